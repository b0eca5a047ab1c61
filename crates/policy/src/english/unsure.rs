//! What a decision depends on, in English.

use crate::decide::{FaultKind, RequestFault, RequestPart, Spelling, Unsure};

/// What a decision depends on beside keys, as a clause without a full stop.
///
/// ```
/// use charter_policy::decide::Unsure;
/// use charter_policy::english;
///
/// assert_eq!(english::unsure(&Unsure::Owner), "which account owns the policy");
/// ```
pub fn unsure(unsure: &Unsure) -> String {
    let text = match unsure {
        Unsure::Value { key } => {
            return format!("a value of {key} can’t be compared with its condition");
        }
        Unsure::Permission { name } => {
            return format!("the permission {name}, whose actions aren’t published");
        }
        Unsure::Spelling { spelling, written } => return spelled(*spelling, written),
        Unsure::Action => "the action isn’t written as service:Name",
        Unsure::Resource => "the resource isn’t written in the language’s form",
        Unsure::ResourceUntold => "which resource is asked for",
        Unsure::RegionUntold => "in which region the resource is",
        Unsure::EmptySegment => {
            "what an empty part of a resource in the policy means, which no document says"
        }
        Unsure::EmptyList => "what an empty list in the policy means, which no document says",
        Unsure::Variable => {
            "whether a variable is replaced in this part of a resource, which no document says"
        }
        Unsure::Owner => "which account owns the policy",
        Unsure::Principal => "who asks",
    };
    text.to_owned()
}

fn spelled(spelling: Spelling, written: &str) -> String {
    match spelling {
        Spelling::Case => format!(
            "whether upper and lower case count: the policy writes “{written}”, and the vendor doesn’t say"
        ),
        Spelling::Account => format!(
            "whether “{written}” is the same account under its other number, which is known only of the policy’s owner"
        ),
        Spelling::Region => format!(
            "which region “{written}” is: the vendor lists no code for one of the two names"
        ),
        Spelling::Name => format!(
            "whether “{written}” is the same resource under another name, which nothing says"
        ),
        Spelling::Directory => format!(
            "whether “{written}” reaches this resource: the vendor documents no rule for directories of this service"
        ),
        Spelling::Key => format!(
            "whether “{written}” is the key that the request gives under another name, which nothing says"
        ),
        Spelling::Identity => {
            format!("whether “{written}” means who asks, which the vendor doesn’t say")
        }
    }
}

/// What is wrong with a request, as a sentence. `example` is an action of the language. Of its keys the one that is wrong is
/// named.
pub fn request_fault(fault: &RequestFault, example: &str) -> String {
    let key = format!("condition key “{}”", fault.written);
    let part = match fault.part {
        RequestPart::Action => "action",
        RequestPart::Resource => "resource",
        RequestPart::Principal => "principal",
        RequestPart::Key => &key,
    };
    match (fault.kind, fault.part) {
        (FaultKind::Form, RequestPart::Key) => {
            format!("The {part} of the request is written in other capitals than the vendor’s.")
        }
        (FaultKind::Empty, RequestPart::Key) => {
            "A condition key of the request is empty.".to_owned()
        }
        (FaultKind::Invisible, _) => {
            format!("The {part} of the request contains an invisible character.")
        }
        (FaultKind::Pattern, _) => {
            format!("A request names one {part}, without wildcards or variables.")
        }
        (FaultKind::Space, _) => format!("The {part} of the request contains a space."),
        (FaultKind::Empty, _) => format!("A part of the {part} of the request is empty."),
        (FaultKind::Form, RequestPart::Action) => {
            format!("The action of a request is written as {example}.")
        }
        (FaultKind::Form, _) => {
            format!("The {part} of the request isn’t written in the language’s form.")
        }
    }
}
