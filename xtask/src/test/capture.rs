//! Running a test runner: its output is kept, and shown as it comes when asked for.

use crate::failure::{Doing, Failure, Result};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Whether the command succeeded, and what it printed.
pub fn capture(command: &mut Command, live: bool) -> Result<(bool, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .doing(|| format!("start {name}"))?;
    let (sender, lines) = channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child
            .stdout
            .take()
            .map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child
            .stderr
            .take()
            .map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    let readers: Vec<_> = streams
        .into_iter()
        .flatten()
        .map(|stream| read(stream, sender.clone()))
        .collect();
    drop(sender);
    let mut output = String::new();
    for line in lines {
        if live {
            println!("{line}");
        }
        if !is_progress(&line) {
            output.push_str(&line);
            output.push('\n');
        }
    }
    for reader in readers {
        reader
            .join()
            .map_err(|_| Failure::new(format!("Could not read what {name} printed.")))?;
    }
    let status = child.wait().doing(|| format!("wait for {name}"))?;
    Ok((status.success(), output))
}

/// Cargo's word for each of the hundreds of packages that it compiles.
fn is_progress(line: &str) -> bool {
    let words = ["Compiling ", "Checking ", "Downloaded ", "Downloading "];
    line.starts_with(' ') && words.iter().any(|word| line.trim_start().starts_with(word))
}

fn read(stream: Box<dyn Read + Send>, sender: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(stream)
            .split(b'\n')
            .map_while(|line| line.ok())
        {
            let _ = sender.send(String::from_utf8_lossy(&line).into_owned());
        }
    })
}
