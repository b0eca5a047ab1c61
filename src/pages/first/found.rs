//! What the checks find in the custom policies as they are now.

use crate::app::texts::Texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::language::{Worst, worst_of};
use charter_core::contract::{DescribePolicy, ErrorCode, ListPolicies, PolicyId, PolicyScope};

/// So many policies are read at most: enough for any quota known, and no long wait over a network.
const MOST: usize = 200;

/// A policy with findings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Findings {
    pub policy: PolicyId,
    pub name: String,
    pub worst: Worst,
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
pub(super) async fn found(backend: Backend, texts: Texts) -> Result<Found, Failure> {
    let request = ListPolicies {
        scope: PolicyScope::Custom,
        ..ListPolicies::default()
    };
    let list = match backend.list(request).await {
        Err(failure) if is_not_for_caller(&failure) => return Ok(Found::default()),
        list => list?,
    };
    let (mut policies, mut documents) = (Vec::new(), Vec::new());
    for item in list.into_iter().take(MOST) {
        let policy_id = item.policy_id;
        let policy = backend.call(DescribePolicy { policy_id }).await?;
        policies.push((policy_id, item.policy_name));
        documents.push(policy.reply.answer.policy_document);
    }
    let checked = documents.len();
    if checked == 0 {
        return Ok(Found::default());
    }
    let worst = worst_of(documents, texts).await?;
    Ok(Found {
        policies: worst_first(policies, worst),
        checked,
    })
}

/// The policies in which something was found.
fn worst_first(policies: Vec<(PolicyId, String)>, worst: Vec<Option<Worst>>) -> Vec<Findings> {
    let findings = |((policy, name), worst)| {
        let worst = worst?;
        Some(Findings {
            policy,
            name,
            worst,
        })
    };
    let pairs = policies.into_iter().zip(worst);
    let mut found: Vec<Findings> = pairs.filter_map(findings).collect();
    charter_order::sort_by(&mut found, |a, b| {
        (a.worst.severity, &a.name).cmp(&(b.worst.severity, &b.name))
    });
    found
}

fn is_not_for_caller(failure: &Failure) -> bool {
    matches!(
        failure.code(),
        Some(ErrorCode::NotManager | ErrorCode::OrganizationNotExist)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_policy::{Position, Severity};

    fn worst(severity: Severity) -> Worst {
        Worst {
            severity,
            message: String::new(),
            place: Position { line: 1, column: 1 },
            others: 0,
        }
    }

    #[test]
    fn policies_come_with_the_worst_first_and_those_without_findings_not_at_all() {
        let policies = ["B", "C", "A", "D"].into_iter().map(str::to_owned);
        let policies = (1..).map(PolicyId).zip(policies).collect();
        let found = worst_first(
            policies,
            vec![
                Some(worst(Severity::Warning)),
                None,
                Some(worst(Severity::Warning)),
                Some(worst(Severity::Error)),
            ],
        );
        let names = found.iter().map(|found| (found.policy.0, &*found.name));
        assert_eq!(names.collect::<Vec<_>>(), [(4, "D"), (3, "A"), (1, "B")]);
    }
}
