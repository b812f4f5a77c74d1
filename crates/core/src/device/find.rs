//! How resellers search: `findByIdentifier` and `findByOwner` (zero-touch reference, section 4.2).

use std::sync::LazyLock;

use muster_store::{Param, Tx};
use muster_wire::zero_touch::{FindDevicesByDeviceIdentifierRequest, FindDevicesByOwnerRequest, SectionType};

use crate::device::record::{COLUMNS, Device, TABLES};
use crate::device::{locate, registry, section};
use crate::error::{Error, Noun, Violation};
use crate::tenancy::Viewer;
use crate::{company, page_token::Page};

/// Largest `limit` (zero-touch reference, section 4.2).
pub const MAX_FIND_LIMIT: i64 = 100;

/// Owners one `findByOwner` may name. Google publishes no limit.
pub const MAX_OWNERS: usize = 100;

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
pub fn find_by_identifier(
    tx: &mut Tx<'_>,
    partner_id: i64,
    request: &FindDevicesByDeviceIdentifierRequest,
) -> Result<Found, Error> {
    const FIELD: &str = "deviceIdentifier";
    let identifier = locate::identifier_from_wire(FIELD, request.device_identifier.as_ref())?;
    identifier.require_searchable().map_err(|refused| locate::refusal(FIELD, &refused))?;
    let keys = registry::search_keys(&identifier);
    let query = ["partners.devices.findByIdentifier", &partner_id.to_string(), &identifier.keys().join(",")];
    let page = Page::of(&query, limit(request.limit)?, request.page_token.as_deref())?;
    let mut ids: Vec<i64> = Vec::new();
    for key in &keys {
        ids.extend(locate::with_key(tx, key, locate::MAX_SAME_SERIAL)?);
    }
    ids.sort_unstable();
    ids.dedup();
    let viewer = Viewer::Reseller(partner_id);
    let found = locate::by_ids(tx, &ids)?.into_iter().filter_map(|device| device.visible_to(&viewer));
    let mut devices: Vec<Device> =
        found.filter(|device| identifier.contradicts(&device.identifier).is_none()).collect();
    let total_size = i64::try_from(devices.len()).unwrap_or(i64::MAX);
    devices.retain(|device| device.id > page.after);
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Found { devices, next_page_token, total_size })
}

/// Devices this reseller registered for the named customers or Google Workspace accounts, in one section.
pub fn find_by_owner(tx: &mut Tx<'_>, partner_id: i64, request: &FindDevicesByOwnerRequest) -> Result<Found, Error> {
    let section = section::required(request.section_type)?;
    let owners = owners(tx, partner_id, request)?;
    let described = owners.iter().map(Owner::describe).collect::<Vec<_>>().join(",");
    let kind = if section == SectionType::SimLock { "sim" } else { "zt" };
    let query = ["partners.devices.findByOwner", &partner_id.to_string(), kind, &described];
    let page = Page::of(&query, limit(request.limit)?, request.page_token.as_deref())?;
    let (mut devices, mut total_size) = (Vec::new(), 0);
    for owner in &owners {
        let search = Search::of(section, owner);
        let key = owner.key();
        total_size += tx.number(search.count, &[Param::Int(partner_id), key])?;
        let params = [Param::Int(partner_id), key, Param::Int(page.after), Param::Int(page.fetch())];
        devices.extend(tx.all(search.rows, &params, Device::read)?);
    }
    devices.sort_unstable_by_key(|device: &Device| device.id);
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Found { devices, next_page_token, total_size })
}

enum Owner {
    Customer(i64),
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
            Owner::Customer(id) => Param::Int(*id),
            Owner::Workspace(id) => Param::Text(id),
        }
    }
}

/// The owners of a request, each once. A Google Workspace account of a customer stands for that customer, however the
/// claim named it.
fn owners(tx: &mut Tx<'_>, partner_id: i64, request: &FindDevicesByOwnerRequest) -> Result<Vec<Owner>, Error> {
    let named = request.customer_id.len() + request.google_workspace_customer_id.len();
    if named == 0 {
        return Err(Error::invalid("customerId", Violation::Required)
            .of(Noun::Customer)
            .rule("or googleWorkspaceCustomerId needs at least one entry"));
    }
    if named > MAX_OWNERS {
        return Err(Error::invalid("customerId", Violation::TooMany { most: MAX_OWNERS }));
    }
    let mut customers: Vec<i64> = Vec::new();
    for (index, id) in request.customer_id.iter().enumerate() {
        if !company::serves(tx, partner_id, *id)? {
            let field = format!("customerId[{index}]");
            return Err(
                Error::not_found(Noun::Customer, format!("{field} is not a customer of this reseller")).about(field)
            );
        }
        customers.push(*id);
    }
    let mut workspaces: Vec<String> = Vec::new();
    for (index, id) in request.google_workspace_customer_id.iter().enumerate() {
        let id = company::workspace_id(&format!("googleWorkspaceCustomerId[{index}]"), id)?;
        match company::customer_of_workspace(tx, id)? {
            Some(customer) if company::serves(tx, partner_id, customer)? => customers.push(customer),
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
struct Search {
    count: &'static str,
    rows: &'static str,
}

impl Search {
    fn of(section: SectionType, owner: &Owner) -> Self {
        match (section, owner) {
            (SectionType::SimLock, Owner::Customer(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = ?2",
                rows: &SIM_LOCK_OF_CUSTOMER,
            },
            (SectionType::SimLock, Owner::Workspace(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = 0
                        AND d.sim_lock_workspace_id = ?2",
                rows: &SIM_LOCK_OF_WORKSPACE,
            },
            (_, Owner::Customer(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.zero_touch_reseller_id = ?1 AND d.customer_id = ?2",
                rows: &ZERO_TOUCH_OF_CUSTOMER,
            },
            (_, Owner::Workspace(_)) => Self {
                count: "SELECT COUNT(*) FROM device d WHERE d.zero_touch_reseller_id = ?1 AND d.zero_touch_workspace_id = ?2
                        AND d.customer_id = 0",
                rows: &ZERO_TOUCH_OF_WORKSPACE,
            },
        }
    }
}

fn rows(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM {TABLES} WHERE {condition} AND d.id > ?3 ORDER BY d.id LIMIT ?4")
}

static ZERO_TOUCH_OF_CUSTOMER: LazyLock<String> =
    LazyLock::new(|| rows("d.zero_touch_reseller_id = ?1 AND d.customer_id = ?2"));
static ZERO_TOUCH_OF_WORKSPACE: LazyLock<String> =
    LazyLock::new(|| rows("d.zero_touch_reseller_id = ?1 AND d.zero_touch_workspace_id = ?2 AND d.customer_id = 0"));
static SIM_LOCK_OF_CUSTOMER: LazyLock<String> =
    LazyLock::new(|| rows("d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = ?2"));
static SIM_LOCK_OF_WORKSPACE: LazyLock<String> =
    LazyLock::new(|| rows("d.sim_lock_reseller_id = ?1 AND d.sim_lock_owner_id = 0 AND d.sim_lock_workspace_id = ?2"));
