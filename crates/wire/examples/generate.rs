//! Writes the generated modules of this crate from `api/*.json`: `cargo run -p muster-wire --example generate`.

#[path = "../generate/mod.rs"]
mod generate;

use std::process::ExitCode;

fn main() -> ExitCode {
    match write_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write_all() -> Result<(), String> {
    for file in generate::generate()? {
        std::fs::write(&file.path, file.text).map_err(|error| format!("{}: {error}", file.path.display()))?;
        println!("{}", file.path.display());
    }
    Ok(())
}
