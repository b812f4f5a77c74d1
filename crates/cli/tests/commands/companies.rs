//! Resellers, vendors, customers, people and the DPC catalogue.

use serde_json::json;

use crate::support::Installation;

#[test]
fn what_is_made_is_listed() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let vendor = installation.make(&["vendor", "create", "--reseller", &reseller, "--name", "South"]);
    assert_eq!(
        installation.json(&["reseller", "list"]),
        json!([{"id": reseller, "name": "Harbour", "resourceName": format!("partners/{reseller}"), "slug": "harbour"}])
    );
    assert_eq!(
        installation.json(&["vendor", "list", "--reseller", &reseller]),
        json!([{"id": vendor, "name": "South", "resourceName": format!("partners/{reseller}/vendors/{vendor}"), "slug": "south"}])
    );
    assert_eq!(
        installation.json(&["customer", "list"]),
        json!([{
            "id": customer, "name": "Birchfield", "resourceName": format!("customers/{customer}"),
            "slug": "birchfield", "termsStatus": "TERMS_STATUS_ACCEPTED",
        }])
    );
    let table = installation.run(&["customer", "list"]).ok().out;
    assert!(table.starts_with("ID") && table.contains("Birchfield") && table.contains("accepted"), "{table}");
}

#[test]
fn a_customer_takes_everything_the_options_say() {
    let installation = Installation::new();
    let reseller = installation.database().make(&["reseller", "create", "--name", "Harbour"]);
    let vendor = installation.make(&["vendor", "create", "--reseller", &reseller, "--name", "South"]);
    let made = installation.json(&[
        "customer",
        "create",
        "--name",
        "Lakeside",
        "--reseller",
        &reseller,
        "--vendor",
        &vendor,
        "--owner",
        "Head@lakeside.example",
        "--admin",
        "it@lakeside.example",
        "--tos",
        "stale",
        "--workspace-id",
        "C01abc",
        "--language",
        "en-GB",
    ]);
    assert_eq!(made["termsStatus"], "TERMS_STATUS_STALE");
    assert_eq!(made["workspaceCustomerId"], "C01abc");
    let people = installation.json(&["user", "list", "--company", made["id"].as_str().unwrap()]);
    let (id, terms) = (&made["id"], "stale");
    assert_eq!(
        people,
        json!([
            {"companyId": id, "email": "head@lakeside.example", "role": "owner", "terms": terms},
            {"companyId": id, "email": "it@lakeside.example", "role": "admin", "terms": terms},
        ])
    );
}

#[test]
fn adding_a_person_again_replaces_role_and_terms() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let add = |email: &str, role: &str, terms: &str| {
        installation.json(&["user", "create", "--company", &customer, "--email", email, "--role", role, "--tos", terms])
    };
    // The last owner stays one.
    add("head@birchfield.example", "owner", "not-accepted");
    add("it@birchfield.example", "admin", "not-accepted");
    let people = installation.json(&["user", "list", "--company", &customer]);
    let people = people.as_array().unwrap();
    assert_eq!(people.len(), 2, "{people:?}");
    let again = people.iter().find(|user| user["email"] == "it@birchfield.example").unwrap();
    assert_eq!((&again["role"], &again["terms"]), (&json!("admin"), &json!("not-accepted")));
    assert_eq!(installation.json(&["customer", "list"])[0]["termsStatus"], "TERMS_STATUS_NOT_ACCEPTED");
}

#[test]
fn dpcs_are_added_listed_and_removed() {
    let installation = Installation::new();
    let add = ["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"];
    let id = installation.database().make(&add);
    assert_eq!(
        installation.json(&["dpc", "list"]),
        json!([{"id": id, "packageName": "com.afwsamples.testdpc", "dpcName": "Test DPC"}])
    );
    installation.run(&add).refused(&["package", "already"]);
    installation.run(&["dpc", "delete", &id]).ok();
    assert_eq!(installation.json(&["dpc", "list"]), json!([]));
    installation.run(&["dpc", "delete", &id]).refused(&["ID: there is no DPC"]);
}

#[test]
fn given_a_dpc_that_a_configuration_uses_then_it_stays() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let dpc = installation.demo_json()["dpcs"][0].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    installation.run(&["dpc", "delete", &dpc]).refused(&["used by 2 configurations"]);
}

#[test]
fn a_refusal_names_the_field_and_the_rule() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let long = "x".repeat(256);
    for (arguments, parts) in [
        (vec!["reseller", "create", "--name", ""], vec!["--name is required"]),
        (vec!["reseller", "create", "--name", &long], vec!["--name", "255"]),
        (vec!["vendor", "create", "--reseller", "1", "--name", "V"], vec!["--reseller: there is no reseller 1"]),
        (vec!["vendor", "list", "--reseller", &customer], vec!["there is no reseller"]),
        (vec!["customer", "create", "--name", "C", "--reseller", "1"], vec!["--reseller: there is no reseller 1"]),
        (vec!["customer", "create", "--name", "C", "--owner", "nobody"], vec!["--owner number 1", "e-mail"]),
        (
            vec!["customer", "create", "--name", "C", "--reseller", &reseller, "--vendor", &reseller],
            vec!["--vendor must", "first reseller"],
        ),
        (
            vec!["user", "create", "--company", "1", "--email", "a@b.example", "--role", "owner", "--tos", "accepted"],
            vec!["--company: there is no company 1"],
        ),
        (vec!["user", "list", "--company", "1"], vec!["--company: there is no company 1"]),
        (vec!["dpc", "create", "--package", "testdpc", "--name", "T"], vec!["--package must", "application id"]),
    ] {
        installation.run(&arguments).refused(&parts);
    }
}

#[test]
fn a_setup_secret_is_made_shown_once_and_taken_away() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let made = installation.json(&["customer", "setup-secret", "set", &customer]);
    assert!(made["setupSecret"].as_str().unwrap().len() >= 16, "{made}");
    let other = installation.json(&["customer", "setup-secret", "set", &customer]);
    assert_ne!(made["setupSecret"], other["setupSecret"], "every secret is another one");

    let file = installation.file("secret", "correct horse\n");
    let set = ["customer", "setup-secret", "set", &customer, "--secret-file", file.to_str().unwrap()];
    let told = installation.run(&set).ok();
    assert!(!told.out.contains("correct horse"), "a secret that was given is not repeated: {told:?}");
    installation.run(&["customer", "setup-secret", "delete", &customer]).ok();

    let piped = ["customer", "setup-secret", "set", &customer, "--secret-file", "-"];
    installation.run_with_input(&piped, &file).ok();

    let short = installation.file("short", "1234567\n");
    let set = ["customer", "setup-secret", "set", &customer, "--secret-file", short.to_str().unwrap()];
    installation.run(&set).refused(&["--secret-file", "8 to 255"]);
    installation.run(&["customer", "setup-secret", "set", "1"]).refused(&["ID: there is no customer 1"]);
}

#[test]
fn given_a_place_without_a_database_then_no_command_makes_one_by_the_way() {
    let installation = Installation::new();
    let csv = installation.file("builds.csv", "Google,Pixel 9\n");
    let key = installation.path("key.json");
    for command in [
        vec!["reseller", "list"],
        vec!["reseller", "create", "--name", "Harbour"],
        vec!["customer", "create", "--name", "First"],
        vec!["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"],
        vec!["manufacturer", "import", csv.to_str().unwrap()],
        vec!["key", "create", "--for", "reseller:1", "--out", key.to_str().unwrap()],
        vec!["device", "list"],
        vec!["event", "list"],
        vec!["backup", "muster.backup"],
    ] {
        let done = installation.run(&command);
        done.refused(&["no muster database", "data", "--data DIR", "`muster init`", "`muster serve`", "`muster demo`"]);
        assert!(!installation.data().exists(), "a mistyped directory must not be made by {command:?}");
    }
    assert!(!key.exists());
    installation.serve(&[]).stop();
    installation.run(&["reseller", "create", "--name", "Harbour"]).ok();
}

#[test]
fn a_company_is_shown_with_what_it_holds_and_deleted_when_it_holds_nothing() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let vendor = installation.make(&["vendor", "create", "--reseller", &reseller, "--name", "South"]);
    let shown = installation.json(&["customer", "show", &customer]);
    assert_eq!((&shown["name"], &shown["resellerIds"]), (&json!("Birchfield"), &json!([reseller])));
    assert_eq!((&shown["holds"]["people"], &shown["holds"]["devices"]), (&json!(1), &json!(0)));
    let shown = installation.run(&["reseller", "show", &reseller]).ok().out;
    for line in ["name                   Harbour\n", "vendors                1\n", "customers              1\n"] {
        assert!(shown.contains(line), "{line:?} in:\n{shown}");
    }
    let shown = installation.json(&["vendor", "show", &vendor]);
    assert_eq!(shown["resourceName"], json!(format!("partners/{reseller}/vendors/{vendor}")));
    installation.run(&["vendor", "show", &reseller]).refused(&["ID: there is no vendor"]);

    installation.run(&["reseller", "delete", &reseller]).refused(&["while it has 1 vendor, 1 customer"]);
    installation.run(&["vendor", "delete", &vendor]).ok();
    installation.run(&["customer", "delete", &customer]).ok();
    installation.run(&["reseller", "delete", &reseller]).ok();
    for list in ["reseller", "customer"] {
        assert_eq!(installation.json(&[list, "list"]), json!([]));
    }
    installation.run(&["customer", "delete", &customer]).refused(&["ID: there is no customer"]);
    let events = installation.json(&["event", "list", "--limit", "3"]);
    let kinds: Vec<_> = events.as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["reseller.deleted", "customer.deleted", "vendor.deleted"]);
}

#[test]
fn what_is_renamed_is_listed_under_its_new_name() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let vendor = installation.make(&["vendor", "create", "--reseller", &reseller, "--name", "South"]);
    let dpc = installation.make(&["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"]);
    for (group, id) in [("reseller", &reseller), ("vendor", &vendor), ("dpc", &dpc)] {
        installation.run(&[group, "rename", id, "--name", "Renamed"]).ok();
        installation.run(&[group, "rename", id, "--name", ""]).refused(&["--name is required"]);
    }
    assert_eq!(installation.json(&["reseller", "list"])[0]["name"], "Renamed");
    assert_eq!(installation.json(&["reseller", "list"])[0]["slug"], "harbour", "addresses lead where they led");
    assert_eq!(installation.json(&["vendor", "list", "--reseller", &reseller])[0]["name"], "Renamed");
    let shown = installation.json(&["dpc", "show", &dpc]);
    assert_eq!(
        shown,
        json!({"id": dpc, "packageName": "com.afwsamples.testdpc", "dpcName": "Renamed", "configurations": 0})
    );
    let rename = installation.run(&["customer", "rename", &customer, "--name", "Other"]);
    assert_eq!(rename.code, 2, "a customer's name cannot be changed once it was made: {rename:?}");
}

#[test]
fn a_person_is_shown_with_each_company_and_taken_out_of_one() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let owner = "it@birchfield.example";
    let delete = |email: &str| installation.run(&["user", "delete", "--company", &customer, "--email", email]);
    delete(owner).refused(&["last owner"]);
    let create = ["user", "create", "--company", &customer, "--role", "admin", "--tos", "stale"];
    installation.run(&[&create[..], &["--email", "Second@birchfield.example"]].concat()).ok();
    let shown = installation.json(&["user", "show", "--email", "second@Birchfield.example"]);
    assert_eq!(
        shown,
        json!({"email": "second@birchfield.example", "hasPassword": false, "companies": [
            {"companyId": customer, "email": "second@birchfield.example", "role": "admin", "terms": "stale"}
        ]})
    );
    delete(owner).refused(&["last owner"]);
    delete("SECOND@birchfield.example").ok();
    delete("second@birchfield.example").refused(&["--email: ", "has no user"]);
    installation.run(&["user", "show", "--email", "second@birchfield.example"]).refused(&["no company has a user"]);
}

#[test]
fn old_spellings_of_commands_still_work() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let dpc = installation.make(&["dpc", "add", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"]);
    for old in [
        &["devices", "list"][..],
        &["events", "list"],
        &["manufacturers", "list"],
        &["user", "add", "--company", &customer, "--email", "a@b.example", "--role", "admin", "--tos", "accepted"],
        &["dpc", "remove", &dpc],
        &["customer", "setup-secret", "remove", &customer],
    ] {
        installation.run(old).ok();
    }
}
