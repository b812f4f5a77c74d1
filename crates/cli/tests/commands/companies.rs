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
    let reseller = installation.make(&["reseller", "create", "--name", "Harbour"]);
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
    add("it@birchfield.example", "admin", "not-accepted");
    let people = installation.json(&["user", "list", "--company", &customer]);
    assert_eq!(people.as_array().unwrap().len(), 1, "{people}");
    assert_eq!((&people[0]["role"], &people[0]["terms"]), (&json!("admin"), &json!("not-accepted")));
    assert_eq!(installation.json(&["customer", "list"])[0]["termsStatus"], "TERMS_STATUS_NOT_ACCEPTED");
}

#[test]
fn dpcs_are_added_listed_and_removed() {
    let installation = Installation::new();
    let add = ["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"];
    let id = installation.make(&add);
    assert_eq!(
        installation.json(&["dpc", "list"]),
        json!([{"id": id, "packageName": "com.afwsamples.testdpc", "dpcName": "Test DPC"}])
    );
    installation.run(&add).refused(&["package", "already"]);
    installation.run(&["dpc", "delete", &id]).ok();
    assert_eq!(installation.json(&["dpc", "list"]), json!([]));
    installation.run(&["dpc", "delete", &id]).refused(&["no DPC"]);
}

#[test]
fn given_a_dpc_that_a_configuration_uses_then_it_stays() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let dpc = installation.demo_json()["dpcs"][0].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    installation.run(&["dpc", "delete", &dpc]).refused(&["used by"]);
}

#[test]
fn a_refusal_names_the_field_and_the_rule() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let long = "x".repeat(256);
    for (arguments, parts) in [
        (vec!["reseller", "create", "--name", ""], vec!["name", "required"]),
        (vec!["reseller", "create", "--name", &long], vec!["name", "255"]),
        (vec!["vendor", "create", "--reseller", "1", "--name", "V"], vec!["reseller", "there is no reseller 1"]),
        (vec!["vendor", "list", "--reseller", &customer], vec!["there is no reseller"]),
        (vec!["customer", "create", "--name", "C", "--reseller", "1"], vec!["there is no reseller 1"]),
        (vec!["customer", "create", "--name", "C", "--owner", "nobody"], vec!["ownerEmails[0]", "e-mail"]),
        (
            vec!["customer", "create", "--name", "C", "--reseller", &reseller, "--vendor", &reseller],
            vec!["vendor", "first reseller"],
        ),
        (
            vec!["user", "create", "--company", "1", "--email", "a@b.example", "--role", "owner", "--tos", "accepted"],
            vec!["no company 1"],
        ),
        (vec!["user", "list", "--company", "1"], vec!["no company 1"]),
        (vec!["dpc", "create", "--package", "testdpc", "--name", "T"], vec!["package", "application id"]),
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
    installation.run(&["customer", "setup-secret", "remove", &customer]).ok();

    let short = installation.file("short", "1234567\n");
    let set = ["customer", "setup-secret", "set", &customer, "--secret-file", short.to_str().unwrap()];
    installation.run(&set).refused(&["setupSecret", "8 to 255"]);
    installation.run(&["customer", "setup-secret", "set", "1"]).refused(&["no customer 1"]);
}

#[test]
fn given_a_directory_without_a_database_then_only_commands_that_begin_one_make_it() {
    let installation = Installation::new();
    installation.run(&["reseller", "list"]).refused(&["no muster database", "--data"]);
    assert!(!installation.data().exists(), "a mistyped directory must not be made");
    installation.make(&["customer", "create", "--name", "First"]);
    assert!(installation.data().join("muster.db").exists());
}
