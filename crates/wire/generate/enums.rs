//! The enums of a description: one Rust enum for each distinct list of values.

use std::fmt::Write as _;

use super::description::{Description, EnumNames, Property};
use super::names::{capital, pascal};

/// An enum to be written.
pub struct Enum<'d> {
    pub name: String,
    pub values: &'d [String],
}

const UNSPECIFIED: &str = "UNSPECIFIED";

/// Collects the enums of all schemas, sorted by name.
pub fn collect(description: &Description) -> Result<Vec<Enum<'_>>, String> {
    let mut enums: Vec<Enum<'_>> = Vec::new();
    for (schema, fields) in &description.schemas {
        for (field, property) in fields.fields() {
            let Some(values) = values_of(property) else { continue };
            let name = enum_name(description.enum_names, schema, field, values)?;
            if description.schemas.contains_key(&name) {
                return Err(format!("{name} would be an enum and a schema"));
            }
            match enums.iter().find(|known| known.name == name) {
                None => enums.push(Enum { name, values }),
                Some(known) if known.values == values => {}
                Some(_) => return Err(format!("two enums would be called {name}")),
            }
        }
    }
    enums.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(enums)
}

/// The values of an enum, or of a list of enums at any depth.
fn values_of(property: &Property) -> Option<&Vec<String>> {
    property.values.as_ref().or_else(|| values_of(property.items.as_deref()?))
}

/// The enum of a field.
pub fn enum_name(names: EnumNames, schema: &str, field: &str, values: &[String]) -> Result<String, String> {
    match names {
        EnumNames::SchemaAndField => Ok(format!("{schema}{}", capital(field))),
        EnumNames::Field => named_like_its_field(field, values),
    }
}

/// The field's name, or the longer name that the unspecified value has before its suffix if it ends like the field.
fn named_like_its_field(field: &str, values: &[String]) -> Result<String, String> {
    let stem = values
        .first()
        .and_then(|first| first.strip_suffix(UNSPECIFIED)?.strip_suffix('_'))
        .ok_or_else(|| format!("the first value of {field} must be the unspecified one"))?;
    let (stem, field) = (pascal(stem), capital(field));
    Ok(if stem.ends_with(&field) { stem } else { field })
}

/// The variant of a value. Values are in capitals with underscores or in camel case; a first value that says it is the
/// unspecified one is called so.
fn variant(index: usize, value: &str, prefix: usize) -> String {
    let unspecified = index == 0 && value.to_ascii_uppercase().ends_with(UNSPECIFIED);
    if unspecified {
        pascal(UNSPECIFIED)
    } else if value.contains(|letter: char| letter.is_ascii_lowercase()) {
        capital(value)
    } else {
        pascal(&value[prefix..])
    }
}

/// How many bytes of whole words all values begin with.
fn common_prefix(values: &[String]) -> usize {
    let first = values.first().map_or("", String::as_str);
    let is_common = |end: &usize| values.iter().all(|value| value.starts_with(&first[..*end]));
    first.match_indices('_').map(|(at, _)| at + 1).take_while(is_common).last().unwrap_or(0)
}

/// The text of one enum.
pub fn text(item: &Enum<'_>, family: &str) -> Result<String, String> {
    let prefix = common_prefix(item.values);
    let variants: Vec<(String, &String)> =
        item.values.iter().enumerate().map(|(index, value)| (variant(index, value, prefix), value)).collect();
    let mut out = String::new();
    write(&mut out, item, family, &variants).map_err(|error| error.to_string())?;
    Ok(out)
}

fn write(out: &mut String, item: &Enum<'_>, family: &str, variants: &[(String, &String)]) -> std::fmt::Result {
    let name = &item.name;
    let first = variants.first().map_or("", |(variant, _)| variant.as_str());
    let unspecified = if first == "Unspecified" { "Some(Self::Unspecified)" } else { "None" };
    writeln!(out, "\ncrate::wire_enum::declare! {{")?;
    writeln!(out, "    /// `{name}` of {family}.\n    {name}, unspecified: {unspecified};")?;
    for (variant, value) in variants {
        writeln!(out, "    {variant} = {value:?},")?;
    }
    writeln!(out, "}}")
}
