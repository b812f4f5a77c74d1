//! The writer thread: it drains the queue and commits what it drained in one transaction, each closure in a savepoint
//! of its own, and answers only after the commit.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::Receiver;
use rusqlite::Connection;
use tracing::{error, warn};

use crate::bells::Bells;
use crate::error::{StoreError, StoreErrorKind};
use crate::fault::Fault;
use crate::job::{Job, MAX_COLLISIONS, Outcome, in_time};
use crate::options::MAX_GROUP;
use crate::sqlite::checkpointer::Bell;
use crate::tx::{self, Tx};

pub(crate) fn spawn_writer(
    connection: Connection,
    queue: Receiver<Box<dyn Job>>,
    fault: Arc<Fault>,
    bells: Arc<Bells>,
    bell: Bell,
) -> Result<JoinHandle<()>, StoreError> {
    std::thread::Builder::new()
        .name("sqlite-writer".to_owned())
        .spawn(move || {
            let writer = Writer { connection, fault, bells };
            while let Ok(first) = queue.recv() {
                let group = std::iter::once(first).chain(queue.try_iter().take(MAX_GROUP - 1));
                writer.commit(group.filter_map(in_time).collect());
                bell.after_commit(&writer.connection);
            }
            drop(bell);
            writer.close();
        })
        .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))
}

struct Writer {
    connection: Connection,
    fault: Arc<Fault>,
    bells: Arc<Bells>,
}

impl Writer {
    /// Runs a group in one transaction. When SQLite gives up the whole transaction because of one closure (disk full, for
    /// example), the others' work is gone with it: they are run again without the one that failed.
    fn commit(&self, mut group: Vec<Box<dyn Job>>) {
        while !group.is_empty() {
            match self.run_group(&mut group) {
                Ok(rung) => {
                    let failure = self.control("COMMIT").inspect_err(|_| self.abandon()).err();
                    if failure.is_none() {
                        rung.iter().for_each(|topic| self.bells.ring(topic));
                    }
                    return answer_all(group, failure);
                }
                Err(GroupFailure::Lost { culprit }) => {
                    warn!(
                        transaction = group[culprit].name(),
                        "SQLite rolled the whole group back, running the others again"
                    );
                    group.remove(culprit).answer(None);
                }
                Err(GroupFailure::Begin(error)) => return answer_all(group, Some(error)),
            }
        }
    }

    /// Runs the closures one after another and gives the topics that those which may stay have rung.
    fn run_group(&self, group: &mut [Box<dyn Job>]) -> Result<Vec<&'static str>, GroupFailure> {
        let mut rung = Vec::new();
        self.control("BEGIN IMMEDIATE").map_err(GroupFailure::Begin)?;
        for (index, job) in group.iter_mut().enumerate() {
            if self.run_one(job.as_mut(), &mut rung).is_err() || self.connection.is_autocommit() {
                self.abandon();
                return Err(GroupFailure::Lost { culprit: index });
            }
        }
        Ok(rung)
    }

    fn run_one(&self, job: &mut dyn Job, rung: &mut Vec<&'static str>) -> Result<(), StoreError> {
        self.control("SAVEPOINT closure")?;
        for _ in 0..MAX_COLLISIONS {
            let mut tx = Tx::new(tx::Connection::Sqlite(&self.connection), &self.fault);
            let outcome = job.run(&mut tx);
            if self.connection.is_autocommit() {
                return Ok(());
            }
            if outcome == Outcome::Done {
                rung.append(&mut tx.take_rung());
            } else {
                self.control("ROLLBACK TO closure")?;
            }
            if outcome != Outcome::Collision {
                break;
            }
        }
        self.control("RELEASE closure")
    }

    fn control(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn abandon(&self) {
        if !self.connection.is_autocommit()
            && let Err(error) = self.control("ROLLBACK")
        {
            error!(%error, "cannot roll back");
        }
    }

    /// Moves the WAL into the database file, so that a stopped server leaves one file behind.
    fn close(self) {
        if let Err(error) = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)") {
            warn!(%error, "the last checkpoint failed; nothing is lost, it is done at the next start");
        }
    }
}

enum GroupFailure {
    Begin(StoreError),
    Lost { culprit: usize },
}

fn answer_all(group: Vec<Box<dyn Job>>, failure: Option<StoreError>) {
    for job in group {
        job.answer(failure.clone());
    }
}
