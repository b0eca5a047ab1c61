//! The vendor's list of error codes of each action.

use charter_core::contract::{AcceptOrganizationInvitation, Error, ErrorCode, Request};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static CODES: LazyLock<BTreeMap<String, Vec<String>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../vendor-errors.json")).unwrap());

/// Whether the codes that the vendor lists for an action are there.
pub fn lists(action: &str) -> bool {
    CODES.contains_key(action)
}

/// Version 2018-12-25 knows no verified entities, and lists no code for them. UNVERIFIED: its actions answer as those of the
/// later version do.
fn is_of_entities(code: &ErrorCode) -> bool {
    [
        ErrorCode::AuthInfoEmpty,
        ErrorCode::AuthNotEnterprise,
        ErrorCode::AuthInfoNotSame,
    ]
    .contains(code)
}

/// A refusal has a code that the vendor lists for the action, one that every action may give, or our own.
pub fn check(action: &str, error: &Error) {
    let code = error.code.as_str();
    let common = [
        ErrorCode::Unauthorized,
        ErrorCode::InvalidParameter,
        ErrorCode::Internal,
    ]
    .contains(&error.code);
    if let Some(listed) = CODES.get(action) {
        let accepts = action == AcceptOrganizationInvitation::ACTION;
        let known = common
            || accepts && is_of_entities(&error.code)
            || code.starts_with("Charter.")
            || listed.iter().any(|own| own == code);
        assert!(known, "{action} answers {code}: {error}");
    }
}

/// Each code that the vendor lists for an action was answered, or there is a reason why it is not; and no reason is stale.
pub fn check_all(action: &str, answered: &[ErrorCode], reasons: &[(&str, &str)]) {
    let listed = CODES[action].iter().map(String::as_str);
    let answered = answered.iter().map(ErrorCode::as_str);
    let explained = reasons.iter().map(|(code, _)| *code);
    let mut accounted: Vec<&str> = answered.chain(explained).collect();
    accounted.sort_unstable();
    assert_eq!(accounted, listed.collect::<Vec<_>>(), "{action}");
}

/// The code that an action answers where it lists it; the general one where its list lacks it. Actions that the vendor
/// does not have answer as most do.
pub fn own_or_unauthorized(action: &str, code: ErrorCode) -> ErrorCode {
    match CODES.get(action) {
        Some(listed) if !listed.iter().any(|own| own == code.as_str()) => ErrorCode::Unauthorized,
        _ => code,
    }
}
