//! Whose a body is, for what one sender may have of a share.

use std::net::IpAddr;

use muster_core::{Account, AccountId, Caller, OrganisationId};

use crate::limit::network;

/// Whoever has a part of a share of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sender {
    /// All accounts that act for this organisation and no other: more keys do not give it more.
    Organisation(OrganisationId),
    /// An account that acts for several organisations, or for none.
    Account(AccountId),
    /// All strangers of a network.
    Network(IpAddr),
}

impl Sender {
    /// Whoever makes a call: the organisation or account that is known, else its network. `None` for strangers on the machine
    /// itself, because a reverse proxy on it speaks for everybody.
    pub(crate) fn of(caller: &Caller, peer: IpAddr) -> Option<Self> {
        caller.token_holder().map(Self::holder).or_else(|| Self::stranger(peer))
    }

    /// Whoever is not known yet; `None` on the machine itself.
    pub(crate) fn stranger(peer: IpAddr) -> Option<Self> {
        (!peer.to_canonical().is_loopback()).then(|| Self::Network(network(peer)))
    }

    fn holder(account: &Account) -> Self {
        let mut tenants = account.grants.iter().map(|grant| grant.tenant);
        match tenants.next() {
            Some(one) if tenants.all(|other| other == one) => Self::Organisation(one),
            _ => Self::Account(account.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use muster_core::{Grant, KeyId, Proof, ResellerId};

    use super::*;

    fn caller(id: i64, resellers: &[i64]) -> Caller {
        Caller::ServiceAccount(Account {
            id: AccountId::new(id),
            email: "robot@muster.example".to_owned(),
            proof: Proof::Key(KeyId::new("key")),
            scope: None,
            grants: resellers.iter().map(|id| Grant::reseller(ResellerId::new(*id))).collect(),
            accepted: Vec::new(),
        })
    }

    #[test]
    fn accounts_of_one_organisation_are_one_sender_and_those_of_several_or_none_are_their_own() {
        let peer = [192, 0, 2, 1].into();
        let of = |id, resellers: &[i64]| Sender::of(&caller(id, resellers), peer);
        assert_eq!(of(1, &[7]), of(2, &[7]), "two keys of one reseller");
        assert_ne!(of(1, &[7]), of(1, &[8]));
        for several in [[].as_slice(), &[7, 8]] {
            assert_eq!(of(1, several), Some(Sender::Account(AccountId::new(1))), "{several:?}");
        }
    }

    #[test]
    fn strangers_are_known_by_their_network_and_those_on_the_machine_itself_by_nothing() {
        let of = |peer: [u8; 4]| Sender::of(&Caller::Anybody, peer.into());
        assert_eq!(of([192, 0, 2, 1]), of([192, 0, 2, 99]));
        assert_ne!(of([192, 0, 2, 1]), of([198, 51, 100, 1]));
        assert_eq!(of([127, 0, 0, 1]), None);
        assert_eq!(Sender::stranger(std::net::Ipv6Addr::LOCALHOST.into()), None);
        assert_eq!(Sender::of(&Caller::Phone, [192, 0, 2, 1].into()), of([192, 0, 2, 7]));
    }
}
