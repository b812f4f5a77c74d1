//! Completions and manual pages.

use std::process::Command;

use crate::support::{Done, Installation, muster};

fn run(arguments: &[&str]) -> Done {
    let mut command = muster();
    command.args(arguments);
    Installation::finish(command)
}

#[test]
fn completions_know_commands_their_options_and_values() {
    for shell in ["bash", "zsh", "fish"] {
        let text = run(&["completions", shell]).ok().out;
        for known in ["oauth-client", "setup-secret", "require-setup-secret", "not-accepted"] {
            assert!(text.contains(known), "{shell} should know {known}");
        }
    }
    assert_eq!(run(&["completions", "tcsh"]).code, 2);
}

#[test]
fn bash_completes_a_subcommand() {
    let installation = Installation::new();
    let script = installation.file("muster.bash", run(&["completions", "bash"]).ok().out);
    let program = format!(
        "source {} && COMP_WORDS=(muster key re) COMP_CWORD=2 && _muster muster re key && echo \"${{COMPREPLY[*]}}\"",
        script.display()
    );
    let done = Command::new("bash").args(["--norc", "-c", &program]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stdout), "revoke\n", "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn every_command_has_a_manual_page() {
    let installation = Installation::new();
    let out = installation.path("man1");
    let told = run(&["man", "--json", "--out", out.to_str().unwrap()]).ok().json();
    let mut pages: Vec<String> =
        std::fs::read_dir(&out).unwrap().map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
    pages.sort();
    assert_eq!(told["pages"], pages.len());
    for page in ["muster.1", "muster-serve.1", "muster-key-create.1", "muster-customer-setup-secret-set.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} in {pages:?}");
    }
    let page = std::fs::read_to_string(out.join("muster-key-create.1")).unwrap();
    for part in [".TH muster-key-create 1", "universe", "reseller:ID", "muster key create"] {
        assert!(page.contains(part), "{part:?} in:\n{page}");
    }
    for part in [".SH EXAMPLES", ".SH NOTES", "MUSTER_PUBLIC_URL", "MUSTER_DATA", "\\-\\-universe\\-domain <DOMAIN>]"] {
        assert!(page.contains(part), "{part:?} in:\n{page}");
    }
    assert!(!page.contains("SH EXTRA"), "{page}");
    assert_eq!(run(&["man", "key", "create"]).ok().out, page, "one page alone is the same");
    assert!(run(&["man"]).ok().out.contains(".TH muster 1"));
    run(&["man", "key", "nosuch"]).refused(&["no command muster key nosuch"]);
}
