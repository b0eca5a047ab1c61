//! What went wrong, in English.

use crate::app::texts::ProblemTexts;
use crate::app::texts::problems::{Said, said};
use crate::backend::{Absent, FailureKind};
use charter_core::contract::ErrorCode;
use charter_core::store::StoreError;

pub static TEXTS: ProblemTexts = ProblemTexts {
    refusal,
    failure,
    storage,
    absent,
    in_the_way: |names| format!("In the way: {names}."),
    unreadable: said(
        "This is not an export of Charter",
        "It is a file of another kind, or it was edited.",
        "Choose a file that “Export” of a Charter console has written. Nothing was changed.",
    ),
    place: |line, column| format!("Line {line}, column {column}."),
    cut_short: said(
        "The file is cut short",
        "It ends in the middle, as after a copy or download that did not finish.",
        "Copy or download it again, or export anew. Nothing was changed.",
    ),
    newer_export: said(
        "This export is from a newer version of Charter",
        "This version does not know how to read it without losing something.",
        "Import it with the version that wrote it, or update this one. Nothing was changed.",
    ),
    inconsistent: said(
        "This export contradicts itself",
        "It was edited, or cut off, after it was written.",
        "Export again from the console it came from. Nothing was changed.",
    ),
};

#[rustfmt::skip]
fn refusal(code: &ErrorCode) -> Said {
    match code {
        ErrorCode::NotManager => said("This needs the management account", "The account that you act as is a member, and members cannot change the organization.", "Act as the management account (at the top right) and try again."),
        ErrorCode::OrganizationNotExist => said("This account belongs to no organization", "Only the management account and the members of an organization see it.", "Act as another account (at the top right)."),
        ErrorCode::Unauthorized => said("This account may not do that", "Its permissions do not include this operation.", "Ask an administrator of the account for the permission."),
        ErrorCode::NotPermitted => said("Policies do not allow this", "", "Ask an administrator of the account for the permission."),
        ErrorCode::ParamError | ErrorCode::InvalidParameter => said("A value is out of range", "", "Correct it and try again."),
        ErrorCode::MissingParameter => said("A value is missing", "", "Fill it in and try again."),
        ErrorCode::InvalidAction => said("The service does not know this operation", "The endpoint in config.json speaks another version of the API.", "Check the endpoint, or use the offline demo."),
        ErrorCode::EditedNodeNotExist => said("The department does not exist any more", "It was deleted meanwhile.", "Choose from the departments. Nothing was changed."),
        ErrorCode::NodeNameUsed => said("Another department has this name", "", "Choose another name. Nothing was changed."),
        ErrorCode::EditedMemberNotExist => said("The member is not in the organization any more", "It left or was removed meanwhile.", "Choose from the members. Nothing was changed."),
        ErrorCode::SomeNotMembers => said("An account is not a member of the organization", "It left or was removed meanwhile.", "Choose from the members again. Nothing was changed."),
        ErrorCode::CreatorNotRemovable => said("The management account cannot be removed", "It created the organization.", "Delete the organization instead, if that is what you want."),
        ErrorCode::CreatedMemberNotRemovable => said("A created member cannot be removed", "It was created in the organization; only members that accepted an invitation can leave it.", "Move it to another department, or leave it where it is."),
        ErrorCode::DelegatedAdminNotRemovable => said("A delegated admin cannot be removed", "The member administers a service for the organization.", "Remove it as the delegated admin of that service first."),
        ErrorCode::NodeDepthExceedLimit => said("The department would be too deep", "An organization has five levels of departments below the root.", "Choose a department further up. Nothing was changed."),
        ErrorCode::NodeExceedLimit => said("The parent department is full", "A department has at most 20 sub-departments.", "Choose another parent department. Nothing was changed."),
        ErrorCode::NodeHoldsNodes => said("The department isn't empty", "It has sub-departments.", "Move or delete them first. Nothing was changed."),
        ErrorCode::NodeHoldsMembers => said("The department isn't empty", "It has members, or accounts are invited to it.", "Move the members and cancel the invitations first. Nothing was changed."),
        ErrorCode::NodeDeleteOverLimit => said("Too many departments at a time", "", "Delete fewer at a time. Nothing was changed."),
        ErrorCode::MemberNameUsed => said("Another member has this name", "", "Choose another name. Nothing was changed."),
        ErrorCode::MemberExist => said("The account is in the organization already", "", "Check the account ID. Nothing was changed."),
        ErrorCode::MemberOfAnother => said("The account belongs to another organization", "An account belongs to one organization at a time.", "It has to quit that organization first."),
        ErrorCode::InOrganizationAlready => said("The account belongs to an organization already", "An account belongs to one organization at a time.", "Quit that organization first. Nothing was changed."),
        ErrorCode::InvitationSent => said("The account is invited already", "An account has one open invitation of an organization.", "Wait for its answer, or cancel that invitation first."),
        ErrorCode::InvitationExist => said("The account has an open invitation", "Another organization may have invited it.", "Ask its owner to answer that invitation first."),
        ErrorCode::AuthInfoEmpty => said("The account does not exist, or is not verified", "Only accounts with enterprise identity verification can join.", "Check the account ID, or ask its owner to complete the verification."),
        ErrorCode::AuthNotEnterprise => said("The account has not completed enterprise identity verification", "Only accounts with enterprise identity verification can join.", "Ask its owner to verify it as an enterprise."),
        ErrorCode::AuthInfoNotSame => said("The account has another verified entity", "Its entity must be that of the management account, or associated with it.", "Have the entity associated first; your sales representative does that."),
        ErrorCode::PermissionIllegal => said("These finance permissions are not possible", "“View bills” and “View balance” are required.", "Correct the permissions and try again."),
        ErrorCode::PayUinIllegal => said("The payer does not fit the payment mode", "", "Choose the payment mode again."),
        ErrorCode::AddDelegatePayerNotAllow => said("The management account cannot pay for this account", "Pay-on-behalf requires the same verified entity as the management account's.", "Choose self-pay."),
        ErrorCode::AddDiscountInheritNotAllow => said("The account cannot inherit offers", "That requires the same verified entity as the management account's.", "Clear “Inherit offer”."),
        ErrorCode::InvitationNotExist => said("The invitation does not exist here", "This address was made in another browser: offline data lives in one browser alone.", "Choose from the list of invitations."),
        ErrorCode::OperationFailed => said("This is not possible now", "", "Look at its current status. Nothing was changed."),
        ErrorCode::NodeNotExist => said("The department does not exist here", "It was deleted, or this address was made in another browser: offline data lives in one browser alone.", "Choose from the departments. If somebody sent you the address, ask for an export and import it in the settings."),
        ErrorCode::MemberNotExist => said("The member is not in the organization", "It left or was removed, or this address was made in another browser: offline data lives in one browser alone.", "Choose from the members. If somebody sent you the address, ask for an export and import it in the settings."),
        ErrorCode::PolicyNotExist | ErrorCode::PolicyIdNotExist => said("The policy does not exist here", "It was deleted, or this address was made in another browser: offline data lives in one browser alone.", "Choose from the list of policies. If somebody sent you the address, ask for an export and import it in the settings."),
        ErrorCode::PolicyNotEnabled => said("Service control policies are off", "While they are off, policies cannot be created, changed or bound.", "Turn them on at the top of the list of policies."),
        ErrorCode::PolicyNotDisabled => said("Service control policies are on already", "Somebody else turned them on meanwhile.", "Nothing is left to do."),
        ErrorCode::PolicyEnableInvalid => said("This kind of policy cannot be turned on", "The organization does not support it.", "Use service control policies."),
        ErrorCode::DetachLastPolicy => said("The last policy of a target cannot be unbound", "Every department and member must keep at least one policy: without any, everything in it would be denied.", "Bind another policy to it first."),
        ErrorCode::DetachPolicy => said("The policy is not bound to this target", "It was unbound meanwhile, or it is inherited from a department above.", "Unbind it where it is bound."),
        ErrorCode::PolicyInUse => said("The policy is bound, so it cannot be deleted", "Deleting it would change what the accounts below its targets may do.", "Unbind it from all departments and members first."),
        ErrorCode::PolicyNameInUse => said("Another policy has this name", "Names are unique in an organization.", "Choose another name."),
        ErrorCode::PolicyFull => said("The organization has as many policies as it may have", "The vendor limits their number.", "Delete a policy that is bound nowhere, or join two into one."),
        ErrorCode::AttachmentFull => said("The target has as many policies as it may have", "The vendor limits how many are bound to one department or member.", "Unbind one that it does not need, or join two into one."),
        ErrorCode::PolicyNameError => said("The name breaks the rules for names", "It takes 1 to 128 Chinese characters, letters, digits and underscores.", "Correct the name."),
        ErrorCode::DescriptionTooLong => said("The description is too long", "It takes at most 300 bytes; a Chinese character counts as three.", "Shorten it."),
        ErrorCode::PolicyDocumentError => said("The text is no valid policy", "", "Correct the errors listed beside the text."),
        ErrorCode::PolicyDocumentTooLong => said("The policy text is too long", "The vendor limits its length.", "Join statements, use wildcards, or split the policy in two."),
        ErrorCode::RequestLimitExceeded => said("Too many requests", "The service did not carry out this one.", "Wait a moment and try again."),
        ErrorCode::Internal => said("The service has a fault", "", "Try again later. If it stays, report it with the code below."),
        ErrorCode::Conflict => said("Somebody else changed this meanwhile", "Saving now would overwrite their change. Nothing was saved, and nothing that you typed is lost.", "Compare with what is saved now, then save again or discard yours."),
        ErrorCode::UndoBlocked => said("This change cannot be undone now", "Later changes build on it.", "Undo those first, the newest first; the journal lists them."),
        ErrorCode::AlreadyUndone => said("This change was undone already", "It was undone here or in another tab.", "Nothing is left to do. The journal offers to redo it."),
        ErrorCode::InvitationFinal => said("This can't be taken back", "The other side has seen it: an invitation that was answered, cancelled or has expired stays so.", "Invite the account again, or remove the member that joined. Nothing was changed."),
        ErrorCode::EntryNotExist => said("There is no such entry in the journal", "The data was replaced since, or the address is from another browser.", "Go to the journal and choose again."),
        ErrorCode::OutcomeUnknown => failure(FailureKind::Unknown),
        ErrorCode::NotSent => said("This was not sent", "A request before it failed, so this one was held back.", "Try again once the other is settled."),
        ErrorCode::Other(_) => said("The service refused this", "", "See the code below."),
    }
}

#[rustfmt::skip]
fn failure(kind: FailureKind) -> Said {
    match kind {
        FailureKind::Refused => said("The service refused this", "", "See the code below."),
        FailureKind::Conflict => refusal(&ErrorCode::Conflict),
        FailureKind::RateLimited => refusal(&ErrorCode::RequestLimitExceeded),
        FailureKind::Unreachable => said("The service cannot be reached", "The network is down, the endpoint in config.json is wrong, or it does not allow this page.", "Check the connection and try again. Nothing was changed."),
        FailureKind::TimedOut => said("The service did not answer in time", "It may be busy, or the connection is slow.", "Try again. Nothing was changed."),
        FailureKind::Unknown => said("It is unknown whether this was carried out", "The connection was cut after the request had been sent.", "Look at what the page shows now before you try again."),
        FailureKind::Status => said("The service did not answer as its API does", "A proxy or a gateway answered in its place.", "Check the endpoint in config.json, and try again later."),
        FailureKind::ServiceFault => said("The service reported an error of its own", "It gave no reason.", "Try again later. If it persists, give the code below to the vendor’s support."),
        FailureKind::Malformed => said("The service’s answer cannot be read", "It is not an answer of the API that this console speaks.", "Check the endpoint in config.json."),
        FailureKind::Storage => said("This browser’s storage failed", "", "Try again."),
        FailureKind::Transfer => said("The text cannot be imported", "", "Choose another file. Nothing was changed."),
        FailureKind::NotLoaded => super::shell::PART_MISSING,
        FailureKind::Unsupported => said("This backend cannot do that", "", ""),
    }
}

#[rustfmt::skip]
fn storage(error: &StoreError) -> Said {
    match error {
        StoreError::Behind => said("Another tab is writing all the time", "This change was tried several times, and another one came first each time. Nothing was changed.", "Try again in a moment."),
        StoreError::Replaced => said("The data was replaced in another tab", "It was reset or imported there. Nothing of this change was saved.", "Reload to see the data that is there now."),
        StoreError::Full => said("There is no room left in this browser’s storage", "The browser gives each site a share of the disk, and it is used up, or the disk is full. Nothing was saved; everything saved before is still there.", "Free some disk space, or export the data, then try again."),
        StoreError::Forbidden(_) => said("This browser does not allow storage here", "A private window or a setting forbids it.", "Continue in memory (everything is gone when the tab is closed), or allow storage for this site and reload."),
        StoreError::Blocked => said("Another tab holds an older version of the data open", "This version of Charter has to upgrade the data first, and the other tab is in the way.", "Close or reload the other tabs of this console, then try again."),
        StoreError::Newer(_) => said("The data was written by a newer version of Charter", "This version does not know how to change it without losing something, so it leaves it alone.", "Reload to get the newer version. Until then you can export the data."),
        StoreError::Damaged(_) => said("The data in this browser is damaged", "A part of it cannot be read. The part that can be read is still there, and nothing was removed.", "Export what is readable, then import a backup or start anew."),
        StoreError::Emptied => said("The browser removed the data", "There was data here before, and now there is none. Browsers do that when the disk is nearly full or site data is cleared.", "Import a backup if you have one, or start anew."),
        StoreError::Lost(_) => said("The connection to this browser’s storage was lost", "Browsers sometimes drop it, for example after sleep. What was saved before is still there.", "Try again; if that does not help, reload the page."),
    }
}

#[rustfmt::skip]
fn absent(absent: Absent) -> Said {
    match absent {
        Absent::NotOfVendor => said("The vendor’s service cannot do that", "Its API has no such operation.", "It works in the offline demo, and with Charter’s own server."),
        Absent::DataElsewhere => said("The data is not in this browser", "It lives on the service that config.json names.", "Use the service’s own backups."),
        Absent::CallerFixed => said("The account is fixed", "The service knows from the credentials who calls.", "Sign in to the endpoint with another account’s credentials."),
        Absent::NoEndpoint => said("No service of this cloud is configured", "The file config.json names no endpoint of it.", "Add its endpoint to config.json, or use the offline demo."),
        Absent::NotYet => said("Charter’s server does not offer this yet", "", "It works in the offline demo."),
    }
}
