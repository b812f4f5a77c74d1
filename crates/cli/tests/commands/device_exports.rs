//! What was exported comes back as it was, whatever the API had accepted.

use muster_core::device::{Claim, Identifier, Metadata, Section};
use muster_core::{Call, Caller, Context, CustomerId, ResellerId};
use muster_store::{Options, Store, Tx};
use serde_json::{Value, json};

use crate::support::{Done, Installation, imei};

/// Values that mean something to a spreadsheet, to a reader of device files or to a reader of CSV, and nothing to the API.
const ODD: &[&str] = &[
    "2E+15",
    "1E+5",
    "=+49",
    "=\"0012\"",
    "+49 30 123",
    "NULL",
    "nan",
    "-",
    "--",
    "N/A",
    "#N/A",
    "unknown",
    "None",
    "NA",
    "0",
    "000000000000000",
    "12.0",
    "4,90154E+14",
    "\u{fffd}",
    "a \u{fffd} b",
    "\"",
    "\"quoted\"",
    "15\" screen",
    "a,b;c\td",
    "sep=;",
    "é – ü 日本",
    "'=1+1",
    "@SUM(A1)",
    "#comment",
    "\\N",
    "true",
    "2026-11-25",
];

/// Notes may have more than one line, and blanks that belong to them.
const ODD_NOTES: &[&str] = &[
    "  two blanks before and one behind ",
    " ",
    "\t",
    "Hall A,\nBerlin, second floor, left",
    "Hall A,\r\nBerlin",
    "a\rb",
    "\nbegins and ends with a line\n",
    "one,\ntwo,three,four,five,six,seven,eight,nine,ten,eleven,twelve,13,14,15,16,17,18,19,20,21,22,23",
    "\"\n\"",
    "call\n+493012345678",
];

/// An installation with a reseller, and another one that is the same before any device is claimed.
fn twins() -> (Installation, Installation, ResellerId, CustomerId) {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let backup = installation.path("before.backup");
    installation.run(&["backup", backup.to_str().unwrap()]).ok();
    let other = Installation::new();
    other.run(&["restore", backup.to_str().unwrap()]).ok();
    (installation, other, reseller.parse().unwrap(), customer.parse().unwrap())
}

/// Claims devices by the core, past every reader of files. Answers with the number of those it accepted.
fn claim(installation: &Installation, reseller: ResellerId, claims: Vec<Claim>) -> usize {
    let store = Store::open(&Options::sqlite(installation.data().join("muster.db"))).unwrap();
    let context = Context::system();
    let claimed = store.write("claims", move |tx: &mut Tx<'_>| {
        let now = context.now();
        let mut call = Call { tx, context: &context, caller: &Caller::Operator, now };
        let accepted = claims.iter().filter(|claim| muster_core::device::claim(&mut call, reseller, claim).is_ok());
        Ok::<_, muster_core::Error>(accepted.count())
    });
    claimed.wait().unwrap()
}

fn device(number: u32, customer: CustomerId) -> Claim {
    Claim {
        customer_id: Some(customer),
        section: Some(Section::ZeroTouch),
        identifier: Some(Identifier { imei: Some(imei(number)), ..Identifier::default() }),
        ..Claim::default()
    }
}

/// The devices without what a claim elsewhere gives anew, in the order of their identifiers.
fn devices(installation: &Installation) -> Vec<Value> {
    let listed = installation.json(&["devices", "list", "--limit", "100000"]);
    let mut devices = listed.as_array().unwrap().clone();
    for device in &mut devices {
        device.as_object_mut().unwrap().remove("id");
    }
    devices.sort_by_key(Value::to_string);
    devices
}

fn move_all(from: &Installation, to: &Installation) -> Done {
    let exported = from.path("export.csv");
    let exported = exported.to_str().unwrap();
    from.run(&["devices", "export", exported, "--force"]).ok();
    to.run(&["devices", "import", exported])
}

#[test]
fn whatever_the_api_accepted_comes_back_from_an_export() {
    let (installation, other, reseller, customer) = twins();
    let text = |value: &str| Some(value.to_owned());
    let mut claims = Vec::new();
    for value in ODD {
        let number = u32::try_from(claims.len()).unwrap();
        let identifier = Identifier {
            imei: Some(imei(number)),
            serial_number: text(value),
            manufacturer: text(value),
            model: text(value),
            ..Identifier::default()
        };
        claims.push(Claim { identifier: Some(identifier), ..device(number, customer) });
    }
    for value in ODD.iter().chain(ODD_NOTES) {
        for keys in [&["phonenumber"][..], &["ordernumber"], &["phonenumber", "ordernumber"]] {
            let number = u32::try_from(claims.len()).unwrap();
            let metadata: Metadata = keys.iter().map(|key| ((*key).to_owned(), (*value).to_owned())).collect();
            claims.push(Claim { metadata: Some(metadata), ..device(number, customer) });
        }
    }
    let given = claims.len();
    let accepted = claim(&installation, reseller, claims);
    // Characters that are not shown, and serial numbers that stand for none, are refused by the API itself.
    assert!(accepted > given - 25, "{accepted} of {given} were accepted");
    let done = move_all(&installation, &other).ok();
    assert!(done.out.starts_with(&format!("{accepted} of {accepted} rows claimed, 0 refused")), "{done:?}");
    let (ours, theirs) = (devices(&installation), devices(&other));
    assert_eq!(ours.len(), accepted);
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(move_all(&installation, &other).ok().code, 0, "a second import changes nothing");
    assert_eq!(devices(&other), theirs);
}

#[test]
fn given_an_export_that_a_spreadsheet_has_written_since_then_its_rules_are_back() {
    let (installation, other, reseller, customer) = twins();
    claim(&installation, reseller, vec![device(1, customer)]);
    let exported = installation.run(&["devices", "export", "-"]).ok().out;
    let id = installation.json(&["devices", "list"])[0]["id"].as_str().unwrap().to_owned();
    let import = |text: String| {
        let file = other.file("saved.csv", text);
        other.run(&["devices", "import", file.to_str().unwrap(), "--dry-run", "--result", "-", "--json"]).json()
    };
    let rounded = exported.replace('"', "").replace(&id, "1.16E+14").replace(&imei(1), "3.58471E+14");
    let told = import(rounded);
    assert!(told["reasons"][0]["reason"].as_str().unwrap().contains("rounded by a spreadsheet"), "{told}");
    // A spreadsheet that keeps an id's digits still rounds a longer serial number.
    let serial = exported.replace('"', "").replace(&format!("{},,,,,", imei(1)), &format!("{},,,,2E+15,", imei(1)));
    let told = import(serial);
    assert!(told["reasons"][0]["reason"].as_str().unwrap().contains("serialNumber was rounded"), "{told}");
    assert_eq!(import(exported)["claimed"], json!(1));
}

#[test]
fn given_a_stray_mark_in_an_export_then_no_row_is_lost() {
    let (installation, other, reseller, customer) = twins();
    let note = |number: u32| {
        let metadata = Metadata::from([("phonenumber".to_owned(), format!("+49{number}"))]);
        Claim { metadata: Some(metadata), ..device(number, customer) }
    };
    claim(&installation, reseller, (0..3).map(note).collect());
    let exported = installation.run(&["devices", "export", "-"]).ok().out;
    let file = other.file("edited.csv", exported.replace("\"+490\"", "\"+490"));
    let told = other.run(&["devices", "import", file.to_str().unwrap(), "--json"]).json();
    assert_eq!((&told["rows"], &told["claimed"], &told["refused"]), (&json!(3), &json!(2), &json!(1)), "{told}");
}

#[test]
fn an_export_of_one_customer_says_nothing_of_anothers_sim_lock() {
    let (installation, _, reseller, customer) = twins();
    let lock_owner = installation.make(&[
        "customer",
        "create",
        "--name",
        "Carrier",
        "--reseller",
        &reseller.to_string(),
        "--owner",
        "it@carrier.example",
        "--tos",
        "accepted",
    ]);
    let lock = Claim {
        customer_id: Some(lock_owner.parse().unwrap()),
        section: Some(Section::SimLock),
        sim_lock_profile_id: Some(7.into()),
        ..device(1, customer)
    };
    let own = Claim { customer_id: Some(customer), ..lock.clone() };
    let own = Claim { identifier: device(2, customer).identifier, ..own };
    assert_eq!(claim(&installation, reseller, vec![device(1, customer), device(2, customer), lock, own]), 4);
    let export = |more: &[&str]| installation.run(&[&["devices", "export", "-"], more].concat()).ok().out;
    let only = ["--customer", &customer.to_string()];
    let csv = export(&only);
    assert_eq!((csv.matches("SIM_LOCK").count(), csv.lines().count()), (1, 4), "{csv}");
    let json = export(&[&only[..], &["--format", "json"]].concat());
    assert!(!csv.contains(&lock_owner) && !json.contains(&lock_owner), "{csv}{json}");
    assert_eq!(export(&[]).matches(&lock_owner).count(), 1, "the operator's whole export has every section");
}
