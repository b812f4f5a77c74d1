//! Connections of each network, so that one of them does not take all places.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::limit::network;

/// A network's part of all connections: a fourth. Phones and consoles behind one address need a hundredth of it.
const PART: usize = 4;

/// Counts the open connections of each network.
pub(super) struct Networks {
    most: usize,
    open: Mutex<HashMap<IpAddr, usize>>,
}

impl Networks {
    /// For so many connections in all.
    pub(super) fn sharing(all: usize) -> Arc<Self> {
        Arc::new(Self { most: (all / PART).max(1), open: Mutex::default() })
    }

    /// A place for a connection of this peer, given back when it is dropped; `None` when its network has its part. The machine
    /// itself has no limit: a reverse proxy on it speaks for everybody.
    pub(super) fn enter(self: &Arc<Self>, peer: IpAddr) -> Option<Entered> {
        if peer.to_canonical().is_loopback() {
            return Some(Entered(None));
        }
        let network = network(peer);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(network).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Entered(Some((Arc::clone(self), network))))
    }
}

/// A connection's place in its network.
pub(super) struct Entered(Option<(Arc<Networks>, IpAddr)>);

impl Drop for Entered {
    fn drop(&mut self) {
        let Some((networks, network)) = &self.0 else { return };
        let mut open = networks.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(network) {
            *count -= 1;
            if *count == 0 {
                open.remove(network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_its_part_and_no_more_and_others_are_not_touched() {
        let networks = Networks::sharing(8);
        let peer = |text: &str| text.parse::<IpAddr>().expect("an address");
        let first = networks.enter(peer("192.0.2.1")).expect("an empty network has room");
        let _second = networks.enter(peer("192.0.2.200")).expect("a fourth of eight are two");
        assert!(networks.enter(peer("::ffff:192.0.2.7")).is_none(), "it is the same network, however it is written");
        let _other = networks.enter(peer("198.51.100.1")).expect("another network has its own part");
        drop(first);
        let _third = networks.enter(peer("192.0.2.3")).expect("a place was given back");
        let local: Vec<_> = (0..100).map(|_| networks.enter(peer("127.0.0.1"))).collect();
        assert!(local.iter().all(Option::is_some), "a proxy on the machine speaks for everybody");
        drop(local);
        assert_eq!(networks.open.lock().expect("nobody failed").len(), 2);
    }
}
