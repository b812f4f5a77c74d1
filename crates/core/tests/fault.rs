//! All or nothing: every statement of a call is made to fail once, and the database must then be as it was before; the
//! call that finally succeeds must leave what it leaves without failures.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::{Arc, OnceLock};

use muster_core::client::{self, Client, NewClient, NewCode, Redeemed, Redemption};
use muster_core::configuration::{Change, Field};
use muster_core::device::{Claim, IdentifierSearch, OwnerSearch, Section, SetupQuestion};
use muster_core::event::delivery::{self, Consumer};
use muster_core::organisation::{self, Kind, NewOrganisation, Role, Terms};
use muster_core::person::{self, PasswordHash, Person};
use muster_core::service_account::{self, Generated};
use muster_core::{
    Call, Caller, Code, ConfigurationId, Context, DeviceId, Error, Grant, KeyId, Tenant, configuration, device, dpc,
    event, operation,
};
use support::*;

/// More statements than any of these calls has: a call that has more is a mistake of the test.
const MOST_STATEMENTS: i64 = 200;

/// The time of the call, after everything that was prepared.
const LATER: i64 = START + 60 * 60 * 1000;

/// Everything that happens is delivered, so that deliveries are among what must be undone.
const AUDITOR: Consumer = Consumer { name: "auditor", wants: |_| true };

/// Runs the call with the same time and chance whenever it is tried.
fn run<T: Send + 'static>(
    world: &World,
    rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    run_as(world, Caller::Operator, rule)
}

fn run_as<T: Send + 'static>(
    world: &World,
    caller: Caller,
    rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let context = Context::new(Arc::new(SetClock::at(LATER)), Arc::new(SeededChance::new(99)));
    let context = context.with_consumers(&[AUDITOR]);
    write_with(world.store(), &context, caller, rule)
}

/// Fails every statement of `rule` in turn. `prepare` makes the same world every time and tells what the call needs.
fn all_or_nothing<P, T, R>(prepare: impl Fn(&mut World) -> P, rule: impl Fn(&P) -> R)
where
    T: Send + 'static,
    R: Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
{
    for (database, undisturbed) in databases::every_engine().into_iter().zip(databases::every_engine()) {
        println!("engine: {}", database.engine);
        let mut reference = World::new(undisturbed);
        let prepared = prepare(&mut reference);
        run(&reference, rule(&prepared)).unwrap_or_else(|error| panic!("without failures it should succeed: {error}"));
        let (mut world, expected) = (World::new(database), reference.dump());
        let prepared = prepare(&mut world);
        let before = world.dump();
        let statements = disturb(&world, &before, &Caller::Operator, || rule(&prepared));
        assert!(statements >= 2, "a call with its event has at least two statements, found {statements}");
        assert_eq!(
            world.dump(),
            expected,
            "after {statements} failures the content must be that of an undisturbed run"
        );
    }
}

/// Fails every statement of a rule that only reads in turn: the answer must be that the database failed, never one that
/// the rule makes of it. `least` is how many statements there must be.
fn told_as_failure<P, T, R>(
    least: i64,
    prepare: impl Fn(&mut World) -> P,
    caller: impl Fn(&P) -> Caller,
    rule: impl Fn(&P) -> R,
) where
    T: Send + 'static,
    R: Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
{
    for database in databases::every_engine() {
        println!("engine: {}", database.engine);
        let mut world = World::new(database);
        let prepared = prepare(&mut world);
        let before = world.dump();
        let statements = disturb(&world, &before, &caller(&prepared), || rule(&prepared));
        assert!(statements >= least, "{statements} statements were failed, expected {least} at least");
        assert_eq!(world.dump(), before, "it only reads");
    }
}

/// Fails the first, the second, … statement until the call succeeds; tells how many it failed.
fn disturb<T, R>(world: &World, before: &Dump, caller: &Caller, rule: impl Fn() -> R) -> i64
where
    T: Send + 'static,
    R: Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
{
    for statement in 1..MOST_STATEMENTS {
        world.store().fault().fail_statement(statement);
        let answer = run_as(world, caller.clone(), rule());
        let failed = !world.store().fault().is_pending();
        world.store().fault().fail_statement(0);
        match answer {
            Ok(_) => {
                assert!(!failed, "statement {statement} failed, but the call succeeded");
                return statement - 1;
            }
            Err(error) => {
                assert!(failed, "statement {statement} was not reached, but the call failed: {error}");
                assert_eq!(error.code, Code::Unavailable, "statement {statement}: {error}");
                assert_eq!(world.dump(), *before, "statement {statement} failed, but something of the call stayed");
            }
        }
    }
    panic!("the call has more than {MOST_STATEMENTS} statements");
}

fn issue_token(call: &mut Call<'_, '_>, grant: &service_account::LiveKey) -> Result<String, Error> {
    let scope = "https://www.googleapis.com/auth/androidworkzerotouchemm";
    service_account::issue_token(call, grant, Some(scope), &[scope])
}

/// A device with configuration, metadata and both sections, whose customer has a default.
fn claimed(world: &mut World) -> (Basics, DeviceId, [ConfigurationId; 2]) {
    let basics = world.basics();
    let configurations = [world.configuration(basics, true), world.configuration(basics, false)];
    let claim = Claim { metadata: Some(metadata(&[("ordernumber", "A1")])), ..claim_of(basics.customer, by_imei(1)) };
    let id = world.claim(basics.reseller, &claim).unwrap();
    (basics, id, configurations)
}

#[test]
fn claim_of_a_new_device() {
    all_or_nothing(
        |world| {
            let basics = world.basics();
            world.configuration(basics, true);
            basics
        },
        |basics| {
            let basics = *basics;
            let identifier = device::Identifier { imei2: Some(imei(2)), ..by_serial("S1", "Google", "Pixel 9") };
            let identifier = device::Identifier { imei: Some(imei(1)), ..identifier };
            let claim =
                Claim { metadata: Some(metadata(&[("ordernumber", "A1")])), ..claim_of(basics.customer, identifier) };
            move |call| device::claim(call, basics.reseller, &claim)
        },
    );
}

#[test]
fn claim_of_a_known_device_with_more_identifiers() {
    all_or_nothing(claimed, |(basics, _, [_, other])| {
        let (basics, other) = (*basics, *other);
        let identifier = device::Identifier { imei2: Some(imei(2)), ..by_imei(1) };
        let claim = Claim {
            configuration_id: Some(other),
            metadata: Some(metadata(&[("phonenumber", "1")])),
            ..claim_of(basics.customer, identifier)
        };
        move |call| device::claim(call, basics.reseller, &claim)
    });
}

#[test]
fn claim_of_a_chrome_os_device_with_its_token() {
    all_or_nothing(
        |world: &mut World| world.basics(),
        |basics| {
            let (partner, claim) = (basics.reseller, chrome_os_claim("C0123abcd", "S1"));
            move |call| device::claim(call, partner, &claim)
        },
    );
}

#[test]
fn unclaim_by_reseller_and_by_customer() {
    all_or_nothing(claimed, |(basics, id, _)| {
        let (partner, request) = (basics.reseller, unclaim_of(*id));
        move |call| device::unclaim(call, partner, &request)
    });
    all_or_nothing(claimed, |(basics, id, _)| {
        let (customer, device) = (basics.customer, reference(*id));
        move |call| device::unclaim_by_customer(call, customer, Some(&device))
    });
}

#[test]
fn apply_and_remove_a_configuration() {
    all_or_nothing(claimed, |(basics, id, [_, other])| {
        let customer = basics.customer;
        let (configuration, device) = (*other, reference(*id));
        move |call| device::apply_configuration(call, customer, configuration, Some(&device))
    });
    all_or_nothing(claimed, |(basics, _, _)| {
        let (customer, device) = (basics.customer, reference_by(by_imei(1)));
        move |call| device::remove_configuration(call, customer, Some(&device))
    });
}

#[test]
fn patch_of_the_default_and_a_new_default() {
    all_or_nothing(claimed, |(basics, _, [_, other])| {
        let (customer, id) = (basics.customer, *other);
        let given = Change { is_default: true, ..Change::default() };
        move |call| configuration::patch(call, customer, id, &given, &[Field::IsDefault])
    });
    all_or_nothing(claimed, |(basics, _, _)| {
        let customer = basics.customer;
        let given = Change { is_default: true, ..configuration_fields(basics.dpc) };
        move |call| configuration::create(call, customer, &given)
    });
}

#[test]
fn delete_of_a_configuration_and_of_a_dpc() {
    all_or_nothing(claimed, |(basics, _, [_, other])| {
        let (customer, id) = (basics.customer, *other);
        move |call| configuration::delete(call, customer, id)
    });
    all_or_nothing(
        |world: &mut World| world.basics(),
        |basics| {
            let id = basics.dpc;
            move |call| dpc::remove(call, id)
        },
    );
}

#[test]
fn update_of_metadata() {
    all_or_nothing(claimed, |(basics, id, _)| {
        let (partner, id, given) = (basics.reseller, *id, metadata(&[("ordernumber", ""), ("phonenumber", "1")]));
        move |call| device::update_metadata_of(call, partner, id, Some(&given))
    });
}

#[test]
fn create_of_a_customer_with_its_people() {
    all_or_nothing(
        |world| {
            let reseller = world.reseller("Reseller");
            (reseller, world.vendor(reseller, "Vendor"))
        },
        |(reseller, vendor)| {
            let new = NewOrganisation {
                name: "Customer".to_owned(),
                reseller_ids: vec![*reseller],
                vendor_id: Some(*vendor),
                workspace_customer_id: Some("C0123abcd".to_owned()),
                owner_emails: vec!["a@example.com".to_owned(), "b@example.com".to_owned()],
                admin_emails: vec!["c@example.com".to_owned()],
                terms: Some(Terms::Accepted),
                ..NewOrganisation::default()
            };
            move |call| organisation::create_customer(call, &new)
        },
    );
}

/// An operation of claims: new, known, refused and claimed twice; its first chunk is the one to be done.
fn received(world: &mut World) -> operation::Chunk {
    let (basics, _, _) = claimed(world);
    let of = |number: u64| claim_of(basics.customer, by_imei(number));
    let wrong = Claim { section: None, ..of(7) };
    let items = serde_json::to_string(&[of(5), of(1), wrong, of(5), of(6)]).unwrap();
    let chunks = [items.clone(), items];
    let partner = basics.reseller;
    let id = world
        .write(move |call| {
            let id = operation::begin(call, partner, operation::Kind::Claim, 10)?;
            operation::receive(call, id, 0, &chunks)?;
            operation::finish(call, partner, id)?;
            Ok(id)
        })
        .unwrap();
    assert_eq!(world.write(|call| operation::take_lease(call, None)).unwrap(), Some(id));
    world.read(move |tx| operation::read_chunk(tx, id)).unwrap().unwrap()
}

#[test]
fn a_chunk_that_is_given_up() {
    all_or_nothing(received, |chunk| {
        let id = chunk.operation_id;
        move |call| operation::fail_chunk(call, &PlainItems, id, None, false)
    });
}

#[test]
fn a_chunk_of_an_operation_and_its_last_one() {
    all_or_nothing(received, |chunk| {
        let chunk = chunk.clone();
        move |call| operation::process_chunk(call, &PlainItems, &chunk, false)
    });
    all_or_nothing(
        |world| {
            let first = received(world);
            let id = first.operation_id;
            world.write(move |call| operation::process_chunk(call, &PlainItems, &first, false)).unwrap();
            world.read(move |tx| operation::read_chunk(tx, id)).unwrap().unwrap()
        },
        |chunk| {
            let chunk = chunk.clone();
            move |call| operation::process_chunk(call, &PlainItems, &chunk, false)
        },
    );
}

#[test]
fn a_delivery_that_is_taken_and_dealt_with() {
    let prepare = |world: &mut World| {
        world.context = world.context.clone().with_consumers(&[AUDITOR]);
        world.basics();
        world.write(|call| delivery::take(call, &AUDITOR, 2, LATER)).unwrap()
    };
    all_or_nothing(prepare, |_| |call: &mut Call<'_, '_>| delivery::take(call, &AUDITOR, 1, 1000));
    all_or_nothing(prepare, |(lease, taken)| {
        let (lease, ids) = (*lease, taken.iter().map(|delivery| delivery.event.id).collect::<Vec<_>>());
        move |call: &mut Call<'_, '_>| {
            delivery::done(call, lease, &ids[..1])?;
            delivery::again(call, lease, ids[1], LATER)
        }
    });
}

#[test]
fn a_key_its_token_and_its_end() {
    static KEY: OnceLock<Generated> = OnceLock::new();
    let generated = || KEY.get_or_init(|| Generated::new().unwrap());
    let issued = |world: &mut World| {
        let basics = world.basics();
        world
            .write(move |call| {
                let grants = [Grant::customer(basics.customer)];
                let file = service_account::create_key(call, generated(), &grants, "https://muster.example")?;
                let grant = service_account::find_key(call.tx, &file.private_key_id)?.expect("just made");
                issue_token(call, &grant)?;
                Ok(grant)
            })
            .unwrap()
    };
    all_or_nothing(
        |world: &mut World| world.basics(),
        move |basics| {
            let grants = [Grant::reseller(basics.reseller), Grant::customer(basics.customer)];
            move |call: &mut Call<'_, '_>| {
                service_account::create_key(call, generated(), &grants, "https://muster.example").map(drop)
            }
        },
    );
    all_or_nothing(issued, |grant| {
        let grant = grant.clone();
        move |call| issue_token(call, &grant)
    });
    all_or_nothing(issued, |grant| {
        let key_id = grant.key_id.clone();
        move |call| service_account::revoke_key(call, &key_id)
    });
}

/// A person with a password whose terms are stale, and an OAuth client.
fn agreed(world: &mut World) -> (Person, Client) {
    let basics = world.basics();
    world
        .write(move |call| {
            organisation::add_user(call, basics.customer.into(), "it@example.com", Role::Admin, Terms::Stale)?;
            let invited = person::invite(call, "it@example.com")?;
            let person = person::set_password(call, &invited.secret, password())?;
            let new = NewClient { kind: client::Kind::Installed, name: "Tool".to_owned(), redirect_uris: Vec::new() };
            let file = client::create(call, &new, "https://muster.example")?;
            let tool = client::find(call.tx, file.client_id.as_str())?.expect("just made");
            Ok((person, tool))
        })
        .unwrap()
}

fn password() -> &'static PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| PasswordHash::of(&Context::system(), "correct horse battery").unwrap())
}

fn new_code() -> NewCode {
    let (redirect_uri, scope) = ("http://localhost".to_owned(), "openid".to_owned());
    NewCode { redirect_uri, scope, challenge: None, nonce: None, offline: true }
}

/// Issues a code, because one is good for minutes, and redeems it.
fn consent(call: &mut Call<'_, '_>, person: &Person, tool: &Client) -> Result<String, Error> {
    let code = client::issue_code(call, person, tool, &new_code())?;
    redeem(call, tool, &code)?;
    Ok(code)
}

fn redeem(call: &mut Call<'_, '_>, tool: &Client, code: &str) -> Result<Redeemed, Error> {
    let redirect_uri = Some("http://localhost".to_owned());
    client::redeem_code(call, tool, &Redemption { code: code.to_owned(), redirect_uri, verifier: None })
}

#[test]
fn signing_in_and_taking_it_back() {
    all_or_nothing(agreed, |(person, _)| {
        let person = person.clone();
        move |call| person::accept_terms(call, &person)
    });
    all_or_nothing(agreed, |(person, tool)| {
        let (person, tool) = (person.clone(), tool.clone());
        move |call| client::issue_code(call, &person, &tool, &new_code())
    });
    all_or_nothing(agreed, |_| move |call: &mut Call<'_, '_>| person::invite(call, "it@example.com").map(drop));
    // A consent and its tokens, a code that was used, and everything that ends them.
    all_or_nothing(agreed, |(person, tool)| {
        let (person, tool) = (person.clone(), tool.clone());
        move |call| {
            let code = consent(call, &person, &tool)?;
            redeem(call, &tool, &code).map(drop)
        }
    });
    all_or_nothing(agreed, |(person, tool)| {
        let (person, tool) = (person.clone(), tool.clone());
        move |call| {
            consent(call, &person, &tool)?;
            client::revoke_client(call, &tool.client_id)
        }
    });
    all_or_nothing(agreed, |(person, tool)| {
        let (person, tool) = (person.clone(), tool.clone());
        move |call| {
            consent(call, &person, &tool)?;
            let invited = person::invite(call, "it@example.com")?;
            person::set_password(call, &invited.secret, password()).map(drop)
        }
    });
}

#[test]
fn what_the_operator_renames_takes_out_and_deletes() {
    all_or_nothing(agreed, |(person, tool)| {
        let (person, tool) = (person.clone(), tool.clone());
        move |call| {
            consent(call, &person, &tool)?;
            client::delete_client(call, &tool.client_id).map(drop)
        }
    });
    all_or_nothing(
        |world: &mut World| {
            let basics = world.basics();
            (basics, world.vendor(basics.reseller, "South"))
        },
        |(basics, vendor)| {
            let (basics, vendor) = (*basics, *vendor);
            move |call: &mut Call<'_, '_>| {
                organisation::add_user(call, basics.customer.into(), "it@example.com", Role::Admin, Terms::Stale)?;
                organisation::delete_user(call, basics.customer.into(), "it@example.com")?;
                organisation::rename(call, Kind::Reseller, basics.reseller.into(), "Renamed")?;
                dpc::rename(call, basics.dpc, "Renamed")?;
                organisation::delete(call, Kind::Customer, basics.customer.into())?;
                organisation::delete(call, Kind::Vendor, vendor.into())?;
                organisation::delete(call, Kind::Reseller, basics.reseller.into())
            }
        },
    );
}

#[test]
fn several_new_devices_at_once_and_one_of_them_twice() {
    all_or_nothing(
        |world: &mut World| {
            let basics = world.basics();
            world.configuration(basics, true);
            basics
        },
        |basics| {
            let basics = *basics;
            move |call: &mut Call<'_, '_>| {
                let requests = [1, 2, 1, 3].map(|number| claim_of(basics.customer, by_imei(number)));
                let mut claims = device::Claims::of(basics.reseller);
                claims.look_ahead(call, requests.iter())?;
                for request in &requests {
                    claims.claim(call, request)?;
                }
                claims.write(call)
            }
        },
    );
}

/// The world of the reads: a claimed device, and a caller who may see it from both sides.
fn seen(world: &mut World) -> (Basics, DeviceId) {
    let (basics, id, _) = claimed(world);
    (basics, id)
}

fn both_sides((basics, _): &(Basics, DeviceId)) -> Caller {
    Caller::ServiceAccount(account(Some(basics.reseller), &[basics.customer]))
}

#[test]
fn reads_of_devices() {
    told_as_failure(1, seen, both_sides, |(basics, id)| {
        let (customer, id) = (basics.customer, *id);
        move |call| device::get(call.tx, customer, id)
    });
    told_as_failure(1, seen, both_sides, |(basics, id)| {
        let (partner, id) = (basics.reseller, *id);
        move |call| device::get_for_partner(call.tx, partner, id)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| device::list(call.tx, customer, Some(10), None)
    });
    told_as_failure(2, seen, both_sides, |(basics, _)| {
        let partner = basics.reseller;
        let request = IdentifierSearch { identifier: Some(by_imei(1)), limit: Some(10), ..IdentifierSearch::default() };
        move |call| device::find_by_identifier(call.tx, partner, &request)
    });
    told_as_failure(3, seen, both_sides, |(basics, _)| {
        let (partner, customer) = (basics.reseller, basics.customer);
        let request = OwnerSearch {
            customer_ids: vec![customer],
            section: Some(Section::ZeroTouch),
            limit: Some(10),
            ..OwnerSearch::default()
        };
        move |call| device::find_by_owner(call.tx, partner, &request)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| {
            let wanted = device::Selection { customer_id: Some(customer), ..device::Selection::default() };
            device::select(call.tx, &wanted, None, 10)
        }
    });
    told_as_failure(1, seen, both_sides, |_| {
        let question = SetupQuestion { identifier: Some(by_imei(1)), secret: None };
        move |call: &mut Call<'_, '_>| device::setup(call.tx, &question, false, LATER)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let partner = basics.reseller;
        move |call| device::sim_lock_state(call.tx, partner, Some(&by_imei(1)), LATER)
    });
    told_as_failure(1, seen, both_sides, |_| {
        |call: &mut Call<'_, '_>| device::lookup_by_identifier(call.tx, &by_imei(1))
    });
}

#[test]
fn reads_of_organisations_where_no_failure_may_look_like_missing_terms() {
    told_as_failure(4, seen, both_sides, |_| {
        |call: &mut Call<'_, '_>| organisation::list_accounts(call, Some(10), None)
    });
    told_as_failure(4, seen, both_sides, |(basics, _)| {
        let partner = basics.reseller;
        move |call| organisation::list_partner_customers(call.tx, partner, None, None)
    });
    told_as_failure(2, seen, both_sides, |(basics, _)| {
        let partner = basics.reseller;
        move |call| organisation::list_vendors(call.tx, partner, None, None)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| organisation::terms_of(call.tx, customer)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| organisation::list_users(call.tx, customer.into())
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| call.authorise_customer(customer)
    });
}

#[test]
fn reads_of_configurations_keys_and_events() {
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let customer = basics.customer;
        move |call| configuration::list(call.tx, customer)
    });
    told_as_failure(1, seen, both_sides, |_| |call: &mut Call<'_, '_>| dpc::list(call.tx));
    told_as_failure(1, seen, both_sides, |_| |call: &mut Call<'_, '_>| service_account::list_keys(call.tx));
    told_as_failure(1, seen, both_sides, |_| {
        let key_id = KeyId::new("0");
        move |call: &mut Call<'_, '_>| service_account::find_key(call.tx, &key_id)
    });
    told_as_failure(1, seen, both_sides, |_| {
        |call: &mut Call<'_, '_>| service_account::find_token(call.tx, "token", LATER)
    });
    told_as_failure(1, seen, both_sides, |(basics, _)| {
        let whose = event::Whose::Of(Tenant::from(basics.customer));
        move |call| event::list(call.tx, &event::Query::of(whose), None, 10)
    });
}
