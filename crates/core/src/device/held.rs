//! Who holds a device's sections, and which record a claim is for.
//!
//! A record belongs to one reseller: whatever is claimed on it is claimed by the same one. A reseller that claims the free
//! section of a device which another one holds gets a record of its own, so what one says of a device (identifiers, metadata,
//! claim) is never shown to another, and never taken from it.

use muster_store::Tx;

use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::owner::Owner;
use crate::device::record::Device;
use crate::device::section::Section;
use crate::error::{Error, Noun, Violation};
use crate::id::{CustomerId, ResellerId};

const FIELD: &str = "deviceIdentifier";

/// Who holds a section.
#[derive(Clone, Copy)]
struct Holder<'d> {
    reseller_id: ResellerId,
    customer_id: Option<CustomerId>,
    workspace_id: Option<&'d str>,
}

impl Holder<'_> {
    fn is(&self, claimant: &Claimant<'_>) -> bool {
        let Owner { customer_id, workspace_id } = claimant.owner;
        self.is_for(*customer_id, workspace_id.as_deref()) && self.reseller_id == claimant.partner_id
    }

    /// A customer is the same whether it was named by its id or by its Google Workspace account.
    fn is_for(&self, customer_id: Option<CustomerId>, workspace_id: Option<&str>) -> bool {
        match (self.customer_id, customer_id) {
            (None, None) => self.workspace_id == workspace_id,
            (held_for, other) => held_for == other,
        }
    }
}

impl Device {
    /// The reseller that holds the section.
    pub(super) fn reseller_of(&self, section: Section) -> Option<ResellerId> {
        self.holder_of(section).map(|holder| holder.reseller_id)
    }

    /// Whether somebody holds the section.
    pub(super) fn holds(&self, section: Section) -> bool {
        self.holder_of(section).is_some()
    }

    /// Whether nobody holds a section.
    pub(super) fn is_free(&self) -> bool {
        Section::ALL.iter().all(|section| !self.holds(*section))
    }

    /// Whether the section is held for this owner.
    pub(super) fn holds_for(&self, section: Section, owner: &Owner) -> bool {
        self.holder_of(section).is_some_and(|holder| holder.is_for(owner.customer_id, owner.workspace_id.as_deref()))
    }

    /// Whether both sections are held, and for the same owner.
    pub(super) fn has_one_owner_for_both(&self) -> bool {
        self.holder_of(Section::SimLock).is_some_and(|lock| {
            let zero_touch = self.holder_of(Section::ZeroTouch);
            zero_touch.is_some_and(|holder| holder.is_for(lock.customer_id, lock.workspace_id))
        })
    }

    fn holder_of(&self, section: Section) -> Option<Holder<'_>> {
        match section {
            Section::ZeroTouch => self.zero_touch.as_ref().map(|claim| Holder {
                reseller_id: claim.reseller_id,
                customer_id: self.customer_id,
                workspace_id: claim.workspace_id.as_deref(),
            }),
            Section::SimLock => self.sim_lock.as_ref().map(|claim| Holder {
                reseller_id: claim.reseller_id,
                customer_id: claim.owner_id,
                workspace_id: claim.workspace_id.as_deref(),
            }),
        }
    }
}

/// Who claims, and for whom.
#[derive(Clone, Copy)]
pub(super) struct Claimant<'c> {
    pub partner_id: ResellerId,
    pub owner: &'c Owner,
}

impl Claimant<'_> {
    /// The record that a claim of this section by these identifiers changes, as it is stored, and the identifiers it gets;
    /// `None` where a record has to be made.
    ///
    /// # Errors
    /// ALREADY_EXISTS when somebody else holds the section: that is told before anything is compared, because what does not
    /// fit would tell of somebody else's device. INVALID_ARGUMENT for identifiers that contradict the reseller's own record.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        section: Section,
        given: &Identifier,
    ) -> Result<Option<(Device, Identifier)>, Error> {
        let found = locate::sharing(tx, given)?;
        let is_anothers = |device: &&Device| device.holder_of(section).is_some_and(|holder| !holder.is(self));
        // One's own record of that build is held against the numbers below: they are then mistyped.
        let is_meant =
            |device: &&Device| device.is_claimed_by(self.partner_id) || !given.is_of_other_hardware(&device.identifier);
        if found.iter().filter(is_meant).any(|device| is_anothers(&device)) {
            return Err(taken());
        }
        let mut own = found.iter().filter(|device| device.is_claimed_by(self.partner_id));
        let Some(device) = own.next() else {
            return Ok(self.free(&found, given).map(|device| (device, given.clone())));
        };
        if own.next().is_some() {
            let rule = "has numbers of different devices";
            return Err(Error::invalid(FIELD, Violation::Conflict).of(Noun::IdentifierSet).rule(rule));
        }
        if let Some(field) = given.contradicts(&device.identifier) {
            let field = format!("{FIELD}.{field}");
            let rule = "differs from what is registered for this device";
            return Err(Error::invalid(field, Violation::Conflict).of(Noun::IdentifierSet).rule(rule));
        }
        let whole = device.identifier.completed_by(given);
        check_rivals(tx, device, section, &whole)?;
        Ok(Some((device.clone(), whole)))
    }

    /// A record that nobody holds: it keeps its id and nothing else, so it constrains nobody who claims the device.
    fn free(&self, found: &[Device], given: &Identifier) -> Option<Device> {
        let is_meant = |device: &&Device| device.is_free() && !given.is_of_other_hardware(&device.identifier);
        let mut free: Vec<&Device> = found.iter().filter(is_meant).collect();
        // The claimant's own comes first: whoever gives a device back and claims it again finds it under the same id.
        free.sort_by_key(|device| device.registrar_id != self.partner_id);
        free.first().map(|device| (*device).clone())
    }
}

/// A record's identifiers stand for all its sections. So no number may come into it, by a claim of one section, under which
/// another record holds another section that this one has; and no section by a number that the claim does not name.
fn check_rivals(tx: &mut Tx<'_>, device: &Device, section: Section, whole: &Identifier) -> Result<(), Error> {
    if device.holds(section) && *whole == device.identifier {
        return Ok(());
    }
    let mut found = locate::sharing(tx, whole)?;
    found.retain(|other| other.id != device.id && !whole.is_of_other_hardware(&other.identifier));
    let mut sections = Section::ALL.into_iter().filter(|held| *held == section || device.holds(*held));
    if sections.any(|held| found.iter().any(|other| other.holds(held))) { Err(taken()) } else { Ok(()) }
}

/// The refusal of a device that is somebody else's: it says that, and nothing of the device.
fn taken() -> Error {
    Error::already_exists(Noun::Device, "the device is claimed by another company: it must be unclaimed first")
}
