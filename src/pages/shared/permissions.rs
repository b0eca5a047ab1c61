//! The finance permissions of an invitation, in words.

use charter_core::contract::PermissionId;

use crate::app::texts::OrganizationTexts;

/// The names of finance permissions; one without a name is shown by its number.
pub fn permission_names(numbers: &[u64], t: &OrganizationTexts) -> String {
    let name = |number: &u64| {
        PermissionId::of_number(*number).map_or_else(
            || number.to_string(),
            |permission| (t.permission_name)(permission).to_owned(),
        )
    };
    let names: Vec<String> = numbers.iter().map(name).collect();
    names.join(t.comma)
}
