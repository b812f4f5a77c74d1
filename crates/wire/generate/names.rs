//! Names of the wire as names of Rust.

/// `deviceIdentifier` as `device_identifier`.
pub fn snake(camel: &str) -> String {
    let mut snake = String::new();
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// `device_identifier` as `deviceIdentifier`, the way the serializer renames fields.
pub fn camel(snake: &str) -> String {
    let mut pascal = pascal(snake);
    if let Some(first) = pascal.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    pascal
}

/// `DEVICE_IDENTIFIER` or `device_identifier` as `DeviceIdentifier`.
pub fn pascal(words: &str) -> String {
    words.split('_').map(|word| capital(&word.to_ascii_lowercase())).collect()
}

/// `deviceIdentifier` as `DeviceIdentifier`.
pub fn capital(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}
