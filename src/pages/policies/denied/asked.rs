//! What is asked: the request, who asks, whose account, and by which policies.

use std::collections::BTreeMap;

use charter_core::contract::Uin;
use charter_core::domain::organization::{Chart, ChartMember};
use charter_policy::decide::{Caller, Exemptions, Request};
use charter_policy::denial::{Denial, PolicySet, PolicyText, Situation, read};
use charter_policy::{Profile, huawei, naver, tencent};
use leptos::prelude::*;

use super::levels::Bounds;
use crate::app::texts::texts;
use crate::pages::load::Loaded;
use crate::pages::policies::draft;
use crate::ui::*;

/// What is said of a condition key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KeyValue {
    /// The request has it.
    Is(String),
    /// The request does not have it.
    NotSent,
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
            caller: RwSignal::new("member".to_owned()),
            policy: RwSignal::new(String::new()),
            keys: RwSignal::default(),
            denial: Memo::new(move |_| text.with(|text| read(text))),
        };
        // What the error says goes into the fields; what it does not say leaves them alone.
        Effect::new(move |_| {
            let denial = asked.denial.get();
            let known = |said: Option<String>, field: RwSignal<String>| {
                if let Some(said) = said {
                    field.set(said);
                }
            };
            let owner = denial.resource.as_deref().and_then(owner_of);
            known(denial.action, asked.action);
            known(denial.resource, asked.resource);
            known(owner, asked.account);
        });
        asked
    }

    /// What the error was understood as.
    pub fn denial(self) -> Memo<Denial> {
        self.denial
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
        if action.is_empty() {
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

/// The kind of a policy that grants, in a language.
fn profile(language: &str, text: &str) -> &'static Profile {
    match language {
        "huawei" if text.contains("\"1.1\"") => &huawei::V1_1,
        "huawei" => &huawei::V5_0,
        "naver" => &naver::USER_POLICY,
        _ => &tencent::CAM,
    }
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
pub(super) fn RequestFields(asked: Asked, organization: Loaded<Chart>) -> impl IntoView {
    let t = texts().denied();
    let members = Signal::derive(move || {
        let chart = organization.ready();
        let members = chart.iter().flat_map(|chart| chart.members());
        let option =
            |member: &ChartMember| ComboOption::plain(member.uin.to_string()).detail(&member.name);
        members.map(option).collect::<Vec<_>>()
    });
    let choice = |&(value, label): &(&'static str, &'static str)| Choice::new(value, label);
    let callers: Vec<Choice> = t.callers.iter().map(choice).collect();
    let is_ours = move || asked.language() == tencent::DIALECT.name;
    view! {
        <Section title=t.request text=t.request_text.to_owned()>
            <div class="denied-fields">
                <TextField label=t.action value=asked.action code=true/>
                <TextField label=t.resource value=asked.resource code=true hint=t.resource_hint.to_owned()/>
                <div hidden=move || !is_ours()>
                    <Combobox label=t.owner value=asked.account options=members free=true hint=t.owner_hint.to_owned()/>
                </div>
            </div>
            <div hidden=move || !is_ours()>
                <RadioGroup label=t.caller value=asked.caller choices=Signal::stored(callers) inline=true/>
            </div>
            <TextAreaField label=t.own_policies value=asked.policy rows=4 code=true hint=t.own_policies_hint.to_owned()/>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use super::owner_of;

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
