//! A real mail server on loopback (aiosmtpd).

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The pythons that may have aiosmtpd: Debian's package is for Debian's own.
const PYTHONS: [&str; 2] = ["python3", "/usr/bin/python3"];

/// How long a letter may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server that ends with this.
pub struct MailServer {
    pub port: u16,
    letters: Receiver<serde_json::Value>,
    child: Child,
    _input: ChildStdin,
}

impl MailServer {
    /// Starts a server that refuses so many letters for the time being before it takes any.
    pub fn start(refused: usize) -> Self {
        let has_it = |python: &&&str| {
            let import = Command::new(**python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
            import.is_ok_and(|status| status.success())
        };
        let python = PYTHONS.iter().find(has_it).expect("aiosmtpd is missing: install the package python3-aiosmtpd");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notify/mail_server.py");
        let mut child = Command::new(python)
            .args([script, &refused.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server starts");
        let input = child.stdin.take().expect("it has an input");
        let mut lines = BufReader::new(child.stdout.take().expect("it has an output")).lines();
        let port = lines.next().expect("it tells its port").expect("in UTF-8").parse().expect("a number");
        let (sender, letters) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let letter = serde_json::from_str(&line).expect("each letter is a line of JSON");
                if sender.send(letter).is_err() {
                    break;
                }
            }
        });
        Self { port, letters, child, _input: input }
    }

    /// Waits for the next letter.
    pub fn letter(&self) -> serde_json::Value {
        self.letters.recv_timeout(PATIENCE).expect("a letter comes")
    }

    /// Tells whether no letter has come.
    pub fn is_empty(&self) -> bool {
        self.letters.recv_timeout(Duration::from_millis(300)).is_err()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
