//! Rules of organisations, their people, terms and lists (zero-touch reference, sections 3.1 and 4.1).

use muster_core::company::{self, Kind, Listed, NewCompany, Role, Terms};
use muster_core::{Caller, Code, Detail, Error, Noun};
use muster_wire::zero_touch::{Company, TermsStatus};

use crate::support::{Refused, World, account, invalid, invalid_parameter, on_every_engine, refused, with_code};

fn company(name: &str, owners: &[&str]) -> Company {
    Company {
        company_name: Some(name.to_owned()),
        owner_emails: owners.iter().map(|email| (*email).to_owned()).collect(),
        ..Company::default()
    }
}

fn create(world: &World, partner: i64, given: Company) -> Result<i64, Error> {
    world.write(move |call| company::create_from_wire(call, partner, Some(&given)))
}

fn customers(world: &World, partner: i64, size: Option<i32>, token: Option<String>) -> Result<Listed, Error> {
    world.read(move |tx| company::list_partner_customers(tx, partner, size, token.as_deref()))
}

fn ids(listed: &Listed) -> Vec<i64> {
    listed.companies.iter().map(|company| company.company_id.unwrap()).collect()
}

fn add_user(world: &World, company: i64, email: &'static str, terms: Terms) -> Result<company::User, Error> {
    world.write(move |call| company::add_user(call, company, email, Role::Admin, terms))
}

#[test]
fn given_a_partner_when_it_creates_a_customer_then_it_serves_it_and_its_people_are_there() {
    on_every_engine(|world| {
        let partner = world.reseller("Reseller");
        let given = Company {
            admin_emails: vec!["Admin@Example.com".to_owned(), "owner@example.com".to_owned()],
            language_code: Some("de".to_owned()),
            ..company("XYZ Corp.", &["owner@example.com"])
        };
        let (id, events) = world.events_of(|world| create(world, partner, given).unwrap());
        let kinds: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
        assert_eq!(kinds, ["customer.created", "company.userAdded", "company.userAdded"]);
        let users = world.read(move |tx| company::list_users(tx, id)).unwrap();
        let people: Vec<_> = users.iter().map(|user| (user.email.as_str(), user.role, user.terms)).collect();
        assert_eq!(
            people,
            [
                ("admin@example.com", Role::Admin, Terms::NotAccepted),
                ("owner@example.com", Role::Owner, Terms::NotAccepted)
            ]
        );
        let shown = customers(world, partner, None, None).unwrap().companies.remove(0);
        assert_eq!(shown.name, Some(format!("partners/{partner}/customers/{id}")));
        assert_eq!(shown.company_name.as_deref(), Some("XYZ Corp."));
        assert_eq!(shown.terms_status, Some(TermsStatus::NotAccepted));
        assert!(shown.owner_emails.is_empty(), "addresses are input only");
    });
}

#[test]
fn given_a_customer_with_a_wrong_field_when_created_then_it_is_named_and_nothing_is_made() {
    on_every_engine(|world| {
        let partner = world.reseller("Reseller");
        let good = company("XYZ Corp.", &["owner@example.com"]);
        let with = |change: fn(&mut Company)| {
            let mut given = good.clone();
            change(&mut given);
            given
        };
        for (field, given) in [
            ("customer.companyName", with(|given| given.company_name = None)),
            ("customer.companyName", with(|given| given.company_name = Some("x".repeat(256)))),
            ("customer.name", with(|given| given.name = Some("partners/1/customers/2".to_owned()))),
            ("customer.companyId", with(|given| given.company_id = Some(2))),
            ("customer.ownerEmails", with(|given| given.owner_emails.clear())),
            ("customer.ownerEmails[0]", with(|given| given.owner_emails = vec!["owner".to_owned()])),
            ("customer.ownerEmails[1]", with(|given| given.owner_emails.push("someone@Gmail.com".to_owned()))),
            ("customer.adminEmails[0]", with(|given| given.admin_emails = vec!["a@googlemail.com".to_owned()])),
            ("customer.adminEmails", with(|given| given.admin_emails = vec!["a@example.com".to_owned(); 101])),
            ("customer.languageCode", with(|given| given.language_code = Some("tlh".to_owned()))),
        ] {
            world.refuses(invalid_parameter(field), |world| create(world, partner, given));
        }
        world.refuses(invalid_parameter("customer"), |world| {
            world.write(move |call| company::create_from_wire(call, partner, None))
        });
    });
}

#[test]
fn given_references_that_do_not_fit_when_a_customer_is_made_then_they_are_refused() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendor = world.vendor(reseller, "Vendor");
        let strange_vendor = world.vendor(world.reseller("Other"), "Strange");
        world.workspace_customer("C0taken", &[reseller]);
        let good = NewCompany { name: "Customer".to_owned(), reseller_ids: vec![reseller], ..NewCompany::default() };
        let missing = Refused { code: Code::NotFound, noun: Some(Noun::Reseller), field: Some("resellerId") };
        world.refuses(missing, |world| {
            world.customer_from(NewCompany { reseller_ids: vec![reseller, vendor], ..good.clone() })
        });
        for wrong in [strange_vendor, reseller, 4711] {
            world.refuses(invalid(Noun::Reseller, "vendor"), |world| {
                world.customer_from(NewCompany { vendor_id: Some(wrong), ..good.clone() })
            });
        }
        world.refuses(invalid_parameter("workspaceId"), |world| {
            world.customer_from(NewCompany { workspace_customer_id: Some("C0taken".to_owned()), ..good.clone() })
        });
        world.customer_from(NewCompany { vendor_id: Some(vendor), ..good }).unwrap();
    });
}

#[test]
fn given_the_customers_of_several_resellers_when_listed_then_each_sees_its_own_page_by_page() {
    on_every_engine(|world| {
        let (mine, other) = (world.reseller("Mine"), world.reseller("Other"));
        let all: Vec<i64> = (0..5)
            .map(|number| {
                world.customer("Other's", &[other]);
                let resellers = if number == 2 { vec![other, mine] } else { vec![mine] };
                world.customer(&format!("Customer {number}"), &resellers)
            })
            .collect();
        let whole = customers(world, mine, None, None).unwrap();
        assert_eq!((ids(&whole), whole.total_size, whole.next_page_token), (all.clone(), 5, None));
        assert_eq!(customers(world, mine, Some(0), None).unwrap().companies.len(), 5, "zero means all");
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
fn given_vendors_when_listed_then_only_name_and_id_are_shown_and_their_customers_are_named_below_them() {
    on_every_engine(|world| {
        let reseller = world.reseller("Reseller");
        let vendors = [world.vendor(reseller, "First"), world.vendor(reseller, "Second")];
        world.vendor(world.reseller("Other"), "Strange");
        let listed = world.read(move |tx| company::list_vendors(tx, reseller, Some(1), None)).unwrap();
        let expected = Company {
            name: Some(format!("partners/{reseller}/vendors/{}", vendors[0])),
            company_id: Some(vendors[0]),
            company_name: Some("First".to_owned()),
            ..Company::default()
        };
        assert_eq!((listed.companies, listed.total_size), (vec![expected], 2));
        assert!(listed.next_page_token.is_some());
        let through = |vendor: i64| {
            world.customer_from(NewCompany {
                name: "Customer".to_owned(),
                reseller_ids: vec![reseller],
                vendor_id: Some(vendor),
                ..NewCompany::default()
            })
        };
        let customer = through(vendors[0]).unwrap();
        through(vendors[1]).unwrap();
        world.customer("Direct", &[reseller]);
        let of = |partner: i64, vendor: i64| {
            move |world: &World| world.read(move |tx| company::list_vendor_customers(tx, partner, vendor, None, None))
        };
        let listed = of(reseller, vendors[0])(world).unwrap();
        assert_eq!((ids(&listed), listed.total_size), (vec![customer], 1));
        let name = format!("partners/{reseller}/vendors/{}/customers/{customer}", vendors[0]);
        assert_eq!(listed.companies[0].name, Some(name));
        for (partner, vendor) in [(reseller + 1, vendors[0]), (reseller, customer), (reseller, 4711)] {
            world.refuses(with_code(Code::NotFound, Noun::Reseller), of(partner, vendor));
        }
    });
}

#[test]
fn given_users_when_their_terms_differ_then_the_company_has_the_best_of_them() {
    on_every_engine(|world| {
        let customer =
            world.customer_from(NewCompany { name: "Customer".to_owned(), ..NewCompany::default() }).unwrap();
        let status = |world: &World| world.read(move |tx| company::terms_status(tx, customer)).unwrap();
        assert_eq!(status(world), TermsStatus::NotAccepted, "nobody is there");
        add_user(world, customer, "a@example.com", Terms::NotAccepted).unwrap();
        assert_eq!(status(world), TermsStatus::NotAccepted);
        add_user(world, customer, "b@example.com", Terms::Stale).unwrap();
        assert_eq!(status(world), TermsStatus::Stale);
        world.one_event("company.userAdded", |world| add_user(world, customer, "C@example.com", Terms::Accepted));
        assert_eq!(status(world), TermsStatus::Accepted);
        add_user(world, customer, "c@EXAMPLE.com", Terms::NotAccepted).unwrap();
        assert_eq!(status(world), TermsStatus::Stale, "adding again replaces, whatever the case");
        let users = world.read(move |tx| company::list_users(tx, customer)).unwrap();
        assert_eq!(users.len(), 3);
    });
}

#[test]
fn given_a_user_with_a_wrong_address_or_of_no_company_when_added_then_it_is_refused() {
    on_every_engine(|world| {
        let customer = world.customer("Customer", &[]);
        world.refuses(invalid_parameter("email"), |world| add_user(world, customer, "nobody", Terms::Accepted));
        world.refuses(with_code(Code::NotFound, Noun::Customer), |world| {
            add_user(world, 4711, "a@example.com", Terms::Accepted)
        });
    });
}

#[test]
fn given_an_account_of_several_customers_when_it_lists_them_then_they_are_named_as_customers() {
    on_every_engine(|world| {
        let mine: Vec<i64> = (0..3).map(|_| world.customer("Mine", &[])).collect();
        world.customer("Other", &[]);
        let list = |size: Option<i32>, token: Option<String>| {
            let caller = Caller::ServiceAccount(account(None, &[mine[2], mine[0], mine[1]]));
            move |world: &World| {
                world.write_as(caller, move |call| company::list_accounts(call, size, token.as_deref()))
            }
        };
        let first = list(Some(2), None)(world).unwrap();
        assert_eq!(ids(&first), mine[..2]);
        assert_eq!(first.companies[0].name, Some(format!("customers/{}", mine[0])));
        assert_eq!(first.companies[0].terms_status, Some(TermsStatus::Accepted));
        let second = list(Some(2), first.next_page_token)(world).unwrap();
        assert_eq!((ids(&second), second.next_page_token), (mine[2..].to_vec(), None));
        for wrong in [None, Some(0), Some(-1), Some(101)] {
            world.refuses(invalid_parameter("pageSize"), list(wrong, None));
        }
        list(Some(100), None)(world).unwrap();
        let nobody = Caller::ServiceAccount(account(Some(1), &[]));
        world.refuses(with_code(Code::PermissionDenied, Noun::Caller), |world| {
            world.write_as(nobody, |call| company::list_accounts(call, Some(1), None))
        });
    });
}

#[test]
fn given_an_account_none_of_whose_customers_accepted_when_it_lists_them_then_it_is_told_about_the_terms() {
    on_every_engine(|world| {
        let stale = world.customer_from(NewCompany { name: "Stale".to_owned(), ..NewCompany::default() }).unwrap();
        add_user(world, stale, "a@example.com", Terms::Stale).unwrap();
        let caller = Caller::ServiceAccount(account(None, &[stale]));
        let listed = world.write_as(caller, |call| company::list_accounts(call, Some(1), None));
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
        let list = |kind: Kind, of: Option<i64>| {
            let listed = world.read(move |tx| company::list_companies(tx, kind, of)).unwrap();
            listed.into_iter().map(|company| company.company_id.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(list(Kind::Reseller, None), [reseller, other]);
        assert_eq!(list(Kind::Vendor, None), [vendor, strange]);
        assert_eq!(list(Kind::Vendor, Some(other)), [strange]);
        assert_eq!(list(Kind::Customer, None), [customer]);
        for (id, kind) in [
            (reseller, Some(Kind::Reseller)),
            (vendor, Some(Kind::Vendor)),
            (customer, Some(Kind::Customer)),
            (1, None),
        ] {
            assert_eq!(world.read(move |tx| company::kind_of(tx, id)).unwrap(), kind);
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
                let new = NewCompany {
                    name,
                    reseller_ids: vec![reseller],
                    vendor_id: Some(vendor),
                    owner_emails: vec!["owner@example.com".to_owned()],
                    ..NewCompany::default()
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
                counted(&|| customers(world, reseller, None, None).unwrap().companies.len()),
                counted(&|| {
                    let listed = world.read(move |tx| company::list_vendor_customers(tx, reseller, vendor, None, None));
                    listed.unwrap().companies.len()
                }),
                counted(&|| world.read(|tx| company::list_companies(tx, Kind::Customer, None)).unwrap().len()),
                counted(&|| {
                    let caller = Caller::ServiceAccount(account(None, &accounts));
                    let listed = world.write_as(caller, |call| company::list_accounts(call, Some(100), None));
                    listed.unwrap().companies.len()
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
