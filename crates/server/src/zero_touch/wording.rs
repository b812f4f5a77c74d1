//! What the zero-touch API, its methods and its parameters are for, in a sentence each.

use crate::family::Wording;

/// All sentences.
pub(super) const WORDING: Wording =
    Wording { api: "Zero-touch enrolment of devices, for resellers and for their customers.", method, parameter };

/// A sentence about a parameter, by its name, which means the same in every method.
fn parameter(name: &str) -> Option<&'static str> {
    let sentence = match name {
        "parent" => "Resource name of what the collection belongs to.",
        "name" => "Resource name.",
        "partnerId" => "ID of the reseller.",
        "metadataOwnerId" => "ID of the reseller who keeps the metadata.",
        "deviceId" => "ID of the device.",
        "pageSize" => "Most results in one page.",
        "pageToken" => "Token of the page, from nextPageToken of the page before.",
        "updateMask" => "Fields to change, separated by commas.",
        _ => return None,
    };
    Some(sentence)
}

/// A sentence about a method, by its ID without the API's name.
fn method(name: &str) -> Option<&'static str> {
    customer_method(name).or_else(|| partner_method(name))
}

fn customer_method(name: &str) -> Option<&'static str> {
    let sentence = match name {
        "customers.list" => "Lists the customer accounts the caller belongs to.",
        "customers.configurations.create" => "Creates a configuration.",
        "customers.configurations.delete" => "Deletes a configuration that no device has.",
        "customers.configurations.get" => "Gets a configuration.",
        "customers.configurations.list" => "Lists the customer's configurations.",
        "customers.configurations.patch" => "Changes fields of a configuration.",
        "customers.devices.applyConfiguration" => "Sets the configuration a device gets when it is next set up.",
        "customers.devices.get" => "Gets a device.",
        "customers.devices.list" => "Lists the customer's devices.",
        "customers.devices.removeConfiguration" => "Takes the configuration from a device, which stays claimed.",
        "customers.devices.unclaim" => "Gives a device up; only a reseller can claim it again.",
        "customers.dpcs.list" => "Lists the device policy controllers a configuration can name.",
        _ => return None,
    };
    Some(sentence)
}

fn partner_method(name: &str) -> Option<&'static str> {
    let sentence = match name {
        "operations.get" => "Gets the state of a long-running operation.",
        "partners.customers.create" => "Creates a customer of the reseller.",
        "partners.customers.list" => "Lists the reseller's customers.",
        "partners.devices.claim" => "Claims a device for a customer.",
        "partners.devices.claimAsync" => "Claims many devices in a long-running operation.",
        "partners.devices.findByIdentifier" => "Finds devices by their hardware identifiers.",
        "partners.devices.findByOwner" => "Finds the devices the reseller claimed for customers.",
        "partners.devices.get" => "Gets a device.",
        "partners.devices.getSimLockState" => "Tells whether a device is SIM-locked, and by whom.",
        "partners.devices.metadata" => "Changes the metadata of a device.",
        "partners.devices.unclaim" => "Takes a device from its customer, or lifts its SIM lock for a while.",
        "partners.devices.unclaimAsync" => "Unclaims many devices in a long-running operation.",
        "partners.devices.updateMetadataAsync" => "Changes the metadata of many devices in a long-running operation.",
        "partners.vendors.list" => "Lists the reseller's vendors.",
        "partners.vendors.customers.list" => "Lists the customers of a vendor.",
        _ => return None,
    };
    Some(sentence)
}
