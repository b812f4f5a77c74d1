//! Commands that are shown, so that they can be pasted into a shell.

use std::path::Path;

/// How this program was called.
pub fn program() -> String {
    std::env::args_os().next().map_or_else(|| "muster".to_owned(), |name| quoted(Path::new(&name)))
}

/// A path, or another argument, as a shell takes it.
pub fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
