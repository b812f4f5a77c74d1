//! Reader threads: each owns a connection with its cached statements and takes work from one shared queue. Reads that
//! wait at the same time share a snapshot: taking one costs as much as a look-up.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::Receiver;
use rusqlite::Connection;
use tracing::warn;

use crate::error::StoreError;
use crate::fault::Fault;
use crate::job::Job;
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
                    let mut group = vec![first];
                    group.extend(queue.try_iter().take(more));
                    serve(&connection, &fault, group);
                }
            })
            .map_err(|e| StoreError::new(crate::StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
        threads.push(thread);
    }
    Ok(threads)
}

/// All statements of all closures see the same snapshot.
fn serve(connection: &Connection, fault: &Fault, group: Vec<Box<dyn Job>>) {
    if let Err(error) = control(connection, "BEGIN") {
        for job in group {
            job.answer(Some(error.clone()));
        }
        return;
    }
    for mut job in group {
        job.run(&mut Tx::new(tx::Connection::Sqlite(connection), fault));
        job.answer(None);
    }
    // Nothing was written, so nothing can be lost here.
    if let Err(error) = control(connection, "COMMIT") {
        warn!(%error, "a snapshot could not be let go of");
    }
}

fn control(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
