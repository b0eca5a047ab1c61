//! Describing the organization, its departments and its members, and renaming a department.

use super::limits::{NAME_CHARACTERS, check_department_name};
use super::place::require_free_name;
use super::{Department, Invitation, InvitationState, Member, Organization};
use crate::contract::*;
use crate::domain::caller::{Caller, Identity};
use crate::domain::key::Key;
use crate::domain::name::NameFault;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::paging::by_offset;
use crate::domain::record::RowKey;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;
use charter_order::letters;
use std::collections::BTreeMap;

/// The organization's own record.
pub(in crate::domain) fn organization(tables: &Tables) -> Result<&Organization, Error> {
    let missing = || {
        Error::new(
            ErrorCode::OrganizationNotExist,
            "There is no such organization.",
        )
    };
    tables.organizations.iter().next().ok_or_else(missing)
}

impl Operation for DescribeOrganization {
    const ACCESS: Access = Access::Belonging;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<OrganizationDescription, Error> {
        let tables = tx.tables(owner)?;
        let organization = organization(tables)?;
        let Caller {
            account: caller,
            identity,
        } = tx.context().caller;
        let joined = tables
            .members
            .get(Key::one(caller.0))
            .map_or(organization.created, |member| member.joined);
        let agreed = Agreed(agreements(tables).get(&caller).copied());
        Ok(OrganizationDescription {
            id: organization.id,
            host_uin: organization.host,
            nick_name: organization.name.clone(),
            org_type: 1,
            is_manager: caller == organization.host,
            org_policy_type: FINANCIAL.to_owned(),
            org_policy_name: FINANCIAL_NAME.to_owned(),
            org_permission: agreed.permissions(),
            root_node_id: organization.root,
            create_time: organization.created,
            join_time: joined,
            is_allow_quit: agreed.quitting(),
            pay_uin: agreed.paid_by(organization.host.to_string()),
            pay_name: agreed.paid_by(organization.name.clone()),
            is_assign_manager: matches!(identity, Identity::DelegatedAdmin(_)),
            is_auth_manager: false,
        })
    }
}

const FINANCIAL: &str = "Financial";
const FINANCIAL_NAME: &str = "Finance management";

/// The invitations by which members joined. A member that was created, or joined before invitations were kept, has none.
fn agreements(tables: &Tables) -> BTreeMap<Uin, &Invitation> {
    let accepted = tables.invitations.iter();
    let accepted = accepted.filter(|sent| sent.state == InvitationState::Accepted);
    charter_order::map(accepted.map(|sent| (sent.uin, sent)))
}

/// What a member agreed to when it joined; without an invitation, the permissions that every member gives.
#[derive(Clone, Copy)]
struct Agreed<'t>(Option<&'t Invitation>);

impl Agreed<'_> {
    fn gives(self, permission: PermissionId) -> bool {
        match self.0 {
            Some(invitation) => permission.is_in(&invitation.permissions),
            None => permission.is_required(),
        }
    }

    fn permissions(self) -> Vec<FinancePermission> {
        let given = PermissionId::ALL.into_iter();
        let given = given.filter(|permission| self.gives(*permission));
        let given = given.map(|permission| FinancePermission {
            id: permission.number(),
            name: permission.name().to_owned(),
        });
        given.collect()
    }

    fn quitting(self) -> String {
        let may = self.0.is_some_and(|it| it.quitting == Quitting::Allow);
        if may { "Allow" } else { "Denied" }.to_owned()
    }

    /// The payer's number or name, or nothing where the member pays for itself.
    fn paid_by(self, host: String) -> String {
        match self.gives(PermissionId::PayOnBehalf) {
            true => host,
            false => String::new(),
        }
    }
}

impl Operation for DescribeOrganizationNodes {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Departments, Error> {
        let tables = tx.tables(owner)?;
        // The root first, then by their numbers, as they stand.
        let (mut departments, below): (Vec<_>, Vec<_>) = tables
            .departments
            .iter()
            .partition(|department| department.parent.is_none());
        departments.extend(below);
        let Offset { limit, offset } = self.0;
        let page = by_offset(departments, limit, offset)?;
        Ok(Departments(page.map(department_item)))
    }
}

fn department_item(department: &Department) -> DepartmentItem {
    DepartmentItem {
        node_id: department.id,
        name: department.name.clone(),
        parent_node_id: department.parent.unwrap_or(NodeId(0)),
        remark: department.remark.clone(),
        create_time: department.created,
        update_time: department.updated,
    }
}

impl Operation for DescribeOrganizationMembers {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Members, Error> {
        let tables = tx.tables(owner)?;
        if let Some(node) = self.node_id
            && !tables.contains(Department::row(node))
        {
            return Err(Error::new(
                ErrorCode::NodeNotExist,
                format!("There is no department {node}."),
            ));
        }
        let key = letters::lowercase(self.search_key.as_deref().unwrap_or_default().trim());
        let matches = |member: &&Member| {
            self.node_id.is_none_or(|node| member.node == node)
                && (key.is_empty()
                    || letters::lowercase(&member.name).contains(&key)
                    || member.uin.to_string().contains(&key))
        };
        let found = tables.members.iter().filter(matches).collect();
        let page = by_offset(found, self.limit, self.offset)?;
        let (agreed, host) = (agreements(tables), organization(tables)?);
        let item = |member: &Member| {
            let agreed = Agreed(agreed.get(&member.uin).copied());
            member_item(tables, member, agreed, host)
        };
        Ok(Members(page.map(item)))
    }
}

fn member_item(
    tables: &Tables,
    member: &Member,
    agreed: Agreed<'_>,
    host: &Organization,
) -> MemberItem {
    let department = tables.departments.get(Key::one(member.node.0));
    MemberItem {
        member_uin: member.uin,
        name: member.name.clone(),
        origin: member.origin,
        org_policy_type: FINANCIAL.to_owned(),
        org_policy_name: FINANCIAL_NAME.to_owned(),
        org_permission: agreed.permissions(),
        node_id: member.node,
        node_name: department
            .map(|department| department.name.clone())
            .unwrap_or_default(),
        remark: member.remark.clone(),
        create_time: member.joined,
        update_time: member.updated,
        is_allow_quit: agreed.quitting(),
        pay_uin: agreed.paid_by(host.host.to_string()),
        pay_name: agreed.paid_by(host.name.clone()),
        bind_status: "Unbound".to_owned(),
        permission_status: "Confirmed".to_owned(),
    }
}

impl Operation for UpdateOrganizationNode {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Department::row(self.node_id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        let Some(before) = tables.departments.get(Key::one(self.node_id.0)) else {
            let message = format!("There is no department {}.", self.node_id);
            return Err(Error::new(ErrorCode::EditedNodeNotExist, message));
        };
        let mut after = before.clone();
        if let Some(name) = self.name.as_ref().filter(|name| **name != before.name) {
            require_name(name)?;
            after.name.clone_from(name);
            require_free_name(tables, &after)?;
        }
        if let Some(remark) = &self.remark {
            after.remark.clone_from(remark);
        }
        if after != *before {
            after.updated = tx.context().now;
            tx.put(owner, after)?;
        }
        Ok(Done {})
    }
}

/// The actions' own lists have no code for a name that breaks the rule; the general one stands for it.
pub(super) fn require_name(name: &str) -> Result<(), Error> {
    let reason = match check_department_name(name) {
        Ok(()) => return Ok(()),
        Err(NameFault::Empty) => "A department needs a name.".to_owned(),
        Err(NameFault::TooLong) => {
            format!("A department's name has at most {NAME_CHARACTERS} characters.")
        }
        Err(NameFault::Character(c)) => {
            format!("A department's name has letters, digits and +@&._[]-; “{c}” is none of them.")
        }
    };
    Err(Error::new(ErrorCode::InvalidParameter, reason))
}
