//! The beginning of an installation: all of it or nothing, and once.

use std::sync::Arc;

use muster_core::installation::{self, NewInstallation, WELL_KNOWN_DPCS};
use muster_core::organisation::{self, Terms};
use muster_core::service_account::{self, Generated};
use muster_core::{Code, Error, Grant, Noun, ResellerId, Setting, dpc};

use crate::support::{Refused, World, invalid_parameter, on_every_engine};

const URL: &str = "https://muster.example.com";

fn new() -> NewInstallation {
    NewInstallation {
        reseller: "Harbour Mobile".to_owned(),
        customer: "Birchfield Logistics".to_owned(),
        owner: "it@birchfield.example".to_owned(),
        terms_accepted: true,
        dpcs: vec![("com.example.dpc".to_owned(), "Example DPC".to_owned())],
        public_url: URL.to_owned(),
    }
}

/// Two keys, made once for a test.
type Pairs = Arc<(Generated, Generated)>;

fn pairs() -> Pairs {
    Arc::new((Generated::new().unwrap(), Generated::new().unwrap()))
}

fn begin(world: &World, given: NewInstallation, pairs: &Pairs) -> Result<installation::Installation, Error> {
    let pairs = Arc::clone(pairs);
    world.write(move |call| installation::begin(call, &given, &pairs.0, &pairs.1))
}

#[test]
fn given_an_empty_database_when_it_begins_then_everything_is_there_and_each_key_acts_for_its_side() {
    let pairs = pairs();
    on_every_engine(|world| {
        let (made, events) = world.events_of(|world| begin(world, new(), &pairs).unwrap());
        let kinds: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
        let expected =
            ["reseller.created", "customer.created", "company.userAdded", "dpc.added", "key.created", "key.created"];
        assert_eq!(kinds, expected);
        let (reseller, customer) = (made.reseller_id, made.customer_id);
        let served =
            world.read(move |tx| organisation::list_partner_customers(tx, reseller, None, None)).unwrap().organisations;
        let names: Vec<_> = served.iter().map(|view| (view.organisation.id, view.terms)).collect();
        assert_eq!(names, [(customer.into(), Some(Terms::Accepted))]);
        assert_eq!(made.dpcs, world.read(dpc::list).unwrap());
        let keys = world.read(service_account::list_keys).unwrap();
        let grants: Vec<_> = [&made.reseller_key, &made.customer_key]
            .map(|file| keys.iter().find(|key| key.key_id == file.private_key_id).map(|key| key.grants.clone()))
            .to_vec();
        assert_eq!(grants, [Some(vec![Grant::reseller(reseller)]), Some(vec![Grant::customer(customer)])]);
        assert!(keys.iter().all(|key| key.public_url == URL));
        assert_eq!(world.read(|tx| Setting::PublicUrl.read(tx)).unwrap().as_deref(), Some(URL));
    });
}

#[test]
fn given_terms_that_are_not_accepted_when_it_begins_then_they_are_not() {
    let pairs = pairs();
    on_every_engine(|world| {
        let made = begin(world, NewInstallation { terms_accepted: false, ..new() }, &pairs).unwrap();
        let terms = world.read(move |tx| organisation::terms_of(tx, made.customer_id)).unwrap();
        assert_eq!(terms, Terms::NotAccepted);
    });
}

#[test]
fn given_an_address_that_is_known_when_it_begins_then_the_server_keeps_it() {
    let pairs = pairs();
    on_every_engine(|world| {
        world.write(|call| Setting::PublicUrl.write(call.tx, "http://127.0.0.1:9")).unwrap();
        begin(world, new(), &pairs).unwrap();
        let known = world.read(|tx| Setting::PublicUrl.read(tx)).unwrap();
        assert_eq!(known.as_deref(), Some("http://127.0.0.1:9"));
    });
}

#[test]
fn given_a_field_that_breaks_its_rule_when_it_begins_then_it_is_named_and_nothing_is_made() {
    let pairs = pairs();
    on_every_engine(|world| {
        let dpcs = |package: &str, name: &str| vec![(package.to_owned(), name.to_owned())];
        for (field, given) in [
            ("reseller", NewInstallation { reseller: " ".to_owned(), ..new() }),
            ("reseller", NewInstallation { reseller: "x".repeat(256), ..new() }),
            ("customer", NewInstallation { customer: String::new(), ..new() }),
            ("owner", NewInstallation { owner: "it".to_owned(), ..new() }),
            ("owner", NewInstallation { owner: "it@gmail.com".to_owned(), ..new() }),
            ("dpc", NewInstallation { dpcs: dpcs("dpc", "Example"), ..new() }),
            ("dpc", NewInstallation { dpcs: dpcs("com.example.dpc", ""), ..new() }),
        ] {
            let sentence =
                world.refuses(invalid_parameter(field), |world| begin(world, given.clone(), &pairs).map(drop));
            assert!(sentence.starts_with(field), "{}", sentence);
        }
        let twice = vec![new().dpcs.remove(0), new().dpcs.remove(0)];
        let exists = Refused { code: Code::AlreadyExists, noun: Some(Noun::Dpc), field: Some("dpc") };
        world.refuses(exists, |world| begin(world, NewInstallation { dpcs: twice.clone(), ..new() }, &pairs).map(drop));
    });
}

#[test]
fn given_a_dpc_of_the_catalogue_when_it_begins_then_it_stays_as_it_is() {
    let pairs = pairs();
    on_every_engine(|world| {
        let known = world.write(|call| dpc::add(call, "com.example.dpc", "Known before")).unwrap();
        assert_eq!(begin(world, new(), &pairs).unwrap().dpcs, [known]);
    });
}

#[test]
fn given_an_organisation_when_it_begins_then_it_is_refused_with_what_there_is_and_what_to_use() {
    let pairs = pairs();
    on_every_engine(|world| {
        let customer = world.write(|call| {
            organisation::create_customer(
                call,
                &organisation::NewOrganisation { name: "Lone".to_owned(), ..Default::default() },
            )
        });
        let in_use = Refused { code: Code::FailedPrecondition, noun: Some(Noun::Reseller), field: None };
        let error = world.refuses(in_use, |world| begin(world, new(), &pairs).map(drop));
        assert!(error.contains(&format!("it has customers/{} (Lone).", customer.unwrap())), "{}", error);
        let reseller: ResellerId = world.reseller("Harbour");
        let error = world.refuses(in_use, |world| begin(world, new(), &pairs).map(drop));
        for part in
            [&format!("it has partners/{reseller} (Harbour) and 1 more."), "muster key create --for reseller:ID"]
        {
            assert!(error.contains(part), "{}", error);
        }
    });
}

#[test]
fn given_two_that_begin_at_once_when_they_meet_then_one_is_refused() {
    let pairs = pairs();
    on_every_engine(|world| {
        let world = &*world;
        let answers: Vec<_> = std::thread::scope(|scope| {
            let threads = [(); 3].map(|()| scope.spawn(|| begin(world, new(), &pairs).map(drop)));
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let refused: Vec<Code> = answers.iter().filter_map(|answer| answer.as_ref().err().map(|e| e.code)).collect();
        assert_eq!(refused, [Code::FailedPrecondition; 2]);
    });
}

#[test]
fn the_well_known_dpcs_are_ones_the_catalogue_takes() {
    on_every_engine(|world| {
        for (package, name) in WELL_KNOWN_DPCS {
            world.write(|call| dpc::add(call, package, name)).unwrap();
        }
    });
}
