//! The committed generated modules are what the API descriptions give.

#[path = "../generate/mod.rs"]
mod generate;

#[test]
fn given_the_api_descriptions_when_generated_then_the_committed_files_are_the_same() {
    let files = generate::generate().expect("the descriptions in api/ can be generated from");
    assert!(files.len() >= 6 && files.len().is_multiple_of(2), "two files for each family, found {}", files.len());
    for file in files {
        let committed = std::fs::read_to_string(&file.path).expect("a generated file is committed");
        let first_difference = committed.lines().zip(file.text.lines()).position(|(committed, new)| committed != new);
        assert!(
            committed == file.text,
            "{} differs from what api/ gives (first at line {}); run `cargo run -p muster-wire --example generate`",
            file.path.display(),
            first_difference.map_or("the end".to_owned(), |line| (line + 1).to_string())
        );
    }
}
