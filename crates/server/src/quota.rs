//! Quotas as Google's APIs publish them: so many queries in a period for each user.

use std::num::NonZeroU32;
use std::time::Duration;

use muster_core::{AccountId, Error};

use crate::limit::KeyedLimit;

/// A family's published quota.
#[derive(Debug, Clone, Copy)]
pub(crate) struct QuotaRule {
    /// Queries a user may send in the period.
    pub queries: NonZeroU32,
    /// Length of the period in seconds.
    pub period_seconds: u32,
}

/// Counts queries per user: a service account, or one of its `quotaUser`s.
pub(crate) struct Quota(KeyedLimit<(AccountId, String)>);

impl Quota {
    /// `None` for a period of no length, which limits nothing.
    pub(crate) fn new(rule: QuotaRule) -> Option<Self> {
        let QuotaRule { queries, period_seconds } = rule;
        let every = Duration::from_secs(u64::from(period_seconds)) / queries.get();
        let quota = governor::Quota::with_period(every)?.allow_burst(queries);
        let refusal = format!("quota exceeded: {queries} queries per {period_seconds} seconds per user");
        Some(Self(KeyedLimit::new(quota, refusal)))
    }

    /// Counts one query.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the user has none left.
    pub(crate) fn take(&self, account_id: AccountId, quota_user: Option<&str>) -> Result<(), Error> {
        self.0.take(&(account_id, quota_user.unwrap_or_default().to_owned()))
    }
}
