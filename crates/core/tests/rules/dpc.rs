//! Rules of the DPC catalogue (zero-touch reference, section 3.2).

use muster_core::{Code, Error, Noun, dpc};

use crate::support::{Refused, World, configuration_fields, invalid_parameter, on_every_engine, with_code};

fn add(world: &World, package: &'static str, name: &'static str) -> Result<dpc::CatalogueEntry, Error> {
    world.write(move |call| dpc::add(call, package, name))
}

#[test]
fn given_a_catalogue_when_customers_list_it_then_all_see_the_same_ids_below_their_own_name() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.one_event("dpc.added", |world| add(world, "com.example.second", "A second DPC"));
        let customer = basics.customer;
        let listed = world.read(move |tx| dpc::list_for_customer(tx, customer)).unwrap();
        let names: Vec<_> = listed.iter().map(|dpc| dpc.dpc_name.as_deref().unwrap()).collect();
        assert_eq!(names, ["A second DPC", "Example DPC"], "by title");
        assert_eq!(listed[1].name, Some(format!("customers/{customer}/dpcs/{}", basics.dpc)));
        assert_eq!(listed[1].package_name.as_deref(), Some("com.example.dpc"));
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
        let exists = Refused { code: Code::AlreadyExists, noun: None, field: Some("package") };
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
        let used = world.create(basics.customer, configuration_fields(basics.customer, basics.dpc)).unwrap().id;
        let id = basics.dpc;
        let remove = move |world: &World| world.write(move |call| dpc::remove(call, id));
        world.refuses(with_code(Code::FailedPrecondition, None), remove);
        world.delete(basics.customer, used).unwrap();
        world.one_event("dpc.removed", remove);
        world.refuses(with_code(Code::NotFound, Noun::Parameter), remove);
    });
}
