//! One connection with its prepared statements.

use std::collections::HashMap;

use postgres::types::ToSql;
use postgres::{Client, NoTls, Statement};

use crate::error::StoreError;
use crate::options::STATEMENT_CACHE;
use crate::postgres::statement::translate;
use crate::row::Inner;
use crate::value::Param;

/// One connection with its prepared statements.
pub(crate) struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Session {
    pub(crate) fn connect(url: &str) -> Result<Self, StoreError> {
        let mut config: postgres::Config = url.parse()?;
        config.application_name("muster");
        let mut client = config.connect(NoTls)?;
        // Notices such as "relation exists already" tell an operator nothing.
        client.batch_execute("SET client_min_messages = warning")?;
        Ok(Self { client, statements: HashMap::new() })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// BEGIN, COMMIT, ROLLBACK and the statements of a migration.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        Ok(self.client.batch_execute(sql)?)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        Ok(self.client.execute(&statement, &bound(params))?)
    }

    pub(crate) fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        visit: &mut dyn FnMut(Inner<'_>) -> bool,
    ) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        for row in &self.client.query(&statement, &bound(params))? {
            if !visit(Inner::Postgres(row)) {
                break;
            }
        }
        Ok(())
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&translate(sql))?;
        // Statement texts are constants of the program, so the bound is met only by maintenance commands.
        if self.statements.len() >= STATEMENT_CACHE {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn bound<'a>(params: &'a [Param<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    params.iter().map(|param| param as &(dyn ToSql + Sync)).collect()
}
