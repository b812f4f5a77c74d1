//! Which option or argument a field of a refusal came from.

use std::sync::OnceLock;

use muster_server::admin::Refusal;

/// Fields as the rules and zero-touch name them, and what the command line calls each: the first that the command has. A field
/// that is no option, such as a column of an import, is told as it is.
const NAMES: &[(&str, &[&str])] = &[
    ("id", &["ID"]),
    ("reseller", &["--reseller", "--for"]),
    ("resellerId", &["--reseller", "--for"]),
    ("vendor", &["--vendor"]),
    ("customer", &["--customer", "--for"]),
    ("configuration", &["--configuration"]),
    ("manufacturer", &["--maker"]),
    ("model", &["--model"]),
    ("orderNumber", &["--order"]),
    ("subject", &["--subject"]),
    ("pageToken", &["--after"]),
    ("company", &["--company"]),
    ("for", &["--for"]),
    ("owner", &["--owner"]),
    ("dpc", &["--dpc"]),
    ("name", &["--name"]),
    ("customer.companyName", &["--name"]),
    ("customer.ownerEmails", &["--owner"]),
    ("customer.adminEmails", &["--admin"]),
    ("customer.languageCode", &["--language"]),
    ("googleWorkspaceCustomerId", &["--workspace-id"]),
    ("email", &["--email"]),
    ("role", &["--role"]),
    ("tos", &["--tos"]),
    ("package", &["--package"]),
    ("setupSecret", &["--secret-file"]),
    ("redirectUris", &["--redirect"]),
    ("publicUrl", &["--public-url"]),
    ("publicKey", &["--public-key"]),
    ("keyId", &["--key-id"]),
    ("universeDomain", &["--universe-domain"]),
    ("kind", &["--type"]),
];

/// The options and arguments of the command that was given; a process runs one.
static COMMAND: OnceLock<Vec<String>> = OnceLock::new();

/// Remembers the options and arguments of the command that was given: a refusal names none that it does not have.
pub fn remember(whole: &clap::Command, matches: &clap::ArgMatches) {
    let (mut command, mut matches) = (whole, matches);
    let mut names = Vec::new();
    loop {
        names.extend(command.get_arguments().flat_map(names_of));
        let Some((word, below)) = matches.subcommand() else { break };
        let Some(found) = command.find_subcommand(word) else { break };
        (command, matches) = (found, below);
    }
    // Nobody remembers a second command.
    let _ = COMMAND.set(names);
}

fn names_of(argument: &clap::Arg) -> Vec<String> {
    match argument.get_long() {
        Some(long) => vec![format!("--{long}")],
        None => argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect(),
    }
}

/// What was refused in the words of the command line: the option first, then the rule.
pub fn told(refusal: &Refusal) -> String {
    told_by(refusal, |name| COMMAND.get().is_none_or(|names| names.iter().any(|known| known == name)))
}

fn told_by(refusal: &Refusal, has: impl Fn(&str) -> bool) -> String {
    let text = refusal.to_string();
    let Some(field) = refusal.field.as_deref() else { return text };
    let path = field.split('[').next().unwrap_or(field);
    let Some((_, options)) = NAMES.iter().find(|(name, _)| *name == path) else { return text };
    let Some(option) = options.iter().find(|option| has(option)) else { return text };
    // A sentence that begins with the field's own name says it once, in the option's name.
    let leaf = field.rsplit('.').next().unwrap_or(field);
    let text = text.strip_suffix(&format!(" ({field})")).unwrap_or(&text);
    let option = match index(field) {
        Some(index) => format!("{option} number {}", index + 1),
        None => (*option).to_owned(),
    };
    match text.strip_prefix(leaf).filter(|rest| rest.starts_with(' ')) {
        Some(rest) => format!("{option}{rest}"),
        None => format!("{option}: {text}"),
    }
}

/// Which of several values a field is of: 1 of `ownerEmails[1]`.
fn index(field: &str) -> Option<usize> {
    field.split_once('[')?.1.split_once(']')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_option_that_its_field_came_from() {
        for (field, message, told_as) in [
            (Some("resellerId"), "there is no reseller 1 (resellerId)", "--reseller: there is no reseller 1"),
            (Some("publicUrl"), "publicUrl must look like this", "--public-url must look like this"),
            (Some("customer.ownerEmails[1]"), "ownerEmails[1] is required", "--owner number 2 is required"),
            (Some("id"), "there is no DPC 7", "ID: there is no DPC 7"),
            (Some("deviceIdentifier.imei"), "imei is wrong", "imei is wrong"),
            (None, "the server is overloaded", "the server is overloaded"),
        ] {
            let refusal = Refusal {
                message: message.to_owned(),
                field: field.map(str::to_owned),
                reason: None,
                cause: None,
                temporary: false,
            };
            assert_eq!(told(&refusal), told_as);
        }
    }
    #[test]
    fn a_refusal_names_no_option_that_the_command_does_not_have() {
        let refusal = Refusal {
            message: "there is no customer 12 (customer)".to_owned(),
            field: Some("customer".to_owned()),
            reason: None,
            cause: None,
            temporary: false,
        };
        for (options, told_as) in [
            (&["--customer", "--for"][..], "--customer: there is no customer 12"),
            (&["--for", "--kind"], "--for: there is no customer 12"),
            (&["--out"], "there is no customer 12 (customer)"),
        ] {
            assert_eq!(told_by(&refusal, |name| options.contains(&name)), told_as);
        }
    }
}
