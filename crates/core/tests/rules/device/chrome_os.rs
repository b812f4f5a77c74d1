//! Rules of ChromeOS devices and Google Workspace accounts (zero-touch reference, sections 4.1, 4.2 and 5).

use muster_core::device::{Claim, DeviceType, Identifier};
use muster_core::{Code, Noun};

use crate::support::{
    Refused, by_imei, by_serial, chrome_os_claim, claim_of, invalid, on_every_engine, with_code, workspace_claim,
};

const WORKSPACE: &str = "C0123abcd";

#[test]
fn given_an_account_without_a_customer_when_a_chrome_os_device_is_claimed_then_it_is_claimed_for_the_account() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = chrome_os_claim(WORKSPACE, "S1");
        let id = world.one_event("device.claimed", |world| world.claim(basics.reseller, &claim));
        let shown = world.partner_device(basics.reseller, id).unwrap();
        assert_eq!(shown.zero_touch.unwrap().workspace_id.as_deref(), Some(WORKSPACE));
        assert_eq!(shown.customer_id, None);
        assert_eq!(shown.identifier.device_type, DeviceType::ChromeOs);
        assert_eq!(world.claim(basics.reseller, &claim).unwrap(), id);
        let other = Claim { workspace_id: Some("C0other".to_owned()), ..claim };
        let taken = with_code(Code::AlreadyExists, Noun::Device);
        world.refuses(taken, |world| world.claim(basics.reseller, &other));
    });
}

#[test]
fn given_an_account_of_a_customer_when_claimed_by_it_then_the_customer_owns_the_device() {
    on_every_engine(|world| {
        let basics = world.basics();
        let customer = world.workspace_customer(WORKSPACE, &[basics.reseller]);
        let id = world.claim(basics.reseller, &workspace_claim(WORKSPACE, by_imei(1))).unwrap();
        assert_eq!(world.device(customer, id).unwrap().customer_id, Some(customer));
        assert_eq!(
            world.claim(basics.reseller, &claim_of(customer, by_imei(1))).unwrap(),
            id,
            "the same owner by its id"
        );
        let chrome_os = world.claim(basics.reseller, &chrome_os_claim(WORKSPACE, "S1")).unwrap();
        world.device(customer, chrome_os).unwrap();
    });
}

#[test]
fn given_an_account_nobody_has_when_an_android_device_is_claimed_then_it_is_unknown() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.workspace_customer("C0theirs", &[world.reseller("Rival")]);
        let field = "workspaceId";
        let claim = |workspace: &str| workspace_claim(workspace, by_imei(1));
        for unknown in [WORKSPACE, "C0theirs"] {
            let missing = Refused { code: Code::NotFound, noun: Some(Noun::Customer), field: Some(field) };
            world.refuses(missing, |world| world.claim(basics.reseller, &claim(unknown)));
        }
        for wrong in ["", "C", "0123", "C 12", "c0123abcd", &format!("C{}", "1".repeat(32))] {
            world.refuses(invalid(Noun::Workspace, field), |world| world.claim(basics.reseller, &claim(wrong)));
        }
    });
}

#[test]
fn given_an_account_of_a_customer_the_reseller_does_not_serve_when_claimed_for_then_it_is_unknown_and_no_token_stays() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        world.workspace_customer("C0theirs", &[rival]);
        let missing = Refused { code: Code::NotFound, noun: Some(Noun::Customer), field: Some("workspaceId") };
        world.refuses(missing, |world| world.claim(basics.reseller, &chrome_os_claim("C0theirs", "S1")));
        let listed =
            world.read(move |tx| muster_core::organisation::list_partner_customers(tx, rival, None, None)).unwrap();
        assert!(listed.organisations.iter().all(|view| view.provisioning_tokens.is_empty()));
        world.claim(rival, &chrome_os_claim("C0theirs", "S1")).unwrap();
    });
}

#[test]
fn given_a_pre_provisioning_token_when_claimed_then_it_goes_with_chrome_os_only_and_always() {
    on_every_engine(|world| {
        let basics = world.basics();
        let customer = world.workspace_customer(WORKSPACE, &[basics.reseller]);
        let chrome_os = chrome_os_claim(WORKSPACE, "S1");
        for missing in [None, Some(String::new())] {
            let claim = Claim { provisioning_token: missing, ..chrome_os.clone() };
            world.refuses(invalid(Noun::ProvisioningToken, "provisioningToken"), |world| {
                world.claim(basics.reseller, &claim)
            });
        }
        let android = Claim { provisioning_token: Some("t".to_owned()), ..claim_of(customer, by_imei(1)) };
        world.refuses(invalid(Noun::ProvisioningToken, "provisioningToken"), |world| {
            world.claim(basics.reseller, &android)
        });
        world.claim(basics.reseller, &chrome_os).unwrap();
        let second = Claim { provisioning_token: Some("token-2".to_owned()), ..chrome_os_claim(WORKSPACE, "S2") };
        for _ in 0..2 {
            world.claim(basics.reseller, &second).unwrap();
        }
        let partner = basics.reseller;
        let listed =
            world.read(move |tx| muster_core::organisation::list_partner_customers(tx, partner, None, None)).unwrap();
        let shown = listed.organisations.into_iter().find(|view| view.organisation.id == customer.into()).unwrap();
        assert_eq!(shown.organisation.workspace_customer_id.as_deref(), Some(WORKSPACE));
        assert_eq!(shown.provisioning_tokens, ["token-1", "token-2"], "each token once");
    });
}

#[test]
fn given_chrome_os_identifiers_when_one_is_missing_then_it_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let whole = chrome_os_claim(WORKSPACE, "S1");
        let missing = [
            ("serialNumber", (|given| given.serial_number = None) as fn(&mut Identifier)),
            ("model", |given| given.model = None),
            ("chromeOsAttestedDeviceId", |given| given.chrome_os_attested_device_id = None),
        ];
        for (field, remove) in missing {
            let mut identifier = whole.identifier.clone().unwrap();
            remove(&mut identifier);
            let claim = Claim { identifier: Some(identifier), ..whole.clone() };
            let path = format!("deviceIdentifier.{field}");
            world.refuses(invalid(Noun::IdentifierSet, &path), |world| world.claim(basics.reseller, &claim));
        }
        let android = Identifier { chrome_os_attested_device_id: Some("a".to_owned()), ..by_serial("S", "M", "M") };
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier.chromeOsAttestedDeviceId"), |world| {
            world.claim(basics.reseller, &claim_of(basics.customer, android))
        });
    });
}
