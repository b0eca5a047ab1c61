//! Error texts as people paste them: answers, traces, terminals, events, consoles. The forms are those of the vendors'
//! pages, of their SDKs and of public issues, shortened and with other numbers.

mod huawei;
mod naver;
mod others;
mod storage;
mod tencent;

use charter_policy::denial::{Failure, Unreadable, read};
use huawei::HUAWEIS;
use naver::NAVERS;
use others::OTHERS;
use storage::STORAGE;
use tencent::TENCENTS;

/// What is read of a text. Where nothing is said, nothing is read.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Form {
    text: &'static str,
    language: Option<&'static str>,
    failure: Failure,
    code: Option<&'static str>,
    action: Option<&'static str>,
    resource: Option<&'static str>,
    pattern: Option<&'static str>,
    caller: Option<&'static str>,
    unreadable: &'static [Unreadable],
}

const TENCENT: Form = Form {
    text: "",
    language: Some("tencent"),
    failure: Failure::Permission,
    code: None,
    action: None,
    resource: None,
    pattern: None,
    caller: None,
    unreadable: &[],
};
const HUAWEI: Form = Form {
    language: Some("huawei"),
    ..TENCENT
};
const NAVER: Form = Form {
    language: Some("naver"),
    ..TENCENT
};

#[test]
fn texts_are_understood_in_the_forms_in_which_they_are_pasted() {
    let mut wrong = Vec::new();
    for form in [TENCENTS, STORAGE, HUAWEIS, NAVERS, OTHERS].concat() {
        let denial = read(form.text);
        let found = Form {
            text: form.text,
            language: denial.language,
            failure: denial.failure,
            code: same(denial.code.as_deref(), form.code),
            action: same(denial.action.as_deref(), form.action),
            resource: same(denial.resource.as_deref(), form.resource),
            pattern: same(denial.resource_pattern.as_deref(), form.pattern),
            caller: same(denial.caller.as_deref(), form.caller),
            unreadable: form.unreadable,
        };
        // Each is one denial, however often it says so; without an action, others may be mentioned.
        let has_others = denial.action.is_some() && !denial.others.is_empty();
        if found != form || denial.unreadable != form.unreadable || has_others {
            wrong.push(format!("{}\n{denial:#?}", form.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The expected text where the found one is the same; another one where it is not.
fn same(found: Option<&str>, expected: Option<&'static str>) -> Option<&'static str> {
    match found == expected {
        true => expected,
        false => Some("something else"),
    }
}
