//! The whole content of a database as text, to be compared.

use std::collections::BTreeMap;

use muster_store::{Row, Store, StoreError, Tx};

/// The rows of each table, in a fixed order. Equal dumps mean equal content, whichever engine holds it.
pub type Dump = BTreeMap<String, Vec<String>>;

/// Reads every row of every table.
pub fn dump(store: &Store) -> Dump {
    store.read("dump", everything).wait().unwrap()
}

fn everything(tx: &mut Tx<'_>) -> Result<Dump, StoreError> {
    let mut content = Dump::new();
    for (table, columns) in tables(tx)? {
        let list = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let read = |row: &Row<'_>| {
            let mut cells = Vec::new();
            for (index, column) in columns.iter().enumerate() {
                cells.push(format!("{}={}", column.name, column.show(row, index)?));
            }
            Ok::<_, StoreError>(cells.join(" "))
        };
        let mut rows = tx.all(&format!("SELECT {list} FROM {table}"), &[], read)?;
        rows.sort_unstable();
        content.insert(table, rows);
    }
    Ok(content)
}

struct Column {
    name: String,
    kind: String,
}

impl Column {
    fn show(&self, row: &Row<'_>, index: usize) -> Result<String, StoreError> {
        Ok(match self.kind.as_str() {
            "integer" | "bigint" => format!("{:?}", row.opt_int(index)?),
            "text" => format!("{:?}", row.opt_text(index)?),
            "blob" | "bytea" => format!("{:?}", row.opt_bytes(index)?),
            other => panic!("column {} has type {other}, which docs/sql.md does not know", self.name),
        })
    }
}

fn tables(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Vec<Column>>, StoreError> {
    let sql = if tx.is_sqlite() {
        "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
    } else {
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
         FROM information_schema.columns WHERE table_schema = current_schema()
         ORDER BY CAST(table_name AS TEXT) COLLATE \"C\", ordinal_position"
    };
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    tx.each(sql, &[], |row| {
        let column = Column { name: row.string(1)?, kind: row.text(2)?.to_ascii_lowercase() };
        tables.entry(row.string(0)?).or_default().push(column);
        Ok::<(), StoreError>(())
    })?;
    Ok(tables)
}
