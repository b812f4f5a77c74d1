//! Rules of organisations, their people, terms and lists (zero-touch reference, sections 3.1 and 4.1).

use muster_core::device::{Section, Unclaim};
use muster_core::organisation::{self, Kind, Listed, NewOrganisation, Role, Terms};
use muster_core::service_account::{self, Generated};
use muster_core::{Caller, Code, CustomerId, Detail, Error, Grant, Noun, OrganisationId, ResellerId, VendorId, Viewer};

use crate::support::{
    Refused, World, account, by_imei, claim_of, invalid, invalid_parameter, on_every_engine, refused,
    sim_lock_claim_of, unclaim_of, with_code,
};

fn new_customer(name: &str, owners: &[&str]) -> NewOrganisation {
    NewOrganisation {
        name: name.to_owned(),
        owner_emails: owners.iter().map(|email| (*email).to_owned()).collect(),
        ..NewOrganisation::default()
    }
}

fn create(world: &World, partner: ResellerId, given: NewOrganisation) -> Result<CustomerId, Error> {
    world.write(move |call| organisation::create_by_reseller(call, partner, &given))
}

fn customers(world: &World, partner: ResellerId, size: Option<i64>, token: Option<String>) -> Result<Listed, Error> {
    world.read(move |tx| organisation::list_partner_customers(tx, partner, size, token.as_deref()))
}

fn ids(listed: &Listed) -> Vec<OrganisationId> {
    listed.organisations.iter().map(|view| view.organisation.id).collect()
}

fn add_user(
    world: &World,
    id: impl Into<OrganisationId>,
    email: &'static str,
    terms: Terms,
) -> Result<organisation::User, Error> {
    let id = id.into();
    world.write(move |call| organisation::add_user(call, id, email, Role::Admin, terms))
}

#[test]
fn given_a_partner_when_it_creates_a_customer_then_it_serves_it_and_its_people_are_there() {
    on_every_engine(|world| {
        let partner = world.reseller("Reseller");
        let given = NewOrganisation {
            admin_emails: vec!["Admin@Example.com".to_owned(), "owner@example.com".to_owned()],
            language_code: Some("de".to_owned()),
            ..new_customer("XYZ Corp.", &["owner@example.com"])
        };
        let (id, events) = world.events_of(|world| create(world, partner, given).unwrap());
        let kinds: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
        assert_eq!(kinds, ["customer.created", "company.userAdded", "company.userAdded"]);
        let users = world.read(move |tx| organisation::list_users(tx, id.into())).unwrap();
        let people: Vec<_> = users.iter().map(|user| (user.email.as_str(), user.role, user.terms)).collect();
        assert_eq!(
            people,
            [
                ("admin@example.com", Role::Admin, Terms::NotAccepted),
                ("owner@example.com", Role::Owner, Terms::NotAccepted)
            ]
        );
        let shown = customers(world, partner, None, None).unwrap().organisations.remove(0);
        assert_eq!((shown.organisation.id, shown.organisation.kind), (id.into(), Kind::Customer));
        assert_eq!((shown.organisation.name.as_str(), shown.organisation.slug.as_str()), ("XYZ Corp.", "xyz-corp"));
        assert_eq!(shown.organisation.language_code.as_deref(), Some("de"));
        assert_eq!(shown.terms, Some(Terms::NotAccepted));
    });
}

#[test]
fn given_a_customer_with_a_wrong_field_when_created_then_it_is_named_and_nothing_is_made() {
    on_every_engine(|world| {
        let partner = world.reseller("Reseller");
        let good = new_customer("XYZ Corp.", &["owner@example.com"]);
        let with = |change: fn(&mut NewOrganisation)| {
            let mut given = good.clone();
            change(&mut given);
            given
        };
        for (field, given) in [
            ("organisation.name", with(|given| given.name = String::new())),
            ("organisation.name", with(|given| given.name = "x".repeat(256))),
            ("organisation.ownerEmails", with(|given| given.owner_emails.clear())),
            ("organisation.ownerEmails[0]", with(|given| given.owner_emails = vec!["owner".to_owned()])),
            ("organisation.ownerEmails[1]", with(|given| given.owner_emails.push("someone@Gmail.com".to_owned()))),
            ("organisation.adminEmails[0]", with(|given| given.admin_emails = vec!["a@googlemail.com".to_owned()])),
            ("organisation.adminEmails", with(|given| given.admin_emails = vec!["a@example.com".to_owned(); 101])),
            ("organisation.languageCode", with(|given| given.language_code = Some("tlh".to_owned()))),
        ] {
            world.refuses(invalid_parameter(field), |world| create(world, partner, given));
        }
    });
}

#[test]
fn given_references_that_do_not_fit_when_a_customer_is_made_then_they_are_refused() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendor = world.vendor(reseller, "Vendor");
        let strange_vendor = world.vendor(world.reseller("Other"), "Strange");
        world.workspace_customer("C0taken", &[reseller]);
        let good =
            NewOrganisation { name: "Customer".to_owned(), reseller_ids: vec![reseller], ..NewOrganisation::default() };
        let missing = Refused { code: Code::NotFound, noun: Some(Noun::Reseller), field: Some("resellerId") };
        world.refuses(missing, |world| {
            let not_a_reseller = ResellerId::new(vendor.get());
            world.customer_from(NewOrganisation { reseller_ids: vec![reseller, not_a_reseller], ..good.clone() })
        });
        for wrong in [strange_vendor, VendorId::new(reseller.get()), VendorId::new(4711)] {
            world.refuses(invalid(Noun::Vendor, "vendor"), |world| {
                world.customer_from(NewOrganisation { vendor_id: Some(wrong), ..good.clone() })
            });
        }
        world.refuses(invalid_parameter("workspaceId"), |world| {
            world.customer_from(NewOrganisation { workspace_customer_id: Some("C0taken".to_owned()), ..good.clone() })
        });
        world.customer_from(NewOrganisation { vendor_id: Some(vendor), ..good }).unwrap();
    });
}

#[test]
fn given_the_customers_of_several_resellers_when_listed_then_each_sees_its_own_page_by_page() {
    on_every_engine(|world| {
        let (mine, other) = (world.reseller("Mine"), world.reseller("Other"));
        let all: Vec<OrganisationId> = (0..5)
            .map(|number| {
                world.customer("Other's", &[other]);
                let resellers = if number == 2 { vec![other, mine] } else { vec![mine] };
                world.customer(&format!("Customer {number}"), &resellers).into()
            })
            .collect();
        let whole = customers(world, mine, None, None).unwrap();
        assert_eq!((ids(&whole), whole.total_size, whole.next_page_token), (all.clone(), 5, None));
        assert_eq!(customers(world, mine, Some(0), None).unwrap().organisations.len(), 5, "zero means all");
        let first = customers(world, mine, Some(3), None).unwrap();
        assert_eq!((ids(&first), first.total_size), (all[..3].to_vec(), 5));
        let second = customers(world, mine, Some(3), first.next_page_token.clone()).unwrap();
        assert_eq!((ids(&second), second.total_size, second.next_page_token), (all[3..].to_vec(), 5, None));
        world.refuses(invalid(Noun::PageToken, "pageToken"), |world| {
            customers(world, other, None, first.next_page_token)
        });
        world.refuses(invalid_parameter("pageSize"), |world| customers(world, mine, Some(-1), None));
    });
}

#[test]
fn given_vendors_when_listed_then_they_have_no_terms_and_each_has_the_customers_it_serves() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendors = [world.vendor(reseller, "First"), world.vendor(reseller, "Second")];
        world.vendor(world.reseller("Other"), "Strange");
        let listed = world.read(move |tx| organisation::list_vendors(tx, reseller, Some(1), None)).unwrap();
        assert_eq!((ids(&listed), listed.total_size), (vec![vendors[0].into()], 2));
        let shown = &listed.organisations[0];
        assert_eq!((shown.organisation.name.as_str(), shown.organisation.reseller_id), ("First", Some(reseller)));
        assert_eq!((shown.terms, shown.provisioning_tokens.len()), (None, 0));
        assert!(listed.next_page_token.is_some());
        let through = |vendor: VendorId| {
            world.customer_from(NewOrganisation {
                name: "Customer".to_owned(),
                reseller_ids: vec![reseller],
                vendor_id: Some(vendor),
                ..NewOrganisation::default()
            })
        };
        let customer = through(vendors[0]).unwrap();
        through(vendors[1]).unwrap();
        world.customer("Direct", &[reseller]);
        let of = |partner: ResellerId, vendor: VendorId| {
            move |world: &World| {
                world.read(move |tx| organisation::list_vendor_customers(tx, partner, vendor, None, None))
            }
        };
        let listed = of(reseller, vendors[0])(world).unwrap();
        assert_eq!((ids(&listed), listed.total_size), (vec![customer.into()], 1));
        let other = ResellerId::new(reseller.get() + 1);
        let not_a_vendor = VendorId::new(customer.get());
        for (partner, vendor) in [(other, vendors[0]), (reseller, not_a_vendor), (reseller, VendorId::new(4711))] {
            world.refuses(with_code(Code::NotFound, Noun::Vendor), of(partner, vendor));
        }
    });
}

#[test]
fn given_users_when_their_terms_differ_then_the_company_has_the_best_of_them() {
    on_every_engine(|world| {
        let customer =
            world.customer_from(NewOrganisation { name: "Customer".to_owned(), ..NewOrganisation::default() }).unwrap();
        let status = |world: &World| world.read(move |tx| organisation::terms_of(tx, customer)).unwrap();
        assert_eq!(status(world), Terms::NotAccepted, "nobody is there");
        add_user(world, customer, "a@example.com", Terms::NotAccepted).unwrap();
        assert_eq!(status(world), Terms::NotAccepted);
        add_user(world, customer, "b@example.com", Terms::Stale).unwrap();
        assert_eq!(status(world), Terms::Stale);
        world.one_event("company.userAdded", |world| add_user(world, customer, "C@example.com", Terms::Accepted));
        assert_eq!(status(world), Terms::Accepted);
        add_user(world, customer, "c@EXAMPLE.com", Terms::NotAccepted).unwrap();
        assert_eq!(status(world), Terms::Stale, "adding again replaces, whatever the case");
        let users = world.read(move |tx| organisation::list_users(tx, customer.into())).unwrap();
        assert_eq!(users.len(), 3);
    });
}

#[test]
fn given_a_user_with_a_wrong_address_or_of_no_company_when_added_then_it_is_refused() {
    on_every_engine(|world| {
        let customer = world.customer("Customer", &[]);
        world.refuses(invalid_parameter("email"), |world| add_user(world, customer, "nobody", Terms::Accepted));
        let missing = Refused { code: Code::NotFound, noun: Some(Noun::Organisation), field: Some("company") };
        world.refuses(missing, |world| add_user(world, OrganisationId::new(4711), "a@example.com", Terms::Accepted));
    });
}

#[test]
fn given_an_account_of_several_customers_when_it_lists_them_then_it_sees_them_page_by_page() {
    on_every_engine(|world| {
        let mine: Vec<CustomerId> = (0..3).map(|_| world.customer("Mine", &[])).collect();
        world.customer("Other", &[]);
        let list = |size: Option<i64>, token: Option<String>| {
            let caller = Caller::ServiceAccount(account(None, &[mine[2], mine[0], mine[1]]));
            move |world: &World| {
                world.write_as(caller, move |call| organisation::list_accounts(call, size, token.as_deref()))
            }
        };
        let first = list(Some(2), None)(world).unwrap();
        let all: Vec<OrganisationId> = mine.iter().copied().map(OrganisationId::from).collect();
        assert_eq!(ids(&first), all[..2]);
        assert_eq!(first.organisations[0].organisation.kind, Kind::Customer);
        assert_eq!(first.organisations[0].terms, Some(Terms::Accepted));
        let second = list(Some(2), first.next_page_token)(world).unwrap();
        assert_eq!((ids(&second), second.next_page_token), (all[2..].to_vec(), None));
        for wrong in [Some(0), Some(-1), Some(101)] {
            world.refuses(invalid_parameter("pageSize"), list(wrong, None));
        }
        for size in [None, Some(100)] {
            assert_eq!(ids(&list(size, None)(world).unwrap()), all, "{size:?}");
        }
        let nobody = Caller::ServiceAccount(account(Some(ResellerId::new(1)), &[]));
        world.refuses(with_code(Code::PermissionDenied, Noun::Caller), |world| {
            world.write_as(nobody, |call| organisation::list_accounts(call, Some(1), None))
        });
    });
}

#[test]
fn given_an_account_none_of_whose_customers_accepted_when_it_lists_them_then_it_is_told_about_the_terms() {
    on_every_engine(|world| {
        let stale =
            world.customer_from(NewOrganisation { name: "Stale".to_owned(), ..NewOrganisation::default() }).unwrap();
        add_user(world, stale, "a@example.com", Terms::Stale).unwrap();
        let caller = Caller::ServiceAccount(account(None, &[stale]));
        let listed = world.write_as(caller, |call| organisation::list_accounts(call, Some(1), None));
        assert_eq!(listed.as_ref().unwrap_err().detail, Some(Detail::TermsNotAccepted));
        refused(listed, with_code(Code::PermissionDenied, None));
    });
}

#[test]
fn given_companies_of_each_kind_when_the_operator_lists_them_then_each_kind_is_its_own_list() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let other = world.reseller("Other");
        let vendor = world.vendor(reseller, "Vendor");
        let strange = world.vendor(other, "Strange");
        let customer = world.customer("Customer", &[reseller]);
        let list = |kind: Kind, of: Option<ResellerId>| {
            let listed = world.read(move |tx| organisation::list_all(tx, kind, of)).unwrap();
            listed.into_iter().map(|view| view.organisation.id).collect::<Vec<_>>()
        };
        let [reseller, other, vendor, strange, customer] =
            [reseller.get(), other.get(), vendor.get(), strange.get(), customer.get()].map(OrganisationId::new);
        assert_eq!(list(Kind::Reseller, None), [reseller, other]);
        assert_eq!(list(Kind::Vendor, None), [vendor, strange]);
        assert_eq!(list(Kind::Vendor, Some(ResellerId::new(other.get()))), [strange]);
        assert_eq!(list(Kind::Customer, None), [customer]);
        for (id, kind) in [
            (reseller, Some(Kind::Reseller)),
            (vendor, Some(Kind::Vendor)),
            (customer, Some(Kind::Customer)),
            (OrganisationId::new(1), None),
        ] {
            assert_eq!(world.read(move |tx| organisation::kind_of(tx, id)).unwrap(), kind);
        }
    });
}

#[test]
fn given_a_list_when_it_has_more_rows_then_it_has_no_more_statements() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendor = world.vendor(reseller, "Vendor");
        let mine = std::cell::RefCell::new(Vec::new());
        let more = |count: usize| {
            for _ in 0..count {
                let name = "Customer".to_owned();
                let new = NewOrganisation {
                    name,
                    reseller_ids: vec![reseller],
                    vendor_id: Some(vendor),
                    owner_emails: vec!["owner@example.com".to_owned()],
                    ..NewOrganisation::default()
                };
                let customer = world.customer_from(new).unwrap();
                add_user(world, customer, "admin@example.com", Terms::Accepted).unwrap();
                mine.borrow_mut().push(customer);
            }
        };
        let statements = || {
            let counted = |call: &dyn Fn() -> usize| {
                let before = world.store().statements();
                let rows = call();
                assert_eq!(rows, mine.borrow().len());
                world.store().statements() - before
            };
            let accounts = mine.borrow().clone();
            [
                counted(&|| customers(world, reseller, None, None).unwrap().organisations.len()),
                counted(&|| {
                    let listed =
                        world.read(move |tx| organisation::list_vendor_customers(tx, reseller, vendor, None, None));
                    listed.unwrap().organisations.len()
                }),
                counted(&|| world.read(|tx| organisation::list_all(tx, Kind::Customer, None)).unwrap().len()),
                counted(&|| {
                    let caller = Caller::ServiceAccount(account(None, &accounts));
                    let listed = world.write_as(caller, |call| organisation::list_accounts(call, Some(100), None));
                    listed.unwrap().organisations.len()
                }),
            ]
        };
        more(1);
        let few = statements();
        more(29);
        assert_eq!(statements(), few, "the statements of 30 rows are those of one");
        assert!(few.iter().all(|count| *count <= 6), "{few:?}");
    });
}

/// An organisation as the operator sees it.
fn found(world: &World, id: OrganisationId) -> organisation::Organisation {
    let found = world.read(move |tx| organisation::Organisation::find(tx, id)).unwrap();
    found.and_then(|found| found.visible_to(&Viewer::Operator)).expect("it exists")
}

#[test]
fn given_names_that_are_alike_when_organisations_are_made_then_their_slugs_are_numbered() {
    on_every_engine(|world| {
        let slug = |id: OrganisationId| found(world, id).slug;
        let names = ["Müller & Söhne GmbH", "müller söhne gmbh", "  Muller  Sohne  GmbH! ", "株式会社", "株式会社"];
        let slugs: Vec<String> = names.iter().map(|name| slug(world.customer(name, &[]).into())).collect();
        let mut different = slugs.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), names.len(), "no two organisations have the same: {slugs:?}");
        assert_eq!(slugs[1], format!("{}-2", slugs[0]), "{slugs:?}");
        for slug in &slugs {
            let allowed = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(allowed && !slug.is_empty() && !slug.starts_with('-') && !slug.ends_with('-'), "{slug:?}");
        }
        assert_eq!(slug(world.reseller("Müller Söhne GmbH").into()), format!("{}-3", slugs[0]), "whatever their kind");
    });
}

#[test]
fn given_a_slug_when_it_is_set_then_it_is_the_organisations_alone_and_has_the_form_of_one() {
    on_every_engine(|world| {
        let [mine, other] = ["Mine", "Other"].map(|name| OrganisationId::from(world.customer(name, &[])));
        let set = |id: OrganisationId, slug: &'static str| {
            move |world: &World| world.write(move |call| organisation::set_slug(call, id, slug))
        };
        world.one_event("organisation.changed", set(mine, "ours"));
        let found = found(world, mine);
        assert_eq!((found.slug.as_str(), found.name.as_str()), ("ours", "Mine"));
        world.changes_nothing(set(mine, "ours"));
        let taken = Refused { code: Code::AlreadyExists, noun: Some(Noun::Organisation), field: Some("slug") };
        world.refuses(taken, set(other, "ours"));
        for wrong in ["", "Ours", "-ours", "ours-", "our s", "öurs"] {
            world.refuses(invalid_parameter("slug"), set(other, wrong));
        }
        let missing = Refused { code: Code::NotFound, noun: Some(Noun::Organisation), field: Some("organisation") };
        world.refuses(missing, set(OrganisationId::new(4711), "nobodys"));
    });
}

fn delete(world: &World, kind: Kind, id: impl Into<OrganisationId>) -> Result<(), Error> {
    let id = id.into();
    world.write(move |call| organisation::delete(call, kind, id))
}

#[test]
fn given_an_organisation_that_holds_something_when_deleted_then_it_is_told_what_and_nothing_is_deleted() {
    on_every_engine(|world| {
        let basics = world.basics();
        let vendor = world.vendor(basics.reseller, "South");
        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let lock = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(2))).unwrap();
        let configuration = world.configuration(basics, false);
        let held = || with_code(Code::FailedPrecondition, Noun::Customer);
        let message = world.refuses(held(), |world| delete(world, Kind::Customer, basics.customer));
        assert!(message.ends_with("while it has 1 device, 1 SIM lock, 1 configuration"), "{message}");
        let held_by_reseller = with_code(Code::FailedPrecondition, Noun::Reseller);
        let message = world.refuses(held_by_reseller, |world| delete(world, Kind::Reseller, basics.reseller));
        assert!(message.ends_with("while it has 1 vendor, 1 customer, 1 device, 1 SIM lock"), "{message}");

        let unclaim = |id, section| Unclaim { section, ..unclaim_of(id) };
        world.unclaim(basics.reseller, &unclaim(device, Some(Section::ZeroTouch))).unwrap();
        world.unclaim(basics.reseller, &unclaim(lock, Some(Section::SimLock))).unwrap();
        world.delete(basics.customer, configuration).unwrap();
        world.one_event("customer.deleted", |world| delete(world, Kind::Customer, basics.customer));
        world.one_event("vendor.deleted", |world| delete(world, Kind::Vendor, vendor));
        world.one_event("reseller.deleted", |world| delete(world, Kind::Reseller, basics.reseller));
        let gone = Refused { code: Code::NotFound, noun: Some(Noun::Customer), field: Some("id") };
        world.refuses(gone, |world| delete(world, Kind::Customer, basics.customer));
        assert_eq!(world.read(muster_core::diagnosis::orphans).unwrap(), []);
    });
}

#[test]
fn given_a_customer_with_a_key_and_people_when_deleted_then_the_key_must_be_revoked_and_the_people_go_with_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let key = world
            .write(move |call| {
                let (generated, grant) = (Generated::new()?, [Grant::customer(basics.customer)]);
                Ok(service_account::create_key(call, &generated, &grant, "https://muster.example")?.private_key_id)
            })
            .unwrap();
        let held = with_code(Code::FailedPrecondition, Noun::Customer);
        let message = world.refuses(held, |world| delete(world, Kind::Customer, basics.customer));
        assert!(message.ends_with("while it has 1 live key"), "{message}");
        world.write(move |call| service_account::revoke_key(call, &key)).unwrap();
        delete(world, Kind::Customer, basics.customer).unwrap();
        let listed = world.read(service_account::list_keys).unwrap();
        assert_eq!(listed[0].grants, [], "the revoked key is kept, and good for nothing");
        assert_eq!(world.read(muster_core::diagnosis::orphans).unwrap(), []);
        let users = world.read(move |tx| organisation::list_users(tx, basics.customer.into())).unwrap();
        assert_eq!(users, []);
        delete(world, Kind::Reseller, basics.reseller).unwrap();
    });
}

#[test]
fn given_a_vendor_of_a_customer_when_deleted_then_it_is_refused() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendor = world.vendor(reseller, "South");
        let given = NewOrganisation {
            reseller_ids: vec![reseller],
            vendor_id: Some(vendor),
            ..new_customer("XYZ Corp.", &["owner@example.com"])
        };
        world.customer_from(given).unwrap();
        let held = with_code(Code::FailedPrecondition, Noun::Vendor);
        let message = world.refuses(held, |world| delete(world, Kind::Vendor, vendor));
        assert!(message.ends_with("while it has 1 customer"), "{message}");
        let another = Refused { code: Code::NotFound, noun: Some(Noun::Vendor), field: Some("id") };
        world.refuses(another, |world| delete(world, Kind::Vendor, reseller));
    });
}

#[test]
fn given_another_name_when_renamed_then_resellers_and_vendors_take_it_and_customers_never() {
    on_every_engine(|world| {
        let basics = world.basics();
        let vendor = world.vendor(basics.reseller, "South");
        let rename = |world: &World, kind, id: OrganisationId, name: &'static str| {
            world.write(move |call| organisation::rename(call, kind, id, name))
        };
        let reseller: OrganisationId = basics.reseller.into();
        world.one_event("organisation.changed", |world| rename(world, Kind::Reseller, reseller, "Renamed"));
        world.one_event("organisation.changed", |world| rename(world, Kind::Vendor, vendor.into(), "West"));
        world.changes_nothing(|world| rename(world, Kind::Vendor, vendor.into(), "West"));
        let shown = world.read(|tx| organisation::list_all(tx, Kind::Reseller, None)).unwrap().remove(0).organisation;
        assert_eq!((shown.name.as_str(), shown.slug.as_str()), ("Renamed", "reseller"), "the slug stays");
        world.refuses(invalid_parameter("name"), |world| rename(world, Kind::Reseller, reseller, ""));
        let customer = invalid(Noun::Customer, "name");
        world.refuses(customer, |world| rename(world, Kind::Customer, basics.customer.into(), "Other"));
        let unknown = Refused { code: Code::NotFound, noun: Some(Noun::Vendor), field: Some("id") };
        world.refuses(unknown, |world| rename(world, Kind::Vendor, reseller, "Other"));
    });
}

#[test]
fn given_a_person_of_two_organisations_when_taken_out_of_one_then_the_other_stays_and_so_does_the_last_owner() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        for id in [basics.customer, other] {
            add_user(world, id, "both@example.com", Terms::Accepted).unwrap();
        }
        let take_out = |world: &World, id: CustomerId, email: &'static str| {
            world.write(move |call| organisation::delete_user(call, id.into(), email))
        };
        let last = with_code(Code::FailedPrecondition, Noun::Person);
        world.refuses(last, |world| take_out(world, basics.customer, "owner@example.com"));
        world.one_event("company.userRemoved", |world| take_out(world, basics.customer, "BOTH@example.com"));
        let left = world.read(|tx| organisation::companies_of(tx, "Both@example.com")).unwrap();
        assert_eq!(left.iter().map(|user| user.organisation_id).collect::<Vec<_>>(), [other.into()]);
        let nobody = Refused { code: Code::NotFound, noun: Some(Noun::Person), field: Some("email") };
        world.refuses(nobody, |world| take_out(world, basics.customer, "both@example.com"));
        world.refuses(invalid_parameter("email"), |world| take_out(world, basics.customer, "nobody"));
        let nowhere = Refused { code: Code::NotFound, noun: Some(Noun::Organisation), field: Some("company") };
        world.refuses(nowhere, |world| take_out(world, CustomerId::new(1), "both@example.com"));
    });
}
