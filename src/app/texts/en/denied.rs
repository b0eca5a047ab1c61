use charter_policy::decide::{Boundary, Exemption, Holds, InOrganization, Outcome};
use charter_policy::english;

use crate::app::texts::denied::{DeniedTexts, LevelName, listed};
use crate::ui::words::group;

pub static TEXTS: DeniedTexts = DeniedTexts {
    title: "Denied? Paste the error",
    text: "See which statement stops the request, and the smallest change that lets it pass. Read in this browser; nothing is sent.",
    error: "The error, as you got it",
    error_hint: "A message, an answer in JSON, or a line of a log. Without one, fill in the request below.",
    not_permission: "This is no matter of policies",
    not_permission_text: "The caller was not recognized: the key, the signature, the clock or a second factor. No policy was asked, and none helps.",
    another_vendor: "It is another vendor’s error",
    another_vendor_text: "Its policies can’t be judged here. Paste an error of Tencent Cloud, Huawei Cloud or NAVER Cloud.",
    other_reason: "It was refused by something else",
    other_reason_text: "A missing subscription, for example, or a rule on referring pages. No policy helps.",
    no_denial: "Nothing in this text says that a permission is missing",
    no_denial_text: "If it is such an error all the same, fill in the request below.",
    nothing_read: "A permission is missing, and the text names no action",
    nothing_read_text: "Fill in the action below, as a policy writes it.",
    masked: "Parts of the action or the resource are masked or cut in this text, or it names several. Fill in the whole of one below.",
    others: |others| {
        let named = listed(others, "; ", english::other_denial);
        match others.len() {
            1 => format!(
                "The text has another denial, which isn’t explained here: {named}. Paste it by itself."
            ),
            count => format!(
                "The text has {} other denials, which aren’t explained here: {named}. Paste each by itself.",
                group(count)
            ),
        }
    },
    mentioned: |actions| {
        let named = listed(actions, ", ", english::other_denial);
        format!(
            "The text mentions {} actions: {named}. Fill in the one to explain.",
            group(actions.len())
        )
    },
    shortened: "The text is long: only its start and its end were read.",
    encoded: "The text holds a message that only the vendor can decode.",
    request: "The request",
    request_text: "As the error says it. Correct it, or say what it leaves out.",
    action: "Action",
    resource: "Resource",
    resource_hint: "Left empty, what depends on it is unknown.",
    owner: "Account that owns the resource",
    owner_hint: "Its boundaries count, whoever asks.",
    caller: "Who asked",
    callers: &[
        ("member", "A user or role"),
        ("root", "The root account of a member"),
        ("management", "The management account"),
        ("service", "A service’s linked role"),
    ],
    own_policies: "A policy of the caller (optional)",
    own_policies_hint: "Without one, only the organization’s boundaries are judged: they can stop a request, and never allow one.",
    own_policy: "the caller’s policy",
    answer: "What stops it",
    needs_action: "Paste an error, or fill in an action.",
    needs_own_action: "Fill in an action to have another request explained.",
    needs_account: "Choose the account that owns the resource, or paste a policy of the caller.",
    is_off: "Service control policies are off: nothing of the organization stops this request. Paste a policy of the caller to judge it.",
    management_owns: "The resource belongs to the management account, to which no boundary applies, whoever asks.",
    is_management: "This is the management account: no boundary applies to it. Paste a policy of the caller to judge it.",
    not_a_member: "This account is no member of the organization: no boundary of it applies. Paste a policy of the caller to judge it.",
    refused: |name| format!("“{name}” has errors"),
    refused_text: "A policy that the vendor refuses decides nothing. Mend its errors first.",
    outcome: |outcome| match outcome {
        Outcome::Allowed => "Allowed",
        Outcome::NotBlocked => "Not blocked",
        Outcome::ExplicitDeny => "Denied",
        Outcome::ImplicitDeny => "Not allowed",
        Outcome::Unknown => "It depends",
    },
    sentence,
    statement: |number, policy| format!("Statement {number} of {policy}"),
    holds: |holds| match holds {
        Holds::Yes => "holds",
        Holds::No => "does not hold",
        Holds::Unknown => "is not known",
    },
    resource_first: "Fill in the resource first: the error hides a part of it, and a change proposed without it would reach further.",
    no_step: "No single change of these policies was found that lets it pass.",
    steps: "The smallest change",
    step: |step, request, situation| step.sentence(request, situation),
    consequence: |step, request| step.consequence(request),
    also_at: |levels| format!("It is the same policy at {}.", levels.join(", ")),
    unbound_wherever: "It stops applying to every account below; they are shown before it is unbound.",
    to_answer: "See why",
    wherever: "The policy changes for every account below; they are shown before it is saved.",
    after: |outcome| {
        match outcome {
        Outcome::Allowed => "Tried: with this the request is allowed.".to_owned(),
        Outcome::NotBlocked => "Tried: with this the organization no longer stops the request. The caller’s own policies must still allow it.".to_owned(),
        Outcome::Unknown => "Tried: with this the request is no longer denied for certain; the rest depends on what is not known.".to_owned(),
        _ => "Tried: even with this the request is stopped.".to_owned(),
    }
    },
    open_with_change: "Open the policy with this change",
    open_policy: "Open the policy",
    unsure: "Also unknown",
    unsure_of: |unsure| {
        let clause = english::unsure(unsure);
        let mut letters = clause.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        format!(
            "{}{}.",
            first.map(String::from).unwrap_or_default(),
            letters.as_str()
        )
    },
    fault: |fault, dialect| english::request_fault(fault, dialect.actions.example()),
    keys: "It depends on",
    keys_text: "What the error does not say. Fill in what the request had.",
    not_sent: "The request does not have it",
};

fn sentence(decided: &InOrganization, level: LevelName<'_>, judged: bool) -> String {
    match (&decided.boundary, &decided.identity) {
        (Boundary::DeniedAt { level: at, .. }, _) => {
            format!("A statement at {} denies it.", level(*at))
        }
        (Boundary::NothingAllowsAt { level: at, .. }, _) => {
            format!("Nothing at {} allows it.", level(*at))
        }
        (Boundary::Unknown { level: at, .. }, _) => {
            format!("What is bound to {} leaves it open.", level(*at))
        }
        (_, Some(own)) => match own.outcome {
            Outcome::ExplicitDeny => "A statement of the caller’s policy denies it.".to_owned(),
            Outcome::ImplicitDeny => "No statement of the caller’s policy allows it.".to_owned(),
            Outcome::Unknown => "The caller’s policy leaves it open.".to_owned(),
            _ if judged => "The caller’s policy allows it, and no boundary stops it.".to_owned(),
            _ => "The caller’s policy allows it; boundaries of an organization were not judged."
                .to_owned(),
        },
        (Boundary::Exempt(exempt), None) => match exempt {
            Exemption::ServiceLinkedRole => "Boundaries do not apply to a service’s linked role.",
            Exemption::ManagementAccount => "Boundaries do not apply to the management account.",
            Exemption::MemberRoot => "Boundaries do not apply to a root account.",
        }
        .to_owned(),
        (Boundary::NotBlocked, None) => {
            "No level stops it. Whether it is allowed is up to the caller’s own policies."
                .to_owned()
        }
    }
}
