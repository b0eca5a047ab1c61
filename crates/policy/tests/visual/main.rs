//! The form's view of a text and its changes: worked examples, and rules that hold for random documents.
// The lint lets `expect` and `panic` pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod changes;
mod checks;
mod corpus;
mod dialects;
mod examples;
mod generator;
mod model;
mod plain;
mod properties;
mod targets;
mod view;

use charter_policy::json::parse;
use charter_policy::tencent::CAM;
use charter_policy::text::apply;
use charter_policy::visual::{Change, Refused, edits};

/// The text after a change.
fn changed(text: &str, change: &Change) -> Result<String, Refused> {
    let edits = edits(text, &parse(text), &CAM, change)?;
    Ok(apply(text, &edits).expect("edits that fit the text"))
}
