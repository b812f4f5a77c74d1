//! `muster event list`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use muster_core::event::{Event, Kind, Subject};
use muster_core::{Call, Caller, Clock, Context, DeviceId, SystemChance};
use muster_store::{Options, Store};
use serde_json::{Value, json};

use crate::support::{Installation, Schema, fleet_csv, muster};

/// One field of each event.
fn each<'e>(events: &'e Value, field: &str) -> Vec<&'e str> {
    events.as_array().unwrap().iter().map(|event| event[field].as_str().unwrap()).collect()
}

/// An installation with a reseller, a customer with its owner, and a DPC.
fn small() -> (Installation, String, String, String) {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let dpc = installation.make(&["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"]);
    (installation, reseller, customer, dpc)
}

#[test]
fn what_happened_is_listed_newest_first_with_and_without_a_server() {
    let (installation, reseller, customer, dpc) = small();
    let without = installation.json(&["event", "list"]);
    assert_eq!(each(&without, "kind"), ["dpc.added", "company.userAdded", "customer.created", "reseller.created"]);
    let company = format!("companies/{customer}");
    assert_eq!(
        each(&without, "subject"),
        [&format!("dpcs/{dpc}"), &company, &company, &format!("companies/{reseller}")]
    );
    assert_eq!(without[0].get("tenantId"), None, "the catalogue is nobody's but the operator's");
    let added = &without[1];
    assert_eq!((&added["tenantId"], &added["caller"]), (&json!(customer), &json!("operator")));
    let detail = json!({"email": "it@birchfield.example", "role": "owner", "terms": "accepted"});
    assert_eq!(added["detail"], detail);
    assert!(added["at"].as_str().unwrap().ends_with('Z') && added["id"].is_string(), "{added}");

    let server = installation.serve(&[]);
    assert_eq!(installation.json(&["event", "list"]), without);
    let table = installation.run(&["event", "list"]).ok().out;
    assert!(table.starts_with("TIME") && table.contains("company.userAdded"), "{table}");
    server.stop();
}

#[test]
fn a_list_can_be_narrowed_and_gone_through() {
    let (installation, reseller, customer, dpc) = small();
    let list = |more: &[&str]| installation.json(&[&["event", "list"], more].concat());
    let (of_customer, of_reseller) = (format!("customer:{customer}"), format!("reseller:{reseller}"));
    assert_eq!(each(&list(&["--for", &of_customer]), "kind"), ["company.userAdded", "customer.created"]);
    assert_eq!(each(&list(&["--for", &of_reseller]), "kind"), ["reseller.created"]);
    assert_eq!(each(&list(&["--kind", "dpc.added"]), "subject"), [format!("dpcs/{dpc}")]);
    assert_eq!(list(&["--subject", &format!("companies/{customer}")]).as_array().unwrap().len(), 2);
    assert_eq!(list(&["--since", "2200-01-01"]), json!([]));
    let all = list(&["--since", "2026-01-01T00:00:00Z", "--oldest-first"]);
    assert_eq!(each(&all, "kind"), ["reseller.created", "customer.created", "company.userAdded", "dpc.added"]);

    let told = installation.run(&["event", "list", "--limit", "3"]).ok().out;
    let key = told.lines().last().unwrap().strip_prefix("more may follow: --after ").unwrap();
    assert_eq!(each(&list(&["--limit", "3", "--after", key]), "kind"), ["reseller.created"]);
    installation.run(&["event", "list", "--for", &of_customer, "--after", key]).refused(&["--after is not"]);
    installation.run(&["event", "list", "--for", "customer:1"]).refused(&["no customer 1"]);
    let wrong = installation.run(&["event", "list", "--kind", "device.eaten"]);
    assert_eq!(wrong.code, 2, "a kind that does not exist is wrong usage: {wrong:?}");
}

#[test]
fn a_list_may_be_longer_than_one_page() {
    let (installation, reseller, customer, _) = small();
    let file = installation.file("fleet.csv", fleet_csv(1100));
    let import = ["device", "import", file.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer];
    installation.run(&import).ok();
    let listed = installation.json(&["event", "list", "--kind", "device.claimed", "--limit", "5000"]);
    assert_eq!(listed.as_array().unwrap().len(), 1100);
    let listed = installation.json(&["event", "list", "--limit", "1050"]);
    assert_eq!(listed.as_array().unwrap().len(), 1050);
}

/// A command that shows events as they happen. It is killed at the end of the test.
struct Following {
    child: Child,
    lines: Receiver<String>,
}

/// How long an event may take to be shown before it counts as lost; the command looks every second.
const PATIENCE: Duration = Duration::from_secs(60);

impl Following {
    fn start(more: &[&str]) -> Self {
        let mut command = muster();
        command.args(["event", "list", "--follow", "--json"]).args(more);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (shown, lines) = channel();
        let read = move || out.lines().map_while(Result::ok).try_for_each(|line| shown.send(line)).unwrap_or_default();
        std::thread::Builder::new().spawn(read).unwrap();
        Self { child, lines }
    }

    /// The next event; waits for it.
    #[track_caller]
    fn next(&self) -> Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("the next event should be shown");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("not an event ({error}): {line:?}"))
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn given_a_running_server_when_followed_then_the_newest_come_first_to_last_and_new_ones_once() {
    let (installation, ..) = small();
    let server = installation.serve(&[]);
    let following = Following::start(&["--limit", "2", "--data", installation.data().to_str().unwrap()]);
    assert_eq!(following.next()["kind"], "company.userAdded");
    assert_eq!(following.next()["kind"], "dpc.added");
    let (first, second) = (
        installation.make(&["reseller", "create", "--name", "First"]),
        installation.make(&["reseller", "create", "--name", "Second"]),
    );
    assert_eq!(following.next()["subject"], format!("companies/{first}"));
    assert_eq!(following.next()["subject"], format!("companies/{second}"), "and the first is not shown again");
    drop(following);
    server.stop();
}

#[test]
fn given_no_server_when_an_embedded_database_is_followed_then_it_is_refused() {
    let (installation, ..) = small();
    installation.run(&["event", "list", "--follow"]).refused(&["--follow needs a running server"]);
}

/// A clock that stands still.
struct Stopped(i64);

impl Clock for Stopped {
    fn now_millis(&self) -> i64 {
        self.0
    }
}

#[test]
fn given_a_retention_of_some_days_when_a_server_runs_then_older_events_go_and_others_stay() {
    const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
    let (installation, ..) = small();
    {
        let store = Store::open(&Options::sqlite(installation.data().join("muster.db"))).unwrap();
        let today = Context::system().now();
        for (device_id, days) in [(1, 31), (2, 29)] {
            let now = today - days * DAY_MILLIS;
            let context = Context::new(Arc::new(Stopped(now)), Arc::new(SystemChance));
            store
                .write("test", move |tx| {
                    claimed(&mut Call { tx, context: &context, caller: &Caller::Operator, now }, device_id);
                    Ok::<_, muster_core::Error>(())
                })
                .wait()
                .unwrap();
        }
    }
    let claims = ["event", "list", "--kind", "device.claimed"];
    assert_eq!(each(&installation.json(&claims), "subject"), ["devices/2", "devices/1"]);
    let server = installation.serve(&["--event-retention", "30"]);
    let mut looks = 0..200;
    while each(&installation.json(&claims), "subject") != ["devices/2"] {
        assert!(looks.next().is_some(), "the event of 31 days ago should be removed soon after the start");
    }
    server.stop();
    assert_eq!(installation.json(&["event", "list"]).as_array().unwrap().len(), 5, "all the others stay");
}

/// What the given transaction writes.
fn claimed(call: &mut Call<'_, '_>, device_id: i64) {
    call.record(0, Event::new(Kind::DeviceClaimed, Subject::Device(DeviceId::new(device_id)))).unwrap();
}

#[test]
fn given_an_early_event_that_is_committed_late_when_followed_then_it_is_shown_all_the_same() {
    let Some(schema) = Schema::fresh("follow") else { return };
    let store = Store::open(&Options { readers: 1, writers: 2, ..Options::postgres(schema.url()) }).unwrap();
    let context = Context::system();
    let write = |device_id: i64, wait: Box<dyn Fn() + Send>| {
        let (context, now) = (context.clone(), context.now());
        store.write("test", move |tx| {
            claimed(&mut Call { tx, context: &context, caller: &Caller::Operator, now }, device_id);
            wait();
            Ok::<_, muster_core::Error>(())
        })
    };
    write(1, Box::new(|| ())).wait().unwrap();
    let following = Following::start(&["--database", &schema.url()]);
    assert_eq!(following.next()["subject"], "devices/1");

    let ((made, is_made), (commit, may_commit)) = (channel(), channel());
    let may_commit = Mutex::new(may_commit);
    let late = write(
        2,
        Box::new(move || {
            made.send(()).unwrap();
            may_commit.lock().unwrap().recv().unwrap();
        }),
    );
    is_made.recv().unwrap();
    write(3, Box::new(|| ())).wait().unwrap();
    let overtaking = following.next();
    assert_eq!(overtaking["subject"], "devices/3");
    commit.send(()).unwrap();
    late.wait().unwrap();
    let overtaken = following.next();
    assert_eq!(overtaken["subject"], "devices/2");
    let id = |event: &Value| event["id"].as_str().unwrap().parse::<i64>().unwrap();
    assert!(id(&overtaken) < id(&overtaking), "this test is about an id that is lower than one that was shown");
    drop(following);
    drop(store);
}

#[test]
fn given_an_audit_log_of_nobody_then_the_option_that_the_command_has_is_named() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    for (who, says) in
        [("customer:12", "--for: there is no customer 12"), ("reseller:12", "--for: there is no reseller 12")]
    {
        installation.run(&["event", "list", "--for", who]).refused(&[says]);
    }
}
