//! Logs: to standard error, as text or as JSON.
//!
//! What is asked for with `--log` holds for Muster's own lines. Libraries tell the values they carry: that of PostgreSQL
//! prints the parameters of every statement at the level `debug`, which are provisioning extras, IMEIs and telephone numbers.
//! So no line of theirs below a warning is written, whatever is asked for, and none at all of those that log by another way
//! than Muster does.
//!
//! Lines are written by a thread of their own. Whoever reads standard error may stop reading, and a pipe that is full must not
//! hold up a single request: then lines are lost, and the log says how many.

mod lines;

use std::io;

use clap::ValueEnum;
use tracing::{Level, Metadata, Subscriber, warn};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, Registry};

use crate::failure::Failure;
use lines::OneLine;

/// What the targets of Muster's own lines begin with: the names of its crates.
const OWN: &str = "muster";

/// How log lines are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// Lines that wait for whoever reads standard error; a few megabytes. What comes when so many wait is lost.
const MAX_WAITING_LINES: usize = 10_000;

/// A log that is being written. Dropped, it waits a moment for the lines that are left to be written.
pub struct Log {
    lost: ErrorCounter,
    _writer: WorkerGuard,
}

impl Drop for Log {
    fn drop(&mut self) {
        let lost = self.lost.dropped_lines();
        if lost > 0 {
            warn!(lost, "log lines were lost because nobody read them in time");
        }
    }
}

/// What is logged when nothing else is asked for.
pub const DEFAULT_FILTER: &str = "info";

/// The levels that a filter may name, from nothing to everything.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Starts logging. `filter` is a level (`off`, `error`, `warn`, `info`, `debug`, `trace`) or `target=level` pairs with
/// commas; an empty one, as an environment may have it, is [`DEFAULT_FILTER`].
pub fn start(format: LogFormat, filter: &str) -> Result<Log, Failure> {
    let (lines, writer) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(MAX_WAITING_LINES)
        .thread_name("log")
        .finish(io::stderr());
    let log = Log { lost: lines.error_counter(), _writer: writer };
    let subscriber = subscriber(format, filter, lines)?;
    // Not by the way that also takes in what libraries give to the crate `log`.
    tracing::subscriber::set_global_default(subscriber)
        .map_err(|error| Failure::new(format!("cannot start logging: {error}")))?;
    Ok(log)
}

fn subscriber<W>(format: LogFormat, filter: &str, writer: W) -> Result<impl Subscriber + Send + Sync + use<W>, Failure>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let filter = Some(filter.trim()).filter(|filter| !filter.is_empty()).unwrap_or(DEFAULT_FILTER);
    // People write a blank after the comma.
    let filter = filter.split(',').map(str::trim).collect::<Vec<_>>().join(",");
    require_levels(&filter)?;
    let filter = EnvFilter::builder().parse(&filter).map_err(|error| {
        Failure::new(format!("--log: {filter:?} is no level and no list of target=level pairs: {error}"))
    })?;
    // No colours: what would begin one in a line is somebody else's text.
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(OneLine(writer));
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    Ok(Registry::default().with(filter).with(lines.with_filter(FilterFn::new(is_told))))
}

/// Refuses a word that stands alone and is no level. The library takes it for a target, of which there is none so called, and
/// nothing at all would be logged.
fn require_levels(filter: &str) -> Result<(), Failure> {
    let is_level = |item: &str| LEVELS.iter().any(|level| level.eq_ignore_ascii_case(item));
    match filter.split(',').find(|item| !item.contains('=') && !is_level(item)) {
        Some(item) => Err(Failure::new(format!(
            "--log: {item:?} is no level: give one of {}, or target=level pairs such as warn,muster_server=debug",
            LEVELS.join(", ")
        ))),
        None => Ok(()),
    }
}

/// Whether a line may be written at all.
fn is_told(line: &Metadata<'_>) -> bool {
    let (name, _) = line.target().split_once("::").unwrap_or((line.target(), ""));
    let own = name == OWN || name.strip_prefix(OWN).is_some_and(|rest| rest.starts_with('_'));
    own || *line.level() <= Level::WARN
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// What was written.
    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines_of(format: LogFormat, filter: &str, log: impl FnOnce()) -> Vec<String> {
        let written = Written::default();
        let writer = written.clone();
        let subscriber = subscriber(format, filter, move || writer.clone()).expect("a filter");
        tracing::subscriber::with_default(subscriber, log);
        let bytes = written.0.lock().unwrap().clone();
        String::from_utf8(bytes).expect("text").lines().map(str::to_owned).collect()
    }

    #[test]
    fn lines_of_libraries_are_written_from_a_warning_on_whatever_is_asked_for() {
        for filter in ["trace", "debug,tokio_postgres=trace", "tokio_postgres::query=trace,muster_store=debug"] {
            let lines = lines_of(LogFormat::Text, filter, || {
                tracing::debug!(target: "tokio_postgres::query", "executing with parameters: 356938030000010");
                tracing::info!(target: "musterpiece", "356938030000010");
                tracing::warn!(target: "tokio_postgres", "a warning");
                tracing::debug!(target: "muster_store::postgres", "one of ours");
            });
            assert!(lines.iter().all(|line| !line.contains("356938030000010")), "{filter}: {lines:?}");
            assert!(lines.iter().any(|line| line.contains("one of ours")), "{filter}: {lines:?}");
        }
    }

    #[test]
    fn a_word_that_is_no_level_is_refused_instead_of_switching_everything_off() {
        for wrong in ["warning", "inof", "muster_server", "warn,muster_serve", "info,", "muster_server=inof"] {
            let refused = subscriber(LogFormat::Text, wrong, io::sink).err().expect(wrong).to_string();
            assert!(refused.starts_with("--log: "), "{wrong}: {refused}");
            let names_them =
                ["off", "error", "warn", "info", "debug", "trace"].iter().all(|level| refused.contains(level));
            assert!(names_them || wrong.contains('='), "{wrong}: {refused}");
        }
        for right in ["off", "WARN", "info", "warn, muster_server=debug", "muster_server=trace"] {
            assert!(subscriber(LogFormat::Text, right, io::sink).is_ok(), "{right}");
        }
    }

    #[test]
    fn an_empty_filter_is_the_usual_one() {
        for empty in ["", " \n"] {
            let lines = lines_of(LogFormat::Text, empty, || {
                tracing::info!(target: "muster_server", "told");
                tracing::debug!(target: "muster_server", "not told");
            });
            assert!(lines.len() == 1 && lines[0].ends_with("told"), "{empty:?}: {lines:?}");
        }
    }

    #[test]
    fn nobodys_text_begins_a_line_of_its_own_or_a_colour() {
        let text = "x\n2026-11-25T00:00:00Z ERROR muster: forged\r\u{1b}[31m\u{85}\u{2028}y\u{0}";
        for format in [LogFormat::Text, LogFormat::Json] {
            let lines = lines_of(format, "info", || {
                tracing::info!(shown = %text, debug = ?text, plain = text, "{text}");
                tracing::info!("the next");
            });
            assert_eq!(lines.len(), 2, "{format:?}: {lines:?}");
            let odd = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
            assert!(!lines.concat().contains(odd), "{format:?}: {lines:?}");
            if format == LogFormat::Json {
                let line: serde_json::Value = serde_json::from_str(&lines[0]).expect("a line is JSON");
                assert_eq!((&line["message"], &line["plain"]), (&text.into(), &text.into()));
            }
            assert!(lines[0].contains("forged") && lines[1].contains("the next"), "{lines:?}");
        }
    }
}
