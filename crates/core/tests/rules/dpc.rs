//! Rules of the DPC catalogue (zero-touch reference, section 3.2).

use muster_core::{Code, DpcId, Error, Noun, dpc};

use crate::support::{Refused, World, configuration_fields, invalid_parameter, on_every_engine, with_code};

fn add(world: &World, package: &'static str, name: &'static str) -> Result<dpc::CatalogueEntry, Error> {
    world.write(move |call| dpc::add(call, package, name))
}

#[test]
fn given_a_catalogue_when_it_is_listed_then_it_comes_by_title() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.one_event("dpc.added", |world| add(world, "com.example.second", "A second DPC"));
        let listed = world.read(dpc::list).unwrap();
        let names: Vec<_> = listed.iter().map(|dpc| dpc.dpc_name.as_str()).collect();
        assert_eq!(names, ["A second DPC", "Example DPC"], "by title");
        assert_eq!((listed[1].id, listed[1].package_name.as_str()), (basics.dpc, "com.example.dpc"));
    });
}

#[test]
fn given_a_package_that_is_no_application_id_when_added_then_it_is_refused() {
    on_every_engine(|world| {
        for wrong in
            ["", "dpc", "com.example.", ".com", "com..dpc", "com.1dpc", "com.exa-mple", "com.exa mple", "com.é"]
        {
            world.refuses(invalid_parameter("package"), |world| add(world, wrong, "DPC"));
        }
        world.refuses(invalid_parameter("name"), |world| add(world, "com.example.dpc", " "));
    });
}

#[test]
fn given_a_package_of_the_catalogue_when_added_again_then_it_exists_already() {
    on_every_engine(|world| {
        world.dpc("com.example.dpc");
        let exists = Refused { code: Code::AlreadyExists, noun: Some(Noun::Dpc), field: Some("package") };
        world.refuses(exists, |world| add(world, "com.example.dpc", "Again"));
    });
}

#[test]
fn given_operators_that_add_the_same_package_at_once_when_they_meet_then_one_is_told_that_it_exists() {
    on_every_engine(|world| {
        let world = &*world;
        let answers: Vec<_> = std::thread::scope(|scope| {
            let threads = [(); 4].map(|()| scope.spawn(|| add(world, "com.example.dpc", "DPC")));
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let codes: Vec<Code> = answers.iter().filter_map(|answer| answer.as_ref().err().map(|e| e.code)).collect();
        assert_eq!(codes, [Code::AlreadyExists; 3], "one succeeds, the others must not see a database error");
    });
}

#[test]
fn given_a_dpc_that_a_configuration_uses_when_removed_then_it_is_refused_until_nothing_uses_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let used = world.create(basics.customer, configuration_fields(basics.dpc)).unwrap().id;
        let id = basics.dpc;
        let remove = move |world: &World| world.write(move |call| dpc::remove(call, id));
        world.refuses(with_code(Code::FailedPrecondition, Noun::Dpc), remove);
        world.delete(basics.customer, used).unwrap();
        world.one_event("dpc.removed", remove);
        let gone = Refused { code: Code::NotFound, noun: Some(Noun::Dpc), field: Some("id") };
        world.refuses(gone, remove);
    });
}

#[test]
fn given_another_title_when_renamed_then_the_catalogue_shows_it_and_the_package_stays() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rename = |world: &World, id, name: &'static str| world.write(move |call| dpc::rename(call, id, name));
        let renamed = world.one_event("dpc.changed", |world| rename(world, basics.dpc, "Renamed"));
        assert_eq!((renamed.dpc_name.as_str(), renamed.package_name.as_str()), ("Renamed", "com.example.dpc"));
        world.changes_nothing(|world| rename(world, basics.dpc, "Renamed"));
        world.configuration(basics, false);
        assert_eq!(world.read(move |tx| dpc::show(tx, basics.dpc)).unwrap(), (renamed, 1));
        world.refuses(invalid_parameter("name"), |world| rename(world, basics.dpc, " "));
        let unknown = || Refused { code: Code::NotFound, noun: Some(Noun::Dpc), field: Some("id") };
        world.refuses(unknown(), |world| rename(world, DpcId::new(1), "Other"));
        world.refuses(unknown(), |world| world.read(|tx| dpc::show(tx, DpcId::new(1))));
    });
}
