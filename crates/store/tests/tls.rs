//! PostgreSQL over TLS: every `sslmode` means what it means to libpq.
//!
//! The test below makes certificates and has `bin/postgres-for-tests` run this program again beside a server that uses them;
//! the tests of the module `beside_the_server` do something only then.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use support::Database;

/// The directory with the certificates, for the program that runs beside the server.
const DIRECTORY: &str = "MUSTER_TEST_TLS";

/// Who comes how: over the network with a password, two of them in one way only.
const HBA: &str = "local all all trust
hostnossl all tls_only 127.0.0.1/32 reject
hostssl all plain_only 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
";

#[test]
fn given_a_server_with_tls_then_every_sslmode_means_what_it_means_to_libpq() {
    // Where no other test has a server there is none for this one either.
    if Database::postgres().is_none() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    make_certificates(directory.path());
    std::fs::write(directory.path().join("pg_hba.conf"), HBA).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let done = Command::new(root.join("bin/postgres-for-tests"))
        .args(["run", "--tls"])
        .arg(directory.path())
        .arg(std::env::current_exe().unwrap())
        .args(["beside_the_server", "--test-threads", "1"])
        .env(DIRECTORY, directory.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("7 passed"), "the tests beside the server should have run: {said}");
}

/// A root, a certificate that it signed for `localhost`, and a root that has signed nothing.
fn make_certificates(directory: &Path) {
    let authority = |name: &str| {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        (params.self_signed(&key).unwrap().pem(), Issuer::new(params, key))
    };
    let (root, issuer) = authority("The root of a test");
    let (other_root, _) = authority("Another root");
    let key = KeyPair::generate().unwrap();
    let server = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    for (name, content) in [
        ("root.crt", root),
        ("other-root.crt", other_root),
        ("server.crt", server.pem()),
        ("server.key", key.serialize_pem()),
    ] {
        std::fs::write(directory.join(name), content).unwrap();
    }
}

mod beside_the_server {
    use muster_store::{Options, Store, StoreError, StoreErrorKind};

    use super::DIRECTORY;
    use super::support::administrate;

    const PASSWORD: &str = "correct-horse";

    /// A URL's end, with `{dir}` for the directory of the certificates.
    struct Server {
        port: String,
        directory: String,
    }

    /// The server, with an account for each way in; `None` in the program that nobody started beside one.
    fn server() -> Option<Server> {
        let directory = std::env::var(DIRECTORY).ok()?;
        for account in ["tls_only", "plain_only", "either"] {
            let sql = format!(
                "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{account}') THEN
                 CREATE ROLE {account} LOGIN PASSWORD '{PASSWORD}' SUPERUSER; END IF; END $$"
            );
            administrate(&sql).unwrap();
        }
        Some(Server { port: std::env::var("MUSTER_TEST_POSTGRES_PORT").unwrap(), directory })
    }

    impl Server {
        /// Whether the connection is encrypted, or why there is none.
        fn connect(&self, account: &str, host: &str, options: &str) -> Result<bool, StoreError> {
            let options = options.replace("{dir}", &self.directory);
            // The tables go to the session's own schema.
            let url = format!(
                "postgres://{account}:{PASSWORD}@{host}:{}/postgres?options=-csearch_path%3Dpg_temp&{options}",
                self.port
            );
            let store = Store::open(&Options { readers: 1, writers: 1, ..Options::postgres(url) })?;
            store
                .read("encrypted", |tx| {
                    let sql = "SELECT CAST(1 AS BIGINT) FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
                    tx.exists(sql, &[])
                })
                .wait()
        }

        #[track_caller]
        fn refuses(&self, account: &str, host: &str, options: &str, why: &str) {
            let error = self.connect(account, host, options).expect_err(options);
            assert!(error.message.contains(why), "{options} should be refused because {why:?}: {error}");
            assert!(!error.message.contains(PASSWORD), "{error}");
        }

        #[track_caller]
        fn encrypts(&self, account: &str, host: &str, options: &str) -> bool {
            self.connect(account, host, options).unwrap_or_else(|error| panic!("{account}@{host} {options}: {error}"))
        }
    }

    #[test]
    fn disable_does_not_encrypt_and_is_refused_where_the_server_wants_tls() {
        let Some(server) = server() else { return };
        assert!(!server.encrypts("either", "localhost", "sslmode=disable"));
        server.refuses("tls_only", "localhost", "sslmode=disable", "pg_hba.conf rejects connection");
    }

    #[test]
    fn allow_encrypts_only_where_the_server_wants_it() {
        let Some(server) = server() else { return };
        assert!(!server.encrypts("either", "localhost", "sslmode=allow"));
        assert!(server.encrypts("tls_only", "localhost", "sslmode=allow"));
    }

    #[test]
    fn prefer_is_the_default_and_encrypts_where_the_server_lets_it() {
        let Some(server) = server() else { return };
        for options in ["", "sslmode=prefer"] {
            assert!(server.encrypts("either", "127.0.0.1", options), "{options:?}");
            assert!(!server.encrypts("plain_only", "127.0.0.1", options), "{options:?}");
        }
    }

    #[test]
    fn require_encrypts_whoever_answers_but_looks_at_a_root_that_was_named() {
        let Some(server) = server() else { return };
        assert!(server.encrypts("either", "127.0.0.1", "sslmode=require"));
        assert!(server.encrypts("either", "127.0.0.1", "sslmode=require&channel_binding=require"));
        assert!(server.encrypts("either", "127.0.0.1", "sslmode=require&sslrootcert={dir}/root.crt"));
        let wrong = "sslmode=require&sslrootcert={dir}/other-root.crt";
        server.refuses("either", "127.0.0.1", wrong, "signed by none of the trusted roots");
        server.refuses("plain_only", "localhost", "sslmode=require", "pg_hba.conf rejects connection");
    }

    #[test]
    fn verify_ca_looks_at_the_root_and_not_at_the_name() {
        let Some(server) = server() else { return };
        for host in ["localhost", "127.0.0.1"] {
            assert!(server.encrypts("either", host, "sslmode=verify-ca&sslrootcert={dir}/root.crt"), "{host}");
        }
        let wrong = "sslmode=verify-ca&sslrootcert={dir}/other-root.crt";
        server.refuses("either", "localhost", wrong, "signed by none of the trusted roots");
    }

    #[test]
    fn verify_full_looks_at_the_root_and_at_the_name() {
        let Some(server) = server() else { return };
        let right = "sslmode=verify-full&sslrootcert={dir}/root.crt";
        assert!(server.encrypts("either", "localhost", right));
        server.refuses("either", "127.0.0.1", right, "not valid for name \"127.0.0.1\"");
        let wrong = "sslmode=verify-full&sslrootcert={dir}/other-root.crt";
        server.refuses("either", "localhost", wrong, "signed by none of the trusted roots");
        server.refuses("either", "localhost", "sslrootcert=system", "signed by none of the trusted roots");
    }

    #[test]
    fn files_that_cannot_be_used_are_named() {
        let Some(server) = server() else { return };
        for (options, named) in [
            ("sslmode=verify-full&sslrootcert={dir}/missing.crt", "missing.crt"),
            ("sslmode=verify-full&sslrootcert={dir}/server.key", "there is no certificate in"),
            ("sslmode=require&sslcert={dir}/server.crt&sslkey={dir}/missing.key", "missing.key"),
            ("sslmode=sometimes", "sslmode must be"),
        ] {
            server.refuses("either", "localhost", options, named);
            let error = server.connect("either", "localhost", options).unwrap_err();
            assert_eq!(error.kind, StoreErrorKind::Unusable, "{options}");
        }
    }
}
