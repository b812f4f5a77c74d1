//! Device files as spreadsheets, people and this program write them.

use std::path::Path;
use std::process::Command;

use muster_core::device::{Reference, Section, Unclaim};
use muster_core::{Call, Caller, Context, ResellerId};
use muster_store::{Options, Store, Tx};
use serde_json::{Value, json};

use crate::support::{Fleet, Installation, imei, mode};

fn rows(expected: &[(u64, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(row, status)| (row.to_string(), (*status).to_owned())).collect()
}

fn names_in(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn given_rows_of_one_device_then_the_later_ones_name_the_first_and_sections_are_two_things() {
    let fleet = Fleet::new();
    let (one, two) = (imei(0), imei(1));
    let text = format!(
        "imei,sectionType,simlockProfileId,ordernumber\n{one},,,PO-1\n{two},,,\n{one},,,PO-2\n{one},SIM_LOCK,7,\n{one},,,\n"
    );
    let done = fleet.import_with(&text, &["--json"]).ok();
    assert_eq!((&done.json()["claimed"], &done.json()["repeated"]), (&json!(5), &json!(2)));
    let reasons: Vec<String> = fleet.results().into_iter().map(|(.., reason)| reason).collect();
    let same = "the same device as in row 2";
    assert_eq!(reasons, ["", "", same, "", same]);
    let dry = fleet.import_with(&text, &["--dry-run"]).ok();
    assert!(dry.out.contains("2 of a device that an earlier row had named"), "{dry:?}");
}

#[test]
fn given_a_stray_quotation_mark_in_a_middle_column_or_in_short_rows_then_no_row_is_lost() {
    let fleet = Fleet::new();
    let [one, two, three] = [0, 1, 2].map(imei);
    for (rest, refused) in [
        (format!("{one},\"PO-1\n{two},PO-2\",+491\n{three},PO-3,+492\n"), 2),
        (format!("{one},\"PO-1\n{two},PO-2\",+491\n{three}\n"), 2),
        (format!("{one},PO-1,\"+490\n{two}\n{three},\"PO-3\"\n"), 1),
        (format!("{one},\"Hall A,\nfloor 2\",+491\n{two},PO-2\n{three},PO-3,+492\n"), 0),
    ] {
        let text = format!("imei,ordernumber,phonenumber\n{rest}");
        let done = fleet.import_with(&text, &["--dry-run"]);
        assert_eq!(fleet.statuses().len(), 3, "{text}{done:?}");
        let wrong = fleet.statuses().iter().filter(|(_, status)| status == "refused").count();
        assert_eq!((wrong, done.code), (refused, i32::from(refused > 0)), "{text}{done:?}");
    }
}

#[test]
fn given_a_stray_quotation_mark_then_its_row_is_refused_and_no_other_is_lost() {
    let fleet = Fleet::new();
    let text = format!("imei,ordernumber\n{},\"PO-1\n{},PO-2\n{},PO-3\n", imei(0), imei(1), imei(2));
    assert_eq!(fleet.import(text).code, 1);
    assert_eq!(fleet.statuses(), rows(&[(2, "refused"), (3, "claimed"), (4, "claimed")]));
    assert!(fleet.results()[0].2.starts_with("ordernumber begins with a quotation mark"), "{:?}", fleet.results());

    // The second mark would end the value that the first one began, two rows before.
    let text = format!("imei,ordernumber\n{},\"PO-1\n{},PO-2\n{},PO-3\"\n", imei(3), imei(4), imei(5));
    fleet.import(text);
    assert_eq!(fleet.statuses(), rows(&[(2, "refused"), (3, "claimed"), (4, "refused")]));
    assert_eq!(fleet.devices().len(), 3);
}

#[test]
fn rows_have_the_numbers_of_the_spreadsheet_and_blank_ones_are_none() {
    let fleet = Fleet::new();
    let text = format!(
        "sep=;\r\nimei;ordernumber\r\n\r\n{};\"PO-1\r\nsecond line\"\r\n;\r\n{}\r\nx;\r\n\r\n",
        imei(0),
        imei(1)
    );
    let done = fleet.import_with(text, &["--json"]);
    assert_eq!(fleet.statuses(), rows(&[(3, "claimed"), (5, "claimed"), (6, "refused")]));
    assert_eq!(done.json()["rows"], json!(3));
    assert_eq!(fleet.devices()[0]["metadata"]["ordernumber"], "PO-1\r\nsecond line");
}

#[test]
fn every_dialect_and_encoding_of_spreadsheets_is_read() {
    let fleet = Fleet::new();
    let text = |separator: &str, number: u32| {
        format!("IMEI{separator}Model\r\n{}{separator}Téléphone {number}\r\n", imei(number))
    };
    let utf_16 = |text: String, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let windows = |text: String| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    for (content, encoding) in [
        (text(",", 0).into_bytes(), "UTF-8"),
        (format!("\u{feff}{}", text(";", 1)).into_bytes(), "UTF-8"),
        (windows(text(";", 2)), "windows-1252"),
        (utf_16(format!("\u{feff}{}", text("\t", 3)), u16::to_le_bytes), "UTF-16LE"),
        (utf_16(format!("\u{feff}{}", text("\t", 4)), u16::to_be_bytes), "UTF-16BE"),
        (utf_16(text("\t", 5), u16::to_le_bytes), "UTF-16LE"),
        (format!("sep=|\n{}", text("|", 6)).into_bytes(), "UTF-8"),
    ] {
        assert_eq!(fleet.import_with(content, &["--json"]).ok().json()["encoding"], encoding);
    }
    let expected: Vec<String> = (0..7).map(|number| format!("Téléphone {number}")).collect();
    assert_eq!(fleet.models(), expected);
    let told = fleet.import(windows(text(";", 7))).ok().out;
    assert!(told.contains("windows-1252") && told.contains("CSV UTF-8"), "a guess is told: {told}");
}

#[test]
fn other_names_of_columns_and_placeholders_are_understood() {
    let fleet = Fleet::new();
    let text = format!(
        "IMEI 1,IMEI 2,S/N,Maker,Model Name,PO Number,Config\n\
         {},N/A,-,none,NULL,PO-7,n/a\n\
         -,000000000000000,S1,Google,Pixel 9,,\n",
        imei(0)
    );
    fleet.import(text).ok();
    let devices = fleet.devices();
    assert_eq!(devices[0]["imei"], json!(imei(0)));
    for absent in ["imei2", "serialNumber", "manufacturer", "model"] {
        assert!(devices[0][absent].is_null(), "{absent}: {}", devices[0]);
    }
    assert_eq!(devices[0]["metadata"], json!({"ordernumber": "PO-7"}));
    assert_eq!((&devices[1]["serialNumber"], &devices[1]["model"]), (&json!("S1"), &json!("Pixel 9")));
    let refused = fleet.import(format!("imei,customer\n{},n/a\n", imei(9)));
    assert_eq!((refused.code, fleet.results()[0].2.as_str()), (1, "customer must be a whole number"));
}

#[test]
fn a_number_that_a_spreadsheet_has_changed_is_refused_with_what_to_do() {
    let fleet = Fleet::new();
    let text = "imei;serial\n4,90154E+14;\n490154203237518.0;\n=\"490154203237518\";\n\"=\"\"490154203237518\"\"\";\n";
    let told = fleet.import(text);
    assert_eq!(told.code, 1);
    let results = fleet.results();
    assert_eq!(results.len(), 4);
    for ((_, status, reason), says) in results.iter().zip(["last digits are lost", "decimal", "formula", "formula"]) {
        assert_eq!(status, "refused");
        assert!(reason.contains(says) && reason.contains("format the column as text"), "{reason}");
    }
    assert!(told.out.contains("row 2: imei was rounded"), "{}", told.out);
}

#[test]
fn files_for_googles_portal_are_read() {
    let fleet = Fleet::new();
    let text = format!(
        "modemtype,modemid,serial,model,manufacturer,profiletype,owner\n\
         IMEI,{},,,,ZERO_TOUCH,{customer}\n\
         MEID,AF0123450ABCDE,,,,ZERO_TOUCH,{customer}\n\
         ,,S1,Pixel Tablet,Google,ZERO_TOUCH,{customer}\n",
        imei(0),
        customer = fleet.customer
    );
    let file = fleet.installation.file("portal.csv", text);
    fleet.installation.run(&["device", "import", file.to_str().unwrap(), "--reseller", &fleet.reseller]).ok();
    let devices = fleet.devices();
    assert_eq!((&devices[0]["imei"], &devices[1]["meid"]), (&json!(imei(0)), &json!("AF0123450ABCDE")));
    assert_eq!((&devices[2]["serialNumber"], &devices[2]["manufacturer"]), (&json!("S1"), &json!("Google")));
}

#[test]
fn the_first_reasons_are_shown_and_the_others_are_counted() {
    let fleet = Fleet::new();
    let text = (0..8).fold("imei\n".to_owned(), |text, number| format!("{text}{number}\n"));
    let done = fleet.import(&text);
    assert!(done.out.contains("row 2: imei is no IMEI") || done.out.contains("row 3: imei is no IMEI"), "{}", done.out);
    assert!(done.out.contains("row 6:") && !done.out.contains("row 9:"), "{}", done.out);
    assert!(done.out.contains("and 3 more"), "{}", done.out);
    let told = fleet.import_with(&text, &["--json"]).json();
    assert_eq!(told["reasons"].as_array().unwrap().len(), 5, "{told}");
    assert_eq!(told["reasons"][1]["row"], json!(3));
}

#[test]
fn the_results_never_take_the_place_of_the_input() {
    let fleet = Fleet::new();
    let text = format!("imei\n{}\n", imei(0));
    let file = fleet.installation.file("fleet.csv", &text);
    let (symbolic, hard) = (fleet.installation.path("symbolic.csv"), fleet.installation.path("hard.csv"));
    std::os::unix::fs::symlink(&file, &symbolic).unwrap();
    std::fs::hard_link(&file, &hard).unwrap();
    let roundabout = fleet.installation.path("data/../fleet.csv");
    let input = file.to_str().unwrap();
    for result in [&file, &symbolic, &hard, &roundabout] {
        let result = result.to_str().unwrap();
        let more = ["--result", result];
        fleet.installation.run(&fleet.arguments(input, &more)).refused(&["--result", "itself"]);
        fleet.installation.run_with_input(&fleet.arguments("-", &more), &file).refused(&["--result", "itself"]);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
    assert_eq!(fleet.devices(), Vec::<Value>::new(), "it is refused before anything is done");

    // A name that a partial file could have is any other name.
    let partial = fleet.installation.file("told.csv.partial", &text);
    let told = fleet.installation.path("told.csv");
    let arguments = fleet.arguments(partial.to_str().unwrap(), &["--result", told.to_str().unwrap()]);
    fleet.installation.run(&arguments).ok();
    assert_eq!(std::fs::read_to_string(&partial).unwrap(), text);
    assert_eq!(mode(&told), 0o600);
    let names = names_in(fleet.installation.directory.path());
    assert_eq!(names, ["data", "fleet.csv", "hard.csv", "symbolic.csv", "told.csv", "told.csv.partial"]);
}

#[test]
fn given_an_import_that_is_refused_then_the_results_of_the_last_one_stay() {
    let fleet = Fleet::new();
    fleet.import(format!("imei\n{}\n", imei(0))).ok();
    let before = fleet.results();
    fleet.import("imei\n").refused(&["no rows"]);
    assert_eq!(fleet.results(), before);
    let nowhere = ["--result", "/dev/null"];
    fleet.import_with(format!("imei\n{}\n", imei(1)), &nowhere).ok();
}

#[test]
fn an_import_reads_standard_input_and_prints_its_results() {
    let fleet = Fleet::new();
    let file = fleet.installation.file("fleet.csv", format!("imei\n{}\nx\n", imei(0)));
    let done = fleet.installation.run_with_input(&fleet.arguments("-", &[]), &file);
    let lines: Vec<&str> = done.out.lines().collect();
    assert_eq!((done.code, lines[0], lines.len()), (1, "row,status,deviceId,code,reason", 3), "{done:?}");
    assert!(done.err.contains("1 of 2 rows claimed, 1 refused") && done.err.contains("row 3: imei"), "{done:?}");

    let told = fleet.installation.run_with_input(&fleet.arguments("-", &["--json"]), &file).json();
    assert_eq!((&told["claimed"], &told["results"][0]["status"]), (&json!(1), &json!("claimed")));
    assert_eq!((&told["results"][1]["row"], &told["results"][1]["code"]), (&json!(3), &json!("INVALID_IMEI")));
    assert_eq!(names_in(fleet.installation.directory.path()), ["data", "fleet.csv"], "no file is made");
}

#[test]
fn an_export_goes_through_a_pipe_into_an_import() {
    let (from, to) = (Fleet::new(), Fleet::new());
    from.import(format!("imei\n{}\n{}\n", imei(0), imei(1))).ok();
    let binary = env!("CARGO_BIN_EXE_muster");
    let command = format!(
        "{binary} device export - --data {} | sed 's/{}/{}/; s/{}/{}/' | {binary} device import - --data {} --json",
        from.installation.data().display(),
        from.reseller,
        to.reseller,
        from.customer,
        to.customer,
        to.installation.data().display()
    );
    let done = Installation::finish({
        let mut shell = Command::new("sh");
        shell.args(["-c", &command]);
        shell
    });
    assert_eq!(done.ok().json()["claimed"], json!(2));
    assert_eq!(to.devices().len(), 2);
}

/// What a device is and who holds it, without the ids that each installation gives.
fn without_ids(devices: Vec<Value>) -> Vec<Value> {
    let strip = |mut device: Value| {
        device.as_object_mut().unwrap().remove("id");
        device
    };
    devices.into_iter().map(strip).collect()
}

#[test]
fn an_export_can_be_imported_with_released_sim_locked_and_chrome_os_devices() {
    let from = Fleet::new();
    let text = format!(
        "imei,imei2,serial,maker,model,section,simlockprofileid,devicetype,attestedid,token,order,user\n\
         {},,,,,ZERO_TOUCH,,,,,\"PO-1\nand more, with a \"\"word\"\"\",\n\
         {},{},,,,SIM_LOCK,7,,,,,\n\
         ,,S1,Google,Pixel 9,,,,,,,\n\
         {},,,,,ZERO_TOUCH,,,,,,\n\
         {},,,,,SIM_LOCK,9,,,,,\n\
         ,,5CD1,,Chromebox 4,,,CHROME_OS,attested-1,token-1,,Ada\n",
        imei(0),
        imei(1),
        imei(2),
        imei(3),
        imei(3)
    )
    .replace(",token,", ",provisioningtoken,");
    from.import(text).ok();
    let devices = from.devices();
    assert_eq!(devices.len(), 5);
    release(&from, &devices[2]);

    let export = from.installation.path("export.csv");
    from.installation.run(&["device", "export", export.to_str().unwrap()]).ok();
    let exported = std::fs::read_to_string(&export).unwrap();
    assert!(exported.contains(",\"released\","), "{exported}");
    let to = Fleet::new();
    let moved = exported.replace(&from.reseller, &to.reseller).replace(&from.customer, &to.customer);
    let file = to.installation.file("moved.csv", moved);
    let import = ["device", "import", file.to_str().unwrap()];
    let refused = to.installation.run(&[&import[..], &["--dry-run"]].concat());
    assert!(refused.code == 1 && refused.out.contains("preProvisioningToken is required"), "{refused:?}");
    let done = to.installation.json(&[&import[..], &["--pre-provisioning-token", "token-1"]].concat());
    let told = [&done["rows"], &done["claimed"], &done["released"], &done["refused"]];
    assert_eq!(told, [&json!(6), &json!(5), &json!(1), &json!(0)]);

    let mut expected = from.devices();
    expected.retain(|device| !device["resellerId"].is_null() || !device["simLock"].is_null());
    let expected = json!(without_ids(expected)).to_string();
    let expected = expected.replace(&from.reseller, &to.reseller).replace(&from.customer, &to.customer);
    assert_eq!(json!(without_ids(to.devices())).to_string(), expected);

    // And once more where it came from: nothing changes.
    let before = from.devices();
    let again = ["device", "import", export.to_str().unwrap(), "--pre-provisioning-token", "token-1"];
    from.installation.run(&again).ok();
    assert_eq!(from.devices(), before);
}

/// Takes a device from its customer, as its reseller would.
fn release(fleet: &Fleet, device: &Value) {
    let store = Store::open(&Options::sqlite(fleet.installation.data().join("muster.db"))).unwrap();
    let reseller_id: ResellerId = fleet.reseller.parse().unwrap();
    let device_id = device["id"].as_str().unwrap().parse().unwrap();
    let request = Unclaim { device: Reference::to(device_id), section: Some(Section::ZeroTouch), ..Unclaim::default() };
    let context = Context::system();
    let now = context.now();
    let work = move |tx: &mut Tx<'_>| {
        let mut call = Call { tx, context: &context, caller: &Caller::Operator, now };
        muster_core::device::unclaim(&mut call, reseller_id, &request)
    };
    store.write("release", work).wait().unwrap();
}

#[test]
fn what_looks_the_same_is_the_same_device() {
    let fleet = Fleet::new();
    fleet.import("serial,maker,model\nS1,Telefo\u{301}nica  Mo\u{301}viles,Pixel\u{a0}9\n").ok();
    fleet.import("serial,maker,model\nS1,Telefónica Móviles,Pixel 9\n").ok();
    let devices = fleet.devices();
    assert_eq!((devices.len(), &devices[0]["manufacturer"]), (1, &json!("Telefónica Móviles")));
    assert_eq!(fleet.import("serial,maker,model\nS2,Goo\u{200b}gle,Pixel 9\n").code, 1);
    assert!(fleet.results()[0].2.contains("manufacturer must not contain characters that are not shown"));
}
