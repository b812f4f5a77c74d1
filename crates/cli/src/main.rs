//! The binary `muster`: the server, its administration and a simulated phone. One file for each command.

mod administration;
mod arguments;
mod backup;
mod company;
mod completions;
mod customer;
mod demo;
mod device;
mod doctor;
mod dpc;
mod environment;
mod event;
mod failure;
mod group;
mod init;
mod input;
mod key;
mod limit;
mod logging;
mod man;
mod manufacturer;
mod oauth_client;
mod option_names;
mod output;
mod phone;
mod place;
mod print;
mod private_file;
mod reseller;
mod restore;
mod routes;
mod running;
mod serve;
mod server_options;
mod shell;
mod signals;
mod table;
mod terminal;
mod user;
mod vendor;
mod work_tree;

use std::process::ExitCode;

use crate::arguments::{Command, PhoneCommand};
use crate::failure::Failure;

/// Made for many small, short-lived allocations on several threads, which is what a server does (design, section 9).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(environment::parse().command) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Init(arguments) => init::init(arguments),
        Command::Serve(arguments) => serve::serve(arguments),
        Command::Demo(arguments) => demo::demo(arguments),
        Command::Reseller(group) => reseller::run(group),
        Command::Vendor(group) => vendor::run(group),
        Command::Customer(group) => customer::run(group),
        Command::User(group) => user::run(group),
        Command::Dpc(group) => dpc::run(group),
        Command::Manufacturer(group) => manufacturer::run(group),
        Command::Key(group) => key::run(group),
        Command::OauthClient(group) => oauth_client::run(group),
        Command::Device(group) => device::run(group),
        Command::Event(group) => event::run(group),
        Command::Backup(arguments) => backup::backup(arguments),
        Command::Restore(arguments) => restore::restore(arguments),
        Command::Doctor(arguments) => doctor::doctor(&arguments),
        Command::Routes(arguments) => routes::routes(&arguments),
        Command::Completions(arguments) => completions::completions(&arguments),
        Command::Man(arguments) => man::man(&arguments),
        Command::Phone(PhoneCommand::Boot(arguments)) => phone::boot(arguments).map_err(Failure::new),
    }
}
