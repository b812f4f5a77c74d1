//! Random calls of two resellers and two customers on a few devices, compared step by step with a small model of the
//! rules (zero-touch reference, sections 3.3, 3.4, 4.2 and 7): the answer, what each of them then sees, and the events.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use muster_core::configuration::{Change, Field};
use muster_core::device::{Claim, Identifier, IdentifierSearch, Reference, Unclaim};
use muster_core::{Code, ConfigurationId, CustomerId, DeviceId, DpcId, Error, Noun, ResellerId, configuration, device};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use support::*;

const DEVICES: usize = 4;

/// Ids that nothing has.
const NO_DEVICE_ID: DeviceId = DeviceId::new(4711);
const NO_CONFIGURATION_ID: ConfigurationId = ConfigurationId::new(4711);

/// One call. Numbers choose among what there is: customers and resellers by their place, configurations among all that
/// were ever made, so that deleted ones and those of the other customer are tried too.
#[derive(Debug, Clone)]
enum Step {
    Claim { reseller: usize, customer: usize, device: usize, configuration: Option<usize>, order: Option<u8> },
    Unclaim { reseller: usize, device: usize, by_id: bool },
    GiveBack { customer: usize, device: usize, by_id: bool },
    Apply { customer: usize, configuration: usize, device: usize, by_id: bool },
    Remove { customer: usize, device: usize, by_id: bool },
    PatchDefault { customer: usize, configuration: usize, value: bool },
    Delete { customer: usize, configuration: usize },
    Create { customer: usize, is_default: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let (two, device, any_configuration) = (0..2_usize, 0..DEVICES, 0..6_usize);
    prop_oneof![
        6 => (two.clone(), two.clone(), device.clone(), proptest::option::weighted(0.3, any_configuration.clone()), proptest::option::of(0..3_u8))
            .prop_map(|(reseller, customer, device, configuration, order)| Step::Claim { reseller, customer, device, configuration, order }),
        2 => (two.clone(), device.clone(), any::<bool>()).prop_map(|(reseller, device, by_id)| Step::Unclaim { reseller, device, by_id }),
        1 => (two.clone(), device.clone(), any::<bool>()).prop_map(|(customer, device, by_id)| Step::GiveBack { customer, device, by_id }),
        4 => (two.clone(), any_configuration.clone(), device.clone(), any::<bool>())
            .prop_map(|(customer, configuration, device, by_id)| Step::Apply { customer, configuration, device, by_id }),
        1 => (two.clone(), device, any::<bool>()).prop_map(|(customer, device, by_id)| Step::Remove { customer, device, by_id }),
        2 => (two.clone(), any_configuration.clone(), any::<bool>())
            .prop_map(|(customer, configuration, value)| Step::PatchDefault { customer, configuration, value }),
        1 => (two.clone(), any_configuration).prop_map(|(customer, configuration)| Step::Delete { customer, configuration }),
        2 => (two, any::<bool>()).prop_map(|(customer, is_default)| Step::Create { customer, is_default }),
    ]
}

/// What a caller decides by.
type Refusal = (Code, Option<Noun>);

/// The id that a call tells, if it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Device(DeviceId),
    Configuration(ConfigurationId),
    Nothing,
}

impl Told {
    fn device(self) -> Option<DeviceId> {
        if let Told::Device(id) = self { Some(id) } else { None }
    }
}

/// A call's answer, or its refusal.
type Answer = Result<Told, Refusal>;

const NO_DEVICE: Refusal = (Code::NotFound, Some(Noun::Device));
const NO_CONFIGURATION: Refusal = (Code::NotFound, Some(Noun::Configuration));

/// What the rules say, in a few lines each.
#[derive(Default)]
struct Model {
    devices: [ModelDevice; DEVICES],
    /// The live configurations by id: whose, and whether it is the default.
    configurations: BTreeMap<ConfigurationId, (usize, bool)>,
    /// Every configuration that was ever made.
    made: Vec<ConfigurationId>,
    events: usize,
}

#[derive(Default, Clone)]
struct ModelDevice {
    id: Option<DeviceId>,
    /// Reseller and customer of the claim.
    claim: Option<(usize, usize)>,
    registrar: Option<usize>,
    configuration: Option<ConfigurationId>,
    order: Option<u8>,
}

impl Model {
    fn configuration(&self, choice: usize) -> ConfigurationId {
        if self.made.is_empty() { NO_CONFIGURATION_ID } else { self.made[choice % self.made.len()] }
    }

    fn belongs(&self, configuration: ConfigurationId, customer: usize) -> bool {
        self.configurations.get(&configuration).is_some_and(|(owner, _)| *owner == customer)
    }

    fn owns(&self, customer: usize, device: usize) -> bool {
        self.devices[device].claim.is_some_and(|(_, owner)| owner == customer)
    }

    fn default_of(&self, customer: usize) -> Option<ConfigurationId> {
        self.configurations.iter().find(|(_, found)| **found == (customer, true)).map(|(id, _)| *id)
    }

    fn set_default(&mut self, customer: usize, id: ConfigurationId, value: bool) {
        for (owner, is_default) in self.configurations.values_mut() {
            *is_default &= !(value && *owner == customer);
        }
        self.configurations.insert(id, (customer, value));
    }

    /// Reseller 0 serves both customers, reseller 1 only the second.
    fn serves(reseller: usize, customer: usize) -> bool {
        reseller == 0 || customer == 1
    }

    /// Does the step. `told` is the id the store gave, which the model cannot know for something new.
    fn step(&mut self, step: &Step, told: Told) -> Answer {
        let changed = match *step {
            Step::Claim { reseller, customer, device, configuration, order } => {
                let configuration = configuration.map(|choice| self.configuration(choice));
                return self.claim((reseller, customer), device, configuration, order, told);
            }
            Step::Unclaim { reseller, device, .. } => {
                if self.devices[device].claim.is_none_or(|(holder, _)| holder != reseller) {
                    return Err(NO_DEVICE);
                }
                self.leave(device);
                self.events += 1;
                return Ok(self.devices[device].id.map_or(Told::Nothing, Told::Device));
            }
            Step::GiveBack { customer, device, .. } => {
                self.require(customer, device)?;
                self.leave(device);
                true
            }
            Step::Apply { customer, configuration, device, .. } => {
                let configuration = self.configuration(configuration);
                if !self.belongs(configuration, customer) {
                    return Err(NO_CONFIGURATION);
                }
                self.require(customer, device)?;
                self.devices[device].configuration.replace(configuration) != Some(configuration)
            }
            Step::Remove { customer, device, .. } => {
                self.require(customer, device)?;
                self.devices[device].configuration.take().is_some()
            }
            Step::PatchDefault { customer, configuration, value } => {
                let id = self.configuration(configuration);
                if !self.belongs(id, customer) {
                    return Err(NO_CONFIGURATION);
                }
                let changed = self.configurations[&id].1 != value;
                self.set_default(customer, id, value);
                changed
            }
            Step::Delete { customer, configuration } => {
                let id = self.configuration(configuration);
                if !self.belongs(id, customer) {
                    return Err(NO_CONFIGURATION);
                }
                if self.devices.iter().any(|device| device.configuration == Some(id)) {
                    return Err((Code::FailedPrecondition, Some(Noun::Configuration)));
                }
                self.configurations.remove(&id);
                true
            }
            Step::Create { customer, is_default } => {
                let Told::Configuration(id) = told else { return Ok(Told::Nothing) };
                self.made.push(id);
                self.set_default(customer, id, is_default);
                self.events += 1;
                return Ok(Told::Configuration(id));
            }
        };
        self.events += usize::from(changed);
        Ok(Told::Nothing)
    }

    fn require(&self, customer: usize, device: usize) -> Result<(), Refusal> {
        if self.owns(customer, device) { Ok(()) } else { Err(NO_DEVICE) }
    }

    fn leave(&mut self, device: usize) {
        let left = &mut self.devices[device];
        *left = ModelDevice { id: left.id, registrar: left.registrar, ..ModelDevice::default() };
    }

    fn claim(
        &mut self,
        (reseller, customer): (usize, usize),
        device: usize,
        configuration: Option<ConfigurationId>,
        order: Option<u8>,
        told: Told,
    ) -> Answer {
        if !Self::serves(reseller, customer) {
            return Err((Code::NotFound, Some(Noun::Customer)));
        }
        if configuration.is_some_and(|id| !self.belongs(id, customer)) {
            return Err((Code::InvalidArgument, Some(Noun::Parameter)));
        }
        let default = self.default_of(customer);
        let claimed = &mut self.devices[device];
        match claimed.claim {
            Some(holder) if holder != (reseller, customer) => {
                return Err((Code::AlreadyExists, Some(Noun::Device)));
            }
            Some(_) => claimed.configuration = configuration.or(claimed.configuration),
            None => {
                claimed.configuration = configuration.or(default);
                claimed.claim = Some((reseller, customer));
                claimed.registrar = Some(reseller);
            }
        }
        // An order of 0 stands for the empty value, which deletes the key.
        claimed.order = order.map_or(claimed.order, |order| Some(order).filter(|order| *order != 0));
        // The record is made by the first claim and stays the same.
        claimed.id = claimed.id.or(told.device());
        self.events += 1;
        Ok(claimed.id.map_or(Told::Nothing, Told::Device))
    }

    /// Whether the reseller may know of the device.
    fn sees(&self, reseller: usize, device: usize) -> bool {
        let device = &self.devices[device];
        match device.claim {
            Some((holder, _)) => holder == reseller,
            None => device.registrar == Some(reseller),
        }
    }
}

/// The companies of one case: each case has its own in the shared database.
struct Case<'w> {
    world: &'w World,
    resellers: [ResellerId; 2],
    customers: [CustomerId; 2],
    dpc: DpcId,
    first_imei: u64,
    events_before: usize,
}

impl<'w> Case<'w> {
    fn new(world: &'w World, dpc: DpcId) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let resellers = [world.reseller("Zero"), world.reseller("One")];
        let customers = [world.customer("Zero", &resellers[..1]), world.customer("One", &resellers)];
        let first_imei = NUMBER.fetch_add(1, Ordering::Relaxed) * 100;
        Self { world, resellers, customers, dpc, first_imei, events_before: events(world) }
    }

    /// Even devices have an IMEI, odd ones are Wi-Fi devices.
    fn identifier(&self, device: usize) -> Identifier {
        let number = self.first_imei + device as u64;
        if device.is_multiple_of(2) {
            by_imei(number)
        } else {
            by_serial(&format!("S{number}"), "Google", "Pixel Tablet")
        }
    }

    fn reference(&self, model: &Model, device: usize, by_id: bool) -> Reference {
        match by_id {
            true => reference(model.devices[device].id.unwrap_or(NO_DEVICE_ID)),
            false => reference_by(self.identifier(device)),
        }
    }

    /// Makes the call that the step means.
    fn call(&self, model: &Model, step: &Step) -> Result<Told, Error> {
        let (world, customers) = (self.world, &self.customers);
        match *step {
            Step::Claim { reseller, customer, device, configuration, order } => {
                let order = order.map(|order| if order == 0 { String::new() } else { order.to_string() });
                let claim = Claim {
                    configuration_id: configuration.map(|choice| model.configuration(choice)),
                    metadata: order.map(|order| metadata(&[("ordernumber", &order)])),
                    ..claim_of(customers[customer], self.identifier(device))
                };
                world.claim(self.resellers[reseller], &claim).map(Told::Device)
            }
            Step::Unclaim { reseller, device, by_id } => {
                let device = self.reference(model, device, by_id);
                let unclaim = Unclaim { device, ..unclaim_of(NO_DEVICE_ID) };
                world.unclaim(self.resellers[reseller], &unclaim).map(Told::Device)
            }
            Step::GiveBack { customer, device, by_id } => {
                world.give_back(customers[customer], self.reference(model, device, by_id)).map(|()| Told::Nothing)
            }
            Step::Apply { customer, configuration, device, by_id } => {
                let configuration = model.configuration(configuration);
                world
                    .apply(customers[customer], configuration, self.reference(model, device, by_id))
                    .map(|()| Told::Nothing)
            }
            Step::Remove { customer, device, by_id } => {
                world.remove(customers[customer], self.reference(model, device, by_id)).map(|()| Told::Nothing)
            }
            Step::PatchDefault { customer, configuration, value } => {
                let given = Change { is_default: value, ..Change::default() };
                let id = model.configuration(configuration);
                world.patch(customers[customer], id, given, &[Field::IsDefault]).map(|_| Told::Nothing)
            }
            Step::Delete { customer, configuration } => {
                world.delete(customers[customer], model.configuration(configuration)).map(|()| Told::Nothing)
            }
            Step::Create { customer, is_default } => {
                let given = Change { is_default, ..configuration_fields(self.dpc) };
                Ok(Told::Configuration(world.create(customers[customer], given)?.id))
            }
        }
    }

    /// What every company sees, as text; the same for the store and for the model.
    fn seen(&self) -> Vec<String> {
        let (resellers, customers) = (self.resellers, self.customers);
        let identifiers: Vec<_> = (0..DEVICES).map(|device| self.identifier(device)).collect();
        self.world
            .read(move |tx| {
                let mut seen = Vec::new();
                for (place, customer) in customers.iter().enumerate() {
                    for found in configuration::list(tx, *customer)? {
                        seen.push(format!("configuration {} of {place}, default {}", found.id, found.is_default));
                    }
                    for found in device::list(tx, *customer, None, None)?.devices {
                        let reseller = found.zero_touch.as_ref().map(|claim| claim.reseller_id);
                        let reseller = resellers.iter().position(|id| Some(*id) == reseller).unwrap();
                        let order: Option<u8> = found.metadata.get("ordernumber").map(|order| order.parse().unwrap());
                        let (id, configuration) = (found.id, found.configuration_id);
                        seen.push(format!("device {id} of {place} by {reseller}, {configuration:?}, order {order:?}"));
                    }
                }
                for (place, reseller) in resellers.iter().enumerate() {
                    for identifier in &identifiers {
                        let search = IdentifierSearch {
                            identifier: Some(identifier.clone()),
                            limit: Some(10),
                            page_token: None,
                        };
                        for found in device::find_by_identifier(tx, *reseller, &search)?.devices {
                            seen.push(format!("reseller {place} sees {}", found.id));
                        }
                    }
                }
                seen.sort_unstable();
                Ok(seen)
            })
            .unwrap()
    }

    fn expected(&self, model: &Model) -> Vec<String> {
        let mut seen = Vec::new();
        for (id, (place, is_default)) in &model.configurations {
            seen.push(format!("configuration {id} of {place}, default {is_default}"));
        }
        for (number, device) in model.devices.iter().enumerate() {
            let Some(id) = device.id else { continue };
            if let Some((reseller, place)) = device.claim {
                let (configuration, order) = (device.configuration, device.order);
                seen.push(format!("device {id} of {place} by {reseller}, {configuration:?}, order {order:?}"));
            }
            for place in (0..2).filter(|reseller| model.sees(*reseller, number)) {
                seen.push(format!("reseller {place} sees {id}"));
            }
        }
        seen.sort_unstable();
        seen
    }
}

fn events(world: &World) -> usize {
    let count = world.read(|tx| Ok(tx.number("SELECT COUNT(*) FROM event", &[])?)).unwrap();
    usize::try_from(count).unwrap()
}

fn check(world: &World, dpc: DpcId, steps: &[Step]) -> Result<(), TestCaseError> {
    let (case, mut model) = (Case::new(world, dpc), Model::default());
    for (number, step) in steps.iter().enumerate() {
        let answered = case.call(&model, step);
        let in_use = match step {
            Step::Delete { configuration, .. } => {
                let id = model.configuration(*configuration);
                model.devices.iter().filter(|device| device.configuration == Some(id)).count()
            }
            _ => 0,
        };
        if let Err(error) = &answered
            && error.code == Code::FailedPrecondition
        {
            prop_assert!(error.message.starts_with(&format!("{in_use} device")), "{error}");
        }
        let answered = answered.map_err(|error| (error.code, error.noun));
        let expected = model.step(step, answered.unwrap_or(Told::Nothing));
        prop_assert_eq!(&answered, &expected, "step {}: {:?} was answered otherwise than the rules say", number, step);
        prop_assert_eq!(case.seen(), case.expected(&model), "after step {}: {:?}", number, step);
        prop_assert_eq!(events(world) - case.events_before, model.events, "events after step {}: {:?}", number, step);
    }
    Ok(())
}

fn check_many(database: Database, cases: u32) {
    let world = World::new(database);
    let dpc = world.dpc("com.example.dpc");
    let config = Config { cases, max_shrink_iters: 400, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&proptest::collection::vec(step(), 1..50), |steps| check(&world, dpc, &steps))
        .unwrap_or_else(|error| panic!("{}: {error}", world.database.engine));
}

#[test]
fn given_any_sequence_of_calls_on_sqlite_when_each_is_done_then_answer_state_and_events_are_those_of_the_model() {
    check_many(Database::sqlite(), 256);
}

#[test]
fn given_any_sequence_of_calls_on_postgres_when_each_is_done_then_answer_state_and_events_are_those_of_the_model() {
    if let Some(database) = Database::postgres() {
        check_many(database, 40);
    }
}
