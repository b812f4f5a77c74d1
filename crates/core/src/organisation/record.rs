//! An organisation as it is stored.

use muster_store::{Column, Param, Record, Row, StoreError, StoreErrorKind, Tx, params, record, sql};

use crate::error::Error;
use crate::id::{OrganisationId, ResellerId};
use crate::organisation::Kind;

record! {
    /// An organisation as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Organisation in "organisation" key (id) {
        /// Its id.
        pub id: OrganisationId,
        /// What it is.
        pub kind: Kind,
        /// Its name, as people know it.
        pub name: String,
        /// Its name in addresses: lower-case letters, digits and hyphens; no two organisations share one.
        pub slug: String,
        /// Language of the welcome e-mail, a BCP 47 tag.
        pub language_code: Option<String>,
        /// Customers only: the Google Workspace customer id.
        pub workspace_customer_id: Option<String>,
        /// Vendors only: the reseller it belongs to.
        pub reseller_id: Option<ResellerId>,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
    }
}

impl Column for Kind {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        let unknown = || StoreError::new(StoreErrorKind::Statement, "a stored organisation is of an unknown kind");
        Kind::from_name(row.text(index)?).ok_or_else(unknown)
    }

    fn param(&self) -> Param<'_> {
        Param::Text(self.as_str())
    }
}

impl Organisation {
    /// The organisation with this id, if there is one.
    ///
    /// # Errors
    /// Only the database's.
    pub fn find(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Option<Self>, Error> {
        let sql = sql!("SELECT {} FROM organisation o WHERE o.id = ?1", Organisation::select("o"));
        Ok(tx.one(sql, params![id], Self::read)?)
    }
}

#[cfg(test)]
mod tests {
    use muster_store::{Options, Store};

    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("a store");
        let written = Organisation {
            id: OrganisationId::new(11),
            kind: Kind::Vendor,
            name: "name".to_owned(),
            slug: "slug".to_owned(),
            language_code: Some("language".to_owned()),
            workspace_customer_id: Some("workspace".to_owned()),
            reseller_id: Some(ResellerId::new(12)),
            created_at: 13,
        };
        let changed = Organisation {
            id: written.id,
            kind: Kind::Reseller,
            name: "other name".to_owned(),
            slug: "other-slug".to_owned(),
            language_code: None,
            workspace_customer_id: Some("other workspace".to_owned()),
            reseller_id: Some(ResellerId::new(22)),
            created_at: 23,
        };
        let expected = (Some(written.clone()), Some(changed.clone()));
        let read = store.write("round trip", move |tx| {
            written.insert(tx)?;
            let inserted = Organisation::find(tx, written.id)?;
            changed.update(tx)?;
            Ok::<_, Error>((inserted, Organisation::find(tx, written.id)?))
        });
        assert_eq!(read.wait().expect("a database that works"), expected);
    }
}
