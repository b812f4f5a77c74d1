//! The items of a bulk request: checked one by one, and then found again in the body they came in. A hundred thousand items
//! are never all in memory as values, nor a second time as text.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use muster_core::operation::{CHUNK_ITEMS, MAX_ITEMS};
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Items of type `T`, checked and counted. A bare item is a list of one, as in every other message.
pub(crate) struct Items<T> {
    /// How many items there are.
    pub count: usize,
    kind: PhantomData<fn() -> T>,
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self { count: 0, kind: PhantomData }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not `deserialize_seq`: null stands for an absent list, as in every other message.
        deserializer.deserialize_any(Checker(PhantomData))
    }
}

struct Checker<T>(PhantomData<fn() -> T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for Checker<T> {
    type Value = Items<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Items<T>, E> {
        Ok(Items::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Items<T>, A::Error> {
        let mut items = Items::default();
        while sequence.next_element::<T>()?.is_some() {
            if items.count == MAX_ITEMS {
                return Err(A::Error::custom(format!("at most {MAX_ITEMS} items can be sent in one request")));
            }
            items.count += 1;
        }
        Ok(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, item: A) -> Result<Items<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(item)).map(|_| Items { count: 1, kind: PhantomData })
    }
}

/// Longest item of a bulk request, in bytes: a hundred times what each of the most items has room for. Longer texts are
/// longer than any field may be, and would be repeated in the operation's result.
pub(crate) const MAX_ITEM_BYTES: usize = 64 * 1024;

/// Where the items of a bulk request are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Chunks {
    /// Each chunk: from its first item's first byte to its last item's last, with the commas between them.
    pub ranges: Vec<Range<usize>>,
    /// The first item that is longer than [`MAX_ITEM_BYTES`].
    pub too_long: Option<usize>,
}

/// Where in a body, an object with one list that was checked as [`Items`], the items of each chunk of up to [`CHUNK_ITEMS`]
/// are.
///
/// # Errors
/// When the body is not such an object.
pub(crate) fn chunks(body: &[u8]) -> Result<Chunks, serde_json::Error> {
    let base = body.as_ptr().addr();
    match within(body, Places { base })? {
        Some(found) => Ok(found),
        None => within(body, Place { base }),
    }
}

/// Reads the one value of a body with `seed`.
fn within<'de, S: DeserializeSeed<'de> + Copy>(body: &'de [u8], seed: S) -> Result<S::Value, serde_json::Error>
where
    S::Value: Default,
{
    let mut reader = serde_json::Deserializer::from_slice(body);
    let found = reader.deserialize_map(OneField(seed))?;
    reader.end()?;
    Ok(found)
}

/// An object with one field, which the seed reads; without it, the default.
struct OneField<S>(S);

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for OneField<S>
where
    S::Value: Default,
{
    type Value = S::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = S::Value::default();
        while map.next_key::<IgnoredAny>()?.is_some() {
            found = map.next_value_seed(self.0)?;
        }
        Ok(found)
    }
}

impl Chunks {
    /// Adds the item with this index.
    fn push(&mut self, index: usize, item: &RawValue, base: usize) {
        let start = item.get().as_ptr().addr() - base;
        let end = start + item.get().len();
        match self.ranges.last_mut() {
            Some(chunk) if !index.is_multiple_of(CHUNK_ITEMS) => chunk.end = end,
            _ => self.ranges.push(start..end),
        }
        if end - start > MAX_ITEM_BYTES && self.too_long.is_none() {
            self.too_long = Some(index);
        }
    }
}

/// Finds the places of a list's items below the address of the body's first byte. `None` for a bare item: where it began is
/// known only to who reads it raw.
#[derive(Clone, Copy)]
struct Places {
    base: usize,
}

impl<'de> Visitor<'de> for Places {
    type Value = Option<Chunks>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(Chunks::default()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut found = Chunks::default();
        let mut items = 0;
        while let Some(item) = sequence.next_element::<&RawValue>()? {
            found.push(items, item, self.base);
            items += 1;
        }
        Ok(Some(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut item: A) -> Result<Self::Value, A::Error> {
        while item.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

impl<'de> DeserializeSeed<'de> for Places {
    type Value = Option<Chunks>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Finds the place of a bare item.
#[derive(Clone, Copy)]
struct Place {
    base: usize,
}

impl<'de> DeserializeSeed<'de> for Place {
    type Value = Chunks;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Chunks, D::Error> {
        let mut found = Chunks::default();
        found.push(0, <&RawValue>::deserialize(deserializer)?, self.base);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_and_found_in_order_whatever_stands_between_them() {
        for comma in [",", " ,\n  "] {
            let sent: Vec<usize> = (0..CHUNK_ITEMS * 2 + 1).collect();
            let list = sent.iter().map(usize::to_string).collect::<Vec<_>>().join(comma);
            let body = format!(" {{ \"claims\" : [ {list} ] }}\n");
            let found = chunks(body.as_bytes()).expect("a list of numbers").ranges;
            let read = |range: Range<usize>| {
                serde_json::from_str::<Vec<usize>>(&format!("[{}]", &body[range])).expect("a chunk is a list")
            };
            let lists: Vec<Vec<usize>> = found.into_iter().map(read).collect();
            assert_eq!(lists.iter().map(Vec::len).collect::<Vec<_>>(), [CHUNK_ITEMS, CHUNK_ITEMS, 1]);
            assert_eq!(lists.concat(), sent);
            let items: Items<usize> = serde_json::from_str(&format!("[{list}]")).expect("a list of numbers");
            assert_eq!(items.count, sent.len());
        }
    }

    #[test]
    fn brackets_commas_and_escapes_within_an_item_do_not_end_it() {
        let body = r#"{"claims": [{"a": "],[\"}"}, {"b": [1, {"c": null}]}]}"#;
        let found = chunks(body.as_bytes()).expect("a list of objects").ranges;
        assert_eq!(found.iter().map(|range| &body[range.clone()]).collect::<Vec<_>>(), [&body[12..body.len() - 2]]);
        assert_eq!(chunks(br#"{"claims": null}"#).expect("null is no list"), Chunks::default());
        assert_eq!(chunks(b"{}").expect("no list at all"), Chunks::default());
    }

    #[test]
    fn a_bare_item_is_a_list_of_one() {
        let body = r#" {"claims" : {"a": "],[\"}", "b": [{}]} }"#;
        let found = chunks(body.as_bytes()).expect("an object");
        assert_eq!(
            found.ranges.iter().map(|range| &body[range.clone()]).collect::<Vec<_>>(),
            [&body[13..body.len() - 2]]
        );
        let items: Items<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(r#"{"a": 1}"#).expect("an item");
        assert_eq!(items.count, 1);
        assert!(serde_json::from_str::<Items<u8>>(r#"{"a": 1}"#).is_err(), "no item of this list");
    }

    #[test]
    fn the_first_item_that_is_too_long_is_named() {
        let body = |bytes: usize| format!(r#"{{"claims": ["a", "{}", "{0}"]}}"#, "b".repeat(bytes - 2));
        let too_long = |bytes| chunks(body(bytes).as_bytes()).expect("a list of texts").too_long;
        assert_eq!((too_long(MAX_ITEM_BYTES), too_long(MAX_ITEM_BYTES + 1)), (None, Some(1)));
    }

    #[test]
    fn one_item_too_many_is_refused() {
        let text = format!("[{}1]", "1,".repeat(MAX_ITEMS));
        let refused = serde_json::from_str::<Items<u8>>(&text).err().expect("must be refused");
        assert!(refused.to_string().contains("100000"), "the message must name the limit: {refused}");
    }
}
