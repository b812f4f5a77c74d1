//! Which request is which function.

use muster_core::{Context, Error, Setting};
use muster_store::Store;

use super::operator::Operator;
use super::request::Request;
use super::response::Response;
use super::{
    backup, devices, doctor, dpc, events, installation, key, manufacturers, organisation, setting, sign_in, user,
};

/// Does what the operator asks. It blocks until the database has answered, so an async caller runs it on a thread of its
/// own.
///
/// # Errors
/// A field that breaks its rule, something that does not exist, or a database that cannot do it; nothing is changed then.
pub fn execute(store: &Store, context: &Context, request: Request) -> Result<Response, Error> {
    let operator = &Operator { store, context };
    match request {
        Request::InitCheck => installation::check(operator),
        Request::Init(new) => installation::begin(operator, new),
        Request::ResellerCreate { name } => organisation::create_reseller(operator, name),
        Request::ResellerList => organisation::resellers(operator),
        Request::OrganisationShow { kind, id } => organisation::show(operator, &kind, id),
        Request::OrganisationRename { kind, id, name } => organisation::rename(operator, &kind, id, name),
        Request::OrganisationDelete { kind, id } => organisation::delete(operator, &kind, id),
        Request::VendorCreate { reseller_id, name } => organisation::create_vendor(operator, reseller_id, name),
        Request::VendorList { reseller_id } => organisation::vendors(operator, reseller_id),
        Request::CustomerCreate(new) => organisation::create_customer(operator, new),
        Request::CustomerList => organisation::customers(operator),
        Request::SetupSecret { customer_id, secret } => organisation::set_setup_secret(operator, customer_id, secret),
        Request::UserAdd { company_id, email, role, terms } => user::add(operator, company_id, email, &role, &terms),
        Request::UserInvite { email, public_url } => sign_in::invite(operator, email, public_url),
        Request::UserShow { email } => user::show(operator, email),
        Request::UserDelete { company_id, email } => user::delete(operator, company_id, email),
        Request::UserList { company_id } => user::list(operator, company_id),
        Request::DpcAdd { package, name } => dpc::add(operator, package, name),
        Request::DpcList => dpc::list(operator),
        Request::DpcShow { id } => dpc::show(operator, id),
        Request::DpcRename { id, name } => dpc::rename(operator, id, name),
        Request::DpcRemove { id } => dpc::remove(operator, id),
        Request::ManufacturersAdd { builds, replace } => manufacturers::add(operator, builds, replace),
        Request::ManufacturersList { after } => manufacturers::list(operator, after),
        Request::ManufacturersRemove { manufacturer, model } => manufacturers::remove(operator, manufacturer, model),
        Request::ManufacturersClear => manufacturers::clear(operator),
        Request::KeyCreate { members, public_url, universe_domain } => {
            key::create(operator, &members, public_url, universe_domain)
        }
        Request::KeyRegister { members, email, public_key, key_id } => {
            key::register(operator, &members, email, &public_key, key_id)
        }
        Request::KeyList => key::list(operator),
        Request::KeyShow { key_id } => key::show(operator, key_id),
        Request::KeyRevoke { key_id } => key::revoke(operator, key_id),
        Request::ClientCreate { kind, name, redirect_uris, public_url } => {
            sign_in::create_client(operator, &kind, name, redirect_uris, public_url)
        }
        Request::ClientList => sign_in::clients(operator),
        Request::ClientShow { client_id } => sign_in::show_client(operator, client_id),
        Request::ClientDelete { client_id } => sign_in::delete_client(operator, client_id),
        Request::ClientRevoke { client_id } => sign_in::revoke_client(operator, client_id),
        Request::DevicesImport { rows, dry_run } => devices::import(operator, rows, dry_run),
        Request::DevicesPage { wanted, after, limit } => devices::page(operator, wanted, after, limit),
        Request::DevicesFind { text } => devices::find(operator, text),
        Request::EventsList(wanted) => events::list(operator, wanted),
        Request::Backup { file, replace } => backup::backup(operator, &file, replace),
        Request::Facts => doctor::facts(operator),
        Request::PublicUrl => setting::get(operator, Setting::PublicUrl),
        Request::SettingGet(setting) => setting::get(operator, setting),
        Request::SettingSet(setting, value) => setting::set(operator, setting, value),
    }
}
