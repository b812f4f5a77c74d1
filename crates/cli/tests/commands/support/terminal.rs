//! A terminal of a given size that commands run in.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// Runs a command whose standard output is a terminal of so many columns; gives what it shows there.
pub fn shown_in_terminal(mut command: Command, columns: u16) -> String {
    let main = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&main).unwrap();
    unlockpt(&main).unwrap();
    let name = ptsname(&main, Vec::new()).unwrap();
    let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&main, size).unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    // What the test itself has in its environment must not decide.
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("TERM", "xterm-256color");
    let mut child = command.stdout(terminal).stderr(Stdio::piped()).spawn().unwrap();
    // The command holds the terminal open as well: without this the end would never come.
    drop(command);
    let mut shown = Vec::new();
    let mut main = File::from(main);
    let mut part = [0; 4096];
    // A terminal that everybody has closed gives an error instead of an end.
    while let Ok(read @ 1..) = main.read(&mut part) {
        shown.extend_from_slice(&part[..read]);
    }
    let code = child.wait().unwrap().code();
    let shown = String::from_utf8(shown).unwrap().replace("\r\n", "\n");
    assert_eq!(code, Some(0), "{shown}");
    shown
}
