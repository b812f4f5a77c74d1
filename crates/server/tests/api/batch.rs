//! `POST /batch`, as Python's and Java's clients send and read it.

use serde_json::{Value, json};

use crate::support::{Answer, Scene, on_every_engine};

const BOUNDARY: &str = "===============7330845974216740156==";

/// One answer of a batch.
struct Part {
    content_id: Option<String>,
    status: u16,
    body: Value,
}

/// Takes a batch answer apart the way Python's client does: by CR LF CR LF and a status line of three words.
fn parts(answer: &Answer) -> Vec<Part> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let kind = answer.header("content-type").unwrap();
    let boundary = kind.strip_prefix("multipart/mixed; boundary=").unwrap_or_else(|| panic!("{kind}"));
    let text = answer.text();
    let delimiter = format!("--{boundary}");
    let pieces: Vec<&str> = text.split(delimiter.as_str()).collect();
    assert_eq!(pieces.last().copied(), Some("--\r\n"), "the batch is closed: {text}");
    pieces[1..pieces.len() - 1].iter().map(|piece| part(piece)).collect()
}

fn part(piece: &str) -> Part {
    let (outer, inner) = piece.trim_start().split_once("\r\n\r\n").expect("headers of the part");
    let header = |name: &str| {
        outer.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).map(|value| value.trim().to_owned())
    };
    assert_eq!(header("Content-Type").as_deref(), Some("application/http"), "{outer}");
    let (head, body) = inner.split_once("\r\n\r\n").expect("headers of the answer");
    let status_line = head.lines().next().unwrap();
    let words: Vec<&str> = status_line.splitn(3, ' ').collect();
    assert_eq!(words.len(), 3, "Python needs three words: {status_line}");
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).expect("a length");
    assert_eq!(body.strip_suffix("\r\n").map(str::len), length.parse().ok(), "{head}");
    assert!(head.contains("Content-Type: application/json; charset=UTF-8"), "{head}");
    Part {
        content_id: header("Content-ID"),
        status: words[1].parse().unwrap(),
        body: serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}")),
    }
}

/// A part as Python's email package writes it: bare line feeds, headers even on GET.
fn python_part(id: &str, method: &str, target: &str, token: Option<&str>, body: &str) -> String {
    let authorization = token.map_or(String::new(), |token| format!("authorization: Bearer {token}\n"));
    format!(
        "--{BOUNDARY}\nContent-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n\
         Content-ID: <{id}>\n\n{method} {target} HTTP/1.1\nContent-Type: application/json\nMIME-Version: 1.0\n\
         accept: application/json\naccept-encoding: gzip, deflate\nuser-agent: (gzip)\n{authorization}Host: x\n\
         content-length: {}\n\n{body}\n",
        body.chars().count()
    )
}

fn send(scene: &Scene, token: Option<&str>, body: String) -> Answer {
    let client = match token {
        Some(token) => scene.anonymous().with_token(token),
        None => scene.anonymous(),
    };
    let kind = format!("multipart/mixed; boundary=\"{BOUNDARY}\"");
    client.send("POST", "/batch", &[("Content-Type", &kind)], body.into_bytes())
}

fn closed(parts: &[String]) -> String {
    format!("{}--{BOUNDARY}--\n", parts.concat())
}

#[test]
fn given_a_batch_as_python_sends_it_when_answered_then_each_part_answers_its_call_under_its_id() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let admin = scene.admin().token().to_owned();
        let reseller = scene.reseller().token().to_owned();
        let customer = scene.customer;
        let body = scene.configuration_body("By batch").to_string();
        let calls = [
            python_part(
                "u-1 + 1",
                "GET",
                &format!("/v1/customers/{customer}/devices/{device}?alt=json"),
                Some(&admin),
                "",
            ),
            python_part(
                "u-1 + 2",
                "POST",
                &format!("/v1/customers/{customer}/configurations?alt=json"),
                Some(&admin),
                &body,
            ),
            python_part("u-1 + 3", "GET", &format!("/v1/customers/{customer}/devices/4711"), Some(&admin), ""),
            python_part(
                "u-1 + 4",
                "GET",
                &format!("/v1/partners/{}/devices/{device}", scene.partner),
                Some(&reseller),
                "",
            ),
            python_part("u-1 + 5", "GET", "/v1/customers?pageSize=0", Some(&admin), ""),
            python_part("u-1 + 6", "GET", "/v1/customers?pageSize=1", Some("ya29.wrong"), ""),
        ];
        let answered = parts(&send(scene, None, closed(&calls)));
        let ids: Vec<_> = answered.iter().map(|part| part.content_id.clone().unwrap()).collect();
        let expected: Vec<String> = (1..=6).map(|number| format!("<response-u-1 + {number}>")).collect();
        assert_eq!(ids, expected);
        let statuses: Vec<u16> = answered.iter().map(|part| part.status).collect();
        assert_eq!(statuses, [200, 200, 404, 200, 400, 401]);
        assert_eq!(answered[0].body["deviceId"], json!(device.to_string()));
        assert_eq!(answered[1].body["configurationName"], "By batch");
        assert_eq!(answered[2].body["error"]["details"][0]["code"], "INVALID_DEVICE_ID");
        assert_eq!(answered[3].body["name"], json!(format!("partners/{}/devices/{device}", scene.partner)));
        assert_eq!(answered[5].body["error"]["status"], "UNAUTHENTICATED");
    });
}

#[test]
fn given_a_batch_as_java_sends_it_when_answered_then_absolute_urls_bare_ids_and_overrides_are_understood() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        let admin = scene.admin().token().to_owned();
        let root = scene.server().public_url.clone();
        let patch = "{\"isDefault\":true}";
        let body = format!(
            "--__END_OF_PART__1__\r\nContent-Length: 0\r\nContent-Type: application/http\r\ncontent-id: 1\r\n\
             content-transfer-encoding: binary\r\n\r\nGET {root}/v1/customers?pageSize=1 HTTP/1.1\r\n\
             Authorization: Bearer {admin}\r\n\r\n\r\n\
             --__END_OF_PART__1__\r\nContent-Type: application/http\r\ncontent-id: 2\r\n\r\n\
             POST {root}/v1/customers/{}/configurations/{made}?updateMask=isDefault HTTP/1.1\r\n\
             Authorization: Bearer {admin}\r\nX-HTTP-Method-Override: PATCH\r\nContent-Type: application/json; charset=UTF-8\r\n\
             Content-Length: {}\r\n\r\n{patch}\r\n--__END_OF_PART__1__--\r\n",
            scene.customer,
            patch.len(),
        );
        let kind = "multipart/mixed; boundary=__END_OF_PART__1__";
        let answer = scene.anonymous().send("POST", "/batch", &[("Content-Type", kind)], body.into_bytes());
        let answered = parts(&answer);
        let ids: Vec<_> = answered.iter().map(|part| part.content_id.as_deref()).collect();
        assert_eq!(ids, [Some("response-1"), Some("response-2")]);
        assert_eq!(answered[0].body["customers"][0]["companyName"], "Acme");
        assert_eq!(answered[1].body["isDefault"], true);
    });
}

#[test]
fn given_a_token_on_the_batch_when_a_part_has_none_then_it_counts_but_a_parts_own_goes_first() {
    on_every_engine(|scene| {
        let (admin, reseller) = (scene.admin().token().to_owned(), scene.reseller().token().to_owned());
        let vendors = format!("/v1/partners/{}/vendors", scene.partner);
        let calls = [
            python_part("a + 1", "GET", "/v1/customers?pageSize=1", None, ""),
            python_part("a + 2", "GET", &vendors, Some(&reseller), ""),
            python_part("a + 3", "GET", &vendors, None, ""),
        ];
        let statuses =
            |token| parts(&send(scene, token, closed(&calls))).iter().map(|part| part.status).collect::<Vec<_>>();
        assert_eq!(statuses(Some(admin.as_str())), [200, 200, 403]);
        assert_eq!(statuses(None), [401, 200, 401]);
    });
}

#[test]
fn given_a_token_in_the_query_of_a_batch_or_of_a_part_when_sent_then_it_counts_as_in_a_header() {
    on_every_engine(|scene| {
        let (admin, reseller) = (scene.admin().token().to_owned(), scene.reseller().token().to_owned());
        let vendors = format!("/v1/partners/{}/vendors", scene.partner);
        let calls = [
            python_part("a + 1", "GET", "/v1/customers?pageSize=1", None, ""),
            python_part("a + 2", "GET", &vendors, Some(&reseller), ""),
            python_part("a + 3", "GET", &format!("{vendors}?access_token={reseller}"), None, ""),
            python_part("a + 4", "GET", &vendors, None, ""),
        ];
        let kind = format!("multipart/mixed; boundary=\"{BOUNDARY}\"");
        for (path, client) in [
            (format!("/batch?access_token={admin}"), scene.anonymous()),
            (format!("/batch/?alt=json&oauth_token={admin}"), scene.anonymous()),
            ("/batch".to_owned(), scene.admin()),
            (format!("/batch?access_token={reseller}"), scene.admin()),
        ] {
            let answer = client.send("POST", &path, &[("Content-Type", &kind)], closed(&calls).into_bytes());
            let statuses: Vec<u16> = parts(&answer).iter().map(|part| part.status).collect();
            assert_eq!(statuses, [200, 200, 200, 403], "{path}");
        }
    });
}

#[test]
fn given_headers_of_a_batch_when_a_part_has_none_of_that_name_then_they_are_its_own() {
    on_every_engine(|scene| {
        let target = format!("/v1/customers/{}/dpcs", scene.customer);
        let masked = format!("--{BOUNDARY}\nContent-Type: application/http\n\nGET {target}\nX-Goog-FieldMask: *\n\n\n");
        let body = scene.configuration_body("Not packed").to_string();
        let made = format!("/v1/customers/{}/configurations", scene.customer);
        let calls = [python_part("1", "GET", &target, None, ""), masked, python_part("3", "POST", &made, None, &body)];
        let kind = format!("multipart/mixed; boundary=\"{BOUNDARY}\"");
        let headers = [
            ("Content-Type", kind.as_str()),
            ("Content-Language", "de"),
            ("X-HTTP-Method-Override", "POST"),
            ("X-Goog-User-Project", "my-project"),
            ("X-Goog-FieldMask", "dpcs.dpcName,name"),
        ];
        let answered = parts(&scene.admin().send("POST", "/batch", &headers, closed(&calls[..2]).into_bytes()));
        assert_eq!(answered[0].status, 400, "the mask is of every call: {}", answered[0].body);
        assert!(answered[1].body["dpcs"][0].as_object().is_some_and(|dpc| dpc.len() > 1), "it has its own");
        let headers = [("Content-Type", kind.as_str()), ("X-Goog-FieldMask", "dpcs.dpcName")];
        let answered = parts(&scene.admin().send("POST", "/batch", &headers, closed(&calls[..1]).into_bytes()));
        assert_eq!(answered[0].body["dpcs"][0].as_object().map(|dpc| dpc.len()), Some(1), "{}", answered[0].body);
        let headers = [("Content-Type", kind.as_str()), ("X-Goog-FieldMask", "name")];
        let answered = parts(&scene.admin().send("POST", "/batch", &headers, closed(&calls[2..]).into_bytes()));
        assert_eq!(answered[0].body.as_object().map(|made| made.len()), Some(1), "{}", answered[0].body);
    });
}

#[test]
fn given_parts_without_content_id_or_with_zero_length_posts_when_answered_then_by_order() {
    on_every_engine(|scene| {
        let admin = scene.admin().token().to_owned();
        let body = format!(
            "--b\r\nContent-Type: application/http\r\n\r\nPOST /v1/customers/{}/devices:unclaim\r\nContent-Length: 0\r\n\r\n\r\n\
             --b\r\nContent-Type: application/http\r\n\r\nGET /v1/customers/{}/dpcs\r\n\r\n--b--",
            scene.customer, scene.customer
        );
        let client = scene.anonymous().with_token(&admin);
        let answer =
            client.send("POST", "/batch", &[("Content-Type", "multipart/mixed; boundary=b")], body.into_bytes());
        let answered = parts(&answer);
        assert_eq!(answered.iter().map(|part| part.status).collect::<Vec<_>>(), [400, 200]);
        assert!(answered.iter().all(|part| part.content_id.is_none()));
        assert!(answered[0].body["error"]["message"].as_str().unwrap().contains("device"));
    });
}

#[test]
fn given_a_thousand_calls_when_sent_then_all_are_answered_in_order_and_one_more_is_refused() {
    on_every_engine(|scene| {
        let admin = scene.admin().token().to_owned();
        let call = |number: usize| {
            let target = format!("/v1/customers/{}/devices/{}", scene.customer, number + 1);
            python_part(&format!("n + {number}"), "GET", &target, None, "")
        };
        let calls: Vec<String> = (0..1000).map(call).collect();
        let answered = parts(&send(scene, Some(&admin), closed(&calls)));
        assert_eq!(answered.len(), 1000);
        for (number, part) in answered.iter().enumerate() {
            assert_eq!(part.content_id, Some(format!("<response-n + {number}>")));
            assert_eq!(part.status, 404);
        }
        let calls: Vec<String> = (0..1001).map(call).collect();
        send(scene, Some(&admin), closed(&calls)).refused(400, "INVALID_ARGUMENT").says("at most 1000");
    });
}

#[test]
fn given_a_length_in_characters_as_dotnet_counts_it_when_sent_then_the_boundary_ends_the_body() {
    on_every_engine(|scene| {
        let create = |name: &str| {
            let body = scene.configuration_body(name).to_string();
            // `python_part` counts characters, too.
            let target = format!("/v1/customers/{}/configurations", scene.customer);
            python_part(name, "POST", &target, Some(scene.admin().token()), &body)
        };
        let answered = parts(&send(scene, None, closed(&["Büro", "Küchengeräte für Fürth", "Plain"].map(create))));
        let names: Vec<_> = answered.iter().map(|part| (part.status, part.body["configurationName"].clone())).collect();
        assert_eq!(names, ["Büro", "Küchengeräte für Fürth", "Plain"].map(|name| (200, json!(name))));
    });
}

#[test]
fn given_a_wrong_part_when_sent_then_it_spoils_itself_alone_and_its_refusal_has_its_id() {
    on_every_engine(|scene| {
        let good = |id: &str| python_part(id, "GET", "/v1/customers?pageSize=1", None, "");
        let head = |id: &str| format!("--{BOUNDARY}\nContent-Type: application/http\nContent-ID: <{id}>\n");
        let wrong = [
            (format!("{}\n\n", head("2")), "request line"),
            (format!("--{BOUNDARY}\nContent-Type: application/json\nContent-ID: <3>\n\n{{}}\n"), "application/http"),
            (format!("{}Content-Transfer-Encoding: base64\n\nR0VU\n", head("4")), "Content-Transfer-Encoding"),
            (format!("{}no colon\n\nGET /v1/customers\n", head("5")), "colon"),
            (format!("{}\nGET ftp://x/v1/customers\n", head("6")), "request line"),
            (format!("{}\nPOST /v1/customers\nTransfer-Encoding: chunked\n\n0\n", head("7")), "Transfer-Encoding"),
            (python_part("8", "POST", "/batch/", None, ""), "another batch"),
        ];
        let says = wrong.clone().map(|(_, says)| says);
        let all: Vec<String> = [vec![good("1")], wrong.map(|(part, _)| part).to_vec(), vec![good("9")]].concat();
        let answered = parts(&send(scene, Some(scene.admin().token()), closed(&all)));
        let ids: Vec<_> = answered.iter().map(|part| part.content_id.clone().unwrap()).collect();
        assert_eq!(ids, (1..=9).map(|number| format!("<response-{number}>")).collect::<Vec<_>>());
        assert_eq!((answered[0].status, answered[8].status), (200, 200));
        for (part, says) in answered[1..8].iter().zip(says) {
            let error = &part.body["error"];
            assert_eq!((part.status, &error["status"]), (400, &json!("INVALID_ARGUMENT")), "{error}");
            assert!(error["message"].as_str().is_some_and(|message| message.contains(says)), "{says}: {error}");
        }
    });
}

#[test]
fn given_a_field_mask_in_the_header_of_a_part_when_sent_then_it_is_of_that_call() {
    on_every_engine(|scene| {
        let target = format!("/v1/customers/{}/dpcs", scene.customer);
        let masked = format!(
            "--{BOUNDARY}\nContent-Type: application/http\n\nGET {target}\nX-Goog-FieldMask: dpcs.dpcName\n\n\n"
        );
        let answered = parts(&send(
            scene,
            Some(scene.admin().token()),
            closed(&[masked, python_part("2", "GET", &target, None, "")]),
        ));
        assert_eq!(answered[0].body["dpcs"][0].as_object().map(|dpc| dpc.len()), Some(1), "{}", answered[0].body);
        assert!(answered[1].body["dpcs"][0].as_object().is_some_and(|dpc| dpc.len() > 1));
    });
}

#[test]
fn given_a_batch_in_a_batch_when_sent_then_it_is_refused() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for target in
            ["/batch", "/batch/", "/batch?x=y", "/batch/androiddeviceprovisioning/v1", "http://x/batch", "/%62atch"]
        {
            let inner = python_part("a + 1", "POST", target, None, "");
            let answered = parts(&send(scene, Some(scene.admin().token()), closed(&[inner])));
            let error = &answered[0].body["error"];
            assert_eq!((answered[0].status, &error["status"]), (400, &json!("INVALID_ARGUMENT")), "{target}: {error}");
            assert!(error["message"].as_str().is_some_and(|message| message.contains("another batch")), "{error}");
        }
        // A path that only begins alike is no batch, but no method either.
        let inner = python_part("a + 1", "GET", "/batches", None, "");
        assert_eq!(parts(&send(scene, Some(scene.admin().token()), closed(&[inner])))[0].status, 404);
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_what_is_no_batch_when_sent_then_400_says_why() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let good = closed(&[python_part("a + 1", "GET", "/v1/customers?pageSize=1", None, "")]);
        let kind = format!("multipart/mixed; boundary=\"{BOUNDARY}\"");
        let cut = good[..good.len() - 10].to_owned();
        for (kind, body, says) in [
            ("application/json", good.clone(), "multipart/mixed"),
            ("multipart/mixed", good.clone(), "boundary"),
            ("multipart/mixed; boundary=other", good.clone(), "no part"),
            (&kind, String::new(), "no part"),
            (&kind, format!("--{BOUNDARY}--"), "at least one call"),
            (&kind, cut, "cut off"),
        ] {
            let answer = scene.admin().send("POST", "/batch", &[("Content-Type", kind)], body.into_bytes());
            answer.refused(400, "INVALID_ARGUMENT").says(says);
        }
        let binary = [b"--b\r\n\r\nGET /\xff\xfe HTTP/1.1\r\n\r\n".as_slice(), b"\r\n--b--"].concat();
        // Wrong within a part: it spoils itself alone.
        let answer = scene.admin().send("POST", "/batch", &[("Content-Type", "multipart/mixed; boundary=b")], binary);
        assert_eq!(parts(&answer)[0].status, 400, "{}", answer.text());
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_the_path_of_newer_clients_or_one_with_a_slash_when_sent_then_it_is_the_same_endpoint() {
    on_every_engine(|scene| {
        let good = closed(&[python_part("a + 1", "GET", "/v1/customers?pageSize=1", None, "")]);
        let kind = format!("multipart/mixed; boundary=\"{BOUNDARY}\"");
        for path in ["/batch/", "/batch/androiddeviceprovisioning/v1", "/batch/androiddeviceprovisioning/v1/"] {
            let answer = scene.admin().send("POST", path, &[("Content-Type", &kind)], good.clone().into_bytes());
            assert_eq!(parts(&answer)[0].status, 200, "{path}");
        }
    });
}

#[test]
fn given_unknown_paths_in_a_batch_when_sent_by_a_stranger_then_nothing_is_guessed_and_by_a_caller_it_is() {
    on_every_engine(|scene| {
        let misspelt = |token: Option<&str>| {
            let part = python_part("1", "GET", &format!("/v1/customers/{}/device", scene.customer), token, "");
            let answered = parts(&send(scene, None, format!("{part}--{BOUNDARY}--\n")));
            assert_eq!(answered[0].status, 404);
            answered[0].body["error"]["message"].as_str().unwrap().to_owned()
        };
        assert_eq!(misspelt(None), "no method has this path");
        assert_eq!(misspelt(Some("ya29.wrong")), "no method has this path");
        let token = scene.admin().token().to_owned();
        assert!(misspelt(Some(&token)).contains("customers.devices.list"));
    });
}

#[test]
fn given_a_batch_of_a_thousand_unknown_paths_when_sent_then_each_is_refused_and_others_are_answered_meanwhile() {
    on_every_engine(|scene| {
        let path = "androidenterprise/v1/enterprises/1/users/2/devices/3/managedConfigurationsForDevices/4/x";
        let each = (0..1000).map(|number| python_part(&number.to_string(), "GET", &format!("/{path}"), None, ""));
        let body: String = each.chain([format!("--{BOUNDARY}--\n")]).collect();
        std::thread::scope(|scope| {
            let batch = scope.spawn(|| parts(&send(scene, None, body)));
            // Once at least, whichever of the two is faster.
            loop {
                assert_eq!(scene.anonymous().get("/healthz").status, 200);
                if batch.is_finished() {
                    break;
                }
            }
            let answered = batch.join().unwrap();
            assert_eq!(answered.len(), 1000);
            assert!(answered.iter().all(|part| part.status == 404));
        });
    });
}

#[test]
fn given_blank_lines_a_byte_order_mark_or_strange_blanks_in_parts_when_sent_then_they_are_as_in_a_request() {
    on_every_engine(|scene| {
        let token = scene.admin().token().to_owned();
        let target = format!("/v1/customers/{}/configurations", scene.customer);
        let make = |name: &str, mark: &str| {
            let body = format!("{mark}{}", scene.configuration_body(name));
            python_part(name, "POST", &target, Some(&token), &body)
        };
        let late = make("Late", "").replacen("POST", "\n\nPOST", 1);
        let strange = python_part("Strange", "POST", &target, Some(&token), "{\u{a0}}");
        let answered = parts(&send(scene, None, closed(&[late, make("Marked", "\u{feff}"), strange])));
        assert_eq!(answered.iter().map(|part| part.status).collect::<Vec<_>>(), [200, 200, 400]);
        let message = answered[2].body["error"]["message"].as_str().unwrap();
        assert!(message.contains("U+00A0 (no-break space)"), "{message}");
    });
}
