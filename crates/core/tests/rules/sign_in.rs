//! Rules of people who sign in, and of what they let OAuth clients do. What programs and browsers see of them is tested over
//! HTTP.

use std::sync::OnceLock;

use muster_core::client::{
    self, CODE_SECONDS, Challenge, Client, Issued, Kind, MAX_CONSENTS, MAX_REDIRECT_URIS, NewClient, NewCode, Redeemed,
    Redemption,
};
use muster_core::organisation::{Role, Terms, add_user};
use muster_core::person::{self, PasswordHash, Person};
use muster_core::{ClientId, Code, Context, CustomerId, Error, Grant, Noun, Violation};

use crate::support::{Refused, World, invalid, invalid_parameter, on_every_engine, with_code};

const EMAIL: &str = "it@example.com";
const SCOPE: &str = "https://www.googleapis.com/auth/androidworkzerotouchemm";

fn hash() -> &'static PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| PasswordHash::of(&Context::system(), "correct horse battery").unwrap())
}

/// A user of the customer who set a password.
fn someone(world: &World, customer: CustomerId) -> Person {
    world
        .write(move |call| {
            add_user(call, customer.into(), EMAIL, Role::Admin, Terms::Accepted)?;
            let invited = person::invite(call, EMAIL)?;
            person::set_password(call, &invited.secret, hash())
        })
        .unwrap()
}

fn new_client(kind: Kind, redirect_uris: &[&str]) -> NewClient {
    let redirect_uris = redirect_uris.iter().map(|uri| (*uri).to_owned()).collect();
    NewClient { kind, name: "Tool".to_owned(), redirect_uris }
}

fn make(world: &World, new: NewClient) -> Result<Client, Error> {
    world.write(move |call| {
        let file = client::create(call, &new, "https://muster.example")?;
        Ok(client::find(call.tx, file.client_id.as_str())?.unwrap())
    })
}

fn tool(world: &World) -> Client {
    make(world, new_client(Kind::Installed, &[])).unwrap()
}

/// A code for the person's consent, redeemed: the access token and the refresh token.
fn consent(world: &World, person: &Person, tool: &Client) -> (String, String) {
    let issued = consent_for(world, person, tool, true);
    (issued.access_token, issued.refresh_token.unwrap())
}

fn consent_for(world: &World, person: &Person, tool: &Client, offline: bool) -> Issued {
    let (person, tool) = (person.clone(), tool.clone());
    world
        .write(move |call| {
            let new = NewCode {
                redirect_uri: "http://localhost".to_owned(),
                scope: SCOPE.to_owned(),
                challenge: None,
                nonce: None,
                offline,
            };
            let code = client::issue_code(call, &person, &tool, &new)?;
            let shown = Redemption { code, redirect_uri: Some(new.redirect_uri), verifier: None };
            match client::redeem_code(call, &tool, &shown)? {
                Redeemed::Issued(issued) => Ok(*issued),
                Redeemed::UsedBefore => panic!("a fresh code was used before"),
            }
        })
        .unwrap()
}

fn lives(world: &World, tool: &Client, refresh_token: &str) -> bool {
    let (tool, token) = (tool.clone(), refresh_token.to_owned());
    world.write(move |call| client::refresh(call, &tool, &token, None).map(drop)).is_ok()
}

#[test]
fn given_an_address_when_it_is_invited_then_it_must_be_a_user_of_some_company() {
    on_every_engine(|world| {
        let basics = world.basics();
        let nobody = Refused { code: Code::NotFound, noun: Some(Noun::Person), field: Some("email") };
        world.refuses(nobody, |world| {
            world.write(|call| person::invite(call, "nobody@example.com").map(|made| made.expires_at))
        });
        world.refuses(invalid_parameter("email"), |world| {
            world.write(|call| person::invite(call, "nobody").map(|made| made.expires_at))
        });
        let person = someone(world, basics.customer);
        assert_eq!(world.read(|tx| person::by_email(tx, "IT@Example.com")).unwrap(), Some(person));
    });
}

#[test]
fn given_a_person_when_his_token_is_looked_up_then_he_acts_for_his_companies_with_his_own_terms() {
    on_every_engine(|world| {
        let basics = world.basics();
        let second = world.customer("Second", &[]);
        let vendor = world.vendor(basics.reseller, "Vendor");
        world
            .write(move |call| {
                add_user(call, second.into(), EMAIL, Role::Owner, Terms::Stale)?;
                add_user(call, basics.reseller.into(), EMAIL, Role::Owner, Terms::NotAccepted)?;
                add_user(call, vendor.into(), EMAIL, Role::Owner, Terms::NotAccepted)
            })
            .unwrap();
        let person = someone(world, basics.customer);
        let tool = tool(world);
        let (token, _) = consent(world, &person, &tool);
        let now = world.context.now();
        let found = world.read(move |tx| client::find_token(tx, &token, now)).unwrap();
        let (account, expires_at) = found.unwrap();
        assert_eq!((account.id, account.email.as_str(), expires_at), (person.id, EMAIL, now + 3_600_000));
        let mut grants = account.grants.clone();
        grants.sort_by_key(|grant| grant.tenant);
        let mut expected =
            [Grant::customer(basics.customer), Grant::customer(second), Grant::reseller(basics.reseller)].to_vec();
        expected.sort_by_key(|grant| grant.tenant);
        assert_eq!(grants, expected, "nobody acts for a vendor");
        assert_eq!(account.accepted, [basics.customer]);
    });
}

#[test]
fn given_a_client_when_it_is_made_then_its_addresses_keep_their_rules() {
    on_every_engine(|world| {
        let refuses = |field: &str, new: NewClient| {
            world.refuses(invalid_parameter(field), |world| make(world, new).map(|made| made.client_id));
        };
        refuses("redirectUris", new_client(Kind::Web, &[]));
        refuses("redirectUris", new_client(Kind::Installed, &["https://app.example.com/"]));
        refuses("redirectUris[1]", new_client(Kind::Web, &["https://app.example.com/", "http://app.example.com/"]));
        refuses("redirectUris", new_client(Kind::Web, &vec!["https://app.example.com/"; MAX_REDIRECT_URIS + 1]));
        refuses("name", NewClient { name: " ".to_owned(), ..new_client(Kind::Installed, &[]) });
        refuses("name", NewClient { name: "x".repeat(101), ..new_client(Kind::Installed, &[]) });
        let made = make(world, new_client(Kind::Web, &["https://app.example.com/callback"])).unwrap();
        let id = made.client_id.as_str().to_owned();
        let wrong = world.read(move |tx| client::authenticate(tx, &id, "GOCSPX-wrong")).unwrap();
        assert!(wrong.is_none(), "another secret is not the client's");
    });
}

#[test]
fn given_a_hundred_consents_of_one_person_for_one_client_when_there_is_one_more_then_the_oldest_ends() {
    on_every_engine(|world| {
        let basics = world.basics();
        let person = someone(world, basics.customer);
        let (tool, other) = (tool(world), tool(world));
        let (_, elsewhere) = consent(world, &person, &other);
        let tokens: Vec<String> = (0..=MAX_CONSENTS)
            .map(|_| {
                world.clock.advance(1);
                consent(world, &person, &tool).1
            })
            .collect();
        assert!(!lives(world, &tool, &tokens[0]), "the oldest has ended");
        assert!(tokens[1..].iter().all(|token| lives(world, &tool, token)), "all others live");
        assert!(lives(world, &other, &elsewhere), "another client's are not counted");
        for _ in 0..=MAX_CONSENTS {
            world.clock.advance(1);
            consent_for(world, &person, &tool, false);
        }
        assert!(lives(world, &tool, &tokens[1]), "consents without a refresh token end none that has one");
    });
}

#[test]
fn given_codes_and_sign_ins_that_nobody_used_when_others_come_then_the_old_ones_are_removed() {
    on_every_engine(|world| {
        let basics = world.basics();
        let person = someone(world, basics.customer);
        let tool = tool(world);
        consent(world, &person, &tool);
        let begin = |world: &World| {
            let person = person.clone();
            world.write(move |call| person::begin(call, &person)).unwrap()
        };
        begin(world);
        world.clock.advance(CODE_SECONDS * 1000 + person::SIGN_IN_MINUTES * 60_000 + 3_600_000 + 1);
        consent(world, &person, &tool);
        begin(world);
        let dump = world.dump();
        assert_eq!(dump["authorization_code"].len(), 1);
        assert_eq!(dump["sign_in"].len(), 1);
        assert_eq!(dump["consent_token"].len(), 1);
        assert_eq!(dump["consent"].len(), 2, "a refresh token has no end of its own");
    });
}

#[test]
fn given_a_password_that_was_changed_while_the_old_one_was_compared_then_the_old_one_does_not_sign_in() {
    on_every_engine(|world| {
        let basics = world.basics();
        let compared = Person { password_hash: Some("an older one".to_owned()), ..someone(world, basics.customer) };
        world.refuses(with_code(Code::Unauthenticated, None), |world| {
            let compared = compared.clone();
            world.write(move |call| person::begin(call, &compared))
        });
    });
}

#[test]
fn a_challenge_has_the_length_of_a_verifier_and_one_of_two_methods() {
    let fits = "a".repeat(43);
    for (text, method, taken) in [
        (fits.as_str(), Some("S256"), true),
        (&"~".repeat(128), Some("plain"), true),
        (&fits, None, true),
        (&fits, Some("s256"), false),
        (&"a".repeat(42), Some("S256"), false),
        (&"a".repeat(129), Some("S256"), false),
        (&format!("{} ", "a".repeat(43)), Some("S256"), false),
    ] {
        let read = Challenge::read(text, method);
        assert_eq!(read.is_ok(), taken, "{text} {method:?}");
        if let Err(error) = read {
            assert!(matches!(error.violation, Some(Violation::Unknown | Violation::Malformed)), "{error:?}");
        }
    }
}

#[test]
fn given_a_client_named_by_its_beginning_when_revoked_and_deleted_then_what_it_was_allowed_ends() {
    on_every_engine(|world| {
        let customer = world.basics().customer;
        let (person, tool) = (someone(world, customer), tool(world));
        consent(world, &person, &tool);
        let id = tool.client_id.to_string();
        let beginning = ClientId::new(id.trim_end_matches(".apps.googleusercontent.com"));
        let named = beginning.clone();
        let shown = world.read(move |tx| client::show_client(tx, &named)).unwrap();
        assert_eq!(shown.client_id, tool.client_id);
        let named = beginning.clone();
        let gone =
            world.one_event("client.deleted", |world| world.write(move |call| client::delete_client(call, &named)));
        assert_eq!(gone, tool.client_id, "it may be live still");
        assert_eq!(world.read(client::list).unwrap(), []);
        assert_eq!(world.read(muster_core::diagnosis::orphans).unwrap(), []);
        let unknown = Refused { code: Code::NotFound, noun: Some(Noun::Client), field: Some("id") };
        let named = beginning.clone();
        world.refuses(unknown, |world| world.write(move |call| client::revoke_client(call, &named)));
        let short = ClientId::new(id.chars().take(5).collect::<String>());
        world
            .refuses(invalid(Noun::Client, "id"), |world| world.write(move |call| client::delete_client(call, &short)));
    });
}
