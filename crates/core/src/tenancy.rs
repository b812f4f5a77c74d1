//! Whose things are: tenants, and what was looked up without one.

use muster_store::{Column, Param, Row, StoreError};

use crate::id::{CustomerId, OrganisationId, ResellerId};

/// Whose audit log an event belongs to: an organisation's, or the operator's alone. Its column is part of an index and has
/// no NULL: 0 stands for the operator there, and here alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenant(Option<OrganisationId>);

impl Tenant {
    /// The operator, for what belongs to no organisation.
    pub const OPERATOR: Self = Self(None);

    /// The organisation, unless it is the operator's.
    pub fn organisation(self) -> Option<OrganisationId> {
        self.0
    }
}

impl<I: Into<OrganisationId>> From<I> for Tenant {
    fn from(id: I) -> Self {
        Self(Some(id.into()))
    }
}

/// What belongs to an owner that may be nobody.
impl From<Option<CustomerId>> for Tenant {
    fn from(owner: Option<CustomerId>) -> Self {
        owner.map_or(Self::OPERATOR, Self::from)
    }
}

impl Column for Tenant {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        row.int(index).map(|number| Self(OrganisationId::given(Some(number))))
    }

    fn param(&self) -> Param<'_> {
        Param::Int(self.0.map_or(0, OrganisationId::get))
    }
}

/// Whose eyes something is looked at with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// A customer sees what is its own.
    Customer(CustomerId),
    /// A reseller sees what it holds, or held last.
    Reseller(ResellerId),
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
