//! Random calls of two resellers and two customers on a few devices, compared step by step with a small model of the
//! rules (zero-touch reference, sections 3.3, 3.4, 4.2, 6 and 7): the answer, what each of them then sees, and the events.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use muster_core::configuration::{Change, Field};
use muster_core::device::{Claim, Device, Identifier, IdentifierSearch, Metadata, Reference, Section, Unclaim};
use muster_core::{Code, ConfigurationId, CustomerId, DeviceId, DpcId, Error, Noun, ResellerId, configuration, device};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use support::*;

const DEVICES: usize = 4;

/// Ids that nothing has.
const NO_DEVICE_ID: DeviceId = DeviceId::new(4711);
const NO_CONFIGURATION_ID: ConfigurationId = ConfigurationId::new(4711);

/// How a call names a device: by its identifiers, or by the id of one of its records, of whoever it is.
type By = Option<usize>;

/// One call. Numbers choose among what there is: customers and resellers by their place, configurations among all that
/// were ever made, so that deleted ones and those of the other customer are tried too.
#[derive(Debug, Clone)]
enum Step {
    Claim {
        reseller: usize,
        customer: usize,
        device: usize,
        locks: bool,
        configuration: Option<usize>,
        order: Option<u8>,
    },
    Unclaim {
        reseller: usize,
        device: usize,
        locks: bool,
        by: By,
    },
    Note {
        reseller: usize,
        device: usize,
        by: By,
        order: u8,
    },
    GiveBack {
        customer: usize,
        device: usize,
        by: By,
    },
    Apply {
        customer: usize,
        configuration: usize,
        device: usize,
        by: By,
    },
    Remove {
        customer: usize,
        device: usize,
        by: By,
    },
    PatchDefault {
        customer: usize,
        configuration: usize,
        value: bool,
    },
    Delete {
        customer: usize,
        configuration: usize,
    },
    Create {
        customer: usize,
        is_default: bool,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let (two, device, any_configuration) = (0..2_usize, 0..DEVICES, 0..6_usize);
    let by = || proptest::option::of(0..3_usize);
    let locks = || proptest::bool::weighted(0.4);
    let order = 0..3_u8;
    prop_oneof![
        8 => (two.clone(), two.clone(), device.clone(), locks(), proptest::option::weighted(0.2, any_configuration.clone()), proptest::option::of(order.clone()))
            .prop_map(|(reseller, customer, device, locks, configuration, order)| Step::Claim { reseller, customer, device, locks, configuration, order }),
        4 => (two.clone(), device.clone(), locks(), by()).prop_map(|(reseller, device, locks, by)| Step::Unclaim { reseller, device, locks, by }),
        2 => (two.clone(), device.clone(), by(), order).prop_map(|(reseller, device, by, order)| Step::Note { reseller, device, by, order }),
        1 => (two.clone(), device.clone(), by()).prop_map(|(customer, device, by)| Step::GiveBack { customer, device, by }),
        4 => (two.clone(), any_configuration.clone(), device.clone(), by())
            .prop_map(|(customer, configuration, device, by)| Step::Apply { customer, configuration, device, by }),
        1 => (two.clone(), device, by()).prop_map(|(customer, device, by)| Step::Remove { customer, device, by }),
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
    /// The records of each device, in the order of their ids: one for each reseller that holds it, and those that nobody
    /// holds.
    devices: [Vec<Record>; DEVICES],
    /// The live configurations by id: whose, and whether it is the default.
    configurations: BTreeMap<ConfigurationId, (usize, bool)>,
    /// Every configuration that was ever made.
    made: Vec<ConfigurationId>,
    events: usize,
}

#[derive(Clone)]
struct Record {
    id: DeviceId,
    /// Who claimed it last.
    reseller: usize,
    /// For whom each section is held.
    zero_touch: Option<usize>,
    sim_lock: Option<usize>,
    configuration: Option<ConfigurationId>,
    order: Option<u8>,
}

impl Record {
    fn is_free(&self) -> bool {
        self.zero_touch.is_none() && self.sim_lock.is_none()
    }

    fn held_for(&self, locks: bool) -> Option<usize> {
        if locks { self.sim_lock } else { self.zero_touch }
    }

    fn section(&mut self, locks: bool) -> &mut Option<usize> {
        if locks { &mut self.sim_lock } else { &mut self.zero_touch }
    }

    /// The notes stay with an owner who has the lock too.
    fn leave_zero_touch(&mut self) {
        self.order = self.order.filter(|_| self.sim_lock == self.zero_touch);
        (self.zero_touch, self.configuration) = (None, None);
    }

    /// What the store shows a reseller of a record.
    fn shown(&self) -> String {
        let Self { id, zero_touch, sim_lock, order, .. } = self;
        let (zero_touch, sim_lock) = (zero_touch.is_some(), sim_lock.is_some());
        format!("{id}, zero-touch {zero_touch}, lock {sim_lock}, order {order:?}")
    }
}

impl Model {
    fn configuration(&self, choice: usize) -> ConfigurationId {
        if self.made.is_empty() { NO_CONFIGURATION_ID } else { self.made[choice % self.made.len()] }
    }

    fn belongs(&self, configuration: ConfigurationId, customer: usize) -> bool {
        self.configurations.get(&configuration).is_some_and(|(owner, _)| *owner == customer)
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
            Step::Claim { reseller, customer, device, locks, configuration, order } => {
                let configuration = configuration.map(|choice| self.configuration(choice));
                return self.claim((reseller, customer), (device, locks), configuration, order, told);
            }
            Step::Unclaim { reseller, device, locks, by } => {
                let found = self
                    .named(device, by)
                    .find(|record| record.reseller == reseller && record.held_for(locks).is_some());
                let record = found.ok_or(NO_DEVICE)?;
                if locks {
                    record.order = record.order.filter(|_| record.zero_touch.is_some());
                } else {
                    record.leave_zero_touch();
                }
                *record.section(locks) = None;
                let id = record.id;
                self.events += 1;
                return Ok(Told::Device(id));
            }
            Step::Note { reseller, device, by, order } => {
                let found = self.named(device, by).find(|record| record.reseller == reseller && !record.is_free());
                let record = found.ok_or(NO_DEVICE)?;
                let (id, before, order) = (record.id, record.order, Some(order).filter(|order| *order != 0));
                record.order = order;
                self.events += usize::from(before != order);
                return Ok(Told::Device(id));
            }
            Step::GiveBack { customer, device, by } => {
                self.owned(customer, device, by)?.leave_zero_touch();
                true
            }
            Step::Apply { customer, configuration, device, by } => {
                let configuration = self.configuration(configuration);
                if !self.belongs(configuration, customer) {
                    return Err(NO_CONFIGURATION);
                }
                let record = self.owned(customer, device, by)?;
                record.configuration.replace(configuration) != Some(configuration)
            }
            Step::Remove { customer, device, by } => self.owned(customer, device, by)?.configuration.take().is_some(),
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
                if self.records().any(|record| record.configuration == Some(id)) {
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

    fn records(&self) -> impl Iterator<Item = &Record> {
        self.devices.iter().flatten()
    }

    /// The id that a call by id names.
    fn id(&self, device: usize, choice: usize) -> DeviceId {
        let records = &self.devices[device];
        if records.is_empty() { NO_DEVICE_ID } else { records[choice % records.len()].id }
    }

    /// The records that a call may mean, in the order in which they are tried.
    fn named(&mut self, device: usize, by: By) -> impl Iterator<Item = &mut Record> {
        let id = by.map(|choice| self.id(device, choice));
        self.devices[device].iter_mut().filter(move |record| id.is_none_or(|id| id == record.id))
    }

    fn owned(&mut self, customer: usize, device: usize, by: By) -> Result<&mut Record, Refusal> {
        self.named(device, by).find(|record| record.zero_touch == Some(customer)).ok_or(NO_DEVICE)
    }

    fn claim(
        &mut self,
        (reseller, customer): (usize, usize),
        (device, locks): (usize, bool),
        configuration: Option<ConfigurationId>,
        order: Option<u8>,
        told: Told,
    ) -> Answer {
        if !Self::serves(reseller, customer) {
            return Err((Code::NotFound, Some(Noun::Customer)));
        }
        if configuration.is_some_and(|id| locks || !self.belongs(id, customer)) {
            return Err((Code::InvalidArgument, Some(Noun::Parameter)));
        }
        let default = self.default_of(customer);
        let records = &mut self.devices[device];
        let rival = |record: &Record| {
            record.held_for(locks).is_some_and(|owner| (record.reseller, owner) != (reseller, customer))
        };
        if records.iter().any(rival) {
            return Err((Code::AlreadyExists, Some(Noun::Device)));
        }
        let own = |record: &Record| !record.is_free() && record.reseller == reseller;
        let free = |record: &Record| record.is_free() && record.reseller == reseller;
        let place = records.iter().position(own).or_else(|| records.iter().position(free));
        let place = place.or_else(|| records.iter().position(Record::is_free)).unwrap_or(records.len());
        if place == records.len() {
            let Some(id) = told.device() else { return Ok(Told::Nothing) };
            records.push(Record { id, reseller, zero_touch: None, sim_lock: None, configuration: None, order: None });
        }
        let record = &mut records[place];
        if locks && order.is_some() && record.zero_touch.is_some_and(|owner| owner != customer) {
            return Err((Code::InvalidArgument, Some(Noun::Parameter)));
        }
        let said = |record: &Record| (record.zero_touch, record.sim_lock, record.configuration, record.order);
        let before = said(record);
        if !locks {
            if record.zero_touch.is_none() {
                // The notes of the last owner are not for the next one.
                record.order = record.order.filter(|_| record.sim_lock == Some(customer));
            }
            let otherwise = if record.zero_touch.is_some() { record.configuration } else { default };
            record.configuration = configuration.or(otherwise);
        }
        (record.reseller, *record.section(locks)) = (reseller, Some(customer));
        // An order of 0 stands for the empty value, which deletes the key.
        record.order = order.map_or(record.order, |order| Some(order).filter(|order| *order != 0));
        // A claim that says nothing new is none.
        self.events += usize::from(said(record) != before);
        Ok(Told::Device(record.id))
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

    fn reference(&self, model: &Model, device: usize, by: By) -> Reference {
        match by {
            Some(choice) => reference(model.id(device, choice)),
            None => reference_by(self.identifier(device)),
        }
    }

    /// Makes the call that the step means.
    fn call(&self, model: &Model, step: &Step) -> Result<Told, Error> {
        let (world, customers) = (self.world, &self.customers);
        match *step {
            Step::Claim { reseller, customer, device, locks, configuration, order } => {
                let (customer, identifier) = (customers[customer], self.identifier(device));
                let claim =
                    if locks { sim_lock_claim_of(customer, identifier) } else { claim_of(customer, identifier) };
                let claim = Claim {
                    configuration_id: configuration.map(|choice| model.configuration(choice)),
                    metadata: order.map(order_number),
                    ..claim
                };
                world.claim(self.resellers[reseller], &claim).map(Told::Device)
            }
            Step::Unclaim { reseller, device, locks, by } => {
                let device = self.reference(model, device, by);
                let section = Some(if locks { Section::SimLock } else { Section::ZeroTouch });
                let unclaim = Unclaim { device, section, ..Unclaim::default() };
                world.unclaim(self.resellers[reseller], &unclaim).map(Told::Device)
            }
            Step::Note { reseller, device, by, order } => {
                let (reseller, device) = (self.resellers[reseller], self.reference(model, device, by));
                let given = order_number(order);
                let changed = world.write(move |call| device::update_metadata(call, reseller, &device, Some(&given)));
                changed.map(Told::Device)
            }
            Step::GiveBack { customer, device, by } => {
                world.give_back(customers[customer], self.reference(model, device, by)).map(|()| Told::Nothing)
            }
            Step::Apply { customer, configuration, device, by } => {
                let configuration = model.configuration(configuration);
                world
                    .apply(customers[customer], configuration, self.reference(model, device, by))
                    .map(|()| Told::Nothing)
            }
            Step::Remove { customer, device, by } => {
                world.remove(customers[customer], self.reference(model, device, by)).map(|()| Told::Nothing)
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
                        let order = order_of(&found);
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
                            let (zero_touch, sim_lock) = (found.zero_touch.is_some(), found.sim_lock.is_some());
                            let (id, order) = (found.id, order_of(&found));
                            seen.push(format!(
                                "reseller {place} sees {id}, zero-touch {zero_touch}, lock {sim_lock}, order {order:?}"
                            ));
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
        for record in model.records() {
            let Record { id, reseller, configuration, order, .. } = record;
            if let Some(customer) = record.zero_touch {
                seen.push(format!("device {id} of {customer} by {reseller}, {configuration:?}, order {order:?}"));
            }
            // Whoever claimed it last, held or not; nobody else.
            seen.push(format!("reseller {reseller} sees {}", record.shown()));
        }
        seen.sort_unstable();
        seen
    }
}

/// Metadata with the order number alone; 0 stands for the empty value, which deletes the key.
fn order_number(order: u8) -> Metadata {
    let order = if order == 0 { String::new() } else { order.to_string() };
    metadata(&[("ordernumber", &order)])
}

fn order_of(device: &Device) -> Option<u8> {
    device.metadata.get("ordernumber").map(|order| order.parse().unwrap())
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
                model.records().filter(|record| record.configuration == Some(id)).count()
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
