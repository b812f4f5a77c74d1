//! The items of a bulk request, checked one by one and packed into chunks while they are read: a hundred thousand items
//! are never all in memory as values.

use std::fmt;
use std::marker::PhantomData;

use muster_core::operation::{CHUNK_ITEMS, MAX_ITEMS};
use serde::de::{DeserializeOwned, Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// Items of type `T` as JSON arrays of up to [`CHUNK_ITEMS`] items each.
pub(crate) struct Items<T> {
    /// The chunks, in the order of the request.
    pub chunks: Vec<String>,
    /// How many items there are in all.
    pub count: usize,
    kind: PhantomData<fn() -> T>,
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), count: 0, kind: PhantomData }
    }
}

impl<'de, T: DeserializeOwned + Serialize> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not `deserialize_seq`: null stands for an absent list, as in every other message.
        deserializer.deserialize_any(Packer(PhantomData))
    }
}

struct Packer<T>(PhantomData<fn() -> T>);

impl<'de, T: DeserializeOwned + Serialize> Visitor<'de> for Packer<T> {
    type Value = Items<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Items<T>, E> {
        Ok(Items::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Items<T>, A::Error> {
        let mut items = Items::default();
        let mut chunk: Vec<T> = Vec::with_capacity(CHUNK_ITEMS);
        while let Some(item) = sequence.next_element()? {
            if items.count == MAX_ITEMS {
                return Err(A::Error::custom(format!("at most {MAX_ITEMS} items can be sent in one request")));
            }
            items.count += 1;
            chunk.push(item);
            if chunk.len() == CHUNK_ITEMS {
                items.chunks.push(serde_json::to_string(&chunk).map_err(A::Error::custom)?);
                chunk.clear();
            }
        }
        if !chunk.is_empty() {
            items.chunks.push(serde_json::to_string(&chunk).map_err(A::Error::custom)?);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_packed_in_order_and_counted() {
        let sent: Vec<usize> = (0..CHUNK_ITEMS * 2 + 1).collect();
        let text = serde_json::to_string(&sent).expect("numbers can be written");
        let items: Items<usize> = serde_json::from_str(&text).expect("a list of numbers");
        let unpacked: Vec<usize> =
            items.chunks.iter().flat_map(|chunk| serde_json::from_str::<Vec<usize>>(chunk).expect("a chunk")).collect();
        assert_eq!((items.count, items.chunks.len()), (sent.len(), 3));
        assert_eq!(unpacked, sent);
    }

    #[test]
    fn one_item_too_many_is_refused() {
        let text = format!("[{}1]", "1,".repeat(MAX_ITEMS));
        let refused = serde_json::from_str::<Items<u8>>(&text).err().expect("must be refused");
        assert!(refused.to_string().contains("100000"), "the message must name the limit: {refused}");
    }
}
