//! The rows for Ncloud Single Sign-On: 62 rows of 60 actions.
//!
//! Source: the guide's page "Ncloud Single Sign-On permissions management", section "User-defined policies", in its
//! order. What differs from the page stands in [`REPAIRS`](super::REPAIRS); the descriptions are our own words.

use super::table::{Action, ResourceType, Row};

const APPLICATION: ResourceType = ResourceType("Application");
const ASSIGNMENT: ResourceType = ResourceType("Assignment");
const GROUP: ResourceType = ResourceType("Group");
const IP_ACL: ResourceType = ResourceType("IP ACL");
const PERMISSION_SET: ResourceType = ResourceType("Permission Set");
const TENANT: ResourceType = ResourceType("Tenant");
const USER: ResourceType = ResourceType("User");

const TENANT_DETAIL: Action = Action("View/getTenantDetail");
const APPLICATION_LIST: Action = Action("View/getApplicationList");
const APPLICATION_DETAIL: Action = Action("View/getApplicationDetail");
const CONSENT_LIST: Action = Action("View/getConsentStatusList");
const USER_LIST: Action = Action("View/getUserList");
const USER_DETAIL: Action = Action("View/getUserDetail");
const UPDATE_USER: Action = Action("Change/updateUser");
const GROUP_LIST: Action = Action("View/getGroupList");
const GROUP_DETAIL: Action = Action("View/getGroupDetail");
const UPDATE_GROUP: Action = Action("Change/updateGroup");
const SET_LIST: Action = Action("View/getPermissionSetList");
const SET_DETAIL: Action = Action("View/getPermissionSetDetail");
const UPDATE_SET: Action = Action("Change/updatePermissionSet");
const ASSIGNMENT_LIST: Action = Action("View/getAssignmentList");
const ASSIGNMENT_DETAIL: Action = Action("View/getAssignmentDetail");
const UPDATE_ASSIGNMENT: Action = Action("Change/updateAssignment");
const ACL_LIST: Action = Action("View/getIPACLList");
const ACL_DETAIL: Action = Action("View/getIPACLDetail");
const UPDATE_ACL: Action = Action("Change/updateIPACL");

const APPLICATIONS: &[Action] = &[APPLICATION_LIST, APPLICATION_DETAIL];
const USERS: &[Action] = &[USER_LIST, USER_DETAIL];
const USERS_CHANGED: &[Action] = &[USER_LIST, USER_DETAIL, UPDATE_USER];
const GROUPS: &[Action] = &[GROUP_LIST, GROUP_DETAIL];
const SETS: &[Action] = &[SET_LIST, SET_DETAIL];
const ASSIGNMENTS: &[Action] = &[ASSIGNMENT_LIST, ASSIGNMENT_DETAIL];
const ACLS: &[Action] = &[ACL_LIST, ACL_DETAIL];

/// What assigning a user to a group needs, for a user and for a group.
const MEMBERS_OF_USER: &[Action] = &[
    USER_LIST,
    USER_DETAIL,
    GROUP_LIST,
    GROUP_DETAIL,
    UPDATE_USER,
];
const MEMBERS_OF_GROUP: &[Action] = &[
    USER_LIST,
    USER_DETAIL,
    GROUP_LIST,
    GROUP_DETAIL,
    UPDATE_GROUP,
];
const TARGETS_OF_ASSIGNMENT: &[Action] = &[
    ASSIGNMENT_LIST,
    ASSIGNMENT_DETAIL,
    UPDATE_ASSIGNMENT,
    USER_LIST,
    USER_DETAIL,
    GROUP_LIST,
    GROUP_DETAIL,
    ACL_LIST,
    ACL_DETAIL,
];
const ASSIGNMENTS_OF_ACL: &[Action] = &[
    ACL_LIST,
    ACL_DETAIL,
    ASSIGNMENT_LIST,
    ASSIGNMENT_DETAIL,
    UPDATE_ACL,
];

const fn row(
    action: &'static str,
    related: &'static [Action],
    on: Option<ResourceType>,
    group: &'static str,
    description: &'static str,
) -> Row {
    Row {
        action: Action(action),
        related,
        on,
        group,
        description,
    }
}

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row("View/getApplicationList", &[TENANT_DETAIL], None, "Application", "Lists the applications."),
    row("View/getApplicationDetail", &[APPLICATION_LIST], Some(APPLICATION), "Application", "Shows an application."),
    row("View/accessApplication", &[], Some(APPLICATION), "Application", "Signs in to an application as a sub account."),
    row("Change/createApplication", &[], None, "Application", "Registers an application."),
    row("Change/updateApplication", APPLICATIONS, Some(APPLICATION), "Application", "Edits an application."),
    row("Change/deleteApplication", APPLICATIONS, Some(APPLICATION), "Application", "Removes an application."),
    row("View/getConsentStatusList", &[TENANT_DETAIL], None, "Consent Status", "Lists who has consented to what."),
    row("View/getConsentStatusDetail", &[TENANT_DETAIL, CONSENT_LIST], None, "Consent Status", "Shows the history of a consent."),
    row("Change/createTenant", &[], None, "Tenant", "Sets up the tenant."),
    row("Change/updateTenant", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Edits the tenant."),
    row("Change/deleteTenant", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Removes the tenant."),
    row("Change/updateOrganizationEnable", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Switches the link with the organization on or off."),
    row("Change/manageExternalIDP", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Manages the external identity provider."),
    row("Change/updateLoginSetting", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Edits the login settings."),
    row("View/getAttributeMapper", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Shows the settings of user profiles."),
    row("View/getAccountList", &[], Some(TENANT), "Tenant", "Lists the organization's accounts."),
    row("View/getPolicyList", &[], Some(TENANT), "Tenant", "Lists the policies that a permission set may have."),
    row("View/getTenantDetail", &[], Some(TENANT), "Tenant", "Shows the tenant."),
    row("View/getServiceProviderDataDetail", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Shows the service provider's metadata."),
    row("Change/updateAttributeMapper", &[TENANT_DETAIL], Some(TENANT), "Tenant", "Edits the settings of user profiles."),
    row("View/getUserList", &[TENANT_DETAIL], None, "User", "Lists the users."),
    row("View/getUserDetail", &[USER_LIST], Some(USER), "User", "Shows a user."),
    row("Change/createUser", USERS, None, "User", "Creates users."),
    row("Change/updateUser", USERS, Some(USER), "User", "Edits a user."),
    row("Change/deleteUser", USERS, Some(USER), "User", "Deletes users."),
    row("Change/changeUserStatus", USERS, Some(USER), "User", "Enables or disables a user."),
    row("Change/addUserToGroup", MEMBERS_OF_USER, Some(USER), "User", "Puts a user into groups."),
    row("Change/removeUserFromGroup", MEMBERS_OF_USER, Some(USER), "User", "Takes a user out of groups."),
    row("Change/manageUserAllowSourceSetting", USERS_CHANGED, Some(USER), "User", "Sets from where a user may reach the console and the API."),
    row("Change/expireActiveSession", USERS_CHANGED, Some(USER), "User", "Ends a user's sessions."),
    row("Change/removeUserFromAssignment", &[USER_LIST, USER_DETAIL, UPDATE_USER, ASSIGNMENT_LIST, ASSIGNMENT_DETAIL],
        Some(USER), "User", "Takes a user out of assignments."),
    row("View/getGroupList", &[TENANT_DETAIL], None, "Group", "Lists the groups."),
    row("View/getGroupDetail", &[GROUP_LIST], Some(GROUP), "Group", "Shows a group."),
    row("Change/createGroup", GROUPS, None, "Group", "Creates a group."),
    row("Change/updateGroup", GROUPS, Some(GROUP), "Group", "Edits a group."),
    row("Change/deleteGroup", GROUPS, Some(GROUP), "Group", "Deletes a group."),
    row("Change/addUserToGroup", MEMBERS_OF_GROUP, Some(GROUP), "Group", "Puts users into a group."),
    row("Change/removeUserFromGroup", MEMBERS_OF_GROUP, Some(GROUP), "Group", "Takes users out of a group."),
    row("Change/removeGroupFromAssignment", &[GROUP_LIST, GROUP_DETAIL, UPDATE_GROUP, ASSIGNMENT_LIST, ASSIGNMENT_DETAIL],
        Some(GROUP), "Group", "Takes a group out of assignments."),
    row("View/getPermissionSetList", &[TENANT_DETAIL], None, "Permission Set", "Lists the permission sets."),
    row("View/getPermissionSetDetail", &[SET_LIST], Some(PERMISSION_SET), "Permission Set", "Shows a permission set."),
    row("Change/createPermissionSet", SETS, None, "Permission Set", "Creates a permission set."),
    row("Change/updatePermissionSet", SETS, Some(PERMISSION_SET), "Permission Set", "Edits a permission set."),
    row("Change/deletePermissionSet", SETS, Some(PERMISSION_SET), "Permission Set", "Deletes a permission set."),
    row("Change/removePermissionSetPolicy", &[SET_LIST, SET_DETAIL, UPDATE_SET], Some(PERMISSION_SET), "Permission Set",
        "Takes policies out of a permission set."),
    row("View/getAssignmentList", &[TENANT_DETAIL], None, "Assignment", "Lists the assignments."),
    row("View/getAssignmentDetail", &[ASSIGNMENT_LIST], Some(ASSIGNMENT), "Assignment", "Shows an assignment."),
    row("Change/createAssignment", ASSIGNMENTS, None, "Assignment", "Creates an assignment."),
    row("Change/updateAssignment", ASSIGNMENTS, Some(ASSIGNMENT), "Assignment", "Edits an assignment."),
    row("Change/deleteAssignment", ASSIGNMENTS, Some(ASSIGNMENT), "Assignment", "Deletes an assignment."),
    row("Change/changeStatusAssignment", ASSIGNMENTS, Some(ASSIGNMENT), "Assignment", "Enables or disables an assignment."),
    row("Change/assignTargetToAssignment", TARGETS_OF_ASSIGNMENT, Some(ASSIGNMENT), "Assignment",
        "Adds users, groups and IP ACLs to an assignment."),
    row("Change/removeTargetFromAssignment", TARGETS_OF_ASSIGNMENT, Some(ASSIGNMENT), "Assignment",
        "Takes users, groups and IP ACLs out of an assignment."),
    row("Change/createIPACL", ACLS, Some(IP_ACL), "IP ACL", "Creates an IP ACL."),
    row("Change/updateIPACL", ACLS, Some(IP_ACL), "IP ACL", "Edits an IP ACL."),
    row("Change/deleteIPACL", ACLS, Some(IP_ACL), "IP ACL", "Deletes an IP ACL."),
    row("View/getIPACLList", &[TENANT_DETAIL], None, "IP ACL", "Lists the IP ACLs."),
    row("View/getIPACLDetail", &[ACL_LIST], Some(IP_ACL), "IP ACL", "Shows an IP ACL."),
    row("Change/addIPACLToAssignment", ASSIGNMENTS_OF_ACL, Some(IP_ACL), "IP ACL", "Adds an IP ACL to assignments."),
    row("Change/removeIPACLFromAssignment", ASSIGNMENTS_OF_ACL, Some(IP_ACL), "IP ACL", "Takes an IP ACL out of assignments."),
    row("Change/addMFADevice", USERS_CHANGED, Some(USER), "User", "Adds a device for a user's second factor."),
    row("Change/deleteMFADevice", USERS_CHANGED, Some(USER), "User", "Removes a device for a user's second factor."),
];
