//! What the checks find in the custom policies as they are now.

use crate::backend::{Backend, Failure};
use charter_core::contract::{DescribePolicy, ErrorCode, ListPolicies, PolicyId, PolicyScope};
use charter_policy::{Diagnostic, LineIndex, Position, check, tencent};

/// So many policies are read at most: enough for any quota known, and no long wait over a network.
const MOST: usize = 200;

/// A policy with findings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Findings {
    pub policy: PolicyId,
    pub name: String,
    /// The worst one, and where it stands.
    pub worst: Diagnostic,
    pub place: Position,
    /// How many there are beside it.
    pub others: usize,
}

/// All that was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Found {
    /// The policies with findings, the worst first.
    pub policies: Vec<Findings>,
    /// How many were checked.
    pub checked: usize,
}

/// Reads and checks the custom policies; nothing for a caller who may not see them.
pub(super) async fn found(backend: Backend) -> Result<Found, Failure> {
    let request = ListPolicies {
        scope: PolicyScope::Custom,
        ..ListPolicies::default()
    };
    let list = match backend.list(request).await {
        Err(failure) if is_not_for_caller(&failure) => return Ok(Found::default()),
        list => list?,
    };
    let mut found = Found::default();
    for item in list.into_iter().take(MOST) {
        let policy_id = item.policy_id;
        let policy = backend.call(DescribePolicy { policy_id }).await?;
        let text = policy.reply.answer.policy_document;
        found.checked += 1;
        found
            .policies
            .extend(findings(policy_id, item.policy_name, &text));
    }
    charter_order::sort_by(&mut found.policies, |a, b| {
        (a.worst.severity, &a.name).cmp(&(b.worst.severity, &b.name))
    });
    Ok(found)
}

fn findings(policy: PolicyId, name: String, text: &str) -> Option<Findings> {
    let all = check(text, &tencent::SCP);
    let others = all.len().checked_sub(1)?;
    let worst = all.into_iter().min_by_key(|found| found.severity)?;
    let place = LineIndex::new(text).position(worst.range.start);
    Some(Findings {
        policy,
        name,
        worst,
        place,
        others,
    })
}

fn is_not_for_caller(failure: &Failure) -> bool {
    matches!(
        failure.code(),
        Some(ErrorCode::NotManager | ErrorCode::OrganizationNotExist)
    )
}

#[cfg(test)]
mod tests {
    use super::findings;
    use charter_core::contract::PolicyId;
    use charter_policy::{Code, Severity};

    #[test]
    fn the_worst_finding_of_a_policy_speaks_for_it() {
        let text = "{\"version\": \"2.0\", \"statement\": {\n\"effect\": \"permit\", \"action\": [], \"resource\": \"*\"}}";
        let found = findings(PolicyId(7), "P".to_owned(), text).unwrap();
        assert_eq!(found.worst.code, Code::EffectInvalid);
        assert_eq!(found.worst.severity, Severity::Error);
        assert_eq!(found.place.line, 2);
        assert!(found.others >= 1);
    }

    #[test]
    fn a_policy_without_findings_is_not_listed() {
        let text = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cls:DeleteTopic", "resource": "*"}]}"#;
        assert_eq!(findings(PolicyId(7), "P".to_owned(), text), None);
    }
}
