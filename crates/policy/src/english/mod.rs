//! The English wording of findings, of what statements mean, of what stands at a place, of what a decision depends on, and of
//! what an error text says.

mod clause;
mod denial;
mod explanation;
mod helps;
mod messages;
mod sentence;
mod unsure;

pub use denial::other_denial;
pub use explanation::{access, detail, explanation};
pub use helps::help;
pub use sentence::sentence;
pub use unsure::{request_fault, unsure};

use crate::{Code, Diagnostic};

/// One sentence that says what is wrong, with the finding's parameters filled in.
pub fn message(diagnostic: &Diagnostic) -> String {
    let (template, hint) = messages::sentence(diagnostic.code);
    let mut text = fill(template, diagnostic);
    if !diagnostic.param(1).is_empty() {
        text.push_str(&fill(hint, diagnostic));
    }
    if diagnostic.code == Code::DocumentWrapped && !diagnostic.param(3).is_empty() {
        text.push_str(&fill(messages::WRAPPED_KIND, diagnostic));
    }
    text
}

/// Puts the parameters in the place of `{0}`, `{1}`…, and of `{0|one|other}` the text that agrees with the number.
fn fill(template: &str, diagnostic: &Diagnostic) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inner, after) = after.split_once('}').unwrap_or((after, ""));
        let (index, agreeing) = match inner.split_once('|') {
            Some((index, forms)) => (index, forms.split_once('|')),
            None => (inner, None),
        };
        let param = index.parse().map_or("", |index| diagnostic.param(index));
        text.push_str(match agreeing {
            Some((one, _)) if param == "1" => one,
            Some((_, other)) => other,
            None => param,
        });
        rest = after;
    }
    text.push_str(rest);
    text
}
