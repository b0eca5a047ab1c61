//! The limits of "System Limit Descriptions" in the organization guide, and the rule for names.

use crate::domain::name::{self, NameFault};

/// Levels of departments below the root ("Number of departments level").
pub const LEVELS: usize = 5;

/// Sub-departments of one department ("Number of sub-departments to be created").
pub const SUB_DEPARTMENTS: usize = 20;

/// Created members that one verified entity may have ("Number of members to be created (the number of identity
/// verification accounts)"); further members are invited.
pub const MEMBERS_PER_ENTITY: usize = 5;

/// Characters of a department's name ("The department name can contain up to 40 characters").
pub const NAME_CHARACTERS: usize = 40;

/// The rule for names of departments: "up to 40 letters, digits, and symbols `+@&._[]-`" (vendor's
/// `UpdateOrganizationNode`). Chinese characters count as letters, as the vendor's own examples have them.
///
/// # Errors
/// The first fault.
pub fn check_department_name(department: &str) -> Result<(), NameFault> {
    name::check(department, NAME_CHARACTERS, |c| {
        c.is_ascii_alphanumeric() || "+@&._[]-".contains(c) || name::is_han(c)
    })
}

/// Days until an invitation expires ("must either accept or reject the invitation within 15 days").
pub const INVITATION_DAYS: i64 = 15;

/// Days that an account sees an invitation that it received ("only displays the invitation records within the last three
/// months", which have at most so many).
pub const RECEIVED_DAYS: i64 = 92;

/// Characters of a member's name ("1-25 letters, digits, Chinese characters, and symbols").
pub const MEMBER_NAME_CHARACTERS: usize = 25;

/// Characters of a member's description (vendor's `UpdateOrganizationMember`: "up to 40 characters").
pub const MEMBER_REMARK_CHARACTERS: usize = 40;

/// The rule for names of members: the vendor's `InviteOrganizationMember` has "letters, digits, and symbols
/// `+@&._[]-:,`", its Chinese page Chinese characters as well.
///
/// # Errors
/// The first fault.
pub fn check_member_name(member: &str) -> Result<(), NameFault> {
    name::check(member, MEMBER_NAME_CHARACTERS, |c| {
        c.is_ascii_alphanumeric() || "+@&._[]-:,".contains(c) || name::is_han(c)
    })
}
