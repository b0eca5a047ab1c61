//! Addresses in conditions: private ones, and bits beyond a range's prefix.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::{Condition, Phrase, Statement};
use crate::text::TextEdit;
use crate::values::ip::IpRange;

/// Whether requests that a statement is about may come from private addresses: from a network that it names, or to services
/// that are reached over the vendor's own.
fn is_inside(context: &Context<'_>, statement: &Statement<'_>) -> bool {
    let concerns = &context.dialect.concerns;
    let mut keys = statement
        .conditions
        .iter()
        .map(|condition| condition.key.as_str());
    if keys.any(|key| concerns.network_keys.contains(&key)) {
        return true;
    }
    let services = statement
        .actions()
        .map(|action| context.dialect.actions.split(action.as_str()).0);
    let mut services = services.filter(|service| !service.is_empty()).peekable();
    services.peek().is_some() && services.all(|service| concerns.reached_inside.contains(&service))
}

/// One value: an address or a range, written as its network.
pub(super) fn check(phrase: &Phrase<'_>, findings: &mut Findings) {
    let text = phrase.as_str();
    let Some(range) = IpRange::parse(text) else {
        return findings.add(Code::ValueNotIp, phrase.range.clone(), &[text]);
    };
    let network = range.network();
    if network != range {
        let network = network.to_string();
        let fix = Some(TextEdit::replace(phrase.inner(), network.as_str()));
        findings.add_with_fix(Code::IpHostBits, phrase.inner(), &[text, &network], fix);
    }
}

/// All values of a condition: requests over the internet never come from a private address.
pub(super) fn check_private(
    context: &Context<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    negative: bool,
    findings: &mut Findings,
) {
    let within_networks = context.dialect.concerns.private_addresses;
    if within_networks.contains(&condition.key.as_str()) || is_inside(context, statement) {
        return;
    }
    let read = |phrase: &Phrase<'_>| IpRange::parse(phrase.as_str());
    let mut ranges = condition.values.iter().filter_map(read);
    let code = match (ranges.all(IpRange::is_private), negative) {
        (false, _) => Code::IpPrivatePart,
        (true, false) => Code::IpPrivate,
        (true, true) => Code::IpPrivateNegated,
    };
    let private = |phrase: &&Phrase<'_>| read(phrase).is_some_and(IpRange::is_private);
    for phrase in condition.values.iter().filter(private) {
        // Within the vendor's network requests do come from private addresses: taking one out may decide otherwise.
        findings.add(code, phrase.inner(), &[phrase.as_str()]);
    }
}
