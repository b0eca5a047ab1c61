//! What the text around a policy says of it: its name, its description, and of which kind it must be.

use crate::dialect::{Profile, huawei, tencent};

/// What the text around a policy says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// What the policy is called; empty where that is not said, or by an expression.
    pub name: String,
    /// How it is described; empty where that is not said, or by an expression.
    pub description: String,
    /// Its kind, where policies of one kind alone stand in such a place.
    pub kind: Option<&'static Profile>,
}

/// A name beside the one under which a policy stands, and the text that it has as its value, if it is one.
pub(super) struct Beside {
    pub name: String,
    pub value: String,
}

/// Where a policy stands.
#[derive(Default)]
pub(super) struct Surroundings {
    /// The name under which it stands.
    pub key: String,
    /// What stands in the same object.
    pub beside: Vec<Beside>,
    /// Of which type the resource is that holds it.
    pub types: Vec<String>,
    /// Whether it is an answer, and no request.
    pub is_answer: bool,
}

/// What tells a kind, where policies of others stand under the same name.
enum Sign {
    /// Nothing else has policies under that name.
    Name,
    /// The resource is of this type.
    Type(&'static str),
    /// One of these stands beside it.
    Beside(&'static [&'static str]),
    /// One of these stands beside it, and it is a request: answers about other kinds have them as well.
    Request(&'static [&'static str]),
}

/// The places in which policies of one kind stand: the name there, what else must hold, and the kind.
///
/// Sources: the requests and answers of Tencent Cloud's CAM (2019-01-16) and organizations (2021-03-31) and of Huawei
/// Cloud's IAM (v3, v5) and organizations; the resources of both vendors' Terraform providers. An organization's answer
/// (`DescribePolicy`) has the same names as one of CAM, so that it tells nothing.
#[rustfmt::skip]
static PLACES: &[(&str, Sign, &Profile)] = &[
    ("PolicyDocument", Sign::Beside(&["RoleName", "RoleId"]), &tencent::TRUST),
    ("PolicyDocument", Sign::Beside(&["PresetAlias", "IsServiceLinkedRolePolicy", "CreateMode"]), &tencent::CAM),
    ("PolicyDocument", Sign::Request(&["PolicyName", "PolicyId", "SetAsDefault"]), &tencent::CAM),
    ("Document", Sign::Beside(&["IsDefaultVersion"]), &tencent::CAM),
    ("RolePolicyDocument", Sign::Name, &tencent::CAM),
    ("CustomPolicyDocument", Sign::Name, &tencent::CAM),
    ("NewCustomPolicyDocument", Sign::Name, &tencent::CAM),
    ("Content", Sign::Type("SERVICE_CONTROL_POLICY"), &tencent::SCP),
    // Where no type is named, it is this one.
    ("Content", Sign::Beside(&["Name", "PolicyId"]), &tencent::SCP),
    ("document", Sign::Type("tencentcloud_cam_policy"), &tencent::CAM),
    ("policy_document", Sign::Type("tencentcloud_cam_policy_version"), &tencent::CAM),
    ("document", Sign::Type("tencentcloud_cam_role"), &tencent::TRUST),
    ("policy", Sign::Type("tencentcloud_cos_bucket_policy"), &tencent::BUCKET),
    ("content", Sign::Type("tencentcloud_organization_org_manage_policy"), &tencent::SCP),
    ("role_policy_document", Sign::Name, &tencent::CAM),
    ("policy_document", Sign::Beside(&["policy_name", "set_as_default"]), &huawei::V5_0),
    ("policy_document", Sign::Type("huaweicloud_identity_policy"), &huawei::V5_0),
    ("policy_document", Sign::Type("huaweicloud_identityv5_policy"), &huawei::V5_0),
    ("document", Sign::Beside(&["is_default"]), &huawei::V5_0),
    ("trust_policy", Sign::Name, &huawei::V5_0_TRUST),
    ("policy", Sign::Type("AX"), &huawei::V1_1),
    ("policy", Sign::Type("XA"), &huawei::V1_1),
    ("policy", Sign::Type("huaweicloud_identity_role"), &huawei::V1_1),
    ("content", Sign::Type("service_control_policy"), &huawei::SCP_2025_12),
    ("content", Sign::Type("huaweicloud_organizations_policy"), &huawei::SCP_2025_12),
];

/// What a policy's name is called beside it, and what its description is, in small letters and without `_` and `-`.
const NAMES: &[&str] = &[
    "policyname",
    "rolepolicyname",
    "custompolicyname",
    "displayname",
    "name",
];
const DESCRIPTIONS: &[&str] = &["description", "policydescription", "policydesc"];

impl Surroundings {
    /// What they say of the policy in them.
    pub fn about(&self) -> About {
        let kind = self.kind();
        // What such a policy hangs on has a name; it has none itself.
        if kind.is_some_and(Profile::names_principals) {
            return About {
                kind,
                ..About::default()
            };
        }
        About {
            name: self.value(NAMES),
            description: self.value(DESCRIPTIONS),
            kind,
        }
    }

    /// Whether a policy stands under this name, of whatever kind.
    pub fn is_place(&self) -> bool {
        plain(&self.key).ends_with("policydocument") || self.kind().is_some()
    }

    /// Notes what is said of the policy itself in an object beside it.
    pub fn note(&mut self, name: &str, value: String) {
        match name {
            "type" => self.types.push(value),
            _ => self.beside.push(Beside {
                name: name.to_owned(),
                value,
            }),
        }
    }

    fn kind(&self) -> Option<&'static Profile> {
        let mut places = PLACES.iter();
        let place = places.find(|(key, sign, _)| *key == self.key && self.shows(sign));
        place.map(|(.., kind)| *kind)
    }

    fn shows(&self, sign: &Sign) -> bool {
        let has = |names: &[&str]| {
            let mut beside = self.beside.iter();
            beside.any(|beside| names.contains(&beside.name.as_str()))
        };
        match sign {
            Sign::Name => true,
            Sign::Type(name) => self.types.iter().any(|found| found == name),
            Sign::Beside(names) => has(names),
            Sign::Request(names) => !self.is_answer && has(names),
        }
    }

    /// The text under the first of these names that stands there.
    fn value(&self, names: &[&str]) -> String {
        let of = |name: &&str| {
            let mut beside = self.beside.iter();
            let found = beside.find(|beside| plain(&beside.name) == **name)?;
            let value = found.value.trim();
            (!value.is_empty() && !is_expression(value)).then(|| value.to_owned())
        };
        names.iter().find_map(of).unwrap_or_default()
    }
}

/// A name without what parts its words.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !"_-".contains(*letter));
    letters.collect::<String>().to_ascii_lowercase()
}

/// Whether something is to be filled in by whoever reads the text around.
fn is_expression(value: &str) -> bool {
    value.contains("${") || value.contains("%{")
}
