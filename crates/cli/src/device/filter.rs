//! Which devices a list or an export has.

use clap::ValueEnum;
use muster_core::{ConfigurationId, CustomerId};
use muster_server::admin::Selection;

/// The conditions of a list or an export; a device must meet all of them.
#[derive(Debug, clap::Args)]
pub struct Filter {
    /// Only devices of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<CustomerId>,
    /// Only devices that were given this configuration
    #[arg(long, value_name = "ID")]
    configuration: Option<ConfigurationId>,
    /// Only devices of this maker; the whole name, in any case
    #[arg(long, visible_alias = "manufacturer", value_name = "NAME")]
    maker: Option<String>,
    /// Only devices with this order number; the whole of it, in any case
    #[arg(long, value_name = "NUMBER")]
    order: Option<String>,
    /// Only devices that somebody holds, or only those that nobody holds
    #[arg(long, value_name = "yes|no", hide_possible_values = true)]
    claimed: Option<Claimed>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Claimed {
    /// Somebody holds it, in the zero-touch or the SIM-lock section
    Yes,
    /// It was released, or was never claimed again
    No,
}

impl Filter {
    /// What the server is asked for.
    pub fn selection(&self) -> Selection {
        Selection {
            customer_id: self.customer,
            configuration_id: self.configuration,
            manufacturer: self.maker.clone(),
            order_number: self.order.clone(),
            claimed: self.claimed.map(|claimed| matches!(claimed, Claimed::Yes)),
        }
    }
}
