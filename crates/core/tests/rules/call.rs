//! Who may act for whom (design, sections 5 and 6; zero-touch reference, section 2).

use muster_core::organisation::{self, NewOrganisation, Role, Terms};
use muster_core::{Account, Caller, Code, CustomerId, Detail, Error, Noun, ResellerId};

use crate::support::{START, World, account, on_every_engine, refused, with_code};

fn as_partner(world: &World, caller: Caller, partner: ResellerId) -> Result<(), Error> {
    world.write_as(caller, move |call| call.authorise_partner(partner))
}

fn as_customer(world: &World, caller: Caller, customer: CustomerId) -> Result<(), Error> {
    world.write_as(caller, move |call| call.authorise_customer(customer))
}

fn acting(reseller: Option<ResellerId>, customers: &[CustomerId]) -> Caller {
    Caller::ServiceAccount(account(reseller, customers))
}

#[test]
fn given_a_caller_of_another_company_when_it_acts_then_it_is_forbidden_whether_or_not_that_company_exists() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let caller = || acting(Some(basics.reseller), &[basics.customer]);
        as_partner(world, caller(), basics.reseller).unwrap();
        as_customer(world, caller(), basics.customer).unwrap();
        let forbidden = || with_code(Code::PermissionDenied, Noun::Caller);
        let same_number = ResellerId::new(basics.customer.get());
        for other in [rival, same_number, ResellerId::new(4711), ResellerId::new(0), ResellerId::new(-1)] {
            world.refuses(forbidden(), |world| as_partner(world, caller(), other));
        }
        let same_number = CustomerId::new(basics.reseller.get());
        for other in [world.customer("Other", &[]), same_number, CustomerId::new(4711), CustomerId::new(0)] {
            world.refuses(forbidden(), |world| as_customer(world, caller(), other));
        }
    });
}

#[test]
fn given_no_service_account_when_it_acts_then_it_is_unauthenticated() {
    on_every_engine(|world| {
        let basics = world.basics();
        for caller in [
            Caller::Operator,
            Caller::Muster,
            Caller::Phone,
            Caller::Anybody,
            Caller::Job { partner_id: basics.reseller },
        ] {
            let unknown = || with_code(Code::Unauthenticated, None);
            world.refuses(unknown(), |world| as_partner(world, caller.clone(), basics.reseller));
            world.refuses(unknown(), |world| as_customer(world, caller.clone(), basics.customer));
        }
    });
}

#[test]
fn given_a_token_without_the_scope_of_a_method_when_it_is_asked_for_then_it_is_told_so_and_one_without_scopes_may_do_all()
 {
    const METHOD: [&str; 2] = ["https://example.com/auth/read", "https://example.com/auth/write"];
    let asks =
        |scope: Option<&str>| Account { scope: scope.map(str::to_owned), ..account(None, &[]) }.require_one_of(&METHOD);
    for scope in [None, Some(METHOD[0]), Some("openid https://example.com/auth/write email")] {
        asks(scope).unwrap_or_else(|error| panic!("{scope:?}: {error}"));
    }
    for scope in [Some(""), Some("openid"), Some("https://example.com/auth/readX"), Some("https://example.com/auth")] {
        let error = asks(scope).expect_err("the scope is missing");
        assert_eq!(
            (error.code, error.detail.as_ref()),
            (Code::PermissionDenied, Some(&Detail::ScopeInsufficient)),
            "{scope:?}"
        );
    }
}

#[test]
fn given_terms_that_are_not_accepted_when_a_customer_acts_then_it_is_told_with_the_typed_detail() {
    on_every_engine(|world| {
        let customer =
            world.customer_from(NewOrganisation { name: "Customer".to_owned(), ..NewOrganisation::default() }).unwrap();
        let act = |world: &World| as_customer(world, acting(None, &[customer]), customer);
        let set = |world: &World, email: &'static str, terms: Terms| {
            world.write(move |call| organisation::add_user(call, customer.into(), email, Role::Owner, terms)).unwrap();
        };
        let not_accepted = |world: &World| {
            assert_eq!(act(world).unwrap_err().detail, Some(Detail::TermsNotAccepted));
            refused(act(world), with_code(Code::PermissionDenied, None));
        };
        not_accepted(world);
        set(world, "a@example.com", Terms::NotAccepted);
        not_accepted(world);
        set(world, "a@example.com", Terms::Stale);
        not_accepted(world);
        set(world, "b@example.com", Terms::Accepted);
        act(world).unwrap();
        set(world, "b@example.com", Terms::Stale);
        not_accepted(world);
    });
}

#[test]
fn given_any_change_when_it_is_made_then_its_event_says_when_who_and_for_whom() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.clock.advance(5000);
        let caller = acting(Some(basics.reseller), &[]);
        let request = crate::support::claim_of(basics.customer, crate::support::by_imei(1));
        let id =
            world.write_as(caller, move |call| muster_core::device::claim(call, basics.reseller, &request)).unwrap();
        let customer = basics.customer.get();
        let last = world
            .read(|tx| {
                tx.one("SELECT tenant_id, at, caller, kind, subject FROM event ORDER BY id DESC LIMIT 1", &[], |row| {
                    Ok::<_, Error>((row.int(0)?, row.int(1)?, row.string(2)?, row.string(3)?, row.string(4)?))
                })
            })
            .unwrap()
            .unwrap();
        let who = "tester@muster.iam.gserviceaccount.com".to_owned();
        assert_eq!(last, (customer, START + 5000, who, "device.claimed".to_owned(), format!("devices/{id}")));
    });
}
