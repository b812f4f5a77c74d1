//! The test that every table's record passes: what is written is read back, column by column, on every engine.

use std::collections::HashSet;
use std::fmt::Debug;

use muster_store::{Record, StoreError};

use crate::databases::on_every_engine;

/// Writes a record, changes it into another with the same key, and reads it each time. Within each of the two no values may
/// be equal, and none may be the same in both but the key's: a column that is read or written in another's place shows.
pub(crate) fn round_trip<R>(first: &R, second: &R)
where
    R: Record + Clone + PartialEq + Debug + Send + Sync + 'static,
{
    let values = |record: &R| record.params().iter().map(|value| format!("{value:?}")).collect::<Vec<_>>();
    let (of_first, of_second) = (values(first), values(second));
    for (values, record) in [(&of_first, first), (&of_second, second)] {
        let different: HashSet<&String> = values.iter().collect();
        assert_eq!(different.len(), values.len(), "two columns hold the same: {record:?}");
    }
    for (column, (one, other)) in R::COLUMNS.iter().zip(of_first.iter().zip(&of_second)) {
        assert_eq!(one == other, R::KEY.contains(column), "{column} is {one}, then {other}");
    }
    on_every_engine(|database| {
        let (first, second) = (first.clone(), second.clone());
        let expected = [vec![first.clone()], vec![second.clone()], vec![first.clone()]];
        let store = database.open();
        let found = store.write("round trip", move |tx| {
            let select = format!("SELECT {} FROM {}", R::select(""), R::TABLE);
            first.insert(tx)?;
            let inserted = tx.all(&select, &[], R::read)?;
            second.update(tx)?;
            let updated = tx.all(&select, &[], R::read)?;
            first.put(tx)?;
            Ok::<_, StoreError>([inserted, updated, tx.all(&select, &[], R::read)?])
        });
        assert_eq!(found.wait().expect("a database that works"), expected, "of {}", R::TABLE);
    });
}
