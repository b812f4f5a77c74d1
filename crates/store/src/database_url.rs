//! The address of a PostgreSQL database, which holds a password: only a connection sees it.

use std::fmt;

/// The schemes a database URL may begin with.
const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];

/// What stands where something is not shown.
const HIDDEN: &str = "…";

/// A `postgres://user:password@host:port/database` URL. Whatever is printed of it has neither user, password nor query, and
/// nothing but the scheme where it cannot be told for certain which part is which: a mistyped URL may have its password
/// anywhere.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// Takes `postgres://…` and `postgresql://…`. Blanks and line breaks around it are no part of it: a file with a secret
    /// mostly ends with one.
    ///
    /// # Errors
    /// A sentence for the operator, which shows at most the scheme.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if SCHEMES.iter().any(|scheme| text.starts_with(scheme)) {
            return Ok(Self(text.to_owned()));
        }
        let url = Self(text.to_owned());
        Err(format!("the database must be given as postgres://user@host:port/name, got {url}"))
    }

    /// The whole text, with the password: for connecting, never for printing.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Host, port and database, such as `db.example.com:5432/muster`; `None` where one of them could be part of a password.
    pub fn place(&self) -> Option<&str> {
        let address = SCHEMES.iter().find_map(|scheme| self.0.strip_prefix(scheme))?;
        let (before_query, query) = address.split_once('?').unwrap_or((address, ""));
        // Either a value of the query has an @, or a password a question mark.
        if query.contains('@') {
            return None;
        }
        let place = match before_query.rsplit_once('@') {
            Some((_, place)) => place,
            // What follows the colon is a port, or the password of a URL whose host was forgotten.
            None => before_query.split_once(':').map_or(before_query, |(host, _)| host),
        };
        let ordinary = |c: char| c.is_ascii_alphanumeric() || "-._:,%[]/".contains(c);
        (!place.is_empty() && place.chars().all(ordinary)).then_some(place)
    }

    fn scheme(&self) -> &str {
        let end = self.0.find("://").map_or(0, |at| at + "://".len());
        let scheme = &self.0[..end];
        if scheme.trim_end_matches("://").chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) {
            scheme
        } else {
            ""
        }
    }
}

impl From<String> for DatabaseUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl From<&str> for DatabaseUrl {
    fn from(url: &str) -> Self {
        Self(url.to_owned())
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.scheme(), self.place().unwrap_or(HIDDEN))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_host_port_and_database() {
        for (url, shown) in [
            ("postgres://muster:secret@db.example.com:5433/muster", "postgres://db.example.com:5433/muster"),
            ("postgresql://db.example.com/muster?user=m&password=secret", "postgresql://db.example.com/muster"),
            ("postgres://secret@[::1]:5432,b/muster?sslmode=require", "postgres://[::1]:5432,b/muster"),
            ("postgres://muster:sec@ret@db.example.com/muster", "postgres://db.example.com/muster"),
            ("postgres://muster:sec/secret@db.example.com/muster", "postgres://db.example.com/muster"),
            (" postgres://muster@db.example.com/muster\r\n", "postgres://db.example.com/muster"),
            ("postgres://postgres@%2Ftmp%2Fsocket/muster", "postgres://%2Ftmp%2Fsocket/muster"),
        ] {
            let url = DatabaseUrl::parse(url).expect(url);
            assert_eq!(url.to_string(), shown);
            assert_eq!(format!("{url:?}"), format!("DatabaseUrl({shown})"));
            assert_eq!(url.reveal(), url.reveal().trim(), "nothing is around it");
        }
    }

    #[test]
    fn what_may_be_part_of_a_password_is_not_printed() {
        for url in [
            "postgres://muster:pass?secret@db.example.com/muster",
            "postgres://db.example.com/muster?password=p@secret",
            "postgres://muster:secret",
            "postgres://muster:secret/muster",
            "postgres://muster:pass#secret",
            "postgres://muster:pass secret db.example.com",
            "postgres:/muster:secret@db.example.com/muster",
            "postgres:muster:secret@db.example.com/muster",
            "muster:secret@db.example.com/muster://",
            "mysql://muster:secret@db.example.com/muster",
            "host=db.example.com password=secret",
            "secret",
        ] {
            let shown = DatabaseUrl::parse(url).map_or_else(|error| error, |url| format!("{url} {url:?}"));
            assert!(!shown.contains("secret"), "{url} is shown as {shown}");
        }
    }
}
