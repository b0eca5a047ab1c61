//! What an action does, derived from its name.

/// What an action does, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Lists what there is.
    List,
    /// Reads.
    Read,
    /// Creates, changes, deletes or starts something. Also whatever the name does not tell: to take a writing
    /// action for a reading one would be the worse mistake.
    Write,
    /// Changes tags alone.
    Tag,
    /// Changes who may do what.
    Permissions,
}

/// First words of actions that list.
const LISTING: &[&str] = &["list", "search"];

/// First words of actions that read.
const READING: &[&str] = &[
    "browse", "check", "count", "describe", "download", "estimate", "get", "head", "inquire",
    "inquiry", "lookup", "options", "peek", "preview", "pull", "query", "read", "show", "view",
];

impl Access {
    /// Every level, the mildest first.
    pub const ALL: [Access; 5] = [
        Self::List,
        Self::Read,
        Self::Write,
        Self::Tag,
        Self::Permissions,
    ];

    /// Its stable English name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Read => "read",
            Self::Write => "write",
            Self::Tag => "tag",
            Self::Permissions => "permissions",
        }
    }

    /// Reads it off the name of an action.
    pub fn of(service: &str, action: &str) -> Self {
        // What stands before the last colon or slash is no verb: `playbook:get`, `View/getUserList`.
        let name = action.rsplit([':', '/']).next().unwrap_or(action);
        let verb = first_word(name);
        if LISTING.iter().any(|known| verb.eq_ignore_ascii_case(known)) {
            Self::List
        } else if READING.iter().any(|known| verb.eq_ignore_ascii_case(known)) {
            Self::Read
        } else if changes_permissions(service, action) {
            Self::Permissions
        } else if changes_tags(service, action, verb) {
            Self::Tag
        } else {
            Self::Write
        }
    }
}

/// `Describe` of `DescribeInstances`, `get` of `getLogset`, `push` of `push`.
pub(crate) fn first_word(action: &str) -> &str {
    let end = action
        .char_indices()
        .skip(1)
        .find(|(_, character)| !character.is_ascii_lowercase())
        .map_or(action.len(), |(at, _)| at);
    action.get(..end).unwrap_or(action)
}

/// Access management as a whole; elsewhere only names that leave no doubt, for most things called a policy
/// (of scaling, of backups) permit nothing.
fn changes_permissions(service: &str, action: &str) -> bool {
    match service {
        "cam" | "sts" => true,
        "organization" => ["Policy", "Policies", "RoleConfiguration", "RoleAssignment"]
            .iter()
            .any(|part| action.contains(part)),
        "cos" => ["BucketPolicy", "ACL", "Acl"]
            .iter()
            .any(|end| action.ends_with(end)),
        _ => false,
    }
}

/// An image's tag is no tag of a resource, so a name has to say more than `Tag`.
fn changes_tags(service: &str, action: &str, verb: &str) -> bool {
    let tagging = verb.eq_ignore_ascii_case("untag") || action.starts_with("TagResource");
    service == "tag"
        || tagging
        || action.contains("ResourceTag")
        || action.contains("ResourcesTag")
        || action.ends_with("Tagging")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_tells_what_an_action_does() {
        let cases = [
            ("cvm:DescribeInstances", Access::Read),
            ("cvm:InquiryPriceRunInstances", Access::Read),
            ("cvm:RunInstances", Access::Write),
            ("cls:SearchLog", Access::List),
            ("cls:listTopic", Access::List),
            ("cls:getLogset", Access::Read),
            ("cls:CheckedSomething", Access::Write),
            ("cls:pushLog", Access::Write),
            ("ccr:pull", Access::Read),
            ("cos:GetBucketPolicy", Access::Read),
            ("cos:PutBucketPolicy", Access::Permissions),
            ("cos:PutObjectTagging", Access::Tag),
            ("cam:ListPolicies", Access::List),
            ("cam:AttachUserPolicy", Access::Permissions),
            ("as:CreateScalingPolicy", Access::Write),
            ("organization:AttachPolicy", Access::Permissions),
            ("organization:AddOrganizationNode", Access::Write),
            ("tag:CreateTag", Access::Tag),
            ("tcr:CreateTagRetentionRule", Access::Write),
            ("kms:TagResources", Access::Tag),
            ("x:", Access::Write),
        ];
        for (action, expected) in cases {
            let (service, name) = action.split_once(':').unwrap_or_default();
            assert_eq!(Access::of(service, name), expected, "{action}");
        }
    }
}
