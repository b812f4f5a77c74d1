//! The first things an operator needs, made all at once: a reseller, a customer that it serves, a catalogue of DPCs, and a
//! key for each side of the API.

use muster_store::{Record, Tx, params, sql};

use crate::call::Call;
use crate::caller::Grant;
use crate::dpc::{self, CatalogueEntry};
use crate::error::{Code, Error, Noun};
use crate::id::{CustomerId, ResellerId};
use crate::organisation::{self, Kind, NewOrganisation, Organisation, Terms};
use crate::service_account::{self, Generated, KeyFile};
use crate::setting::Setting;

/// What customers can choose from when the operator names no DPC: well-known ones, by their published application ids.
pub const WELL_KNOWN_DPCS: &[(&str, &str)] = &[
    ("com.google.android.apps.work.clouddpc", "Android Device Policy"),
    ("com.afwsamples.testdpc", "Test DPC"),
    ("com.hmdm.launcher", "Headwind MDM"),
    ("com.microsoft.windowsintune.companyportal", "Microsoft Intune"),
];

/// What an installation begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInstallation {
    /// The reseller's name.
    pub reseller: String,
    /// The customer's name.
    pub customer: String,
    /// The address of the customer's owner.
    pub owner: String,
    /// Whether the owner has accepted the newest terms of service. Nobody can call the customer's methods before.
    pub terms_accepted: bool,
    /// Application id and title of the DPCs of the catalogue.
    pub dpcs: Vec<(String, String)>,
    /// The server's address for the key files, without a slash at its end.
    pub public_url: String,
}

/// What was made.
pub struct Installation {
    /// The reseller.
    pub reseller_id: ResellerId,
    /// The customer.
    pub customer_id: CustomerId,
    /// The DPCs that were asked for, in that order; one that was in the catalogue already is as it was.
    pub dpcs: Vec<CatalogueEntry>,
    /// The reseller's key file.
    pub reseller_key: KeyFile,
    /// The customer's key file.
    pub customer_key: KeyFile,
}

/// Refuses where there is an organisation already: whoever begins twice would have a second reseller by accident, and wants
/// one of the commands that the sentence names.
///
/// # Errors
/// FAILED_PRECONDITION, with what there is and what to use instead.
pub fn require_new(tx: &mut Tx<'_>) -> Result<(), Error> {
    let Some(first) = first(tx)? else { return Ok(()) };
    let all = tx.number("SELECT COUNT(*) FROM organisation", &[])?;
    let others = if all == 1 { String::new() } else { format!(" and {} more", all - 1) };
    let message = format!(
        "this database is in use already: it has {first}{others}. Use `muster reseller list` and `muster customer list` to \
         see them, `muster key create --for reseller:ID --out FILE` for another key file, and `muster reseller create` or \
         `muster customer create` for more of them"
    );
    Err(Error::new(Code::FailedPrecondition, message).of(Noun::Reseller))
}

/// An organisation of those that are there: the eldest reseller, if there is one.
fn first(tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
    let sql = sql!("SELECT {} FROM organisation WHERE kind = ?1 ORDER BY id LIMIT 1", Organisation::select(""));
    for (kind, collection) in [(Kind::Reseller, "partners"), (Kind::Customer, "customers")] {
        if let Some(found) = tx.one(sql, params![kind.as_str()], Organisation::read)? {
            return Ok(Some(format!("{collection}/{} ({})", found.id, found.name)));
        }
    }
    Ok(None)
}

/// Makes everything, or nothing. The keys are made before, the reseller's first.
///
/// # Errors
/// As [`require_new`], and a field that breaks its rule, by the names of [`NewInstallation`].
pub fn begin(
    call: &mut Call<'_, '_>,
    new: &NewInstallation,
    reseller_pair: &Generated,
    customer_pair: &Generated,
) -> Result<Installation, Error> {
    require_new(call.tx)?;
    let reseller_id =
        organisation::create_reseller(call, &new.reseller).map_err(|error| named(&error, &[("name", "reseller")]))?;
    let customer = NewOrganisation {
        name: new.customer.clone(),
        reseller_ids: vec![reseller_id],
        owner_emails: vec![new.owner.clone()],
        terms: Some(if new.terms_accepted { Terms::Accepted } else { Terms::NotAccepted }),
        ..NewOrganisation::default()
    };
    let names = [("organisation.name", "customer"), ("organisation.ownerEmails[0]", "owner")];
    let customer_id = organisation::create_customer(call, &customer).map_err(|error| named(&error, &names))?;
    let dpcs = catalogue(call, &new.dpcs)?;
    let reseller_key =
        service_account::create_key(call, reseller_pair, &[Grant::reseller(reseller_id)], &new.public_url)?;
    let customer_key =
        service_account::create_key(call, customer_pair, &[Grant::customer(customer_id)], &new.public_url)?;
    // Keys that are made before a server has run name the same address.
    if Setting::PublicUrl.read(call.tx)?.is_none() {
        Setting::PublicUrl.write(call.tx, &new.public_url)?;
    }
    Ok(Installation { reseller_id, customer_id, dpcs, reseller_key, customer_key })
}

fn catalogue(call: &mut Call<'_, '_>, wished: &[(String, String)]) -> Result<Vec<CatalogueEntry>, Error> {
    let known = dpc::list(call.tx)?;
    let mut dpcs = Vec::with_capacity(wished.len());
    for (package, name) in wished {
        dpcs.push(match known.iter().find(|entry| entry.package_name == *package) {
            Some(entry) => entry.clone(),
            None => {
                dpc::add(call, package, name).map_err(|error| named(&error, &[("package", "dpc"), ("name", "dpc")]))?
            }
        });
    }
    Ok(dpcs)
}

fn named(error: &Error, names: &[(&str, &str)]) -> Error {
    error.renamed(names).into_owned()
}
