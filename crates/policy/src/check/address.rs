//! Addresses in conditions: private ones, and bits beyond a range's prefix.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::{Condition, Phrase};
use crate::text::TextEdit;
use crate::values::ip::IpRange;

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
    condition: &Condition<'_>,
    negative: bool,
    findings: &mut Findings,
) {
    let within_networks = context.dialect.concerns.private_addresses;
    if within_networks.contains(&condition.key.as_str()) {
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
        let removal = || context.removal(phrase.node);
        let fix = (code == Code::IpPrivatePart).then(removal).flatten();
        findings.add_with_fix(code, phrase.inner(), &[phrase.as_str()], fix);
    }
}
