//! Rules of the operator's list of manufacturers and models.

use muster_core::device::Identifier;
use muster_core::known_build::{self, KnownBuild};
use muster_core::{Code, Error, Noun};

use crate::support::{Refused, World, by_imei, claim_of, invalid, on_every_engine, with_code};

fn add(world: &World, builds: &[(&str, Option<&str>)]) -> Result<(), Error> {
    let builds: Vec<_> = builds.iter().map(|(maker, model)| ((*maker).to_owned(), model.map(str::to_owned))).collect();
    world.write(move |call| known_build::add(call, &builds, false))
}

fn built_by(number: u64, manufacturer: &str, model: Option<&str>) -> Identifier {
    Identifier { manufacturer: Some(manufacturer.to_owned()), model: model.map(str::to_owned), ..by_imei(number) }
}

#[test]
fn given_no_list_then_every_manufacturer_and_model_is_taken() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.claim(basics.reseller, &claim_of(basics.customer, built_by(1, "Nobody", Some("Nothing")))).unwrap();
    });
}

#[test]
fn given_a_list_then_others_are_refused_and_case_does_not_matter() {
    on_every_engine(|world| {
        let basics = world.basics();
        add(world, &[("Google", Some("Pixel 9")), ("Fairphone", None)]).unwrap();
        let claim = |identifier| claim_of(basics.customer, identifier);
        for (number, identifier) in [
            (1, built_by(1, "GOOGLE", Some("pixel  9"))),
            (2, built_by(2, "google", None)),
            (3, built_by(3, "Fairphone", Some("FP5"))),
            (4, by_imei(4)),
        ] {
            world.claim(basics.reseller, &claim(identifier)).unwrap_or_else(|error| panic!("{number}: {error}"));
        }
        for (noun, field, identifier) in [
            (Noun::Manufacturer, "deviceIdentifier.manufacturer", built_by(5, "Gogle", Some("Pixel 9"))),
            (Noun::Model, "deviceIdentifier.model", built_by(6, "Google", Some("Pixel 99"))),
            (Noun::Manufacturer, "deviceIdentifier.manufacturer", built_by(7, "Nobody", None)),
        ] {
            let request = claim(identifier);
            world.refuses(invalid(noun, field), move |world| world.claim(basics.reseller, &request));
        }
        world.one_event("manufacturers.changed", |world| world.write(known_build::clear));
        world.claim(basics.reseller, &claim(built_by(5, "Gogle", None))).unwrap();
    });
}

#[test]
fn given_an_entry_that_is_wrong_when_the_list_is_replaced_then_it_is_as_it_was() {
    on_every_engine(|world| {
        add(world, &[("Google", None)]).unwrap();
        let long = "x".repeat(1000);
        for (maker, model, noun) in [
            ("", None, Noun::Manufacturer),
            ("a\u{7}", None, Noun::Manufacturer),
            ("a", Some(long.as_str()), Noun::Model),
        ] {
            let builds = vec![("Fairphone".to_owned(), None), (maker.to_owned(), model.map(str::to_owned))];
            let field = if noun == Noun::Model { "model" } else { "manufacturer" };
            world.refuses(invalid(noun, field), move |world| {
                let builds = builds.clone();
                world.write(move |call| known_build::add(call, &builds, true))
            });
        }
        let builds = [("Fairphone".to_owned(), None)];
        world.write(move |call| known_build::add(call, &builds, true)).unwrap();
        let listed = world.read(|tx| known_build::list(tx, None)).unwrap();
        assert_eq!(listed.iter().map(|build| build.manufacturer.as_str()).collect::<Vec<_>>(), ["fairphone"]);
    });
}

#[test]
fn given_a_long_list_then_it_is_read_page_by_page_in_its_order() {
    on_every_engine(|world| {
        let names: Vec<String> = (0..1500).map(|number| format!("maker {number:04}")).collect();
        let builds: Vec<_> = names.iter().map(|name| (name.as_str(), None)).collect();
        add(world, &builds).unwrap();
        let page = |after: Option<KnownBuild>| world.read(move |tx| known_build::list(tx, after.as_ref())).unwrap();
        let first = page(None);
        let second = page(first.last().cloned());
        let listed: Vec<_> = first.iter().chain(&second).map(|build| build.manufacturer.clone()).collect();
        assert_eq!(listed, names);
        assert_eq!(page(second.last().cloned()), []);
    });
}

#[test]
fn given_a_list_when_entries_are_removed_then_they_are_refused_and_the_last_one_stays() {
    on_every_engine(|world| {
        add(world, &[("Google", Some("Pixel 9")), ("Google", Some("Pixel 8")), ("Fairphone", None)]).unwrap();
        let remove = |world: &World, maker: &'static str, model: Option<&'static str>| {
            world.write(move |call| known_build::remove(call, maker, model))
        };
        let left = |world: &World| {
            let list = world.read(|tx| known_build::list(tx, None)).unwrap();
            list.into_iter().map(|build| format!("{} {}", build.manufacturer, build.model)).collect::<Vec<_>>()
        };
        world.one_event("manufacturers.changed", |world| remove(world, "GOOGLE", Some("Pixel  9")));
        assert_eq!(left(world), ["fairphone ", "google pixel 8"]);
        let unknown = || Refused { code: Code::NotFound, noun: Some(Noun::Manufacturer), field: Some("manufacturer") };
        world.refuses(unknown(), |world| remove(world, "Google", Some("Pixel 9")));
        world.refuses(unknown(), |world| remove(world, "Nobody", None));
        world.one_event("manufacturers.changed", |world| remove(world, "Google", None));
        let last = with_code(Code::FailedPrecondition, Noun::Manufacturer);
        world.refuses(last, |world| remove(world, "Fairphone", None));
        assert_eq!(left(world), ["fairphone "]);
    });
}
