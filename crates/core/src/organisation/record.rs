//! An organisation as it is stored.

use muster_store::{Record, Tx, params, record, sql};

use crate::error::Error;
use crate::id::{OrganisationId, ResellerId};
use crate::organisation::Kind;
use crate::tenancy::{Anyones, Owned, Viewer};
use crate::text_column::text_column;

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

text_column!(Kind, "a stored organisation is of an unknown kind");

impl Owned for Organisation {
    /// Customers and resellers see themselves, and resellers their vendors. Which customers a reseller serves does not stand in
    /// the row: [`crate::organisation::list_partner_customers`] shows them.
    fn is_visible_to(&self, viewer: &Viewer) -> bool {
        match *viewer {
            Viewer::Operator => true,
            Viewer::Customer(id) => self.id == id.into(),
            Viewer::Reseller(id) => self.id == id.into() || self.reseller_id == Some(id),
        }
    }
}

impl Organisation {
    /// An organisation by its id, whoever asks.
    pub fn find(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Option<Anyones<Self>>, Error> {
        let sql = sql!("SELECT {} FROM organisation o WHERE o.id = ?1", Organisation::select("o"));
        Ok(tx.one(sql, params![id], Self::read)?.map(Anyones::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CustomerId;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
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
            language_code: Some("other language".to_owned()),
            workspace_customer_id: Some("other workspace".to_owned()),
            reseller_id: Some(ResellerId::new(22)),
            created_at: 23,
        };
        crate::round_trip::round_trip(&written, &changed);
    }

    #[test]
    fn a_reseller_sees_itself_and_its_vendors_and_a_customer_itself() {
        let organisation = |id, reseller_id: Option<i64>| Organisation {
            id: OrganisationId::new(id),
            kind: Kind::Vendor,
            name: String::new(),
            slug: String::new(),
            language_code: None,
            workspace_customer_id: None,
            reseller_id: reseller_id.map(ResellerId::new),
            created_at: 0,
        };
        let (one, two) = (Viewer::Reseller(ResellerId::new(1)), Viewer::Customer(CustomerId::new(2)));
        for (id, of, viewer, seen) in [
            (1, None, one, true),
            (3, Some(1), one, true),
            (3, Some(4), one, false),
            (2, None, one, false),
            (2, None, two, true),
            (1, None, two, false),
            (3, Some(2), two, false),
            (9, None, Viewer::Operator, true),
        ] {
            assert_eq!(organisation(id, of).is_visible_to(&viewer), seen, "{id} of {of:?} for {viewer:?}");
        }
    }
}
