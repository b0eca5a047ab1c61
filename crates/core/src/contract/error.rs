//! The vendors' error codes.

use std::fmt;

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A vendor's error code, or one of our own (those begin with `Charter.`).
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[$doc])* $name,)*
            /// A code that this version of the console has no name for.
            Other(String),
        }

        impl ErrorCode {
            /// Every code that has a name.
            pub const NAMED: &'static [ErrorCode] = &[$(ErrorCode::$name,)*];

            /// The code as it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(ErrorCode::$name => $code,)*
                    ErrorCode::Other(code) => code,
                }
            }
        }

        impl From<&str> for ErrorCode {
            fn from(code: &str) -> Self {
                match code {
                    $($code => ErrorCode::$name,)*
                    other => ErrorCode::Other(other.to_owned()),
                }
            }
        }
    };
}

error_codes! {
    /// The operation needs the management account.
    NotManager = "InvalidParameter.OrganizationMemberNotManager",
    /// The caller belongs to no organization.
    OrganizationNotExist = "ResourceNotFound.OrganizationNotExist",
    /// The caller may not do this at all.
    Unauthorized = "UnauthorizedOperation",
    /// No policy lets who acts do this, or one forbids it.
    NotPermitted = "AuthFailure.UnauthorizedOperation",
    /// A field of the request is out of range.
    ParamError = "InvalidParameter.ParamError",
    /// A field of a query is out of range.
    InvalidParameter = "InvalidParameter",
    /// A required field is missing.
    MissingParameter = "MissingParameter",
    /// No such action in this version.
    InvalidAction = "InvalidAction",
    /// No such department.
    NodeNotExist = "ResourceNotFound.OrganizationNodeNotExist",
    /// No such department (editing).
    EditedNodeNotExist = "FailedOperation.OrganizationNodeNotExist",
    /// Another department has this name.
    NodeNameUsed = "FailedOperation.OrganizationNodeNameUsed",
    /// No such member.
    MemberNotExist = "ResourceNotFound.OrganizationMemberNotExist",
    /// No such member (editing).
    EditedMemberNotExist = "ResourceNotFound.MemberNotExist",
    /// One of the accounts is no member.
    SomeNotMembers = "FailedOperation.SomeUinsNotInOrganization",
    /// The management account belongs to its organization as long as that exists.
    CreatorNotRemovable = "FailedOperation.DisableQuitSelfCreatedOrganization",
    /// A member that the organization created cannot be removed.
    CreatedMemberNotRemovable = "UnsupportedOperation.CreateMemberNotAllowDelete",
    /// The member is a delegated admin of a service.
    DelegatedAdminNotRemovable = "UnsupportedOperation.MemberExistServiceNotAllowDelete",
    /// Another member, or an account that is invited, has this name.
    MemberNameUsed = "FailedOperation.OrganizationMemberNameUsed",
    /// The account is a member of the organization already.
    MemberExist = "FailedOperation.OrganizationMemberExist",
    /// The account belongs to another organization.
    MemberOfAnother = "FailedOperation.MemberExistInOtherOrganization",
    /// The caller belongs to an organization already.
    InOrganizationAlready = "FailedOperation.InOrganizationAlready",
    /// The account has an open invitation of this organization. UNVERIFIED: the vendor says no more than "sent again".
    InvitationSent = "FailedOperation.ReSentInvitation",
    /// The account has an open invitation. UNVERIFIED: the vendor does not say whose; the demo answers it for an invitation
    /// of another organization.
    InvitationExist = "FailedOperation.InvitationExist",
    /// The account does not exist, or has not completed identity verification. UNVERIFIED: for an unknown account.
    AuthInfoEmpty = "FailedOperation.AuthInfoEmpty",
    /// The account has not completed enterprise identity verification.
    AuthNotEnterprise = "FailedOperation.AuthNotEnterprise",
    /// The account's verified entity is not one of the organization's.
    AuthInfoNotSame = "FailedOperation.AuthInfoNotSame",
    /// The finance permissions are no possible set.
    PermissionIllegal = "FailedOperation.OrganizationPermissionIllegal",
    /// The payer is not the management account, or is named without pay-on-behalf.
    PayUinIllegal = "FailedOperation.PayUinIllegal",
    /// Paying on behalf needs the verified entity of the management account.
    AddDelegatePayerNotAllow = "UnsupportedOperation.AddDelegatePayerNotAllow",
    /// Inheriting offers needs the verified entity of the management account.
    AddDiscountInheritNotAllow = "UnsupportedOperation.AddDiscountInheritNotAllow",
    /// No such invitation.
    InvitationNotExist = "ResourceNotFound.InvitationNotExist",
    /// The record is not in a state that allows it.
    OperationFailed = "FailedOperation",
    /// No such policy (reading).
    PolicyNotExist = "ResourceNotFound.PolicyNotExist",
    /// No such policy (editing, deleting, binding).
    PolicyIdNotExist = "InvalidParameter.PolicyIdNotExist",
    /// Service control policies are off.
    PolicyNotEnabled = "FailedOperation.OrganizationPolicyIsNotEnabled",
    /// Service control policies are on already.
    PolicyNotDisabled = "FailedOperation.OrganizationPolicyIsNotDisabled",
    /// This kind of policy cannot be enabled.
    PolicyEnableInvalid = "FailedOperation.PolicyEnableInvalid",
    /// A target must keep at least one policy.
    DetachLastPolicy = "FailedOperation.OrganizationDetachLastPolicyError",
    /// The policy is not bound to this target.
    DetachPolicy = "FailedOperation.OrganizationDetachPolicyError",
    /// The policy is bound somewhere, so it cannot be deleted.
    PolicyInUse = "FailedOperation.OrganizationPolicyInUsed",
    /// Another policy has this name.
    PolicyNameInUse = "FailedOperation.PolicyNameInUse",
    /// The organization holds as many policies as it may.
    PolicyFull = "FailedOperation.PolicyFull",
    /// The target holds as many policies as it may.
    AttachmentFull = "InvalidParameter.AttachmentFull",
    /// The name breaks the rules for names.
    PolicyNameError = "InvalidParameter.PolicyNameError",
    /// The description is longer than 300 bytes.
    DescriptionTooLong = "InvalidParameter.DescriptionLengthOverlimit",
    /// The policy text is no policy.
    PolicyDocumentError = "InvalidParameter.PolicyDocumentError",
    /// The policy text is too long.
    PolicyDocumentTooLong = "InvalidParameter.PolicyDocumentLengthOverLimit",
    /// Too many requests: the vendor did not carry this one out.
    RequestLimitExceeded = "RequestLimitExceeded",
    /// A fault of the service.
    Internal = "InternalError",
    /// The record has changed since it was read (`if_match`).
    Conflict = "Charter.RecordChanged",
    /// The change cannot be undone: later changes stand in its way.
    UndoBlocked = "Charter.UndoBlocked",
    /// The change was undone already.
    AlreadyUndone = "Charter.AlreadyUndone",
    /// Nothing takes back what became of the invitation: the invited account has seen it.
    InvitationFinal = "Charter.InvitationFinal",
    /// No such entry in the journal.
    EntryNotExist = "Charter.JournalEntryNotExist",
    /// The connection was cut after the request had been sent: it may have been carried out.
    OutcomeUnknown = "Charter.OutcomeUnknown",
    /// The request was not carried out, because an earlier one of its batch failed on the way.
    NotSent = "Charter.NotSent",
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why an operation was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The vendor's code.
    pub code: ErrorCode,
    /// One English sentence for people; pages word the codes that they know themselves.
    pub message: String,
    /// The records that stand in the way, by name, where naming them helps.
    pub records: Vec<String>,
    /// The service's own number of the request, where it gave one: its support finds the request by it.
    pub request_id: Option<String>,
}

impl Error {
    /// An error with a code and a sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error {
            code,
            message: message.into(),
            records: Vec::new(),
            request_id: None,
        }
    }

    /// The same error, naming the records in the way.
    pub fn naming(mut self, records: Vec<String>) -> Self {
        self.records = records;
        self
    }

    /// The same error, with the service's number of the request.
    pub fn of_request(mut self, id: Option<String>) -> Self {
        self.request_id = id;
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::ErrorCode;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_and_its_wire_form_belong_together() {
        let forms: BTreeSet<&str> = ErrorCode::NAMED.iter().map(ErrorCode::as_str).collect();
        assert_eq!(
            forms.len(),
            ErrorCode::NAMED.len(),
            "two names for one code"
        );
        for code in ErrorCode::NAMED {
            assert_eq!(&ErrorCode::from(code.as_str()), code);
        }
        assert_eq!(ErrorCode::from("New.Code").as_str(), "New.Code");
    }
}
