//! Pages of a list: how many rows, and after which one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::{Error, Noun, Violation};

/// Bytes of the query's fingerprint in a token: enough that no two queries of one caller ever share one by accident.
const FINGERPRINT_BYTES: usize = 12;

/// First byte of every token, to be raised when the form changes.
const VERSION: u8 = 1;

/// A place in a list that belongs to one query. The token is opaque to callers, does not expire, and is refused for any
/// other query; the page size may change between pages. It holds no secret: a made-up position only shows other rows
/// the same caller may see anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    fingerprint: [u8; FINGERPRINT_BYTES],
    /// Rows to return at most.
    pub size: i64,
    /// Id of the last row of the page before; rows after it are wanted. `i64::MIN` on the first page.
    pub after: i64,
}

impl Page {
    /// The page a request asks for. `query` names the method, the tenant and every filter: all that must be the same for
    /// the next page.
    ///
    /// # Errors
    /// `INVALID_PAGE_TOKEN` for a token of another query, or one Muster never gave out.
    pub fn of(query: &[&str], size: i64, token: Option<&str>) -> Result<Self, Error> {
        let mut page = Self { fingerprint: fingerprint(query), size, after: i64::MIN };
        if let Some(token) = token.filter(|token| !token.is_empty()) {
            page.after = page.position(token).ok_or_else(|| {
                Error::invalid("pageToken", Violation::Unknown)
                    .of(Noun::PageToken)
                    .rule("is not a token of an earlier page of this same list")
            })?;
        }
        Ok(page)
    }

    fn position(&self, token: &str) -> Option<i64> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (version, rest) = bytes.split_first()?;
        let (fingerprint, position) = rest.split_at_checked(FINGERPRINT_BYTES)?;
        let position = i64::from_be_bytes(position.try_into().ok()?);
        (*version == VERSION && *fingerprint == self.fingerprint).then_some(position)
    }

    /// Rows to fetch: one more than wanted, which tells whether there is a next page.
    pub fn fetch(&self) -> i64 {
        self.size.saturating_add(1)
    }

    /// Cuts the extra row off and gives the token of the next page, if there is one.
    pub fn finish<T>(&self, rows: &mut Vec<T>, id: impl Fn(&T) -> i64) -> Option<String> {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if rows.len() <= size {
            return None;
        }
        rows.truncate(size);
        rows.last().map(|last| self.token(id(last)))
    }

    fn token(&self, position: i64) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.fingerprint);
        bytes.extend_from_slice(&position.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

fn fingerprint(query: &[&str]) -> [u8; FINGERPRINT_BYTES] {
    let mut hash = Sha256::new();
    for part in query {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let mut short = [0_u8; FINGERPRINT_BYTES];
    short.copy_from_slice(&digest[..FINGERPRINT_BYTES]);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_for_its_query_with_any_page_size() {
        let first = Page::of(&["devices", "1"], 2, None).unwrap();
        let mut rows = vec![10, 20, 30];
        let token = first.finish(&mut rows, |id| *id).expect("three rows for a page of two");
        assert_eq!(rows, [10, 20]);
        assert_eq!(Page::of(&["devices", "1"], 50, Some(&token)).unwrap().after, 20);
    }

    #[test]
    fn a_token_of_another_query_is_refused() {
        let mut rows = vec![1, 2];
        let token = Page::of(&["devices", "1"], 1, None).unwrap().finish(&mut rows, |id| *id).unwrap();
        let refused = Page::of(&["devices", "2"], 1, Some(&token)).unwrap_err();
        assert_eq!(refused.noun, Some(Noun::PageToken));
    }

    #[test]
    fn the_last_page_has_no_token() {
        let mut rows = vec![1, 2];
        assert_eq!(Page::of(&["devices"], 2, None).unwrap().finish(&mut rows, |id| *id), None);
    }
}
