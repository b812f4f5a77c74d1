//! Rules of keys and tokens (design, section 6).

use muster_core::organisation::{NewOrganisation, Role, Terms, add_user};
use muster_core::service_account::{
    Generated, KeyFile, LiveKey, MAX_SCOPE_CHARS, TOKEN_SECONDS, account_of, create_key, find_key, find_token,
    issue_token, list_keys, live_keys_of, revoke_key,
};
use muster_core::{Account, Caller, Code, CustomerId, Detail, Error, Grant, KeyId, Noun, Proof, ResellerId};

use crate::support::{Refused, World, invalid_parameter, on_every_engine, with_code};

/// Scopes that some method takes.
const KNOWN: [&str; 2] = [
    "https://www.googleapis.com/auth/androidworkprovisioning",
    "https://www.googleapis.com/auth/androidworkzerotouchemm",
];

fn key(world: &World, grants: &[Grant]) -> Result<KeyFile, Error> {
    // Making a key is slow in a debug build, and every test may use the same one.
    static KEY: std::sync::OnceLock<Generated> = std::sync::OnceLock::new();
    let grants = grants.to_vec();
    world.write(move |call| {
        let generated = KEY.get_or_init(|| Generated::new().unwrap());
        create_key(call, generated, &grants, "https://muster.example")
    })
}

fn live(world: &World, key_id: &KeyId) -> Option<LiveKey> {
    let key_id = key_id.clone();
    world.read(move |tx| find_key(tx, &key_id)).unwrap()
}

fn issue(world: &World, key: &LiveKey, scope: Option<&str>) -> Result<String, Error> {
    let (key, scope) = (key.clone(), scope.map(str::to_owned));
    world.write(move |call| issue_token(call, &key, scope.as_deref(), &KNOWN))
}

fn caller(world: &World, token: &str) -> Option<(Account, i64)> {
    let (token, now) = (token.to_owned(), world.context.now());
    world.read(move |tx| find_token(tx, &token, now)).unwrap()
}

fn revoke(world: &World, key_id: &KeyId) -> Result<KeyId, Error> {
    let key_id = key_id.clone();
    world.write(move |call| revoke_key(call, &key_id))
}

#[test]
fn given_a_new_key_when_its_file_is_written_then_it_has_googles_form_and_the_private_half_is_not_stored() {
    on_every_engine(|world| {
        let basics = world.basics();
        let file = key(world, &[Grant::reseller(basics.reseller)]).unwrap();
        let json = serde_json::to_value(&file).unwrap();
        assert_eq!((&json["type"], &json["universe_domain"]), (&"service_account".into(), &"googleapis.com".into()));
        assert_eq!(json["token_uri"], "https://muster.example/token");
        let private = json["private_key"].as_str().unwrap();
        assert!(
            private.starts_with("-----BEGIN PRIVATE KEY-----\n") && private.ends_with("-----END PRIVATE KEY-----\n")
        );
        assert!(private.lines().all(|line| line.len() <= 64), "PEM lines have at most 64 characters");
        assert_eq!(file.private_key_id.as_str().len(), 40);
        assert_eq!(json["client_id"], file.client_id.as_str());
        let secret_line = private.lines().nth(3).unwrap().to_owned();
        assert!(!world.dump().values().flatten().any(|row| row.contains(&secret_line)));
        let listed = world.read(list_keys).unwrap().remove(0);
        assert_eq!((listed.key_id, listed.email), (file.private_key_id.clone(), file.client_email.clone()));
        assert_eq!(listed.grants, [Grant::reseller(basics.reseller)]);
        let found = live(world, &file.private_key_id).unwrap();
        let email = file.client_email;
        assert_eq!(world.read(move |tx| live_keys_of(tx, &email)).unwrap(), [found]);
    });
}

#[test]
fn given_companies_that_do_not_fit_when_a_key_is_made_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.reseller("Other");
        let vendor = world.vendor(other, "Vendor");
        let refuses = |grants: &[Grant]| {
            world.refuses(invalid_parameter("for"), |world| key(world, grants).map(|file| file.client_id));
        };
        refuses(&[]);
        refuses(&[Grant::reseller(basics.reseller), Grant::reseller(other)]);
        refuses(&vec![Grant::customer(basics.customer); 1001]);
        let customer_as_reseller = Grant::reseller(ResellerId::new(basics.customer.get()));
        let reseller_as_customer = Grant::customer(CustomerId::new(basics.reseller.get()));
        let of_a_vendor = Grant::reseller(ResellerId::new(vendor.get()));
        let nobody = Grant::customer(CustomerId::new(4711));
        for (wrong, noun) in [
            (customer_as_reseller, Noun::Reseller),
            (reseller_as_customer, Noun::Customer),
            (of_a_vendor, Noun::Reseller),
            (nobody, Noun::Customer),
        ] {
            let missing = Refused { code: Code::NotFound, noun: Some(noun), field: Some("for") };
            world.refuses(missing, |world| key(world, &[wrong]).map(|file| file.client_id));
        }
        let (made, events) = world.events_of(|world| {
            key(world, &[Grant::customer(basics.customer), Grant::reseller(basics.reseller)])
                .map(|file| file.private_key_id)
        });
        made.unwrap();
        assert_eq!(events.len(), 2, "each company's audit log tells of the key: {events:?}");
    });
}

#[test]
fn given_a_token_when_its_hour_is_over_then_it_is_unknown() {
    on_every_engine(|world| {
        let basics = world.basics();
        let file = key(world, &[Grant::customer(basics.customer)]).unwrap();
        let grant = live(world, &file.private_key_id).unwrap();
        let token = issue(world, &grant, Some(KNOWN[1])).unwrap();
        assert!(!world.dump()["access_token"][0].contains(&token), "only the hash of a token is stored");
        let (account, expires) = caller(world, &token).unwrap();
        assert_eq!(expires, world.context.now() + TOKEN_SECONDS * 1000);
        assert_eq!(account.grants, [Grant::customer(basics.customer)]);
        assert_eq!(account.scope.as_deref(), Some(KNOWN[1]));
        assert_eq!((account.email, account.proof), (file.client_email, Proof::Key(file.private_key_id)));
        world.clock.advance(TOKEN_SECONDS * 1000 - 1);
        assert!(caller(world, &token).is_some());
        world.clock.advance(1);
        assert!(caller(world, &token).is_none());
        issue(world, &grant, Some(KNOWN[1])).unwrap();
        world.clock.advance(1);
        issue(world, &grant, Some(KNOWN[1])).unwrap();
        assert_eq!(world.dump()["access_token"].len(), 2, "expired tokens are removed along the way");
    });
}

#[test]
fn given_tokens_when_they_are_made_then_none_is_like_another_and_a_changed_one_is_unknown() {
    on_every_engine(|world| {
        let basics = world.basics();
        let file = key(world, &[Grant::reseller(basics.reseller)]).unwrap();
        let grant = live(world, &file.private_key_id).unwrap();
        let tokens = [(); 3].map(|()| issue(world, &grant, Some(KNOWN[0])).unwrap());
        assert!(tokens[0] != tokens[1] && tokens[1] != tokens[2] && tokens[0] != tokens[2]);
        for token in &tokens {
            assert_eq!(caller(world, token).unwrap().0.reseller(), Some(basics.reseller));
            for wrong in [format!("{token}x"), token[1..].to_owned(), token.to_lowercase(), String::new()] {
                assert!(caller(world, &wrong).is_none(), "{wrong}");
            }
        }
    });
}

#[test]
fn given_a_key_when_it_is_revoked_then_it_and_its_tokens_stop_working_at_once_and_others_go_on() {
    on_every_engine(|world| {
        let basics = world.basics();
        let grants = [Grant::reseller(basics.reseller)];
        let (lost, kept) = (key(world, &grants).unwrap(), key(world, &grants).unwrap());
        let token_of = |file: &KeyFile| {
            let grant = live(world, &file.private_key_id).unwrap();
            (issue(world, &grant, Some(KNOWN[0])).unwrap(), grant)
        };
        let ((lost_token, lost_grant), (kept_token, _)) = (token_of(&lost), token_of(&kept));
        world.one_event("key.revoked", |world| revoke(world, &lost.private_key_id));
        assert!(caller(world, &lost_token).is_none() && caller(world, &kept_token).is_some());
        assert!(live(world, &lost.private_key_id).is_none() && live(world, &kept.private_key_id).is_some());
        let email = lost.client_email.clone();
        assert!(world.read(move |tx| live_keys_of(tx, &email)).unwrap().is_empty());
        // A token that was on its way while the key was revoked is of no use either.
        let late = issue(world, &lost_grant, Some(KNOWN[0])).unwrap();
        assert!(caller(world, &late).is_none());
        for gone in [&lost.private_key_id, &KeyId::new("nosuch")] {
            let unknown = Refused { code: Code::NotFound, noun: Some(Noun::Key), field: Some("id") };
            world.refuses(unknown, |world| revoke(world, gone));
        }
        let revoked: Vec<bool> = world.read(list_keys).unwrap().iter().map(|row| row.revoked_at.is_some()).collect();
        assert_eq!(revoked.iter().filter(|revoked| **revoked).count(), 1);
    });
}

#[test]
fn given_a_scope_when_a_token_is_asked_for_then_it_must_name_one_of_the_two_apis() {
    on_every_engine(|world| {
        let basics = world.basics();
        let file = key(world, &[Grant::reseller(basics.reseller)]).unwrap();
        let grant = live(world, &file.private_key_id).unwrap();
        let long = format!("{} {}", KNOWN[0], "x".repeat(MAX_SCOPE_CHARS));
        for wrong in [None, Some(""), Some("  "), Some("openid email"), Some(long.as_str())] {
            world.refuses(invalid_parameter("scope"), |world| issue(world, &grant, wrong));
        }
        let asked = format!("  {}\t openid  {} ", KNOWN[0], KNOWN[1]);
        let token = issue(world, &grant, Some(&asked)).unwrap();
        let account = caller(world, &token).unwrap().0;
        for scope in KNOWN {
            account.require_one_of(&[scope]).unwrap();
        }
    });
}

#[test]
fn given_a_self_signed_token_when_its_account_is_asked_for_then_it_may_do_what_the_account_may() {
    on_every_engine(|world| {
        let basics = world.basics();
        let second = world.customer("Second", &[]);
        let file = key(world, &[Grant::customer(basics.customer), Grant::customer(second)]).unwrap();
        let grant = live(world, &file.private_key_id).unwrap();
        let account = world.read(move |tx| account_of(tx, &grant, None)).unwrap();
        assert_eq!(account.grants, [Grant::customer(basics.customer), Grant::customer(second)]);
        assert_eq!(account.accepted, [basics.customer, second], "both have accepted the terms");
        account.require_one_of(&[KNOWN[0]]).unwrap();
    });
}

#[test]
fn given_an_account_that_was_looked_up_when_it_acts_then_the_terms_of_then_are_enough_and_those_of_now_are_too() {
    on_every_engine(|world| {
        let basics = world.basics();
        let late = world.customer_from(NewOrganisation { name: "Late".to_owned(), ..Default::default() }).unwrap();
        let set = |customer: CustomerId, terms: Terms| {
            world.write(move |call| add_user(call, customer.into(), "owner@example.com", Role::Owner, terms)).unwrap();
        };
        set(late, Terms::Stale);
        let file = key(world, &[Grant::customer(basics.customer), Grant::customer(late)]).unwrap();
        let grant = live(world, &file.private_key_id).unwrap();
        let looked_up = || {
            let grant = grant.clone();
            world.read(move |tx| account_of(tx, &grant, None)).unwrap()
        };
        let account = looked_up();
        assert_eq!(account.accepted, [basics.customer], "one of them has accepted the newest terms");
        let act = |world: &World, customer: CustomerId| {
            let caller = Caller::ServiceAccount(account.clone());
            world.write_as(caller, move |call| call.authorise_customer(customer))
        };
        act(world, basics.customer).unwrap();
        assert_eq!(act(world, late).unwrap_err().detail, Some(Detail::TermsNotAccepted));
        set(late, Terms::Accepted);
        act(world, late).unwrap();
        assert_eq!(looked_up().accepted, [basics.customer, late]);
        let stranger = world.customer("Stranger", &[]);
        world.refuses(with_code(Code::PermissionDenied, Noun::Caller), |world| act(world, stranger));
    });
}
