//! The messages of a description as Rust structs.

use std::fmt::Write as _;

use super::description::{Description, Presence, Property, Schema};
use super::names::{camel, snake};
use super::{enums, rules};

/// Words of Rust that are names on the wire.
const KEYWORDS: &[&str] = &["type"];

/// How a field is declared.
struct Field {
    rust_type: String,
    /// The content of each `serde` attribute.
    serde: Vec<String>,
}

/// The text of the types module.
pub fn text(description: &Description) -> Result<String, String> {
    let family = format!("{} {}", description.api, description.version);
    let enums = enums::collect(description)?;
    let mut body = String::new();
    for item in &enums {
        body.push_str(&enums::text(item, &family)?);
    }
    for (name, schema) in &description.schemas {
        body.push_str(&message(description, &family, name, schema)?);
    }
    Ok(format!("{}use serde::{{Deserialize, Serialize}};\n{body}", imports(&body)))
}

/// The imports the text needs besides serde's.
fn imports(body: &str) -> String {
    let mut imports = String::new();
    if body.contains("BTreeMap<") {
        imports.push_str("use std::collections::BTreeMap;\n\n");
    }
    for (used, import) in
        [("Option<Duration>", "use crate::Duration;\n"), ("Option<Timestamp>", "use crate::Timestamp;\n")]
    {
        if body.contains(used) {
            imports.push_str(import);
        }
    }
    imports
}

fn message(description: &Description, family: &str, name: &str, schema: &Schema) -> Result<String, String> {
    if schema.kind != "object" {
        return Err(format!("schema {name} is no object"));
    }
    let mut out = format!("\n/// `{name}` of {family}.\n");
    out.push_str("#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]\n");
    out.push_str("#[serde(rename_all = \"camelCase\", deny_unknown_fields, default, remote = \"Self\")]\n");
    let mut fields = String::new();
    if let Some(constant) = &schema.constant {
        fields.push_str(&format!("    /// `kind`: always `{constant}`\n    pub kind: {name}Kind,\n"));
    }
    for (wire_name, property) in schema.fields() {
        let in_field = |error: String| format!("{name}.{wire_name}: {error}");
        rules::check_place(property, description.presence).map_err(in_field)?;
        let field = field(description, name, wire_name, property).map_err(in_field)?;
        fields.push_str(&declaration(wire_name, &field).map_err(|error| error.to_string())?);
    }
    let body = if fields.is_empty() { String::new() } else { format!("\n{fields}") };
    let known: Vec<String> = schema.fields().map(|(wire_name, _)| format!("{wire_name:?}")).collect();
    let rules = rules::of_message(description, schema);
    write!(out, "pub struct {name} {{{body}}}\n\ncrate::object::message!({name}, [{}]{rules});\n", known.join(", "))
        .map_err(|error| error.to_string())?;
    if let Some(constant) = &schema.constant {
        out.push_str(&format!("\ncrate::kind::constant!({name}Kind, \"{constant}\");\n"));
    }
    Ok(out)
}

fn declaration(wire_name: &str, field: &Field) -> Result<String, std::fmt::Error> {
    let name = snake(wire_name);
    let declared = if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name.clone() };
    let mut out = format!("    /// `{wire_name}`\n");
    if camel(&name) != wire_name {
        writeln!(out, "    #[serde(rename = \"{wire_name}\")]")?;
    }
    if name != wire_name {
        writeln!(out, "    #[serde(alias = \"{name}\")]")?;
    }
    for content in &field.serde {
        writeln!(out, "    #[serde({content})]")?;
    }
    writeln!(out, "    pub {declared}: {},", field.rust_type)?;
    Ok(out)
}

fn field(description: &Description, schema: &str, name: &str, property: &Property) -> Result<Field, String> {
    if property.required && description.presence == Presence::Proto3 {
        return match (property.kind.as_deref(), &property.format) {
            (Some("boolean"), None) => {
                Ok(Field { rust_type: "bool".into(), serde: vec![read_with("crate::boolean::required")] })
            }
            _ => Err("only a boolean can be required".into()),
        };
    }
    if let Some(message) = &property.reference {
        description.schema(message)?;
        let recursive = message == schema || description.holds(message, schema);
        let rust_type = if recursive { format!("Option<Box<{message}>>") } else { format!("Option<{message}>") };
        return Ok(Field { rust_type, serde: vec![skip_if("Option::is_none")] });
    }
    match property.kind.as_deref() {
        Some("array") => list(description, schema, name, property.items.as_deref().ok_or("a list needs items")?),
        Some("object") => {
            map(property.additional_properties.as_deref().ok_or("an object needs additionalProperties")?)
        }
        Some(kind) => scalar(description, schema, name, kind, property),
        None => Err("a property needs a type or a $ref".into()),
    }
}

fn skip_if(condition: &str) -> String {
    format!("skip_serializing_if = \"{condition}\"")
}

fn scalar(
    description: &Description,
    schema: &str,
    name: &str,
    kind: &str,
    property: &Property,
) -> Result<Field, String> {
    let is_default = || match description.presence {
        Presence::Proto3 => skip_if("crate::absent::is_default"),
        Presence::Explicit => skip_if("Option::is_none"),
    };
    if let Some(values) = &property.values {
        return Ok(Field {
            rust_type: format!("Option<{}>", enums::enum_name(description.enum_names, schema, name, values)?),
            serde: vec![is_default()],
        });
    }
    let (rust_type, serde) = match (kind, property.format.as_deref()) {
        ("boolean", None) => ("bool", vec![read_with("crate::boolean::optional"), is_default()]),
        ("string", None | Some("google-fieldmask")) => ("String", vec![is_default()]),
        ("string", Some(format)) if rules::is_text_format(format) => ("String", vec![is_default()]),
        ("string", Some("int64")) => ("i64", vec!["with = \"crate::int64::optional\"".into(), is_default()]),
        ("integer", Some("int32")) => ("i32", vec!["with = \"crate::int32::optional\"".into(), is_default()]),
        ("string", Some("google-duration")) => ("Duration", vec![skip_if("Option::is_none")]),
        ("string", Some("google-datetime")) => ("Timestamp", vec![skip_if("Option::is_none")]),
        (kind, format) => return Err(format!("no form for a {kind} of format {format:?}")),
    };
    Ok(Field { rust_type: format!("Option<{rust_type}>"), serde })
}

fn list(description: &Description, schema: &str, name: &str, items: &Property) -> Result<Field, String> {
    let has_bare_numbers = items.format.as_deref() == Some("int64");
    // Each of the two takes a bare value for a list of one.
    let reader = if has_bare_numbers {
        "with = \"crate::int64::list\"".to_owned()
    } else {
        read_with("crate::list::deserialize")
    };
    let rust_type = format!("Vec<{}>", item(description, schema, name, items, true)?);
    Ok(Field { rust_type, serde: vec![reader, skip_if("Vec::is_empty")] })
}

/// The type of a list's items. A list of `int64` has a reader of its own, which a list within a list cannot have.
fn item(
    description: &Description,
    schema: &str,
    name: &str,
    items: &Property,
    is_outer: bool,
) -> Result<String, String> {
    match (items.kind.as_deref(), items.format.as_deref(), &items.reference) {
        (None, None, Some(message)) => {
            description.schema(message)?;
            Ok(message.clone())
        }
        (Some("string"), Some(format), None) if rules::is_text_format(format) => Ok("String".to_owned()),
        (Some("string"), None, None) => match &items.values {
            Some(values) => enums::enum_name(description.enum_names, schema, name, values),
            None => Ok("String".to_owned()),
        },
        (Some("string"), Some("int64"), None) if is_outer => Ok("i64".to_owned()),
        (Some("object"), None, None) => {
            Ok(map(items.additional_properties.as_deref().ok_or("an object needs additionalProperties")?)?.rust_type)
        }
        (Some("array"), None, None) => {
            let inner = items.items.as_deref().ok_or("a list needs items")?;
            Ok(format!("Vec<{}>", item(description, schema, name, inner, false)?))
        }
        _ => Err("no form for a list of these items".into()),
    }
}

fn map(values: &Property) -> Result<Field, String> {
    let (rust_type, is_empty) = match (values.kind.as_deref(), &values.format) {
        (Some("string"), None) => ("BTreeMap<String, String>", "BTreeMap::is_empty"),
        (Some("any"), None) => {
            // It reads null by itself: as an option, the text would be read twice.
            return Ok(Field {
                rust_type: "crate::Verbatim".into(),
                serde: vec![skip_if("crate::Verbatim::is_empty")],
            });
        }
        _ => return Err("no form for a map of these values".into()),
    };
    Ok(Field { rust_type: rust_type.into(), serde: vec![read_with("crate::absent::null_as_empty"), skip_if(is_empty)] })
}

fn read_with(reader: &str) -> String {
    format!("deserialize_with = \"{reader}\"")
}
