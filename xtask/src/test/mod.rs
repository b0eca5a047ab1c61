//! `cargo xtask test`: every check, each part timed, with one plain line at the end.

mod capture;
mod counts;
mod parts;

use crate::arguments::Arguments;
use crate::failure::{Failure, Result};
use crate::{run, setup};
use counts::Counts;
use std::cell::OnceCell;
use std::thread;
use std::time::{Duration, Instant};

pub use capture::capture;

/// What a part found: how many checks passed and failed, and what it printed.
pub struct Outcome {
    pub counts: Counts,
    pub output: String,
}

/// A part of the tests, in the order in which a full run takes them.
struct Part {
    name: &'static str,
    about: &'static str,
    run: fn(&Context) -> Result<Outcome>,
    /// Parts that need no browser and no wasm start while the set-up is still going on.
    native: bool,
}

const PARTS: &[Part] = &[
    Part {
        name: "fmt",
        about: "formatting",
        run: parts::fmt,
        native: true,
    },
    Part {
        name: "clippy",
        about: "lints, native and wasm32",
        run: parts::clippy,
        native: false,
    },
    Part {
        name: "native",
        about: "native tests and examples in the docs",
        run: parts::native,
        native: true,
    },
    Part {
        name: "wasm",
        about: "wasm tests in a browser",
        run: parts::wasm,
        native: false,
    },
    Part {
        name: "build",
        about: "the release",
        run: parts::build,
        native: false,
    },
    Part {
        name: "e2e",
        about: "end to end in a browser, against the release",
        run: parts::e2e,
        native: false,
    },
];

/// What the parts share.
pub struct Context {
    setup: OnceCell<Result<setup::Everything>>,
    built: OnceCell<bool>,
    /// With one part alone, its output shows as it comes.
    live: bool,
}

impl Context {
    fn setup(&self) -> Result<&setup::Everything> {
        self.setup
            .get_or_init(setup::everything)
            .as_ref()
            .map_err(Clone::clone)
    }
}

pub fn run(words: &[String]) -> Result<()> {
    let chosen = choose(Arguments::new("test", words).rest()?)?;
    let context = Context {
        setup: OnceCell::new(),
        built: OnceCell::new(),
        live: chosen.len() == 1,
    };
    let start = Instant::now();
    let mut rows = Vec::new();
    thread::scope(|scope| {
        // The set-up of a fresh machine takes minutes; what does not need it runs meanwhile.
        let setup = chosen
            .iter()
            .any(|part| !part.native)
            .then(|| scope.spawn(setup::everything));
        let (early, late): (Vec<&Part>, Vec<&Part>) =
            match setup.as_ref().is_some_and(|setup| !is_done_soon(setup)) {
                true => chosen.iter().partition(|part| part.native),
                false => (Vec::new(), chosen.clone()),
            };
        rows.extend(early.into_iter().map(|part| run_part(part, &context)));
        if let Some(setup) = setup {
            let made = setup
                .join()
                .unwrap_or_else(|_| Err(Failure::new("The set-up stopped unexpectedly.")));
            let _ = context.setup.set(made);
        }
        rows.extend(late.into_iter().map(|part| run_part(part, &context)));
    });
    report(&rows, start.elapsed())
}

/// With everything in the cache the set-up ends within seconds, and the parts keep their order.
fn is_done_soon<T>(setup: &thread::ScopedJoinHandle<'_, T>) -> bool {
    let start = Instant::now();
    while !setup.is_finished() && start.elapsed() < Duration::from_secs(5) {
        thread::sleep(Duration::from_millis(20));
    }
    setup.is_finished()
}

fn choose(names: Vec<String>) -> Result<Vec<&'static Part>> {
    let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Failure::new(format!(
            "There is no part {unknown}. The parts are: {}.",
            known.join(", ")
        )));
    }
    Ok(PARTS
        .iter()
        .filter(|part| names.is_empty() || names.iter().any(|name| name == part.name))
        .collect())
}

struct Row {
    name: &'static str,
    counts: Counts,
    time: Duration,
}

fn run_part(part: &Part, context: &Context) -> Row {
    println!("── {}: {}", part.name, part.about);
    let start = Instant::now();
    let outcome = (part.run)(context).unwrap_or_else(|failure| Outcome {
        counts: Counts::one(false),
        output: failure.to_string(),
    });
    let counts = outcome.counts;
    if counts.failed > 0 && !(context.live && outcome.output.contains('\n')) {
        println!("{}", outcome.output.trim_end());
    }
    let time = start.elapsed();
    println!(
        "── {}: {} passed, {} failed{}, {}",
        part.name,
        counts.passed,
        counts.failed,
        match counts.skipped {
            0 => String::new(),
            skipped => format!(", {skipped} skipped"),
        },
        run::seconds(time)
    );
    Row {
        name: part.name,
        counts,
        time,
    }
}

fn report(rows: &[Row], time: Duration) -> Result<()> {
    let total = rows
        .iter()
        .fold(Counts::default(), |sum, row| sum.and(row.counts));
    println!(
        "\n{:<8} {:>7} {:>7} {:>7}  time",
        "part", "passed", "failed", "skipped"
    );
    for Row { name, counts, time } in rows {
        println!(
            "{name:<8} {:>7} {:>7} {:>7}  {}",
            counts.passed,
            counts.failed,
            counts.skipped,
            run::seconds(*time)
        );
    }
    println!(
        "{:<8} {:>7} {:>7} {:>7}  {}\n",
        "all",
        total.passed,
        total.failed,
        total.skipped,
        run::seconds(time)
    );
    if total.skipped > 0 {
        println!(
            "{} skipped: what they compare with is not here, or they only print figures",
            total.skipped
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        Err(Failure::silent())
    }
}
