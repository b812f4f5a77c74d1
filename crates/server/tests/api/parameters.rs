//! Parameters of every method: how answers are written and what is not taken silently.

use serde_json::json;

use crate::support::{Scene, on_every_engine};

fn dpcs(scene: &Scene) -> String {
    format!("/v1/customers/{}/dpcs", scene.customer)
}

#[test]
fn given_pretty_print_when_false_then_the_answer_is_one_line_with_the_same_content() {
    on_every_engine(|scene| {
        let pretty = scene.admin().get(&dpcs(scene));
        assert!(pretty.text().contains("\n  \"dpcs\": ["), "two spaces a level: {}", pretty.text());
        assert!(pretty.text().ends_with("}\n"), "{}", pretty.text());
        for value in ["false", "0"] {
            let compact = scene.admin().get(&format!("{}?prettyPrint={value}", dpcs(scene)));
            assert!(!compact.text().contains('\n'), "{}", compact.text());
            assert_eq!(compact.ok(), pretty.ok());
        }
        for value in ["true", "1", ""] {
            assert_eq!(scene.admin().get(&format!("{}?prettyPrint={value}", dpcs(scene))).body, pretty.body);
        }
        let refused = scene.admin().get(&format!("{}?prettyPrint=maybe", dpcs(scene)));
        refused.refused(400, "INVALID_ARGUMENT").about("prettyPrint");
    });
}

#[test]
fn given_fields_when_selected_then_only_they_are_answered() {
    on_every_engine(|scene| {
        scene.claim(1);
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let imei = crate::support::imei(1);
        for selection in [
            "devices/deviceIdentifier/imei",
            "devices(deviceIdentifier(imei))",
            "devices(deviceIdentifier/imei),nextPageToken",
        ] {
            let answered = scene.admin().get(&format!("{path}?fields={selection}")).ok();
            assert_eq!(answered, json!({"devices": [{"deviceIdentifier": {"imei": imei}}]}), "fields={selection}");
        }
        let whole = scene.admin().get(&path).ok();
        for selection in ["", "*", "devices"] {
            assert_eq!(scene.admin().get(&format!("{path}?fields={selection}")).ok(), whole, "fields={selection}");
        }
        let claims = scene.admin().get(&format!("{path}?fields=devices/*/sectionType")).ok();
        assert_eq!(claims["devices"][0]["claims"], json!([{"sectionType": "SECTION_TYPE_ZERO_TOUCH"}]));
    });
}

#[test]
fn given_fields_that_are_none_when_selected_then_400_names_them() {
    on_every_engine(|scene| {
        let deep = "a(".repeat(100);
        let long = "a,".repeat(3000);
        for (selection, says) in [
            ("nonsense", "nonsense"),
            ("dpcs/nonsense", "nonsense"),
            ("dpcs(", "name"),
            ("dpcs)", "expected"),
            ("dpcs,,", "name"),
            (",", "name"),
            ("dpcs/%00", "NUL"),
            ("dpcs(%F0%9F%93%B1)", "name"),
            (deep.as_str(), "deep"),
            (long.as_str(), "bytes"),
        ] {
            let refused = scene.admin().get(&format!("{}?fields={selection}", dpcs(scene)));
            refused.refused(400, "INVALID_ARGUMENT").about("fields").says(says);
        }
    });
}

#[test]
fn given_the_parameters_real_clients_send_when_sent_then_they_are_taken() {
    on_every_engine(|scene| {
        let expected = scene.admin().get(&dpcs(scene)).ok();
        for query in [
            "alt=json",
            "alt=json&prettyPrint=false",
            "key=AIzaSyNoKeyAtAll",
            "quotaUser=somebody",
            "$.xgafv=1",
            "%24.xgafv=2",
            "alt=",
            "callback=",
            "uploadType=&upload_protocol=",
            "",
            "&&",
        ] {
            assert_eq!(scene.admin().get(&format!("{}?{query}", dpcs(scene))).ok(), expected, "query {query:?}");
        }
    });
}

#[test]
fn given_a_parameter_that_would_be_ignored_when_sent_then_400_names_it() {
    on_every_engine(|scene| {
        for (query, field) in [
            ("pagesize=1", "pagesize"),
            ("unknown=1", "unknown"),
            ("alt=media", "alt"),
            ("alt=proto", "alt"),
            ("callback=alert", "callback"),
            ("uploadType=media", "uploadType"),
            ("upload_protocol=raw", "upload_protocol"),
            ("$.xgafv=3", "$.xgafv"),
            ("prettyPrint=%00", "prettyPrint"),
        ] {
            let refused = scene.admin().get(&format!("{}?{query}", dpcs(scene)));
            refused.refused(400, "INVALID_ARGUMENT").about(field);
        }
        for (query, sentence) in [
            ("=x", "a parameter is not a query parameter of this method: \"\""),
            ("pageSize.=5", "a parameter is not a query parameter of this method: \"pageSize.\""),
            ("pageSize.max=1", "a parameter is not a query parameter of this method: \"pageSize.max\""),
        ] {
            let refused = scene.admin().get(&format!("{}?{query}", dpcs(scene)));
            let error = refused.refused(400, "INVALID_ARGUMENT").body["error"].clone();
            assert!(error["message"].as_str().is_some_and(|message| message.contains(sentence)), "{query}: {error}");
            assert_ne!(error["errors"][0]["location"], "", "{query}: {error}");
        }
        let long = "x".repeat(41);
        scene
            .admin()
            .get(&format!("{}?quotaUser={long}", dpcs(scene)))
            .refused(400, "INVALID_ARGUMENT")
            .about("quotaUser");
        let longest = "ä".repeat(40).replace('ä', "%C3%A4");
        scene.admin().get(&format!("{}?quotaUser={longest}", dpcs(scene))).ok();
    });
}

#[test]
fn given_encoded_slashes_in_resource_names_when_sent_then_they_are_slashes() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let (customer, partner) = (scene.customer, scene.partner);
        let plain = scene.admin().get(&format!("/v1/customers/{customer}/devices/{device}")).ok();
        for path in [
            format!("/v1/customers%2F{customer}%2Fdevices%2F{device}"),
            format!("/v1/customers%2f{customer}/devices/{device}"),
            format!("/v1/%63ustomers/{customer}/devices/{device}"),
        ] {
            assert_eq!(scene.admin().get(&path).ok(), plain, "{path}");
        }
        let body = json!({"device": {"deviceId": device.to_string()}});
        scene.admin().post(&format!("/v1/customers%2F{customer}/devices:removeConfiguration"), &body).ok();
        scene.admin().post(&format!("/v1/customers%2F{customer}/devices%3AremoveConfiguration"), &body).ok();
        scene.reseller().get(&format!("/v1/partners%2F{partner}%2Fdevices%2F{device}")).ok();
        let operation = "/v1/operations%2Fapibatchoperation%2F1";
        scene.reseller().get(operation).refused(404, "NOT_FOUND").because("INVALID_OPERATION_ID");
    });
}

#[test]
fn given_the_format_header_of_either_version_when_a_call_fails_then_the_envelope_serves_both() {
    on_every_engine(|scene| {
        let path = "/v1/customers?pageSize=0";
        let plain = scene.admin().get(path);
        let headed = scene.admin().with_header("X-GOOG-API-FORMAT-VERSION", "2").get(path);
        assert_eq!(plain.body, headed.body);
        let error = &plain.refused(400, "INVALID_ARGUMENT").body["error"];
        assert!(error["errors"].is_array() && error["details"].is_array(), "{error}");
    });
}

#[test]
fn given_headers_of_googles_clients_when_sent_then_they_change_nothing() {
    on_every_engine(|scene| {
        let client = scene
            .admin()
            .with_header("x-goog-api-client", "gl-python/3.11 gdcl/2.202.0")
            .with_header("x-goog-user-project", "some-project")
            .with_header("x-allowed-locations", "0x0")
            .with_header("User-Agent", "(gzip)");
        client.get(&dpcs(scene)).ok();
    });
}
