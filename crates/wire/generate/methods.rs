//! The methods of a description as a table.

use std::fmt::Write as _;

use super::description::{Description, Method, Parameter};
use super::names::{capital, pascal};
use super::rules;

/// The text of the methods module.
pub fn text(description: &Description) -> Result<String, String> {
    let mut methods: Vec<&Method> = description.methods.iter().collect();
    methods.sort_by(|one, other| one.id.cmp(&other.id));
    let mut body = String::new();
    for method in methods {
        entry(&mut body, method).map_err(|error| format!("{}: {error}", method.id))?;
    }
    Ok(format!(
        "{}\n/// The methods of {} {}, sorted by id.\npub static METHODS: &[Method] = &[\n{body}];\n",
        imports(&body),
        description.api,
        description.version
    ))
}

fn imports(body: &str) -> String {
    let all = ["Capture", "HttpMethod", "Kind", "Location", "Method", "Parameter", "Segment"];
    let is_used =
        |name: &&str| *name == "Method" || body.contains(&format!("{name}::")) || body.contains(&format!("{name} {{"));
    format!("use crate::method::{{{}}};\n", all.into_iter().filter(is_used).collect::<Vec<_>>().join(", "))
}

fn entry(out: &mut String, method: &Method) -> Result<(), String> {
    let template = method.template.as_deref().unwrap_or(&method.path);
    let path = Path::read(template, method)?;
    let parameters = method
        .parameters
        .iter()
        .map(|(name, parameter)| parameter_text(name, parameter))
        .collect::<Result<String, _>>()?;
    let (request, response, verb) = (optional(&method.request), optional(&method.response), optional(&path.verb));
    write!(
        out,
        "    Method {{\n        id: \"{}\",\n        http: HttpMethod::{},\n        path: &[{}],\n        verb: {verb},\n        \
         template: \"{template}\",\n        flat_path: \"{}\",\n        parameters: &[{}],\n        captures: &[{}],\n        \
         request: {request},\n        response: {response},\n        \
         scopes: &{:?},\n        legacy: {},\n    }},\n",
        method.id,
        pascal(&method.http),
        lines(&path.segments.concat()),
        method.path,
        lines(&parameters),
        lines(&path.captures.concat()),
        method.scopes,
        method.legacy,
    )
    .map_err(|error| error.to_string())
}

fn optional(text: &Option<String>) -> String {
    text.as_ref().map_or("None".to_owned(), |text| format!("Some(\"{text}\")"))
}

/// The items of a list, each on its own line; an empty list stays on the line.
fn lines(items: &str) -> String {
    if items.is_empty() { String::new() } else { format!("\n{items}        ") }
}

fn parameter_text(name: &str, parameter: &Parameter) -> Result<String, String> {
    let kind = match (parameter.kind.as_str(), parameter.format.as_deref(), &parameter.values) {
        ("string", None, None) => "String".to_owned(),
        ("string", Some(format), None) if rules::is_text_format(format) => "String".to_owned(),
        ("string", None, Some(values)) => format!("Enum(&{values:?})"),
        ("string", Some("int64"), None) => "Int64".to_owned(),
        ("integer", Some("int32"), None) => "Int32".to_owned(),
        ("integer", Some("uint32"), None) => "Uint32".to_owned(),
        ("boolean", None, None) => "Boolean".to_owned(),
        ("string", Some("google-fieldmask"), None) => "FieldMask".to_owned(),
        (kind, format, _) => return Err(format!("no form for parameter {name}, a {kind} of format {format:?}")),
    };
    let location = match parameter.location.as_str() {
        "path" | "query" => capital(&parameter.location),
        other => return Err(format!("parameter {name} is in an unknown place {other}")),
    };
    let Parameter { required, repeated, .. } = parameter;
    rules::check_parameter(parameter).map_err(|error| format!("parameter {name}: {error}"))?;
    let rule = rules::of_parameter(parameter);
    Ok(format!(
        "            Parameter {{ name: \"{name}\", location: Location::{location}, kind: Kind::{kind}, required: {required}, \
         repeated: {repeated}, rule: {rule} }},\n"
    ))
}

/// The path of a method, taken apart.
struct Path {
    segments: Vec<String>,
    captures: Vec<String>,
    verb: Option<String>,
}

impl Path {
    /// Replaces each parameter of the template by the segments its pattern stands for.
    fn read(template: &str, method: &Method) -> Result<Self, String> {
        let (plain, verb) = match template.rsplit_once(':') {
            Some((plain, verb)) if !verb.contains(['/', '}']) => (plain, Some(verb.to_owned())),
            _ => (template, None),
        };
        let mut path = Self { segments: Vec::new(), captures: Vec::new(), verb };
        for part in plain.split('/') {
            match part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(name) => path.parameter(name.trim_start_matches('+'), method)?,
                None => path.segment(part)?,
            }
        }
        let rest_at = path.segments.iter().position(|segment| segment.contains("Rest"));
        if rest_at.is_some_and(|at| at + 1 < path.segments.len()) {
            return Err("a parameter with slashes must be the end of the path".into());
        }
        Ok(path)
    }

    fn parameter(&mut self, name: &str, method: &Method) -> Result<(), String> {
        let parameter = method.parameters.get(name).filter(|parameter| parameter.location == "path");
        let parameter = parameter.ok_or_else(|| format!("{{{name}}} is no path parameter"))?;
        let first = self.segments.len();
        let pattern = parameter.pattern.as_deref().unwrap_or("^[^/]+$");
        let pattern = pattern.trim_start_matches('^').trim_end_matches('$').replace("[^/]+", "*").replace(".*", "**");
        for part in pattern.split('/') {
            self.segment(part)?;
        }
        let last = self.segments.len() - 1;
        self.captures.push(format!("            Capture {{ name: \"{name}\", first: {first}, last: {last} }},\n"));
        Ok(())
    }

    fn segment(&mut self, part: &str) -> Result<(), String> {
        let segment = match part {
            "*" => "Segment::Wildcard".to_owned(),
            "**" => "Segment::Rest".to_owned(),
            word if word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
                && !word.is_empty() =>
            {
                format!("Segment::Literal(\"{word}\")")
            }
            other => return Err(format!("no form for the path segment {other}")),
        };
        self.segments.push(format!("            {segment},\n"));
        Ok(())
    }
}
