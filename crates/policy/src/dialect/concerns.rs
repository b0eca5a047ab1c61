//! What checks know of a language's services, identities and dangers.

/// Facts that only checks need. A language without any has [`Concerns::NONE`].
#[derive(Debug, Clone, Copy)]
pub struct Concerns {
    /// How names of statements are written; `None` where any text will do.
    pub sid: Option<SidForm>,
    /// How the principals of a kind are written. Kinds that are not listed hold any text.
    pub principals: &'static [(&'static str, PrincipalForm)],
    /// The principals that are everybody.
    pub everybody: &'static [&'static str],
    /// The principals that are those without a name. Whether they stand for everybody is open.
    pub anonymous: &'static [&'static str],
    /// Services whose resources are in no region.
    pub without_region: &'static [&'static str],
    /// Services whose resources name no account.
    pub without_account: &'static [&'static str],
    /// Services whose resources must say in which region they are, `*` for all of them.
    pub region_required: &'static [&'static str],
    /// Keys of a service that requests to others have as well.
    pub keys_of_others: &'static [&'static str],
    /// Whether no request to another service has the keys of a service, those of which nothing is known included.
    pub own_keys: bool,
    /// Services whose requests carry no tags.
    pub without_tags: &'static [&'static str],
    /// Keys that hold addresses within private networks.
    pub private_addresses: &'static [&'static str],
    /// Keys that say from which private network a request comes: beside them its address is a private one.
    pub network_keys: &'static [&'static str],
    /// Services that are reached over the vendor's own network too, from private addresses.
    pub reached_inside: &'static [&'static str],
    /// What stands before the number of the account that owns the resources of a service, the first of them being the
    /// one to write: for services that do not write it as all others do. Empty where a language has one form for all.
    pub account_prefixes: &'static [(&'static str, &'static [&'static str])],
    /// Condition keys that are safe only beside another: key and the other.
    pub key_pairs: &'static [(&'static str, &'static str)],
    /// How the values of a condition key are written.
    pub ids: &'static [(&'static str, IdForm)],
    /// Actions with which one can give himself more permissions, each with what it takes along with it.
    pub escalations: &'static [(&'static str, Option<&'static str>)],
    /// Actions that open, hide or destroy what protects others.
    pub sensitive: &'static [&'static str],
}

impl Concerns {
    /// Those of a language of which nothing is known.
    pub const NONE: Self = Self {
        sid: None,
        principals: &[],
        everybody: &["*"],
        anonymous: &[],
        without_region: &[],
        without_account: &[],
        region_required: &[],
        keys_of_others: &[],
        own_keys: false,
        without_tags: &[],
        private_addresses: &[],
        network_keys: &[],
        reached_inside: &[],
        account_prefixes: &[],
        key_pairs: &[],
        ids: &[],
        escalations: &[],
        sensitive: &[],
    };
}

/// How the name of a statement is written: letters and digits, and a few more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SidForm {
    /// The characters it may hold besides letters and digits.
    pub also: &'static str,
    /// How many characters it may have.
    pub longest: usize,
}

/// How a principal is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrincipalForm {
    /// Segments between colons: each either begins with one of these texts, or is just one that ends in `$`.
    Segments {
        /// What each segment may be: `uin/` with anything behind it, `cam$` alone, an empty text for anything.
        segments: &'static [&'static [&'static str]],
        /// One of them, for a person.
        example: &'static str,
    },
    /// A host's name, such as `cls.cloud.tencent.com`: it has a dot.
    Host,
    /// A text that begins so.
    Begins(&'static str),
}

impl PrincipalForm {
    /// Whether a principal is written so.
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Host => text.split('.').count() > 1 && text.split('.').all(is_label),
            Self::Begins(prefix) => text.len() > prefix.len() && text.starts_with(prefix),
            Self::Segments { segments, .. } => {
                let mut parts = text.splitn(segments.len(), ':');
                let fits = segments.iter().all(|forms| {
                    parts
                        .next()
                        .is_some_and(|part| forms.iter().any(|form| is_of(form, part)))
                });
                fits && parts.next().is_none()
            }
        }
    }

    /// One of them, for a person.
    pub fn example(self) -> &'static str {
        match self {
            Self::Segments { example, .. } => example,
            Self::Host => "cls.cloud.tencent.com",
            Self::Begins(prefix) => prefix,
        }
    }
}

fn is_of(form: &str, part: &str) -> bool {
    match form.strip_suffix('$') {
        Some(whole) => part == whole,
        None => part.len() > form.len() && part.starts_with(form),
    }
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// How an ID is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdForm {
    /// Letters and digits after this text: `vpc-` of `vpc-2ari9m7h`.
    After(&'static str),
    /// Hexadecimal digits in five groups, `8-4-4-4-12`, or all of them without hyphens.
    Uuid,
}

impl IdForm {
    /// Whether a text is such an ID.
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::After(prefix) => text.strip_prefix(prefix).is_some_and(|rest| {
                !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }),
            Self::Uuid => {
                let groups = text.split('-').map(str::len);
                let shape = groups.clone().eq([8, 4, 4, 4, 12]) || groups.eq([32]);
                shape
                    && text
                        .bytes()
                        .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            }
        }
    }

    /// What it looks like, for a person.
    pub fn example(self) -> &'static str {
        match self {
            Self::After(prefix) => prefix,
            Self::Uuid => "8-4-4-4-12",
        }
    }
}
