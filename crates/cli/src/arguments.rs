//! The command line as a whole.

use clap::{Parser, Subcommand};

use crate::group::Group;
use crate::{
    backup, completions, customer, demo, device, doctor, dpc, event, init, key, man, manufacturer, oauth_client, phone,
    reseller, restore, routes, serve, user, vendor,
};

/// A self-hosted server for zero-touch enrolment.
#[derive(Debug, Parser)]
#[command(
    name = "muster",
    version,
    about = "A self-hosted Android enterprise server: Google's zero-touch API (androiddeviceprovisioning v1) whole, the Play \
             EMM API (androidenterprise v1) in part",
    after_help = "Start with `muster demo`, or with `muster init` for an installation of your own. Every command that works on data takes --data DIR (or --database URL), and works \
                  beside a running server as well as without one.\n\n\
                  Exit codes: 0 done, 1 refused or failed (the reason is on standard error), 2 wrong usage."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make what an installation begins with: a reseller, a customer, DPCs and both key files
    Init(init::InitArguments),
    /// Run the server
    Serve(serve::ServeArguments),
    /// Run the server with sample data, and show what to try
    Demo(demo::DemoArguments),
    /// Resellers: the partners/* of the API
    Reseller(Group<reseller::Command>),
    /// Vendors of a reseller
    Vendor(Group<vendor::Command>),
    /// Customers: the customers/* of the API
    Customer(Group<customer::Command>),
    /// People of a company, their terms of service, and links to set a password
    User(Group<user::Command>),
    /// The catalogue of device policy controllers
    Dpc(Group<dpc::Command>),
    /// The manufacturers and models that claims may name
    #[command(alias = "manufacturers")]
    Manufacturer(Group<manufacturer::Command>),
    /// Service-account keys
    Key(Group<key::Command>),
    /// OAuth clients: programs that people sign in with
    OauthClient(Group<oauth_client::Command>),
    /// Import, list, show and export devices
    #[command(alias = "devices")]
    Device(Group<device::Command>),
    /// What happened: the audit log
    #[command(alias = "events")]
    Event(Group<event::Command>),
    /// Write everything into a file, while the server runs
    Backup(backup::BackupArguments),
    /// Fill a database from a backup
    Restore(restore::RestoreArguments),
    /// Check the installation
    Doctor(doctor::DoctorArguments),
    /// Show which HTTP path is which API method
    Routes(routes::RoutesArguments),
    /// Print what a shell needs to complete commands and options
    Completions(completions::CompletionsArguments),
    /// Print the manual page of a command, or write those of all
    Man(man::ManArguments),
    /// A simulated phone
    #[command(subcommand)]
    Phone(PhoneCommand),
}

/// What a simulated phone can do.
#[derive(Debug, Subcommand)]
pub enum PhoneCommand {
    /// Boot after a factory reset, and show the set-up wizard's screen
    Boot(phone::BootArgs),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_is_put_together_rightly() {
        Arguments::command().debug_assert();
    }
}
