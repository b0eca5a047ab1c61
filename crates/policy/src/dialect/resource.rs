//! How a language writes resources.

/// How resources are written: segments between colons. The last takes all that is left.
#[derive(Debug, Clone, Copy)]
pub struct ResourceGrammar {
    /// The segments.
    pub segments: &'static [Segment],
    /// Known regions; a name one typing error away from one of them is reported.
    pub regions: &'static [&'static str],
    /// The letters of a region.
    pub region_case: LetterCase,
    /// The letters of a service.
    pub service_case: LetterCase,
    /// How an account is written.
    pub accounts: AccountForm,
    /// Known types of resources and how their names are built, a list a service.
    pub types: &'static [ServiceTypes],
    /// When a statement may leave the resource out.
    pub optional: Optional,
    /// The key of the object in which a list of resources may stand, such as `uri`, whose texts are no names of
    /// the usual form.
    pub object_key: Option<&'static str>,
}

/// Which letters a name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterCase {
    /// Small ones.
    Lower,
    /// Capitals.
    Upper,
    /// Both, each name in its own way.
    Mixed,
}

/// How the account of a resource is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountForm {
    /// Digits after one of these.
    Number {
        /// What stands before the digits.
        prefixes: &'static [&'static str],
    },
    /// Letters, digits and hyphens.
    Id,
}

/// The types of resources of a service.
#[derive(Debug, Clone, Copy)]
pub struct ServiceTypes {
    /// The service.
    pub service: &'static str,
    /// Its types.
    pub types: &'static [NameForm],
}

/// How the names of a type of resources are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameForm {
    /// The type.
    pub name: &'static str,
    /// What the parts of a name are, between slashes.
    pub parts: &'static [&'static str],
}

/// When an element may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optional {
    /// Never.
    Never,
    /// Where the statement names a principal, as a role's trust policy does.
    WithPrincipal,
    /// Always: then it speaks of all of them.
    Always,
}

/// A segment of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Always this text.
    Prefix(&'static str),
    /// Which of the vendor's clouds, of these; it may be left empty.
    Domain(&'static [&'static str]),
    /// Kept for old documents, and empty.
    Project,
    /// The service.
    Service,
    /// The region; empty means all.
    Region,
    /// The account that owns it; empty means the policy's own.
    Account,
    /// What kind of resource it is.
    Type,
    /// What the service says.
    Name,
}

impl Segment {
    /// Whether a request cannot leave it empty.
    pub fn is_needed(&self) -> bool {
        matches!(
            self,
            Self::Domain(_) | Self::Service | Self::Type | Self::Name
        )
    }
}

/// What a resource is put together from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceParts<'p> {
    /// The service.
    pub service: &'p str,
    /// The region; empty means all.
    pub region: &'p str,
    /// The account, with what stands before its number.
    pub account: &'p str,
    /// All the rest: the name and, where the language has them, the type and its colon before it.
    pub name: &'p str,
}

impl ResourceGrammar {
    /// A resource of these parts.
    ///
    /// ```
    /// use charter_policy::dialect::ResourceParts;
    /// use charter_policy::{huawei, tencent};
    ///
    /// let parts = ResourceParts { service: "cvm", region: "", account: "uin/1", name: "instance/*" };
    /// assert_eq!(tencent::DIALECT.resources.compose(&parts), "qcs::cvm::uin/1:instance/*");
    /// let parts = ResourceParts { service: "ecs", region: "*", account: "*", name: "instance:*" };
    /// assert_eq!(huawei::LANGUAGE_5_0.resources.compose(&parts), "ecs:*:*:instance:*");
    /// ```
    pub fn compose(&self, parts: &ResourceParts<'_>) -> String {
        let segments = self.segments.iter().filter_map(|segment| match segment {
            Segment::Prefix(prefix) => Some(*prefix),
            Segment::Domain(domains) => domains.first().copied(),
            Segment::Project => Some(""),
            Segment::Service => Some(parts.service),
            Segment::Region => Some(parts.region),
            Segment::Account => Some(parts.account),
            // It stands before the name, in the same part.
            Segment::Type => None,
            Segment::Name => Some(parts.name),
        });
        segments.collect::<Vec<_>>().join(":")
    }

    /// Whether accounts are numbers.
    pub fn has_numbers(&self) -> bool {
        matches!(self.accounts, AccountForm::Number { .. })
    }

    /// The kind of an account's number, where there are several: `uin/` or `uid/`. An account has one of each.
    pub fn account_kind(&self, account: &str) -> Option<usize> {
        let AccountForm::Number { prefixes } = self.accounts else {
            return None;
        };
        prefixes
            .iter()
            .position(|prefix| account.starts_with(prefix))
    }

    /// The account segment of a resource, as it is written.
    pub fn account<'t>(&self, resource: &'t str) -> Option<&'t str> {
        let mut segments = self.segments.iter();
        let place = segments.position(|segment| *segment == Segment::Account)?;
        resource.split(':').nth(place)
    }

    /// The service of a resource, and the rest behind the account: type and name.
    pub fn service_and_name<'t>(&self, resource: &'t str) -> Option<(&'t str, &'t str)> {
        let place = |wanted| self.segments.iter().position(|segment| *segment == wanted);
        let service = resource.split(':').nth(place(Segment::Service)?)?;
        let name = place(Segment::Type).or_else(|| place(Segment::Name))?;
        let rest = resource.splitn(name + 1, ':').nth(name)?;
        Some((service, rest))
    }
}
