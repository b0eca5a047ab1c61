//! Amazon's cloud, known by sight only: enough to tell its policies from others, not to check them.
//!
//! Source: the grammar of IAM policies (`reference_policies_grammar`): versions, prefix of resources and of keys.

use super::{
    ActionForm, ActionGrammar, ConditionGrammar, Dialect, ResourceGrammar, Segment, huawei,
};

/// The language, as far as it can be recognised. Operators and elements are those that Huawei's took over from it.
pub(crate) static LANGUAGE: Dialect = Dialect {
    name: "aws",
    versions: &["2012-10-17", "2008-10-17"],
    actions: ActionGrammar {
        form: ActionForm::Colons { parts: 2 },
        ..huawei::LANGUAGE_5_0.actions
    },
    resources: ResourceGrammar {
        segments: &[
            Segment::Prefix("arn"),
            Segment::Domain(&["aws", "aws-cn", "aws-us-gov"]),
            Segment::Service,
            Segment::Region,
            Segment::Account,
            Segment::Name,
        ],
        ..huawei::LANGUAGE_5_0.resources
    },
    conditions: ConditionGrammar {
        global_prefix: "aws:",
        ..huawei::LANGUAGE_5_0.conditions
    },
    principals: &["AWS", "Service", "Federated", "CanonicalUser"],
    ..huawei::LANGUAGE_5_0
};
