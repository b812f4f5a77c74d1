//! Turns an API description (`api/*.json`) into the text of Rust modules.
//!
//! The example `generate` writes that text; the test `generated` compares it with what is committed.

pub mod description;
mod enums;
mod methods;
mod names;
pub mod rules;
pub mod types;

use std::path::{Path, PathBuf};

use description::Description;

/// The API families: the name of the description file in `api/`, which is also the module's name.
const FAMILIES: &[&str] = &["device", "play_emm", "zero_touch"];

/// A made-up family that has what no real one has yet; only the tests of this crate know it.
const SAMPLE: &str = "sample";

/// A file that is generated whole.
pub struct Generated {
    /// Where it belongs.
    pub path: PathBuf,
    /// All of its text.
    pub text: String,
}

/// Generates every file from the descriptions in the repository.
///
/// # Errors
/// A description that cannot be read, or that has something this generator has no form for.
pub fn generate() -> Result<Vec<Generated>, String> {
    let wire = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for family in FAMILIES.iter().chain([&SAMPLE]) {
        let of_sample = *family == SAMPLE;
        let named =
            if of_sample { "crates/wire/src/sample/description.json".into() } else { format!("api/{family}.json") };
        let source = wire.join("../..").join(&named);
        let text = std::fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        let in_family = |error: String| format!("{named}: {error}");
        let description = Description::parse(&text).map_err(in_family)?;
        for (name, body) in [("methods", methods::text(&description)), ("types", types::text(&description))] {
            let body = body.map_err(in_family)?;
            files.push(Generated {
                path: wire.join(format!("src/{family}/{name}.rs")),
                text: format!("// generated from {named}; do not edit\n\n{body}"),
            });
        }
    }
    Ok(files)
}
