//! The operator's transactions.

use muster_core::{Call, Caller, Context, Error};
use muster_store::{Store, StoreError, Tx};

/// Runs the operator's transactions.
pub(super) struct Operator<'s> {
    /// The database.
    pub store: &'s Store,
    /// Clock, chance and ids.
    pub context: &'s Context,
}

impl Operator<'_> {
    /// Runs `work` in a transaction and returns after the commit.
    pub fn write<T, E>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Call<'_, '_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (context, now) = (self.context.clone(), self.context.now());
        self.store
            .write(name, move |tx| work(&mut Call { tx, context: &context, caller: &Caller::Operator, now }))
            .wait()
    }

    /// Runs `work` in a read-only transaction. It may look at every row there is.
    pub fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.store.read_much(name, work).wait()
    }
}
