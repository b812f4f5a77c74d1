//! `muster manufacturer`.

use serde_json::json;

use crate::support::Installation;

#[test]
fn given_a_list_when_imported_then_it_is_listed_and_can_be_replaced_and_cleared() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let file = installation.path("builds.csv");
    std::fs::write(&file, "\u{feff}manufacturer,model\nGoogle,Pixel 9\nFairphone\n\"Acme, Inc.\",\"X,1\"\n").unwrap();
    let import = ["manufacturer", "import", file.to_str().unwrap()];
    assert_eq!(installation.json(&import), json!({"imported": 3}));
    let expected = json!([
        {"manufacturer": "acme, inc.", "model": "x,1"},
        {"manufacturer": "fairphone", "model": ""},
        {"manufacturer": "google", "model": "pixel 9"},
    ]);
    assert_eq!(installation.json(&["manufacturer", "list"]), expected);

    std::fs::write(&file, "google\n").unwrap();
    installation.run(&["manufacturer", "import", "--replace", file.to_str().unwrap()]).ok();
    assert_eq!(installation.json(&["manufacturer", "list"]), json!([{"manufacturer": "google", "model": ""}]));
    installation.run(&["manufacturer", "clear"]).ok();
    assert_eq!(installation.json(&["manufacturer", "list"]), json!([]));
}

#[test]
fn given_a_line_that_is_wrong_then_it_is_named_and_nothing_is_imported() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let file = installation.path("builds.csv");
    for (text, said) in [
        ("Google,Pixel 9\n,X\n", "line 2"),
        ("a,b,c\n", "line 1"),
        ("manufacturer,model\n", "no manufacturer"),
        ("Google\na\u{7}b\n", "line 2"),
    ] {
        std::fs::write(&file, text).unwrap();
        installation.run(&["manufacturer", "import", file.to_str().unwrap()]).refused(&[said]);
    }
    assert_eq!(installation.json(&["manufacturer", "list"]), json!([]));
}

#[test]
fn an_entry_is_put_on_the_list_and_taken_off_but_the_last_one() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    for build in [&["--maker", "Google", "--model", "Pixel 9"][..], &["--maker", "Google"], &["--maker", "Fairphone"]] {
        installation.run(&[&["manufacturer", "create"], build].concat()).ok();
    }
    let delete = |build: &[&str]| installation.run(&[&["manufacturer", "delete"], build].concat());
    delete(&["--maker", "Google", "--model", "Pixel 8"]).refused(&["--maker: the list has no such"]);
    delete(&["--maker", "GOOGLE", "--model", "pixel 9"]).ok();
    assert_eq!(installation.json(&["manufacturer", "list"]).as_array().unwrap().len(), 2);
    delete(&["--maker", "google"]).ok();
    delete(&["--maker", "Fairphone"]).refused(&["nothing would be left"]);
    assert_eq!(installation.json(&["manufacturer", "list"]), json!([{"manufacturer": "fairphone", "model": ""}]));
    delete(&["--maker", ""]).refused(&["--maker"]);
}

#[test]
fn a_list_is_read_as_spreadsheets_write_it_and_from_standard_input() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let utf_16: Vec<u8> =
        "\u{feff}manufacturer\tmodel\r\nAcmé\tX 1\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let acme = json!([{"manufacturer": "acmé", "model": "x 1"}]);
    let named = [
        "Acmé;X 1\n",
        "Acmé\tX 1\r\n",
        "sep=|\r\nAcmé|X 1\r\n",
        "Manufacturer;Model\r\nAcmé;X 1\r\n",
        "Maker,Model name\nAcmé,X 1\n",
        "model,manufacturer\nX 1,Acmé\n",
        "\n;;\nmanufacturer;model;\nAcmé;X 1;;\n",
    ];
    let mut files: Vec<Vec<u8>> = named.map(|text| text.as_bytes().to_vec()).to_vec();
    files.push(utf_16);
    files.push(b"manufacturer;model\r\nAcm\xe9;X 1\r\n".to_vec());
    for bytes in files {
        let file = installation.file("builds.csv", &bytes);
        installation.run_with_input(&["manufacturers", "import", "-", "--replace"], &file).ok();
        assert_eq!(installation.json(&["manufacturers", "list"]), acme, "{:?}", String::from_utf8_lossy(&bytes));
    }
    let file = installation.file("builds.csv", "Acme, Inc.;X 1\nOther;Y\n");
    installation.run(&["manufacturers", "import", file.to_str().unwrap(), "--replace"]).ok();
    let expected = json!([{"manufacturer": "acme, inc.", "model": "x 1"}, {"manufacturer": "other", "model": "y"}]);
    assert_eq!(installation.json(&["manufacturers", "list"]), expected);
    let file = installation.file("builds.csv", b"Acm\xe9;X 1\n");
    let told = installation.run(&["manufacturers", "import", file.to_str().unwrap()]).ok();
    assert!(told.out.contains("windows-1252"), "a guess is told: {told:?}");
    let file = installation.file("builds.csv", "Google,\"Pixel\nAcme,X\nOther,Y\"\n");
    installation.run(&["manufacturers", "import", file.to_str().unwrap()]).refused(&["line 1", "quotation mark"]);
}

#[test]
fn what_is_put_on_the_list_is_told_as_the_list_shows_it() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let create = ["manufacturer", "create", "--maker", "  Google ", "--model", "Pixel  9"];
    let told = installation.json(&create);
    assert_eq!(installation.json(&["manufacturer", "list"]), json!([told]));
    assert_eq!(installation.run(&create).ok().out, "put google pixel 9 on the list\n");
}
