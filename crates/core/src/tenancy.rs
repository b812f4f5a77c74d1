//! What was looked up without a tenant, and who may see it.

/// Whose eyes something is looked at with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// A customer sees what is its own.
    Customer(i64),
    /// A reseller sees what it holds, or held last.
    Reseller(i64),
    /// The operator sees everything.
    Operator,
}

/// Something that belongs to a tenant.
pub trait Owned {
    /// Whether the viewer may know that it exists.
    fn is_visible_to(&self, viewer: &Viewer) -> bool;
}

/// Something that was found without asking whose it is, by an id or a number that anybody can send. It must be opened for
/// a viewer before anything of it can be shown: what a viewer may not see is `None`, as if it did not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anyones<T>(T);

impl<T: Owned> Anyones<T> {
    /// A thing that was found.
    pub(crate) fn new(found: T) -> Self {
        Self(found)
    }

    /// The thing, if the viewer may see it.
    pub fn visible_to(self, viewer: &Viewer) -> Option<T> {
        self.0.is_visible_to(viewer).then_some(self.0)
    }

    /// The thing for a rule that decides by what it must not show: whether numbers contradict each other, whether
    /// somebody holds a device. Nothing of it may reach the caller but what the rule says.
    pub(crate) fn unseen(&self) -> &T {
        &self.0
    }

    /// As [`Anyones::unseen`], for a rule that goes on with the thing once it has decided that the caller may.
    pub(crate) fn into_unseen(self) -> T {
        self.0
    }
}
