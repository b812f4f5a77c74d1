//! The enums of a description: one Rust enum for each distinct list of values.

use std::fmt::Write as _;

use super::description::Description;
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
    for (field, property) in description.schemas.values().flat_map(|schema| &schema.properties) {
        let Some(values) = &property.values else { continue };
        let name = enum_name(field, values)?;
        match enums.iter().find(|known| known.name == name) {
            None => enums.push(Enum { name, values }),
            Some(known) if known.values == values => {}
            Some(_) => return Err(format!("two enums would be called {name}")),
        }
    }
    enums.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(enums)
}

/// The field's name, or the longer name that the unspecified value has before its suffix if it ends like the field.
pub fn enum_name(field: &str, values: &[String]) -> Result<String, String> {
    let stem = values
        .first()
        .and_then(|first| first.strip_suffix(UNSPECIFIED)?.strip_suffix('_'))
        .ok_or_else(|| format!("the first value of {field} must be the unspecified one"))?;
    let (stem, field) = (pascal(stem), capital(field));
    Ok(if stem.ends_with(&field) { stem } else { field })
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
    let variants: Vec<(String, &String)> = item
        .values
        .iter()
        .enumerate()
        .map(|(index, value)| (if index == 0 { pascal(UNSPECIFIED) } else { pascal(&value[prefix..]) }, value))
        .collect();
    let mut out = String::new();
    write(&mut out, item, family, &variants).map_err(|error| error.to_string())?;
    Ok(out)
}

fn write(out: &mut String, item: &Enum<'_>, family: &str, variants: &[(String, &String)]) -> std::fmt::Result {
    let name = &item.name;
    writeln!(out, "\n/// `{name}` of {family}.")?;
    writeln!(out, "#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]")?;
    writeln!(out, "pub enum {name} {{")?;
    for (index, (variant, value)) in variants.iter().enumerate() {
        writeln!(out, "    /// `{value}`")?;
        if index == 0 {
            writeln!(out, "    #[default]")?;
        }
        writeln!(out, "    {variant},")?;
    }
    writeln!(out, "}}\n\nimpl crate::WireEnum for {name} {{")?;
    writeln!(out, "    const NAME: &'static str = \"{name}\";")?;
    writeln!(out, "    const ALL: &'static [Self] = &[")?;
    for (variant, _) in variants {
        writeln!(out, "        Self::{variant},")?;
    }
    writeln!(out, "    ];\n\n    fn as_str(self) -> &'static str {{\n        match self {{")?;
    for (variant, value) in variants {
        writeln!(out, "            Self::{variant} => \"{value}\",")?;
    }
    writeln!(out, "        }}\n    }}\n}}\n\nimpl Serialize for {name} {{")?;
    writeln!(out, "    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{")?;
    writeln!(out, "        serializer.serialize_str(crate::WireEnum::as_str(*self))\n    }}\n}}\n")?;
    writeln!(out, "impl<'de> Deserialize<'de> for {name} {{")?;
    writeln!(out, "    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{")?;
    writeln!(out, "        crate::wire_enum::deserialize(deserializer)\n    }}\n}}")
}
