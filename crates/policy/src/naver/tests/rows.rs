//! A test for each row of the table: its action, on what, in which group, what it needs, and what that needs in turn.

use super::super::*;

macro_rules! rows {
    ($($test:ident: $action:literal on $on:literal in $group:literal needs [$($direct:literal)*] and so [$($further:literal)*];)*) => {$(
        #[test]
        fn $test() {
            assert_row($action, $on, $group, &[$($direct),*], &[$($further),*]);
        }
    )*};
}

fn assert_row(name: &str, on: &str, group: &str, direct: &[&str], further: &[&str]) {
    let is_it = |row: &&Row| row.action.name() == name && row.group == group;
    let row = SSO.rows().iter().find(is_it).expect("a row");
    assert_eq!(row.on.map_or("-", ResourceType::name), on);
    let type_of_name = name.split('/').next();
    assert_eq!(Some(row.action.action_type().as_str()), type_of_name);
    assert!(row.description.ends_with('.'));
    // Found in any case, as policies have it.
    assert_eq!(SSO.action(&name.to_lowercase()), Some(row.action));

    let asked = row.on.map_or(On::Any, On::Only);
    let needed = SSO.needed(row.action, asked);
    let (near, far): (Vec<&Needed>, Vec<&Needed>) =
        needed.iter().partition(|needed| needed.is_direct());
    let names = |needed: &[&Needed]| -> Vec<&str> {
        let actions = needed.iter().filter_map(|needed| needed.action());
        actions.map(Action::name).collect()
    };
    assert_eq!(names(&near), direct);
    let mut found = names(&far);
    found.sort_unstable();
    assert_eq!(found, further);
    assert!(
        far.iter()
            .all(|needed| needed.via().is_some() && needed.by == row.action)
    );
}

#[rustfmt::skip]
rows! {
    get_application_list: "View/getApplicationList" on "-" in "Application"
        needs ["View/getTenantDetail"] and so [];
    get_application_detail: "View/getApplicationDetail" on "Application" in "Application"
        needs ["View/getApplicationList"] and so ["View/getTenantDetail"];
    access_application: "View/accessApplication" on "Application" in "Application"
        needs [] and so [];
    create_application: "Change/createApplication" on "-" in "Application"
        needs [] and so [];
    update_application: "Change/updateApplication" on "Application" in "Application"
        needs ["View/getApplicationList" "View/getApplicationDetail"] and so ["View/getTenantDetail"];
    delete_application: "Change/deleteApplication" on "Application" in "Application"
        needs ["View/getApplicationList" "View/getApplicationDetail"] and so ["View/getTenantDetail"];
    get_consent_status_list: "View/getConsentStatusList" on "-" in "Consent Status"
        needs ["View/getTenantDetail"] and so [];
    get_consent_status_detail: "View/getConsentStatusDetail" on "-" in "Consent Status"
        needs ["View/getTenantDetail" "View/getConsentStatusList"] and so [];
    create_tenant: "Change/createTenant" on "-" in "Tenant"
        needs [] and so [];
    update_tenant: "Change/updateTenant" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    delete_tenant: "Change/deleteTenant" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    update_organization_enable: "Change/updateOrganizationEnable" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    manage_external_idp: "Change/manageExternalIDP" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    update_login_setting: "Change/updateLoginSetting" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    get_attribute_mapper: "View/getAttributeMapper" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    get_account_list: "View/getAccountList" on "Tenant" in "Tenant"
        needs [] and so [];
    get_policy_list: "View/getPolicyList" on "Tenant" in "Tenant"
        needs [] and so [];
    get_tenant_detail: "View/getTenantDetail" on "Tenant" in "Tenant"
        needs [] and so [];
    get_service_provider_data_detail: "View/getServiceProviderDataDetail" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    update_attribute_mapper: "Change/updateAttributeMapper" on "Tenant" in "Tenant"
        needs ["View/getTenantDetail"] and so [];
    get_user_list: "View/getUserList" on "-" in "User"
        needs ["View/getTenantDetail"] and so [];
    get_user_detail: "View/getUserDetail" on "User" in "User"
        needs ["View/getUserList"] and so ["View/getTenantDetail"];
    create_user: "Change/createUser" on "-" in "User"
        needs ["View/getUserList" "View/getUserDetail"] and so ["View/getTenantDetail"];
    update_user: "Change/updateUser" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail"] and so ["View/getTenantDetail"];
    delete_user: "Change/deleteUser" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail"] and so ["View/getTenantDetail"];
    change_user_status: "Change/changeUserStatus" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail"] and so ["View/getTenantDetail"];
    add_user_to_group_of_a_user: "Change/addUserToGroup" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
    remove_user_from_group_of_a_user: "Change/removeUserFromGroup" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
    manage_user_allow_source_setting: "Change/manageUserAllowSourceSetting" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
    expire_active_session: "Change/expireActiveSession" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
    remove_user_from_assignment: "Change/removeUserFromAssignment" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "Change/updateUser" "View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    get_group_list: "View/getGroupList" on "-" in "Group"
        needs ["View/getTenantDetail"] and so [];
    get_group_detail: "View/getGroupDetail" on "Group" in "Group"
        needs ["View/getGroupList"] and so ["View/getTenantDetail"];
    create_group: "Change/createGroup" on "-" in "Group"
        needs ["View/getGroupList" "View/getGroupDetail"] and so ["View/getTenantDetail"];
    update_group: "Change/updateGroup" on "Group" in "Group"
        needs ["View/getGroupList" "View/getGroupDetail"] and so ["View/getTenantDetail"];
    delete_group: "Change/deleteGroup" on "Group" in "Group"
        needs ["View/getGroupList" "View/getGroupDetail"] and so ["View/getTenantDetail"];
    add_user_to_group_of_a_group: "Change/addUserToGroup" on "Group" in "Group"
        needs ["View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "Change/updateGroup"] and so ["View/getTenantDetail"];
    remove_user_from_group_of_a_group: "Change/removeUserFromGroup" on "Group" in "Group"
        needs ["View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "Change/updateGroup"] and so ["View/getTenantDetail"];
    remove_group_from_assignment: "Change/removeGroupFromAssignment" on "Group" in "Group"
        needs ["View/getGroupList" "View/getGroupDetail" "Change/updateGroup" "View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    get_permission_set_list: "View/getPermissionSetList" on "-" in "Permission Set"
        needs ["View/getTenantDetail"] and so [];
    get_permission_set_detail: "View/getPermissionSetDetail" on "Permission Set" in "Permission Set"
        needs ["View/getPermissionSetList"] and so ["View/getTenantDetail"];
    create_permission_set: "Change/createPermissionSet" on "-" in "Permission Set"
        needs ["View/getPermissionSetList" "View/getPermissionSetDetail"] and so ["View/getTenantDetail"];
    update_permission_set: "Change/updatePermissionSet" on "Permission Set" in "Permission Set"
        needs ["View/getPermissionSetList" "View/getPermissionSetDetail"] and so ["View/getTenantDetail"];
    delete_permission_set: "Change/deletePermissionSet" on "Permission Set" in "Permission Set"
        needs ["View/getPermissionSetList" "View/getPermissionSetDetail"] and so ["View/getTenantDetail"];
    remove_permission_set_policy: "Change/removePermissionSetPolicy" on "Permission Set" in "Permission Set"
        needs ["View/getPermissionSetList" "View/getPermissionSetDetail" "Change/updatePermissionSet"] and so ["View/getTenantDetail"];
    get_assignment_list: "View/getAssignmentList" on "-" in "Assignment"
        needs ["View/getTenantDetail"] and so [];
    get_assignment_detail: "View/getAssignmentDetail" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList"] and so ["View/getTenantDetail"];
    create_assignment: "Change/createAssignment" on "-" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    update_assignment: "Change/updateAssignment" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    delete_assignment: "Change/deleteAssignment" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    change_status_assignment: "Change/changeStatusAssignment" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail"] and so ["View/getTenantDetail"];
    assign_target_to_assignment: "Change/assignTargetToAssignment" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail" "Change/updateAssignment" "View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "View/getIPACLList" "View/getIPACLDetail"] and so ["View/getTenantDetail"];
    remove_target_from_assignment: "Change/removeTargetFromAssignment" on "Assignment" in "Assignment"
        needs ["View/getAssignmentList" "View/getAssignmentDetail" "Change/updateAssignment" "View/getUserList" "View/getUserDetail" "View/getGroupList" "View/getGroupDetail" "View/getIPACLList" "View/getIPACLDetail"] and so ["View/getTenantDetail"];
    create_ipacl: "Change/createIPACL" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList" "View/getIPACLDetail"] and so ["View/getTenantDetail"];
    update_ipacl: "Change/updateIPACL" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList" "View/getIPACLDetail"] and so ["View/getTenantDetail"];
    delete_ipacl: "Change/deleteIPACL" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList" "View/getIPACLDetail"] and so ["View/getTenantDetail"];
    get_ipacl_list: "View/getIPACLList" on "-" in "IP ACL"
        needs ["View/getTenantDetail"] and so [];
    get_ipacl_detail: "View/getIPACLDetail" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList"] and so ["View/getTenantDetail"];
    add_ipacl_to_assignment: "Change/addIPACLToAssignment" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList" "View/getIPACLDetail" "View/getAssignmentList" "View/getAssignmentDetail" "Change/updateIPACL"] and so ["View/getTenantDetail"];
    remove_ipacl_from_assignment: "Change/removeIPACLFromAssignment" on "IP ACL" in "IP ACL"
        needs ["View/getIPACLList" "View/getIPACLDetail" "View/getAssignmentList" "View/getAssignmentDetail" "Change/updateIPACL"] and so ["View/getTenantDetail"];
    add_mfa_device: "Change/addMFADevice" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
    delete_mfa_device: "Change/deleteMFADevice" on "User" in "User"
        needs ["View/getUserList" "View/getUserDetail" "Change/updateUser"] and so ["View/getTenantDetail"];
}
