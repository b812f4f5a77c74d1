//! Reader threads: each owns a connection with its cached statements and takes work from one shared queue.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::Receiver;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::fault::Fault;
use crate::job::Job;
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
                for job in queue {
                    serve(&connection, &fault, job);
                }
            })
            .map_err(|e| StoreError::new(crate::StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
        threads.push(thread);
    }
    Ok(threads)
}

/// One read: all statements of the closure see the same snapshot.
fn serve(connection: &Connection, fault: &Fault, mut job: Box<dyn Job>) {
    if let Err(error) = control(connection, "BEGIN") {
        return job.answer(Some(error));
    }
    job.run(&mut Tx::new(tx::Connection::Sqlite(connection), fault));
    let failure = control(connection, "COMMIT").err();
    job.answer(failure);
}

fn control(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
