//! The limits of service control policies, and the rule for names.

use crate::domain::name::{self, NameFault};

/// Characters of a policy's name (vendor's `CreatePolicy`: 1–128).
pub const NAME_CHARACTERS: usize = 128;

/// Bytes of a description (vendor's `InvalidParameter.DescriptionLengthOverlimit`: 300 bytes).
pub const DESCRIPTION_BYTES: usize = 300;

/// Policies that one department or member may be bound to (`InvalidParameter.AttachmentFull`).
/// UNVERIFIED: the vendor publishes the code, not the number.
pub const ATTACHMENTS_PER_TARGET: usize = 10;

/// Custom policies of one organization (`FailedOperation.PolicyFull`).
/// UNVERIFIED: the vendor publishes the code, not the number.
pub const CUSTOM_POLICIES: usize = 1_000;

/// The rule for names: "1 to 128 characters, may contain Chinese characters, English letters, digits and
/// underscores" (vendor's `CreatePolicy`).
///
/// # Errors
/// The first fault.
pub fn check_name(policy: &str) -> Result<(), NameFault> {
    name::check(policy, NAME_CHARACTERS, |c| {
        c.is_ascii_alphanumeric() || c == '_' || name::is_han(c)
    })
}
