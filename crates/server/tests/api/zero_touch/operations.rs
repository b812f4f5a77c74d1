//! `operations.*`

use std::io::{Read, Write};

use serde_json::{Value, json};

use crate::support::{Module, Scene, Tested, ask, claim_body, imei_identifier, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androiddeviceprovisioning.operations.get",
        answers: get,
        request: |_, children| ask(format!("/v1/operations/apibatchoperation/{}", children.operation)),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn start(scene: &Scene, count: u32) -> Value {
    let claims: Vec<Value> = (0..count).map(|number| claim_body(scene.customer, imei_identifier(number))).collect();
    scene
        .reseller()
        .post(&format!("/v1/partners/{}/devices:claimAsync", scene.partner), &json!({"claims": claims}))
        .ok()
}

fn get(scene: &Scene) {
    let operation = start(scene, 1);
    let finished = scene.finished(&scene.reseller(), &operation);
    let again = scene.reseller().get(&format!("/v1/{}", operation["name"].as_str().unwrap())).ok();
    assert_eq!(again, finished, "a finished operation stays as it is");
    let subject = operation["name"].as_str().unwrap();
    assert_eq!(scene.events_about(subject), ["operation.created", "operation.processed"]);
}

#[test]
fn given_a_client_of_http_1_0_that_keeps_its_connections_when_results_are_sent_in_pieces_then_it_is_told_that_this_one_ends()
 {
    on_every_engine(|scene| {
        let reseller = scene.reseller();
        let operation = scene.finished(&reseller, &start(scene, 900));
        let mut connection = std::net::TcpStream::connect(("127.0.0.1", scene.server().port)).unwrap();
        let (name, token) = (operation["name"].as_str().unwrap(), reseller.token());
        let request = format!(
            "GET /v1/{name}?prettyPrint=false HTTP/1.0\r\nConnection: keep-alive\r\nAuthorization: Bearer {token}\r\n\r\n"
        );
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.to_ascii_lowercase().contains("connection: close"), "{head}");
        assert_eq!(body, operation.to_string());
    });
}

#[test]
fn given_results_of_several_rows_when_they_are_sent_in_pieces_then_every_form_of_the_answer_is_what_the_whole_would_be()
{
    on_every_engine(|scene| {
        let reseller = scene.reseller();
        let operation = scene.finished(&reseller, &start(scene, 900));
        let target = format!("/v1/{}", operation["name"].as_str().unwrap());
        assert_eq!(operation["response"]["perDeviceStatus"].as_array().map(Vec::len), Some(900));
        let only = |fields: &[&str]| {
            let kept = operation.as_object().unwrap().iter().filter(|(name, _)| fields.contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
        };
        let mut ids = only(&["response"]);
        ids["response"] = json!({"perDeviceStatus": operation["response"]["perDeviceStatus"].as_array().unwrap().iter()
            .map(|item| json!({"result": {"deviceId": item["result"]["deviceId"]}})).collect::<Vec<_>>()});
        for (fields, expected) in [
            ("", operation.clone()),
            ("done,name", only(&["name", "done"])),
            ("response", only(&["response"])),
            ("*", operation.clone()),
            ("response/perDeviceStatus/result/deviceId", ids),
            ("response/successCount", json!({"response": {"successCount": 900}})),
        ] {
            let pretty = reseller.get(&format!("{target}?fields={fields}"));
            assert_eq!(pretty.text(), serde_json::to_string_pretty(&expected).unwrap() + "\n", "{fields}");
            let compact = reseller.get(&format!("{target}?fields={fields}&prettyPrint=false"));
            assert_eq!(compact.text(), expected.to_string(), "{fields}");
            let packed =
                scene.reseller().with_header("Accept-Encoding", "gzip").get(&format!("{target}?fields={fields}"));
            let mut unpacked = Vec::new();
            match packed.header("content-encoding") {
                Some("gzip") => {
                    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
                }
                _ => unpacked = packed.body.clone(),
            }
            assert_eq!(unpacked, pretty.body, "{fields}, packed");
        }
    });
}

#[test]
fn given_a_long_operation_when_watched_then_progress_rises_and_done_comes_last() {
    on_every_engine(|scene| {
        let operation = start(scene, 2000);
        assert_eq!(operation["metadata"]["devicesCount"], 2000, "{operation}");
        let path = format!("/v1/{}", operation["name"].as_str().unwrap());
        let (mut progress, mut seen_running) = (0, false);
        loop {
            let now = scene.reseller().get(&path).ok();
            let reached = now["metadata"]["progress"].as_i64().unwrap_or(0);
            assert!(reached >= progress && reached <= 100, "progress fell from {progress} to {reached}");
            progress = reached;
            match now["metadata"]["processingStatus"].as_str() {
                Some("BATCH_PROCESS_PROCESSED") => {
                    assert_eq!((&now["done"], progress), (&json!(true), 100));
                    assert_eq!(now["response"]["perDeviceStatus"].as_array().map(Vec::len), Some(2000));
                    break;
                }
                Some("BATCH_PROCESS_PENDING" | "BATCH_PROCESS_IN_PROGRESS") => {
                    seen_running = true;
                    assert!(now.get("done").is_none(), "done is left out while it runs: {}", now["metadata"]);
                    assert!(now.get("response").is_none(), "no results before the end");
                }
                other => panic!("unknown processing status {other:?}"),
            }
        }
        assert!(seen_running, "two thousand claims are not done before the first look");
        let items = scene.reseller().get(&path).ok()["response"]["perDeviceStatus"].clone();
        for (number, item) in items.as_array().unwrap().iter().enumerate() {
            let expected = imei_identifier(u32::try_from(number).unwrap());
            assert_eq!(item["claim"]["deviceIdentifier"], expected, "item {number} is out of order");
        }
    });
}

#[test]
fn given_names_that_are_no_operations_when_asked_for_then_404_with_googles_code() {
    on_every_engine(|scene| {
        for name in [
            "operations/1",
            "operations/apibatchoperation/1",
            "operations/apibatchoperation/x",
            "operations/apibatchoperation/1/2",
            "operations/other/1",
        ] {
            let refused = scene.reseller().get(&format!("/v1/{name}")).refused(404, "NOT_FOUND");
            refused.because("INVALID_OPERATION_ID");
        }
    });
}

#[test]
fn given_selected_fields_when_a_finished_operation_is_asked_for_then_only_they_come() {
    on_every_engine(|scene| {
        let operation = start(scene, 2);
        scene.finished(&scene.reseller(), &operation);
        let path = format!("/v1/{}", operation["name"].as_str().unwrap());
        let part = scene.reseller().get(&format!("{path}?fields=done,response/perDeviceStatus/result/status")).ok();
        let status = json!({"result": {"status": "SINGLE_DEVICE_STATUS_SUCCESS"}});
        assert_eq!(part, json!({"done": true, "response": {"perDeviceStatus": [status, status]}}));
        let compact = scene.reseller().get(&format!("{path}?prettyPrint=false"));
        assert!(!compact.text().contains('\n'), "{}", compact.text());
        assert_eq!(compact.ok(), scene.reseller().get(&path).ok(), "layout changes nothing else");
    });
}
