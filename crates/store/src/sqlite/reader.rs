//! Reader threads: each owns a connection with its cached statements and takes work from one shared queue. Reads that
//! wait at the same time share a snapshot: taking one costs as much as a look-up.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::Receiver;
use rusqlite::Connection;
use tracing::warn;

use crate::error::StoreError;
use crate::fault::Fault;
use crate::job::{Job, Length, in_time};
use crate::options::MAX_READ_GROUP;
use crate::sqlite::Location;
use crate::tx::{self, Tx};

pub(crate) fn spawn_readers(
    location: &Location,
    count: usize,
    queue: &Receiver<Box<dyn Job>>,
    fault: &Arc<Fault>,
) -> Result<Vec<JoinHandle<()>>, StoreError> {
    let mut threads = Vec::with_capacity(count);
    for number in 0..count {
        let connection = location.reader()?;
        let (queue, fault) = (queue.clone(), Arc::clone(fault));
        let thread = std::thread::Builder::new()
            .name(format!("sqlite-reader-{number}"))
            .spawn(move || {
                while let Ok(first) = queue.recv() {
                    // No more than this thread's part, so that the other readers are not left without work. All are
                    // taken before the snapshot is: a read sees what was committed before it was asked for.
                    let more = (queue.len() / count).min(MAX_READ_GROUP - 1);
                    let group = std::iter::once(first).chain(queue.try_iter().take(more)).filter_map(in_time);
                    let (short, long): (Vec<_>, Vec<_>) = group.partition(|job| job.length() == Length::Short);
                    serve(&connection, &fault, short);
                    for job in long {
                        serve(&connection, &fault, vec![job]);
                    }
                }
            })
            .map_err(|e| StoreError::new(crate::StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
        threads.push(thread);
    }
    Ok(threads)
}

/// All statements of all closures see the same snapshot. They are answered together, because every answer wakes a thread
/// that wants the processor the next closure needs.
fn serve(connection: &Connection, fault: &Fault, group: Vec<Box<dyn Job>>) {
    let mut done = Vec::with_capacity(group.len());
    for mut job in group {
        // Taken by the first, and once more after a failure that made SQLite let go of it.
        if connection.is_autocommit()
            && let Err(error) = control(connection, "BEGIN")
        {
            job.answer(Some(error));
            continue;
        }
        job.run(&mut Tx::new(tx::Connection::Sqlite(connection), fault));
        done.push(job);
    }
    // Nothing was written, so nothing can be lost here; but the next group must not see this one's snapshot.
    if !connection.is_autocommit()
        && let Err(error) = control(connection, "COMMIT").or_else(|_| control(connection, "ROLLBACK"))
    {
        warn!(%error, "a snapshot could not be let go of");
    }
    for job in done {
        job.answer(None);
    }
}

fn control(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
