//! A world for rule tests: a fresh database of each engine, a clock that is set, chance from a seed, and short ways to
//! call the rules.
#![allow(dead_code, unused_imports, clippy::unwrap_used, reason = "shared by several test programs")]

#[path = "../../../store/tests/support/mod.rs"]
pub mod databases;

mod builders;
mod chance;
mod expect;
mod items;

pub use builders::*;
pub use chance::{START, SeededChance, SetClock};
pub use databases::{Database, Dump};
pub use expect::{Refused, check_sentence, invalid, invalid_parameter, no_such_device, refused, with_code};
pub use items::{DONE, FAILED, PlainItems, REFUSED};

use std::sync::Arc;

use muster_core::{Call, Caller, Context, Error};
use muster_store::{Store, Tx};

/// A database with a store on it, and what calls take time and chance from.
pub struct World {
    /// Dropped before the database, which can only be removed when nobody uses it.
    store: Option<Store>,
    /// The time of the next call.
    pub clock: Arc<SetClock>,
    /// Time, chance and ids of all calls.
    pub context: Context,
    /// Where the data is.
    pub database: Database,
}

impl World {
    /// An empty world.
    pub fn new(database: Database) -> Self {
        let clock = Arc::new(SetClock::default());
        let context = Context::new(Arc::clone(&clock) as _, Arc::new(SeededChance::new(1)));
        Self { store: Some(database.open()), clock, context, database }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("only absent while being opened again")
    }

    /// What a crash between two transactions leaves: the store is gone, another one is opened on the same data.
    pub fn reopen(&mut self) {
        self.store = None;
        self.store = Some(self.database.open());
    }

    /// Runs a rule in a transaction of its own as the operator, who may do everything.
    pub fn write<T: Send + 'static>(
        &self,
        rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.write_as(Caller::Operator, rule)
    }

    /// Runs a rule in a transaction of its own.
    pub fn write_as<T: Send + 'static>(
        &self,
        caller: Caller,
        rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        write_with(self.store(), &self.context, caller, rule)
    }

    /// Runs a reading rule.
    pub fn read<T: Send + 'static>(
        &self,
        rule: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.store().read("test", rule).wait()
    }

    /// Everything that is stored.
    pub fn dump(&self) -> Dump {
        databases::dump(self.store())
    }

    /// `kind subject` of every event so far, in their order.
    pub fn events(&self) -> Vec<String> {
        self.read(|tx| tx.all("SELECT kind || ' ' || subject FROM event ORDER BY id", &[], |row| Ok(row.string(0)?)))
            .unwrap()
    }

    /// The events that `change` appended, and its result.
    pub fn events_of<T>(&self, change: impl FnOnce(&Self) -> T) -> (T, Vec<String>) {
        let before = self.events().len();
        let result = change(self);
        (result, self.events().split_off(before))
    }
}

/// Runs a rule with the given context, as a call that came in at the context's time.
pub fn write_with<T: Send + 'static>(
    store: &Store,
    context: &Context,
    caller: Caller,
    rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let context = context.clone();
    let now = context.now();
    store.write("test", move |tx| rule(&mut Call { tx, context: &context, caller: &caller, now })).wait()
}

/// Runs a test in a fresh world of every engine. The engine's name is printed, so that a failure shows which one it was.
pub fn on_every_engine(test: impl Fn(&mut World)) {
    for database in databases::every_engine() {
        println!("engine: {}", database.engine);
        test(&mut World::new(database));
    }
}
