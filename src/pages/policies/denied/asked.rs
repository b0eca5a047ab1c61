//! What is asked: the request, who asks, whose account, and by which policies.

use std::collections::BTreeMap;
use std::sync::Arc;

use charter_core::contract::Uin;
use charter_core::domain::organization::ChartMember;
use charter_policy::decide::{Caller, Exemptions, Request, RequestFault, RequestPart};
use charter_policy::denial::{Denial, Failure, PolicySet, PolicyText, Situation, read};
use charter_policy::{Dialect, Profile, recognize, tencent};
use leptos::prelude::*;

use super::levels::Bounds;
use crate::app::texts::texts;
use crate::pages::policies::draft;
use crate::pages::shared::organization::Organization;
use crate::ui::*;

/// Who asks where nobody says otherwise: a user or a role.
const MEMBER: &str = "member";

/// What is said of a condition key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KeyValue {
    /// The request has it.
    Is(String),
    /// The request does not have it.
    NotSent,
}

/// An error with what it was understood as.
#[derive(Debug, Clone, PartialEq)]
struct Reading {
    text: String,
    denial: Denial,
}

/// What becomes of the fields when the error changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refill {
    /// They stay: the error says the same as before, and they may have been corrected.
    Nothing,
    /// What it says goes into them. What it does not say was typed without an error, and stays.
    Said,
    /// It is another error: nothing stays of the one before.
    Everything,
}

impl Refill {
    fn of(earlier: Option<&Reading>, reading: &Reading) -> Self {
        let Some(earlier) = earlier.filter(|earlier| !earlier.text.trim().is_empty()) else {
            return Self::Said;
        };
        let is_same = earlier.denial == reading.denial;
        let is_denial = reading.denial.failure != Failure::Unclear;
        match earlier.text.trim() == reading.text.trim() || (is_same && is_denial) {
            true => Self::Nothing,
            false => Self::Everything,
        }
    }
}

/// Everything that a person says; copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// The error.
    pub text: RwSignal<String>,
    action: RwSignal<String>,
    resource: RwSignal<String>,
    /// The account that owns the resource: its number, or nothing.
    account: RwSignal<String>,
    caller: RwSignal<String>,
    /// A policy of the caller.
    policy: RwSignal<String>,
    keys: RwSignal<BTreeMap<String, KeyValue>>,
    denial: Memo<Denial>,
}

impl Asked {
    pub fn new() -> Self {
        let text = RwSignal::new(draft::kept(draft::DENIED).unwrap_or_default());
        draft::keep_after(
            move || text.track(),
            move || {
                text.try_with_untracked(|text| draft::keep(draft::DENIED, text));
            },
        );
        let asked = Self {
            text,
            action: RwSignal::new(String::new()),
            resource: RwSignal::new(String::new()),
            account: RwSignal::new(String::new()),
            caller: RwSignal::new(MEMBER.to_owned()),
            policy: RwSignal::new(String::new()),
            keys: RwSignal::default(),
            denial: Memo::new(move |_| text.with(|text| read(text))),
        };
        Effect::new(move |earlier: Option<Reading>| {
            let reading = Reading {
                text: asked.text.get(),
                denial: asked.denial.get(),
            };
            asked.fill(&reading, Refill::of(earlier.as_ref(), &reading));
            reading
        });
        asked
    }

    /// Puts what the error says into the fields.
    fn fill(self, reading: &Reading, refill: Refill) {
        let denial = &reading.denial;
        let shown = denial.resource.as_deref();
        let owner = shown
            .or(denial.resource_pattern.as_deref())
            .and_then(owner_of);
        for (said, field) in [
            (denial.action.clone(), self.action),
            (denial.resource.clone(), self.resource),
            (owner, self.account),
        ] {
            match (refill, said) {
                (Refill::Nothing, _) | (Refill::Said, None) => {}
                (_, said) => field.set(said.unwrap_or_default()),
            }
        }
        if refill == Refill::Everything {
            self.keys.set(BTreeMap::new());
            self.caller.set(MEMBER.to_owned());
        }
    }

    /// What the error was understood as.
    pub fn denial(self) -> Memo<Denial> {
        self.denial
    }

    /// Whether the text is an error for another reason than a policy of these vendors.
    pub fn is_another_failure(self) -> bool {
        let failure = self.denial.with(|denial| denial.failure);
        matches!(
            failure,
            Failure::Authentication | Failure::AnotherVendor | Failure::Other
        )
    }

    /// The account that owns the resource, where it is one.
    pub fn owner(self) -> Memo<Option<Uin>> {
        Memo::new(move |_| {
            let number = self
                .account
                .with(|account| account.trim().parse().ok().map(Uin));
            number.filter(|_| self.language() == tencent::DIALECT.name)
        })
    }

    /// What is known of a key.
    pub fn key(self, name: &str) -> Option<KeyValue> {
        self.keys.with(|keys| keys.get(name).cloned())
    }

    /// The keys of which something is said.
    pub fn keys(self) -> Vec<String> {
        self.keys.with(|keys| keys.keys().cloned().collect())
    }

    /// Says something of a key, or nothing.
    pub fn set_key(self, name: &str, value: Option<KeyValue>) {
        self.keys.update(|keys| match value {
            Some(value) => drop(keys.insert(name.to_owned(), value)),
            None => drop(keys.remove(name)),
        });
    }

    fn language(self) -> &'static str {
        self.denial
            .with(|denial| denial.language)
            .unwrap_or(tencent::DIALECT.name)
    }

    /// The request, once there is an action.
    pub fn request(self) -> Option<Request> {
        let action = self.action.with(|action| action.trim().to_owned());
        let resource = self.resource.with(|resource| resource.trim().to_owned());
        let is_foreign = self
            .denial
            .with(|denial| denial.failure == Failure::AnotherVendor);
        if action.is_empty() || is_foreign {
            return None;
        }
        let request = Request::new(&action, &resource);
        Some(self.keys.with(|keys| {
            keys.iter()
                .fold(request, |request, (key, value)| match value {
                    KeyValue::Is(value) => request.with(key, [value.as_str()]),
                    KeyValue::NotSent => request.without(key),
                })
        }))
    }

    /// What makes the request none that a service could be asked. What the error itself says is taken as it is: vendors
    /// name by a pattern what is about to be created.
    pub fn fault(self) -> Option<(RequestFault, &'static Dialect)> {
        let request = self.request()?;
        let dialect = profile(self.language(), &self.policy.get()).dialect;
        let is_said = |part| {
            self.denial.with(|denial| match part {
                RequestPart::Action => denial.action.as_deref() == Some(request.action()),
                RequestPart::Resource => denial.resource.as_deref() == Some(request.resource()),
                RequestPart::Principal | RequestPart::Key => false,
            })
        };
        let mut faults = request.faults(dialect);
        let fault = faults.find(|fault| !is_said(fault.part))?;
        Some((fault, dialect))
    }

    /// All that decides.
    pub fn situation(self, bounds: &Bounds) -> Situation {
        let caller = self.caller.with(|caller| match caller.as_str() {
            "root" => Caller::MemberRoot,
            "management" => Caller::Management,
            "service" => Caller::ServiceLinkedRole,
            _ => Caller::Member,
        });
        let text = self.policy.get();
        let identity = (!text.trim().is_empty()).then(|| PolicySet {
            profile: profile(self.language(), &text),
            owners: bounds.owners(),
            policies: vec![PolicyText {
                name: texts().denied().own_policy.to_owned(),
                text,
            }],
        });
        Situation {
            identity,
            levels: bounds.sets(),
            owner_is_management: bounds.is_management,
            caller,
            exemptions: Exemptions::default(),
        }
    }
}

/// The kind of a policy that grants, as the text is written.
fn profile(language: &str, text: &str) -> &'static Profile {
    recognize(text, language).unwrap_or(&tencent::CAM)
}

/// The account in a resource: `100` of `qcs::cvm:ap-guangzhou:uin/100:instance/ins-1`.
fn owner_of(resource: &str) -> Option<String> {
    let account = tencent::DIALECT.resources.account(resource)?;
    let number = account.strip_prefix("uin/")?;
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| number.to_owned())
}

/// The request, as the error says it and as it may be corrected.
#[component]
pub(super) fn RequestFields(
    asked: Asked,
    organization: Organization,
    /// What bounds the account that owns the resource.
    bounds: Memo<Option<Arc<Bounds>>>,
) -> impl IntoView {
    let t = texts().denied();
    let caller_hint = move || {
        let is_management =
            bounds.with(|bounds| bounds.as_ref().is_some_and(|it| it.is_management));
        is_management.then(|| t.management_owns.to_owned())
    };
    let members = Signal::derive(move || {
        let chart = organization.chart();
        let members = chart.iter().flat_map(|chart| chart.members());
        let option =
            |member: &ChartMember| ComboOption::plain(member.uin.to_string()).detail(&member.name);
        members.map(option).collect::<Vec<_>>()
    });
    let choice = |&(value, label): &(&'static str, &'static str)| Choice::new(value, label);
    let callers: Vec<Choice> = t.callers.iter().map(choice).collect();
    let is_ours = move || asked.language() == tencent::DIALECT.name;
    let fault = Memo::new(move |_| {
        let found = asked.fault();
        found.map(|(fault, dialect)| (fault.part, (t.fault)(&fault, dialect)))
    });
    let error = move |part: RequestPart| {
        Signal::derive(move || {
            let found = fault.get().filter(|(found, _)| *found == part);
            found.map(|(_, words)| words)
        })
    };
    view! {
        <Section title=t.request text=t.request_text.to_owned()>
            <div class="denied-fields">
                <TextField label=t.action value=asked.action code=true error=error(RequestPart::Action)/>
                <TextField
                    label=t.resource
                    value=asked.resource
                    code=true
                    hint=t.resource_hint.to_owned()
                    error=error(RequestPart::Resource)
                />
                <div hidden=move || !is_ours()>
                    <Combobox label=t.owner value=asked.account options=members free=true hint=t.owner_hint.to_owned()/>
                </div>
            </div>
            <div hidden=move || !is_ours()>
                <RadioGroup label=t.caller value=asked.caller choices=Signal::stored(callers) inline=true hint=Signal::derive(caller_hint)/>
            </div>
            <TextAreaField label=t.own_policies value=asked.policy rows=4 code=true hint=t.own_policies_hint.to_owned()/>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_of_an_earlier_error() {
        let reading = |text: &str| Reading {
            text: text.to_owned(),
            denial: read(text),
        };
        let of = |earlier: &str, text: &str| Refill::of(Some(&reading(earlier)), &reading(text));
        let denied = "not authorized to perform operation (cvm:StopInstances) resource (*)";
        let forbidden = r#"{"error": {"errorCode": "Forbidden", "message": "no permission"}}"#;
        assert_eq!(Refill::of(None, &reading(denied)), Refill::Said);
        // What was typed before the error was pasted.
        assert_eq!(of("", forbidden), Refill::Said);
        assert_eq!(of(" ", denied), Refill::Said);
        for (earlier, text) in [
            (denied, forbidden),
            (denied, "hello"),
            (denied, ""),
            ("hello", denied),
            ("hello", "something else"),
        ] {
            assert_eq!(of(earlier, text), Refill::Everything, "{earlier} {text}");
        }
        // A line more or less, and the fields may have been corrected.
        for (earlier, text) in [
            (denied, format!("{denied}\n")),
            (denied, format!("error: {denied}")),
            (forbidden, format!("{forbidden} at line 3")),
            ("hello", "hello ".to_owned()),
        ] {
            assert_eq!(of(earlier, &text), Refill::Nothing, "{earlier} {text}");
        }
    }

    #[test]
    fn the_owner_of_a_resource_is_the_account_in_it() {
        let cases = [
            ("qcs::cvm:ap-guangzhou:uin/100:instance/ins-1", Some("100")),
            ("qcs::cos:ap-guangzhou:uid/1250000000:bucket/*", None),
            ("qcs::cvm:::instance/*", None),
            ("qcs::cvm::uin/*:*", None),
            ("*", None),
        ];
        for (resource, expected) in cases {
            assert_eq!(owner_of(resource).as_deref(), expected, "{resource}");
        }
    }
}
