//! What a change does, and what it lets pass, in English.

use super::relaxation::{At, Breadth, Kind, Relaxation};
use super::situation::Situation;
use crate::decide::Request;

impl Relaxation {
    /// What is to be done, as one sentence.
    pub fn sentence(&self, request: &Request, situation: &Situation) -> String {
        let policy = self.policy_in_words(situation);
        let (action, resource) = (request.action(), self.resource.as_str());
        let number = self.statement.map_or(1, |statement| statement + 1);
        let allowed = match (self.breadth, resource) {
            (Breadth::Request | Breadth::Pattern, resource) if resource != "*" => {
                format!("{action} on {resource}")
            }
            _ => format!("{action} on all resources"),
        };
        match &self.kind {
            Kind::AddStatement => format!("Add a statement to {policy} that allows {allowed}."),
            Kind::AddPolicy => format!("Bind {policy}, with one statement that allows {allowed}."),
            Kind::ExceptAction {
                is_kept_elsewhere,
                listed,
            } => {
                let mut text = format!("Take {action} out of statement {number} of {policy}");
                if let Some(count) = listed {
                    let actions = match count {
                        1 => "the other action".to_owned(),
                        count => format!("the {count} other actions"),
                    };
                    text.push_str(&format!(", by writing {actions} for its pattern"));
                }
                if *is_kept_elsewhere {
                    text.push_str(", and deny it on the other resources in a statement of its own");
                }
                text + "."
            }
            Kind::ExceptResource => {
                format!("Take {resource} out of statement {number} of {policy}.")
            }
            Kind::RemoveEntries(entries) => format!(
                "Take {} out of statement {number} of {policy}.",
                entries.join(", ")
            ),
            Kind::RemoveStatement => format!("Take statement {number} out of {policy}."),
            Kind::Unbind => format!("Unbind {policy}: it says nothing else."),
        }
    }

    /// What passes with it, in a sentence or two.
    pub fn consequence(&self, request: &Request) -> String {
        let mut text = self.passes(request);
        if let Kind::ExceptAction {
            listed: Some(_), ..
        } = self.kind
        {
            text.push_str(
                " Actions that the pattern names and the catalog does not list are no longer denied.",
            );
        }
        text
    }

    fn passes(&self, request: &Request) -> String {
        let (action, resource) = (request.action(), self.resource.as_str());
        match self.breadth {
            Breadth::Request => "Nothing else passes.".to_owned(),
            Breadth::AsListed => "Nothing else that the catalog lists passes.".to_owned(),
            Breadth::Pattern => format!("{action} passes on whatever {resource} names."),
            Breadth::Action if self.statement.is_none() => {
                format!("{action} passes on every resource.")
            }
            Breadth::Action => format!("{action} passes on every resource of the statement."),
            Breadth::Resource => format!("Every action of the statement passes on {resource}."),
            Breadth::Entries => {
                "Whatever these entries name passes: no smaller exception was found.".to_owned()
            }
            Breadth::Statement => {
                "Whatever the statement denies passes: no smaller exception was found.".to_owned()
            }
        }
    }

    fn policy_in_words(&self, situation: &Situation) -> String {
        let name = match self.name.as_str() {
            "" => "a policy".to_owned(),
            name => format!("“{name}”"),
        };
        match self.at {
            At::Identity if self.name.is_empty() => format!("{name} to the caller"),
            At::Identity => name,
            At::Level(level) => {
                let level = situation.levels.get(level);
                let level = level.map_or("the level", |level| level.name.as_str());
                let joint = if self.name.is_empty() { "to" } else { "at" };
                format!("{name} {joint} {level}")
            }
        }
    }
}
