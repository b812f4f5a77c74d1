//! What a refusal must look like.

use std::fmt::Debug;

use muster_core::{Code, Error, Noun};

use super::World;

/// The parts of an error that callers decide by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused<'f> {
    /// The code.
    pub code: Code,
    /// What it is about.
    pub noun: Option<Noun>,
    /// The field's path.
    pub field: Option<&'f str>,
}

/// A refusal of a field with INVALID_ARGUMENT.
pub fn invalid(noun: Noun, field: &str) -> Refused<'_> {
    Refused { code: Code::InvalidArgument, noun: Some(noun), field: Some(field) }
}

/// A refusal of a field that belongs to no noun of its own.
pub fn invalid_parameter(field: &str) -> Refused<'_> {
    invalid(Noun::Parameter, field)
}

/// A refusal that names no field.
pub fn with_code<'f>(code: Code, noun: impl Into<Option<Noun>>) -> Refused<'f> {
    Refused { code, noun: noun.into(), field: None }
}

/// The device does not exist, as far as the caller may know.
pub fn no_such_device<'f>() -> Refused<'f> {
    with_code(Code::NotFound, Noun::Device)
}

/// Checks that the result is this refusal, and gives its message.
#[track_caller]
pub fn refused<T: Debug>(result: Result<T, Error>, expected: Refused<'_>) -> String {
    let error = match result {
        Ok(value) => panic!("should be refused with {expected:?}, but succeeded with {value:?}"),
        Err(error) => error,
    };
    let found = Refused { code: error.code, noun: error.noun, field: error.field.as_deref() };
    assert_eq!(found, expected, "refused, but otherwise: {error}");
    if let Some(field) = expected.field {
        assert!(!error.message.starts_with(field) || !field.contains('.'), "the sentence comes first: {error}");
    }
    error.message.clone()
}

impl World {
    /// Checks that the change is refused like this and that it wrote nothing, no event either. Gives the message.
    #[track_caller]
    pub fn refuses<T: Debug>(&self, expected: Refused<'_>, change: impl FnOnce(&Self) -> Result<T, Error>) -> String {
        let before = self.dump();
        let message = refused(change(self), expected);
        assert_eq!(self.dump(), before, "a refused call must write nothing");
        message
    }

    /// Checks that the change succeeds and appends exactly one event of this kind. Gives its result.
    #[track_caller]
    pub fn one_event<T: Debug>(&self, kind: &str, change: impl FnOnce(&Self) -> Result<T, Error>) -> T {
        let (result, events) = self.events_of(change);
        let result = result.unwrap_or_else(|error| panic!("{kind} should be possible: {error}"));
        let kinds: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
        assert_eq!(kinds, [kind], "exactly one event must be appended");
        result
    }

    /// Checks that the call succeeds without changing anything, no event either.
    #[track_caller]
    pub fn changes_nothing<T: Debug>(&self, call: impl FnOnce(&Self) -> Result<T, Error>) -> T {
        let before = self.dump();
        let result = call(self).unwrap_or_else(|error| panic!("should be possible: {error}"));
        assert_eq!(self.dump(), before, "this call should change nothing");
        result
    }
}
