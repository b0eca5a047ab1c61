//! The limits of "System Limit Descriptions" in the organization guide.

/// Levels of departments below the root ("Number of departments level").
pub const LEVELS: usize = 5;

/// Sub-departments of one department ("Number of sub-departments to be created").
pub const SUB_DEPARTMENTS: usize = 20;

/// Created members that one verified entity may have ("Number of members to be created (the number of identity
/// verification accounts)"); further members are invited.
pub const MEMBERS_PER_ENTITY: usize = 5;
