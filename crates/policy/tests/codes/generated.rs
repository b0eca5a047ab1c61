//! Examples that are too large for the page: it says how they are made.

use std::ops::Range;

use charter_policy::counted_size;
use charter_policy::dialect::Counting;

/// The text of that name, such as `600 brackets`, and what is wrong with it.
pub fn text(name: &str) -> (Vec<u8>, Option<Range<usize>>) {
    let (number, what) = name.split_once(' ').expect("a number and what it counts");
    let number: usize = number.parse().expect("a number");
    match what {
        "brackets" => ("[".repeat(number).into_bytes(), Some(512..513)),
        "characters" => {
            let text = sized(number);
            let end = text.len();
            // Over the limit the surplus is marked, below it the document's first character.
            let mark = if number > 6_144 { end - 1..end } else { 0..1 };
            (text.into_bytes(), Some(mark))
        }
        "characters with spaces" => {
            let text = spaced(number);
            let end = text.len();
            (text.into_bytes(), Some(end - 1..end))
        }
        _ => panic!("no way is known to make {name}"),
    }
}

/// A policy of exactly so many characters as the vendor counts them.
fn sized(characters: usize) -> String {
    let of = |filler: usize| {
        let name = "a".repeat(filler);
        format!(
            r#"{{"version": "2.0", "statement": {{"effect": "allow", "action": "cvm:{name}", "resource": "*"}}}}"#
        )
    };
    of(characters - counted_size(&of(0), Counting::WithoutSpace))
}

/// A policy of so many characters, spaces counted, most of which are spaces.
fn spaced(characters: usize) -> String {
    let (head, tail) = (
        r#"{"Version": "5.0", "Statement": ["#,
        r#"{"Effect": "Allow", "Action": ["ecs:servers:get"]}]}"#,
    );
    let filler = " ".repeat(characters - head.len() - tail.len());
    format!("{head}{filler}{tail}")
}
