//! A server that runs as a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::JoinHandle;

/// A running server. It is killed when the test forgets to stop it.
pub struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    /// Reads standard error, so that the server never waits for somebody to read it.
    err: Option<JoinHandle<String>>,
    /// What it printed before it was ready, without the `ready` line.
    pub text: String,
    /// Its address, from the `ready` line.
    pub url: String,
}

impl Running {
    /// Starts a command and waits until it is ready.
    #[track_caller]
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let err = std::thread::Builder::new()
            .spawn(move || {
                let mut text = String::new();
                let _ = stderr.read_to_string(&mut text);
                text
            })
            .unwrap();
        let mut running = Self { child, out, err: Some(err), text: String::new(), url: String::new() };
        running.wait_until_ready();
        running
    }

    #[track_caller]
    fn wait_until_ready(&mut self) {
        loop {
            let mut line = String::new();
            if self.out.read_line(&mut line).unwrap() == 0 {
                let err = self.err.take().unwrap().join().unwrap();
                panic!("the server ended before it was ready.\n{}\n{err}", self.text);
            }
            if let Some(url) = line.strip_prefix("ready ") {
                self.url = url.trim_end().to_owned();
                return;
            }
            self.text += &line;
        }
    }

    /// The process.
    pub fn pid(&self) -> String {
        self.child.id().to_string()
    }

    /// Sends a signal, by its name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.pid()]).status().unwrap();
        assert!(sent.success(), "the signal {name} could not be sent");
    }

    /// Ends the server as an operator would; gives the exit code and what it wrote to standard error.
    pub fn stop(mut self) -> (Option<i32>, String) {
        self.signal("TERM");
        self.finish()
    }

    /// Waits for the end of a server that was told to end; gives the exit code and what it wrote to standard error.
    pub fn finished(mut self) -> (Option<i32>, String) {
        self.finish()
    }

    /// Ends the server as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.finish();
    }

    /// Waits for the end; nothing may be printed after the `ready` line.
    fn finish(&mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "", "nothing may follow the `ready` line on standard output");
        (code, self.err.take().unwrap().join().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Of a process that ended already this asks nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
