//! `muster device import`.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Fleet, fleet_csv, imei};

fn read_csv(path: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path).unwrap().records().collect::<Result<_, _>>().unwrap()
}

const MIXED: &str = "IMEI,serial number,Manufacturer,model,ordernumber,customer\n\
    490154203237518,,,,PO-1,\n\
    490154203237519,,,,,\n\
    ,S1,Google,Pixel 9,,\n\
    ,S2,,,,\n\
    ,S3,Google,Pixel 9,,7\n\
    ,S4,Google,Pixel 9,,acme\n\
    ,S5,Google\n";

#[test]
fn given_good_and_bad_rows_then_each_has_its_result_and_the_good_ones_are_claimed() {
    let fleet = Fleet::new();
    let done = fleet.import_with(MIXED, &["--json"]);
    assert_eq!(done.code, 1, "a refused row is told by the exit code: {done:?}");
    let told = done.json();
    assert_eq!((&told["rows"], &told["claimed"], &told["refused"]), (&json!(7), &json!(2), &json!(5)));

    let results = fleet.records();
    let codes: Vec<[&str; 3]> = results.iter().map(|row| [&row[0], &row[1], &row[3]]).collect();
    assert_eq!(
        codes,
        [
            ["2", "claimed", ""],
            ["3", "refused", "INVALID_IMEI"],
            ["4", "claimed", ""],
            ["5", "refused", "INVALID_IDENTIFIER_SET"],
            ["6", "refused", "INVALID_CUSTOMER_ID"],
            ["7", "refused", "INVALID_PARAMETER"],
            ["8", "refused", "INVALID_PARAMETER"],
        ]
    );
    assert!(results[1][4].contains("check digit"), "the reason says why: {:?}", results[1]);
    let devices = fleet.devices();
    assert_eq!(devices.len(), 2);
    assert_eq!(devices[0]["id"], json!(&results[0][2]), "the result names the device's id");
    assert_eq!(devices[0]["metadata"], json!({"ordernumber": "PO-1"}));
    assert_eq!(devices[1]["serialNumber"], "S1");
}

#[test]
fn a_dry_run_says_the_same_and_changes_nothing() {
    let fleet = Fleet::new();
    let dry = fleet.import_with(MIXED, &["--dry-run", "--json"]);
    assert_eq!((dry.code, &dry.json()["claimed"], &dry.json()["dryRun"]), (1, &json!(2), &json!(true)));
    let told: Vec<String> = fleet.records().iter().map(|row| row[4].to_owned()).collect();
    assert_eq!(&fleet.records()[0][1], "ok");
    assert_eq!(fleet.devices(), Vec::<Value>::new(), "a dry run claims nothing");
    fleet.import_with(MIXED, &[]);
    let real: Vec<String> = fleet.records().iter().map(|row| row[4].to_owned()).collect();
    assert_eq!(told, real, "the dry run's reasons are the real ones");
}

#[test]
fn given_more_rows_than_one_transaction_takes_then_all_are_claimed_in_order() {
    let fleet = Fleet::new();
    fleet.import_with(fleet_csv(450), &[]).ok();
    let devices = fleet.devices();
    let imeis: Vec<&str> = devices.iter().map(|device| device["imei"].as_str().unwrap()).collect();
    assert_eq!(imeis, (0..450).map(imei).collect::<Vec<_>>());
    assert_eq!(fleet.records().len(), 450);
}

#[test]
fn importing_again_changes_nothing() {
    let fleet = Fleet::new();
    fleet.import_with(fleet_csv(3), &[]).ok();
    let before = fleet.devices();
    fleet.import_with(fleet_csv(3), &[]).ok();
    assert_eq!(fleet.devices(), before);
}

#[test]
fn given_a_running_server_then_the_import_goes_through_it() {
    let fleet = Fleet::new();
    let server = fleet.installation.serve(&[]);
    fleet.import_with(fleet_csv(250), &[]).ok();
    assert_eq!(fleet.devices().len(), 250);
    server.stop();
}

#[test]
fn a_device_of_another_customer_is_refused_as_a_claim_would_be() {
    let fleet = Fleet::new();
    let other = fleet.installation.make(&["customer", "create", "--name", "Other", "--reseller", &fleet.reseller]);
    fleet.import_with(fleet_csv(1), &[]).ok();
    let text = format!("imei,customer\n{},{other}\n", imei(0));
    assert_eq!(fleet.import_with(&text, &[]).code, 1);
    assert_eq!(&fleet.records()[0][3], "DEVICE_ALREADY_EXISTS");
}

#[test]
fn chrome_os_and_sim_lock_rows_are_claimed_as_such() {
    let fleet = Fleet::new();
    let text = "deviceType,sectionType,imei,serialNumber,model,chromeOsAttestedDeviceId,preProvisioningToken,simlockProfileId,annotatedassetid\n\
        CHROME_OS,,,5CD12345,Chromebox 4,attested-1,token-1,,asset-7\n\
        ,SIM_LOCK,490154203237518,,,,,12,\n";
    fleet.import_with(text, &[]).ok();
    let devices = fleet.devices();
    assert_eq!(devices[0]["deviceType"], "DEVICE_TYPE_CHROME_OS");
    assert_eq!(devices[0]["metadata"]["annotatedassetid"], "asset-7");
    assert_eq!(devices[1]["simLock"]["profileId"], "12");
    assert!(devices[1]["customerId"].is_null(), "a SIM-lock claim makes nobody the zero-touch owner");
}

#[test]
fn a_file_that_cannot_be_an_import_is_refused_before_anything_is_done() {
    let fleet = Fleet::new();
    for (text, parts) in [
        ("", vec!["is empty", "name the columns"]),
        ("imei\n", vec!["no rows"]),
        ("imei,colour\n1,red\n", vec!["colour", "serialNumber"]),
        ("sep=x\nimei;model\n1;x\n", vec!["sep="]),
        ("\"imei\n1\n", vec!["quotation mark"]),
        ("PK\u{3}\u{4}", vec!["Excel workbook", "CSV UTF-8"]),
        ("imei,IMEI\n1,1\n", vec!["imei", "twice"]),
        ("ordernumber\nPO\n", vec!["imei"]),
    ] {
        fleet.import_with(text, &[]).refused(&parts);
    }
    let file = fleet.installation.file("fleet.csv", fleet_csv(1));
    let import =
        |more: &[&str]| fleet.installation.run(&[&["device", "import", file.to_str().unwrap()][..], more].concat());
    import(&["--customer", &fleet.customer]).refused(&["reseller", "--reseller"]);
    import(&["--reseller", &fleet.reseller]).refused(&["customer", "--customer"]);
    fleet.installation.run(&["device", "import", "nosuch.csv"]).refused(&["nosuch.csv"]);
}

#[test]
fn given_a_row_that_is_no_text_then_only_that_row_is_refused() {
    let fleet = Fleet::new();
    let mut bytes = b"imei,model\n490154203237518,\xff\xfe\n".to_vec();
    bytes.extend(format!("{},Téléphone\n", imei(0)).bytes());
    assert_eq!(fleet.import_with(bytes, &[]).code, 1);
    assert!(fleet.records()[0][4].contains("UTF-8"), "{:?}", fleet.records());
    assert_eq!(&fleet.records()[1][1], "claimed");
}

#[test]
fn the_result_file_can_be_put_elsewhere() {
    let fleet = Fleet::new();
    let result = fleet.installation.path("told.csv");
    fleet.import_with(fleet_csv(1), &["--result", result.to_str().unwrap()]).ok();
    assert_eq!(read_csv(&result).len(), 1);
    assert!(!fleet.installation.path("fleet.result.csv").exists());
}

#[test]
fn given_a_reseller_or_customer_that_is_not_there_then_nothing_is_begun() {
    let fleet = Fleet::new();
    let file = fleet.installation.file("fleet.csv", fleet_csv(1));
    let import = |reseller: &str, customer: &str| {
        let options = ["--reseller", reseller, "--customer", customer];
        fleet.installation.run(&[&["device", "import", file.to_str().unwrap()][..], &options].concat())
    };
    import("9", "8").refused(&["error: --reseller: there is no reseller 9\n"]);
    import(&fleet.reseller, "8").refused(&["error: --customer: there is no customer 8\n"]);
    import(&fleet.customer, &fleet.customer).refused(&["--reseller: there is no reseller"]);
    assert!(!fleet.installation.path("fleet.result.csv").exists());
}
