//! The path parameters of a matched request.

/// The most path parameters a method may have; the tables are tested for it.
pub(super) const CAPACITY: usize = 4;

/// Path parameters under their template names, borrowed from the request's path.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Params<'t> {
    held: [(&'static str, &'t str); CAPACITY],
    len: usize,
}

impl<'t> Params<'t> {
    pub(super) fn push(&mut self, name: &'static str, value: &'t str) {
        self.held[self.len] = (name, value);
        self.len += 1;
    }

    /// The value of the parameter with this name: `name` → `customers/1/devices/2`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'t str> {
        self.iter().find_map(|(held, value)| (held == name).then_some(value))
    }

    /// The parameters in the order of the path.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'t str)> + '_ {
        self.held[..self.len].iter().copied()
    }
}
