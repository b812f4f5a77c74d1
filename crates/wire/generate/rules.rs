//! The rules of a description's values, as data for the one checker.

use std::fmt::Write as _;

use super::description::{Description, Parameter, Presence, Property, Schema};

/// Formats of text that the checker knows, by their names in descriptions.
pub const FORMATS: &[(&str, &str)] = &[
    ("object-id", "ObjectId"),
    ("slug", "Slug"),
    ("object-id-or-slug", "ObjectIdOrSlug"),
    ("sort-order", "SortOrder"),
];

/// Whether a format is one of text that the checker looks at; the value itself is a `String`.
pub fn is_text_format(format: &str) -> bool {
    FORMATS.iter().any(|(name, _)| *name == format)
}

/// What a value must be, as far as the checker is concerned.
#[derive(Default, PartialEq)]
struct Rule<'d> {
    required: bool,
    minimum: Option<i64>,
    maximum: Option<i64>,
    min_chars: Option<usize>,
    max_chars: Option<usize>,
    max_items: Option<usize>,
    format: Option<&'d str>,
}

impl<'d> Rule<'d> {
    fn of(property: &'d Property, presence: Presence) -> Self {
        Self {
            required: property.required && presence == Presence::Explicit,
            max_items: property.max_items,
            ..Self::of_scalar(innermost(property))
        }
    }

    /// Of a value that is neither a list nor a message.
    fn of_scalar(property: &'d Property) -> Self {
        Self {
            minimum: property.minimum,
            maximum: property.maximum,
            min_chars: property.min_length,
            max_chars: property.max_length,
            format: property.format.as_deref().and_then(variant),
            ..Self::default()
        }
    }

    fn of_parameter(parameter: &'d Parameter) -> Self {
        Self {
            minimum: parameter.minimum,
            maximum: parameter.maximum,
            max_chars: parameter.max_length,
            format: parameter.format.as_deref().and_then(variant),
            ..Self::default()
        }
    }

    fn text(&self) -> String {
        let mut fields = String::new();
        let number = |value: Option<String>| value.map(|value| format!("Some({value})"));
        for (name, value) in [
            ("required", self.required.then(|| "true".to_owned())),
            ("minimum", number(self.minimum.map(|value| value.to_string()))),
            ("maximum", number(self.maximum.map(|value| value.to_string()))),
            ("min_chars", number(self.min_chars.map(|value| value.to_string()))),
            ("max_chars", number(self.max_chars.map(|value| value.to_string()))),
            ("max_items", number(self.max_items.map(|value| value.to_string()))),
            ("format", number(self.format.map(|format| format!("crate::rule::Format::{format}")))),
        ] {
            if let Some(value) = value {
                let _ = write!(fields, "{name}: {value}, ");
            }
        }
        if fields.is_empty() {
            "crate::rule::Rule::NONE".to_owned()
        } else {
            format!("crate::rule::Rule {{ {fields}..crate::rule::Rule::NONE }}")
        }
    }
}

/// The items of a list, of a list of lists, and so on; anything else is itself.
fn innermost(property: &Property) -> &Property {
    property.items.as_deref().map_or(property, innermost)
}

fn variant(format: &str) -> Option<&'static str> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, variant)| *variant)
}

/// Whether a property's limits belong to its type, and are ones the checker will see.
pub fn check_place(property: &Property, presence: Presence) -> Result<(), String> {
    let rule = Rule::of(property, presence);
    if rule != Rule::default() && presence == Presence::Proto3 {
        return Err("limits need explicit presence, because with proto3 a default value cannot be seen".into());
    }
    if property.max_items.is_some() && property.items.is_none() {
        return Err("maxItems belongs to a list".into());
    }
    let mut scalar = property;
    while let Some(items) = scalar.items.as_deref() {
        if Rule::of_scalar(scalar) != Rule::default() {
            return Err("the limits of items stand with the items".into());
        }
        if items.max_items.is_some() {
            return Err("maxItems belongs to a list that is in no list".into());
        }
        scalar = items;
    }
    check_scalar(&Rule::of_scalar(scalar), scalar.kind.as_deref(), scalar.format.as_deref(), scalar.values.is_some())
}

/// The same for a parameter.
pub fn check_parameter(parameter: &Parameter) -> Result<(), String> {
    let Parameter { kind, format, values, .. } = parameter;
    check_scalar(&Rule::of_parameter(parameter), Some(kind), format.as_deref(), values.is_some())
}

fn check_scalar(rule: &Rule<'_>, kind: Option<&str>, format: Option<&str>, is_enum: bool) -> Result<(), String> {
    let is_number = kind == Some("integer") || format == Some("int64");
    let is_text = kind == Some("string") && !is_enum && format.is_none_or(is_text_format);
    if (rule.minimum.is_some() || rule.maximum.is_some()) && !is_number {
        return Err("minimum and maximum belong to a number".into());
    }
    if (rule.min_chars.is_some() || rule.max_chars.is_some()) && !is_text {
        return Err("minLength and maxLength belong to a text".into());
    }
    let is_empty = rule.minimum.zip(rule.maximum).is_some_and(|(min, max)| min > max)
        || rule.min_chars.zip(rule.max_chars).is_some_and(|(min, max)| min > max);
    if is_empty { Err("no value is between the limits".into()) } else { Ok(()) }
}

/// The rule of a parameter.
pub fn of_parameter(parameter: &Parameter) -> String {
    let rule = Rule::of_parameter(parameter);
    if rule == Rule::default() { "None".to_owned() } else { format!("Some({})", rule.text()) }
}

/// The rules of a message, as the end of its declaration; nothing where no message of the description has any.
pub fn of_message(description: &Description, schema: &Schema) -> String {
    let has_rules = description.schemas.values().flat_map(Schema::fields);
    let mut has_rules = has_rules.map(|(_, property)| Rule::of(property, description.presence));
    if !has_rules.any(|rule| rule != Rule::default()) {
        return String::new();
    }
    let mut fields = String::new();
    for (wire_name, property) in schema.fields() {
        let rule = Rule::of(property, description.presence);
        let message = innermost(property).reference.as_deref();
        if rule == Rule::default() && message.is_none() {
            continue;
        }
        let below =
            message.map_or("None".to_owned(), |message| format!("Some(|| <{message} as crate::rule::Checked>::RULES)"));
        let _ = write!(
            fields,
            "\n    crate::rule::FieldRule {{ name: \"{wire_name}\", rule: {}, below: {below} }},",
            rule.text()
        );
    }
    if fields.is_empty() { fields } else { format!(", rules: [{fields}\n]") }
}
