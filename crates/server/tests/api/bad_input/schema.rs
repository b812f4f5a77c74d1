//! The fields a request can have, walked through by its schema.

use serde_json::{Value, json};

/// Deepest nesting of the schemas; reaching it would mean that one contains itself.
const MAX_DEPTH: usize = 10;

/// One field somewhere in a request.
#[derive(Clone, Debug)]
pub struct Field {
    /// The path as errors name it: `claims[0].deviceIdentifier.imei`.
    pub path: String,
    /// Its own schema.
    pub schema: Value,
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    /// A field of an object.
    Name(String),
    /// The only item of a list.
    First,
    /// An entry of a map.
    Entry(String),
}

impl Field {
    /// A body that has nothing but this field, with this value.
    pub fn body(&self, value: Value) -> Value {
        self.steps.iter().rev().fold(value, |inner, step| match step {
            Step::Name(name) | Step::Entry(name) => json!({name: inner}),
            Step::First => json!([inner]),
        })
    }

    pub fn is_object(&self) -> bool {
        self.schema.get("$ref").is_some()
    }

    /// Whether it is the item of a list or the entry of a map, for which proto3 JSON has no `null`.
    pub fn is_element(&self) -> bool {
        matches!(self.steps.last(), Some(Step::First | Step::Entry(_)))
    }
}

/// Every field of the message with this schema and of the messages in it, the message itself first.
pub fn fields(schemas: &Value, schema: &str) -> Vec<Field> {
    let root = Field { path: String::new(), schema: json!({"$ref": schema}), steps: Vec::new() };
    let mut all = vec![root.clone()];
    below(schemas, &root, &mut all);
    all
}

fn below(schemas: &Value, parent: &Field, all: &mut Vec<Field>) {
    assert!(parent.steps.len() < MAX_DEPTH, "{} is nested too deeply", parent.path);
    let mut add = |path: String, step: Step, schema: &Value| {
        let steps = parent.steps.iter().cloned().chain([step]).collect();
        let field = Field { path, schema: schema.clone(), steps };
        all.push(field.clone());
        below(schemas, &field, all);
    };
    let join = |name: &str| if parent.path.is_empty() { name.to_owned() } else { format!("{}.{name}", parent.path) };
    if let Some(name) = parent.schema["$ref"].as_str() {
        for (name, schema) in schemas[name]["properties"].as_object().unwrap() {
            add(join(name), Step::Name(name.clone()), schema);
        }
    } else if parent.schema["type"] == "array" {
        add(format!("{}[0]", parent.path), Step::First, &parent.schema["items"]);
    } else if parent.schema["additionalProperties"]["type"] == "string" {
        let entry = json!({"type": "string"});
        add(join("ordernumber"), Step::Entry("ordernumber".to_owned()), &entry);
    }
}

/// Values of types or forms that the field does not have.
pub fn wrong_values(schema: &Value) -> Vec<Value> {
    let wide: Value = serde_json::from_str("123456789012345678901234567890").unwrap();
    match (schema["type"].as_str(), schema["format"].as_str()) {
        _ if schema.get("$ref").is_some() => vec![json!("text"), json!(7), json!(true), json!([]), json!([{}])],
        // A bare value is a list of one, as Google's front end has it: what is no item is no list either.
        (Some("array"), _) => wrong_values(&schema["items"]).into_iter().filter(|value| !value.is_array()).collect(),
        (Some("object"), _) => vec![json!("text"), json!(7), json!([]), json!(true)],
        // Of text only the very words are read.
        (Some("boolean"), _) => {
            vec![json!("yes"), json!("True"), json!("1"), json!(""), json!(1), json!({}), json!([]), json!([true])]
        }
        (Some("string"), Some("int64")) => {
            vec![
                json!("x"),
                json!(""),
                json!("1.5"),
                json!(1.5),
                json!(1e300),
                json!(true),
                json!({}),
                json!([]),
                json!("9223372036854775808"),
                wide,
            ]
        }
        (Some("integer"), _) => {
            vec![json!("x"), json!(""), json!(1.5), json!(2_147_483_648_i64), json!(true), json!({}), json!([]), wide]
        }
        (Some("string"), Some("google-duration")) => {
            vec![
                json!("2 hours"),
                json!("1h"),
                json!(""),
                json!("s"),
                json!(7200),
                // The message itself is read; an empty one says nothing, and one of parts out of range no duration.
                json!({}),
                json!({"seconds": 1, "nanos": -1}),
                json!({"seconds": 315_576_000_001_i64}),
                json!("1e5s"),
                json!("999999999999999s"),
            ]
        }
        (Some("string"), Some("google-datetime")) => {
            vec![json!("yesterday"), json!("2026-13-01T00:00:00Z"), json!("2026-11-22"), json!(""), json!(5), json!({})]
        }
        (Some("string"), _) if schema.get("enum").is_some() => {
            // A number, or its text, is the value at that place (ProtoJSON), as far as there is one.
            vec![
                json!("NO_SUCH_VALUE"),
                json!(""),
                json!("99"),
                json!(99),
                json!(-1),
                json!(1.5),
                json!({}),
                json!([]),
                json!(true),
            ]
        }
        (Some("string"), _) => vec![json!(1), json!(1.5), json!(true), json!({}), json!([]), json!(["text"])],
        other => panic!("no wrong value is known for {other:?}"),
    }
}
