//! Results of an operation: written in rows of some tens of kilobytes, and read one row after the other by whoever sends
//! them, because those of a hundred thousand devices are some thirty megabytes.

use muster_store::{Param, Tx, params};

use crate::error::{Error, Noun};
use crate::id::OperationId;
use crate::operation::name;
use crate::operation::record::State;

/// Bytes of a row of results: that much is in memory of an answer that is being sent. A result that is longer by itself has a
/// row of its own. Rows that were written before this bound was there hold a whole chunk.
const ROW_BYTES: usize = 64 * 1024;

/// Rows a chunk may have; it has no more items. A row's number is that of its chunk times this, so that rows follow each other
/// as their chunks do, behind those that were numbered like their chunks.
const ROWS_OF_A_CHUNK: i64 = 1000;

const _: () = assert!(super::CHUNK_ITEMS <= ROWS_OF_A_CHUNK as usize, "each result may need a row");

/// Results that follow each other in an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The items of a JSON array, without its brackets: they are stored as the text that is sent.
    pub items: String,
    /// The row that follows; `None` behind the last one.
    pub next: Option<i64>,
}

/// Writes the results of a chunk.
pub(super) fn write(tx: &mut Tx<'_>, id: OperationId, chunk: i64, results: &[String]) -> Result<(), Error> {
    let rows = rows(results);
    let numbers = chunk.saturating_mul(ROWS_OF_A_CHUNK)..;
    let values: Vec<Vec<Param<'_>>> =
        numbers.zip(&rows).map(|(number, row)| params![id, number, row].to_vec()).collect();
    Ok(tx.insert_many("operation_result (operation_id, chunk, items)", &values, "")?)
}

/// The JSON arrays of the rows.
fn rows(results: &[String]) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for result in results {
        match rows.last_mut() {
            Some(row) if row.len() + result.len() < ROW_BYTES => {
                row.push(',');
                row.push_str(result);
            }
            _ => rows.push(format!("[{result}")),
        }
    }
    if rows.is_empty() {
        rows.push("[".to_owned());
    }
    rows.iter_mut().for_each(|row| row.push(']'));
    rows
}

/// The results from the row with this number on, or from the first: one row of them.
///
/// # Errors
/// NOT_FOUND when the operation is not done or there is none any more: it may be removed while its results are read.
pub fn page_from(tx: &mut Tx<'_>, id: OperationId, row: Option<i64>) -> Result<Page, Error> {
    let missing = || Error::not_found(Noun::Operation, format!("{} does not exist", name(id)));
    tx.one(
        "SELECT r.items, (SELECT MIN(n.chunk) FROM operation_result n WHERE n.operation_id = r.operation_id AND n.chunk > r.chunk)
         FROM operation o JOIN operation_result r ON r.operation_id = o.id
         WHERE o.id = ?1 AND o.state = ?2 AND r.chunk >= ?3 ORDER BY r.chunk LIMIT 1",
        params![id, State::Processed, row.unwrap_or(0)],
        |row| {
            let items = row.text(0)?;
            let inner = items.strip_prefix('[').and_then(|items| items.strip_suffix(']')).unwrap_or_default();
            Ok::<_, Error>(Page { items: inner.to_owned(), next: row.opt_int(1)? })
        },
    )?
    .ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_cut_into_rows_and_a_long_one_has_its_own() {
        let long = format!("\"{}\"", "x".repeat(ROW_BYTES));
        let results: Vec<String> = ["1", "2", &long, "3"].map(str::to_owned).into();
        assert_eq!(rows(&results), ["[1,2]".to_owned(), format!("[{long}]"), "[3]".to_owned()]);
        assert_eq!(rows(&[]), ["[]"], "every done chunk has a row");
        let many = vec!["0123456789".repeat(45); 200];
        let cut = rows(&many);
        assert!(cut.iter().all(|row| row.len() <= ROW_BYTES + 1) && cut.len() == 2, "{}", cut.len());
        let items: Vec<u8> = cut.iter().flat_map(|row| row[1..row.len() - 1].split(',')).map(|_| 1).collect();
        assert_eq!(items.len(), 200);
    }
}
