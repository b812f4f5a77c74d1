//! Parameters in a discovery document: those of a method, and those every method has.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The query parameters every method has (zero-touch reference, section 1).
pub(super) fn of_every_method() -> Value {
    let text = |description: &str| json!({"type": "string", "location": "query", "description": description});
    let choice = |description: &str, values: &[(&str, &str)]| {
        let mut parameter = text(description);
        parameter["enum"] = values.iter().map(|(value, _)| *value).collect();
        parameter["enumDescriptions"] = values.iter().map(|(_, meaning)| *meaning).collect();
        parameter
    };
    let mut alt = choice(
        "Format of the answer.",
        &[("json", "JSON"), ("media", "The content itself"), ("proto", "Protocol buffers")],
    );
    alt["default"] = json!("json");
    let mut pretty_print = text("Whether the answer is indented.");
    pretty_print["type"] = json!("boolean");
    pretty_print["default"] = json!("true");
    json!({
        "$.xgafv": choice("Generation of the error format.", &[("1", "First generation"), ("2", "Second generation, with details")]),
        "access_token": text("Access token, when it is not in the Authorization header."),
        "alt": alt,
        "callback": text("Name of a JSONP function."),
        "fields": text("Fields to keep in the answer, e.g. devices(name,deviceIdentifier/imei),nextPageToken."),
        "key": text("API key. Accepted and not needed."),
        "oauth_token": text("Another name of access_token."),
        "prettyPrint": pretty_print,
        "quotaUser": text("Whom to count the request for, at most 40 characters."),
        "uploadType": text("Upload protocol of older clients."),
        "upload_protocol": text("Upload protocol."),
    })
}

/// The parameters of one method, with a description each.
pub(super) fn of_method(parameters: &Map<String, Value>, descriptions: &BTreeMap<String, String>) -> Value {
    let described = parameters.iter().map(|(name, parameter)| {
        let mut parameter = parameter.clone();
        if let (Value::Object(parameter), Some(sentence)) = (&mut parameter, descriptions.get(name)) {
            parameter.insert("description".to_owned(), json!(sentence));
        }
        (name.clone(), parameter)
    });
    Value::Object(described.collect())
}

/// The variables of a path template from left to right; clients take positional arguments in this order.
fn in_path_order(template: &str) -> Vec<&str> {
    let variables = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    variables.map(|(variable, _)| variable.trim_start_matches('+')).collect()
}

/// What a call cannot do without, in the order of positional arguments: the variables of the path, then the query's.
pub(super) fn required_in_order<'a>(template: &'a str, parameters: &'a Map<String, Value>) -> Vec<&'a str> {
    let is_required = |parameter: &Value| parameter["location"] == "query" && parameter["required"] == true;
    let of_query = parameters.iter().filter(|(_, parameter)| is_required(parameter)).map(|(name, _)| name.as_str());
    in_path_order(template).into_iter().chain(of_query).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_variables_are_found_in_order() {
        assert_eq!(in_path_order("v1/a/{+b}/c/{d}:verb"), ["b", "d"]);
        assert!(in_path_order("v1/customers").is_empty());
    }

    #[test]
    fn every_common_parameter_is_a_described_query_parameter() {
        let parameters = of_every_method();
        let names: Vec<_> = parameters.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
        assert_eq!(names.len(), 11, "{names:?}");
        for name in names {
            let parameter = &parameters[&name];
            assert_eq!(parameter["location"], "query", "{name}");
            assert!(parameter["description"].is_string(), "{name}");
        }
        assert_eq!(parameters["prettyPrint"]["default"], "true");
        assert_eq!(parameters["$.xgafv"]["enum"], json!(["1", "2"]));
    }
}
