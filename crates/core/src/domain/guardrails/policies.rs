//! Listing, describing, creating, editing and deleting policies.

use super::feature::require_enabled;
use super::limits::{CUSTOM_POLICIES, DESCRIPTION_BYTES, NAME_CHARACTERS, check_name};
use super::records::{Binding, Policy, PolicyVersion};
use crate::contract::*;
use crate::domain::key::Key;
use crate::domain::name::NameFault;
use crate::domain::operation::{Access, Operation};
use crate::domain::operations::Edit;
use crate::domain::organization::SequenceKind;
use crate::domain::owner::Owner;
use crate::domain::paging::by_number;
use crate::domain::record::RowKey;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;
use charter_order::letters;
use charter_policy::tencent::SCP;
use charter_policy::{Catalog, Severity};

/// The policy, or the code that the action gives for a policy that does not exist.
pub(super) fn policy(tables: &Tables, id: PolicyId, missing: ErrorCode) -> Result<&Policy, Error> {
    let error = || {
        Error::new(
            missing,
            format!("There is no policy {id}. It may have been deleted."),
        )
    };
    tables.policies.get(Policy::key_of(id)).ok_or_else(error)
}

fn bound_targets(tables: &Tables, id: PolicyId) -> usize {
    tables.bindings.range(Key::starting_with([id.0])).count()
}

impl Operation for ListPolicies {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<PolicyList, Error> {
        let tables = tx.tables(owner)?;
        let keyword = letters::lowercase(self.keyword.as_deref().unwrap_or_default().trim());
        let in_scope = |policy: &&Policy| match self.scope {
            PolicyScope::All => true,
            PolicyScope::System => policy.kind == PolicyKind::System,
            PolicyScope::Custom => policy.kind == PolicyKind::Custom,
        };
        let matches = |policy: &&Policy| {
            keyword.is_empty() || letters::lowercase(&policy.name).contains(&keyword)
        };
        let found = tables
            .policies
            .iter()
            .filter(in_scope)
            .filter(matches)
            .collect();
        let page: Listing<&Policy> = by_number(found, self.rp, self.page)?;
        Ok(PolicyList(page.map(|policy| policy_item(tables, policy))))
    }
}

fn policy_item(tables: &Tables, policy: &Policy) -> PolicyItem {
    PolicyItem {
        policy_id: policy.id,
        policy_name: policy.name.clone(),
        description: policy.description.clone(),
        kind: policy.kind,
        attached_times: bound_targets(tables, policy.id) as u64,
        add_time: policy.created,
        update_time: policy.updated,
    }
}

impl Operation for DescribePolicy {
    const ACCESS: Access = Access::Manager;

    fn subject(&self) -> Option<RowKey> {
        Some(Policy::row(self.policy_id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<PolicyDetails, Error> {
        let policy = policy(tx.tables(owner)?, self.policy_id, ErrorCode::PolicyNotExist)?;
        Ok(PolicyDetails {
            policy_id: policy.id,
            policy_name: policy.name.clone(),
            kind: policy.kind,
            description: policy.description.clone(),
            policy_document: policy.content.clone(),
            update_time: policy.updated,
            add_time: policy.created,
        })
    }
}

fn require_name(name: &str) -> Result<(), Error> {
    let reason = match check_name(name) {
        Ok(()) => return Ok(()),
        Err(NameFault::Empty) => "A policy needs a name.".to_owned(),
        Err(NameFault::TooLong) => {
            format!("A policy's name has at most {NAME_CHARACTERS} characters.")
        }
        Err(NameFault::Character(c)) => {
            format!(
                "A policy's name has letters, digits, underscores and Chinese characters; “{c}” is none of them."
            )
        }
    };
    Err(Error::new(ErrorCode::PolicyNameError, reason))
}

fn require_free_name(tables: &Tables, name: &str, but: Option<PolicyId>) -> Result<(), Error> {
    match tables.policies.by_unique(Policy::NAME, name) {
        Some(other) if Some(other.id) != but => {
            let message = format!("Another policy is called {name}. Choose another name.");
            Err(Error::new(ErrorCode::PolicyNameInUse, message).naming(vec![name.to_owned()]))
        }
        _ => Ok(()),
    }
}

fn require_description(description: &str, code: ErrorCode) -> Result<(), Error> {
    match description.len() {
        0..=DESCRIPTION_BYTES => Ok(()),
        bytes => {
            let message = format!(
                "A description has at most {DESCRIPTION_BYTES} bytes; this one has {bytes}."
            );
            Err(Error::new(code, message))
        }
    }
}

/// The text must be a service control policy without errors; the first error's code is the vendor's answer.
fn require_content(content: &str) -> Result<(), Error> {
    let parsed = charter_policy::json::parse(content);
    let findings = charter_policy::check_kept(content, &parsed, &SCP, &Catalog::empty());
    let Some(first) = findings
        .iter()
        .find(|finding| finding.severity == Severity::Error)
    else {
        return Ok(());
    };
    let at = charter_policy::LineIndex::new(content).position(first.range.start);
    let code = first
        .vendor_code
        .map_or(ErrorCode::PolicyDocumentError, ErrorCode::from);
    let sentence = charter_policy::english::message(first);
    Err(Error::new(
        code,
        format!("Line {}, column {}: {sentence}", at.line, at.column),
    ))
}

/// "System service control policies cannot be modified" and "cannot be deleted".
fn require_custom(policy: &Policy, verb: &str) -> Result<(), Error> {
    match policy.kind {
        PolicyKind::Custom => Ok(()),
        PolicyKind::System => {
            let message = format!("{} is a system policy: it cannot be {verb}.", policy.name);
            Err(Error::new(ErrorCode::ParamError, message))
        }
    }
}

impl Operation for CreatePolicy {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[DeletePolicy::ACTION];
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<CreatedPolicy, Error> {
        let tables = tx.tables(owner)?;
        require_enabled(tables)?;
        if self.policy_type != PolicyType::ServiceControl {
            return Err(Error::new(
                ErrorCode::ParamError,
                "Only service control policies can be created here.",
            ));
        }
        require_name(&self.name)?;
        require_free_name(tables, &self.name, None)?;
        // The action's own list has no code for a long description; the general one stands for it.
        require_description(&self.description, ErrorCode::ParamError)?;
        require_content(&self.content)?;
        if tables
            .policies
            .iter()
            .filter(|policy| policy.kind == PolicyKind::Custom)
            .count()
            >= CUSTOM_POLICIES
        {
            let message = format!(
                "An organization has at most {CUSTOM_POLICIES} custom policies. Delete one first."
            );
            return Err(Error::new(ErrorCode::PolicyFull, message));
        }
        let id = PolicyId(tx.next_id(owner, SequenceKind::Policy)?);
        let now = tx.context().now;
        let policy = Policy {
            id,
            name: self.name.clone(),
            description: self.description.clone(),
            kind: PolicyKind::Custom,
            content: self.content.clone(),
            created: now,
            updated: now,
        };
        tx.put(owner, policy)?;
        Ok(CreatedPolicy { policy_id: id })
    }
}

impl Operation for UpdatePolicy {
    const ACCESS: Access = Access::Manager;
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Policy::row(self.policy_id))
    }

    /// "The modification will take effect immediately for the departments and members bound to the policy."
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        require_enabled(tables)?;
        let before = policy(tables, self.policy_id, ErrorCode::PolicyIdNotExist)?;
        require_custom(before, "edited")?;
        let mut after = before.clone();
        if let Some(name) = &self.name {
            require_name(name)?;
            require_free_name(tables, name, Some(self.policy_id))?;
            after.name.clone_from(name);
        }
        if let Some(description) = &self.description {
            require_description(description, ErrorCode::DescriptionTooLong)?;
            after.description.clone_from(description);
        }
        if let Some(content) = &self.content {
            require_content(content)?;
            after.content.clone_from(content);
        }
        if after != *before {
            after.updated = tx.context().now;
            tx.put(owner, after)?;
        }
        Ok(Done {})
    }
}

impl Edit for UpdatePolicy {
    type Read = DescribePolicy;

    fn read(&self) -> DescribePolicy {
        DescribePolicy {
            policy_id: self.policy_id,
        }
    }
}

impl Edit for DeletePolicy {
    type Read = DescribePolicy;

    fn read(&self) -> DescribePolicy {
        DescribePolicy {
            policy_id: self.policy_id,
        }
    }
}

impl Operation for DeletePolicy {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[CreatePolicy::ACTION];
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Policy::row(self.policy_id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        require_enabled(tables)?;
        let policy = policy(tables, self.policy_id, ErrorCode::PolicyIdNotExist)?;
        require_custom(policy, "deleted")?;
        let bound = bound_targets(tables, self.policy_id);
        if bound > 0 {
            let name = |binding: &Binding| tables.label(super::records::target_row(binding.target));
            let targets = tables
                .bindings
                .range(Key::starting_with([self.policy_id.0]))
                .filter_map(name)
                .take(10);
            let message = format!(
                "{} is bound to {bound} departments and members. Unbind it first.",
                policy.name
            );
            return Err(Error::new(ErrorCode::PolicyInUse, message).naming(targets.collect()));
        }
        tx.remove::<Policy>(owner, Policy::key_of(self.policy_id))?;
        Ok(Done {})
    }
}

impl Operation for ListPolicyVersions {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<PolicyVersions, Error> {
        let tables = tx.tables(owner)?;
        policy(tables, self.policy_id, ErrorCode::PolicyNotExist)?;
        let versions = tables
            .policy_versions
            .range(Key::starting_with([self.policy_id.0]))
            .rev();
        Ok(PolicyVersions {
            versions: versions.map(version_item).collect(),
        })
    }
}

fn version_item(version: &PolicyVersion) -> PolicyVersionItem {
    PolicyVersionItem {
        number: version.number,
        name: version.name.clone(),
        description: version.description.clone(),
        content: version.content.clone(),
        saved: version.saved,
        by: version.by,
        action: version.action.clone(),
    }
}
