//! How resellers search (zero-touch reference, section 4.2).

use std::sync::LazyLock;

use muster_store::{Param, Tx};

use crate::device::identifier::Identifier;
use crate::device::record::{Device, select_where};
use crate::device::section::Section;
use crate::device::{locate, section};
use crate::error::{Error, Noun, Violation};
use crate::id::{CustomerId, DeviceId, ResellerId};
use crate::tenancy::Viewer;
use crate::{organisation, page_token::Page};

/// Largest `limit` (zero-touch reference, section 4.2).
pub const MAX_FIND_LIMIT: i64 = 100;

/// Owners one search may name. Google publishes no limit.
pub const MAX_OWNERS: usize = 100;

/// Devices that are read at one time while a search counts.
const READ_AT_ONCE: usize = 256;

/// A search by hardware identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdentifierSearch {
    /// What is known of the device; a serial number alone is enough.
    pub identifier: Option<Identifier>,
    /// Most devices in one page.
    pub limit: Option<i64>,
    /// The page, from the page before.
    pub page_token: Option<String>,
}

/// A search by owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnerSearch {
    /// The section the devices were claimed in.
    pub section: Option<Section>,
    /// Customers that own them.
    pub customer_ids: Vec<CustomerId>,
    /// Google Workspace accounts that they were claimed for.
    pub workspace_ids: Vec<String>,
    /// Most devices in one page.
    pub limit: Option<i64>,
    /// The page, from the page before.
    pub page_token: Option<String>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// One page of devices, by id.
    pub devices: Vec<Device>,
    /// The token of the next page, if there is one.
    pub next_page_token: Option<String>,
    /// How many devices the whole search finds.
    pub total_size: i64,
}

/// Devices this reseller registered that the identifiers fit; a serial number alone is enough to search by.
pub fn find_by_identifier(tx: &mut Tx<'_>, partner_id: ResellerId, search: &IdentifierSearch) -> Result<Found, Error> {
    const FIELD: &str = "deviceIdentifier";
    let identifier = locate::identifier(FIELD, search.identifier.as_ref())?;
    identifier.require_searchable().map_err(|refused| locate::refusal(FIELD, refused))?;
    let query = ["partners.devices.findByIdentifier", &partner_id.to_string(), &identifier.keys().join(",")];
    let page = Page::<DeviceId>::of(&query, limit(search.limit)?, search.page_token.as_deref())?;
    let strong = identifier.identifying_keys();
    let mut ids: Vec<DeviceId> = Vec::new();
    for key in &strong {
        ids.extend(locate::with_key(tx, key)?);
    }
    if strong.is_empty() {
        ids = locate::resellers_with_serial(tx, partner_id, &identifier)?;
    }
    ids.sort_unstable();
    ids.dedup();
    let viewer = Viewer::Reseller(partner_id);
    let (mut devices, mut total_size) = (Vec::new(), 0);
    // A reseller may have any number of devices with one serial number: no more of them are in memory than a page and these.
    for ids in ids.chunks(READ_AT_ONCE) {
        let seen = locate::by_ids(tx, ids)?.into_iter().filter_map(|device| device.visible_to(&viewer));
        for device in seen.filter(|device| identifier.contradicts(&device.identifier).is_none()) {
            total_size += 1;
            let wanted = page.after.is_none_or(|after| device.id > after);
            if wanted && i64::try_from(devices.len()).is_ok_and(|found| found < page.fetch()) {
                devices.push(device);
            }
        }
    }
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Found { devices, next_page_token, total_size })
}

/// Devices this reseller registered for the named customers or Google Workspace accounts, in one section.
pub fn find_by_owner(tx: &mut Tx<'_>, partner_id: ResellerId, search: &OwnerSearch) -> Result<Found, Error> {
    let section = section::required(search.section)?;
    let owners = owners(tx, partner_id, search)?;
    let described = owners.iter().map(Owner::describe).collect::<Vec<_>>().join(",");
    let kind = match section {
        Section::SimLock => "sim",
        Section::ZeroTouch => "zt",
    };
    let query = ["partners.devices.findByOwner", &partner_id.to_string(), kind, &described];
    let page = Page::<DeviceId>::of(&query, limit(search.limit)?, search.page_token.as_deref())?;
    let (mut devices, mut total_size) = (Vec::new(), 0);
    for owner in &owners {
        let statements = Statements::of(section, owner);
        let key = owner.key();
        total_size += tx.number(statements.count, &[Param::from(partner_id), key])?;
        let params = [Param::from(partner_id), key, Param::Int(page.after_number()), Param::Int(page.fetch())];
        devices.extend(tx.all(statements.rows, &params, Device::read)?);
    }
    devices.sort_unstable_by_key(|device: &Device| device.id);
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Found { devices, next_page_token, total_size })
}

enum Owner {
    Customer(CustomerId),
    Workspace(String),
}

impl Owner {
    fn describe(&self) -> String {
        match self {
            Owner::Customer(id) => id.to_string(),
            Owner::Workspace(id) => id.clone(),
        }
    }

    fn key(&self) -> Param<'_> {
        match self {
            Owner::Customer(id) => Param::from(*id),
            Owner::Workspace(id) => Param::Text(id),
        }
    }
}

/// The owners of a request, each once. A Google Workspace account of a customer stands for that customer, however the
/// claim named it.
fn owners(tx: &mut Tx<'_>, partner_id: ResellerId, search: &OwnerSearch) -> Result<Vec<Owner>, Error> {
    let named = search.customer_ids.len() + search.workspace_ids.len();
    if named == 0 {
        let rule = "or workspaceId needs at least one entry";
        return Err(Error::required("customerId").of(Noun::Customer).rule(rule));
    }
    if named > MAX_OWNERS {
        let rule = format!("and workspaceId together name more than {MAX_OWNERS} owners");
        return Err(Error::invalid("customerId", Violation::TooMany { most: MAX_OWNERS }).rule(rule));
    }
    let mut customers: Vec<CustomerId> = Vec::new();
    for (index, id) in search.customer_ids.iter().enumerate() {
        if !organisation::serves(tx, partner_id, *id)? {
            let field = format!("customerId[{index}]");
            let message = format!("{field} is not a customer of this reseller");
            return Err(Error::not_found(Noun::Customer, message).about(field));
        }
        customers.push(*id);
    }
    let mut workspaces: Vec<String> = Vec::new();
    for (index, id) in search.workspace_ids.iter().enumerate() {
        let id = organisation::workspace_id(&format!("workspaceId[{index}]"), id)?;
        match organisation::customer_of_workspace(tx, id)? {
            Some(customer) if organisation::serves(tx, partner_id, customer)? => customers.push(customer),
            _ => workspaces.push(id.to_owned()),
        }
    }
    customers.sort_unstable();
    customers.dedup();
    workspaces.sort_unstable();
    workspaces.dedup();
    Ok(customers.into_iter().map(Owner::Customer).chain(workspaces.into_iter().map(Owner::Workspace)).collect())
}

fn limit(limit: Option<i64>) -> Result<i64, Error> {
    match limit {
        Some(limit) if (1..=MAX_FIND_LIMIT).contains(&limit) => Ok(limit),
        None => Err(Error::required("limit")),
        Some(_) => Err(Error::invalid("limit", Violation::OutOfRange { least: 1, most: MAX_FIND_LIMIT })),
    }
}

/// The two statements of a search.
struct Statements {
    count: &'static str,
    rows: &'static str,
}

impl Statements {
    fn of(section: Section, owner: &Owner) -> Self {
        match (section, owner) {
            (Section::SimLock, Owner::Customer(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = ?2",
                rows: &SIM_LOCK_OF_CUSTOMER,
            },
            (Section::SimLock, Owner::Workspace(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = 0
                        AND d.sim_lock_workspace_id = ?2",
                rows: &SIM_LOCK_OF_WORKSPACE,
            },
            (Section::ZeroTouch, Owner::Customer(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.zero_touch_reseller_id = ?1 AND d.customer_id = ?2",
                rows: &ZERO_TOUCH_OF_CUSTOMER,
            },
            (Section::ZeroTouch, Owner::Workspace(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.zero_touch_reseller_id = ?1 AND d.zero_touch_workspace_id = ?2
                        AND d.customer_id = 0",
                rows: &ZERO_TOUCH_OF_WORKSPACE,
            },
        }
    }
}

fn rows(condition: &str) -> String {
    select_where(&format!("{condition} AND d.id > ?3 ORDER BY d.id LIMIT ?4"))
}

static ZERO_TOUCH_OF_CUSTOMER: LazyLock<String> =
    LazyLock::new(|| rows("d.zero_touch_reseller_id = ?1 AND d.customer_id = ?2"));
static ZERO_TOUCH_OF_WORKSPACE: LazyLock<String> =
    LazyLock::new(|| rows("d.zero_touch_reseller_id = ?1 AND d.zero_touch_workspace_id = ?2 AND d.customer_id = 0"));
static SIM_LOCK_OF_CUSTOMER: LazyLock<String> =
    LazyLock::new(|| rows("d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = ?2"));
static SIM_LOCK_OF_WORKSPACE: LazyLock<String> =
    LazyLock::new(|| rows("d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = 0 AND d.sim_lock_workspace_id = ?2"));
