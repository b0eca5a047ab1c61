//! What a vendor writes in more ways than one.

/// Other ways to write one thing. Policies and requests are compared in all of them.
#[derive(Debug, Clone, Copy)]
pub struct Spellings {
    /// Short names of regions, each with the code of the same region; sorted.
    pub regions: &'static [(&'static str, &'static str)],
    /// What a code of a region begins with. A name that begins otherwise and has no code here is one of an older kind,
    /// of which nothing says which region it is.
    pub codes: &'static [&'static str],
    /// How a policy of the vendor's own names the account that it is bound in.
    pub own_account: Option<&'static str>,
    /// The name of an account's root identity, which may also be written as the account itself: `uin/1:root` is
    /// `uin/1:uin/1`.
    pub root: Option<&'static str>,
    /// How identities are named within their account.
    pub classes: Classes,
    /// An older form of a service's resources.
    pub old_names: Option<OldNames>,
    /// Patterns of directories.
    pub directories: Directories,
}

/// How identities are named within their account.
#[derive(Debug, Clone, Copy)]
pub struct Classes {
    /// The services in whose resources they stand.
    pub services: &'static [&'static str],
    /// What the names of a role begin with, the longer ones first: it has an ID and a name, and nothing tells which belong
    /// together.
    pub begins: &'static [&'static str],
    /// What the name of a group begins with. Who is in it nothing tells.
    pub groups: &'static [&'static str],
    /// What the name of a user begins with.
    pub users: &'static [&'static str],
}

impl Classes {
    /// Whether a pattern of names may mean a name that it does not match, since that is of another class.
    pub fn may_be_same(&self, pattern: &str, name: &str) -> bool {
        let Some(class) = self.class(name) else {
            return false;
        };
        let head = pattern.split_once('*').map(|(head, _)| head);
        match (self.class(pattern), head) {
            (Some(own), _) => own != class,
            // A wildcard stands where the class does.
            (None, Some(head)) => {
                let mut begins = self.begins.iter();
                begins.any(|begin| begin.starts_with(head))
            }
            (None, None) => false,
        }
    }

    fn class(&self, name: &str) -> Option<usize> {
        let mut begins = self.begins.iter();
        begins.position(|begin| {
            let start = name.get(..begin.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(begin))
        })
    }

    /// Whether it is the name of a group.
    pub fn is_group(&self, name: &str) -> bool {
        self.groups.iter().any(|begin| name.starts_with(begin))
    }

    /// Whether a name is of a class that is known.
    pub fn is_known(&self, name: &str) -> bool {
        let mut plain = self.groups.iter().chain(self.users);
        self.class(name).is_some() || plain.any(|begin| name.starts_with(begin))
    }
}

/// An older form of the names of a service's resources: `prefix//125/photos/a.jpg` for `photos-125/a.jpg`.
#[derive(Debug, Clone, Copy)]
pub struct OldNames {
    /// The service.
    pub service: &'static str,
    /// What an old name begins with, the usual form first; owner, bucket and path follow, between slashes.
    pub prefixes: &'static [&'static str],
    /// What the domain of a bucket ends with, which stands for its name in some pages.
    pub domains: &'static [&'static str],
}

/// Whether a pattern of all that is in a directory (`queueName/uin/77/*`) also names the directory (`queueName/uin/77`).
#[derive(Debug, Clone, Copy)]
pub enum Directories {
    /// It does not.
    Apart,
    /// It does in these services, where the vendor shows it. Whether it does in others is open, and so is whether the
    /// directory alone names what is in it.
    Reached(&'static [&'static str]),
}

impl Spellings {
    /// Those of a language that writes everything in one way.
    pub const NONE: Self = Self {
        regions: &[],
        codes: &[],
        own_account: None,
        root: None,
        classes: Classes {
            services: &[],
            begins: &[],
            groups: &[],
            users: &[],
        },
        old_names: None,
        directories: Directories::Apart,
    };

    /// The code of a region: of a short name the code of that region, of a code itself. `None` for a short name that
    /// stands in no list, of which nothing says which region it is.
    pub fn region_code<'t>(&self, name: &'t str) -> Option<&'t str> {
        let known = self.regions.binary_search_by_key(&name, |(short, _)| short);
        let code = known.ok().and_then(|at| self.regions.get(at));
        let is_code = || self.codes.iter().any(|begin| name.starts_with(begin));
        code.map(|(_, code)| *code)
            .or_else(|| is_code().then_some(name))
    }

    /// The short names of a region.
    pub fn short_names(&self, code: &str) -> impl Iterator<Item = &'static str> {
        let regions = self.regions.iter();
        regions
            .filter(move |(_, known)| *known == code)
            .map(|(short, _)| *short)
    }
}

impl OldNames {
    /// Whether a name is written in the older form.
    pub fn is_old(&self, name: &str) -> bool {
        self.behind_prefix(name).is_some()
    }

    /// Whether a name has a bucket's whole domain in the place of its name.
    pub fn has_domain(&self, name: &str) -> bool {
        let bucket = self.behind_prefix(name).unwrap_or(name);
        let bucket = bucket.split('/').next().unwrap_or_default();
        self.domains.iter().any(|domain| bucket.ends_with(domain))
    }

    /// Whether a name in the older form is that of a bucket, without a path.
    pub fn is_bucket(&self, name: &str) -> bool {
        let behind = self.behind_prefix(name);
        behind.is_some_and(|rest| rest.trim_end_matches('/').matches('/').count() == 1)
    }

    fn behind_prefix<'t>(&self, name: &'t str) -> Option<&'t str> {
        let mut prefixes = self.prefixes.iter();
        prefixes.find_map(|prefix| name.strip_prefix(prefix))
    }

    /// A name, or a pattern of names, in the other form; `None` where a wildcard hides where its parts end.
    ///
    /// ```
    /// use charter_policy::tencent;
    ///
    /// let names = tencent::DIALECT.spellings.old_names.expect("COS has two forms");
    /// assert_eq!(names.other_form("prefix//125/photos/a/*").as_deref(), Some("photos-125/a/*"));
    /// assert_eq!(names.other_form("photos-125/a.jpg").as_deref(), Some("prefix//125/photos/a.jpg"));
    /// assert_eq!(names.other_form("prefix//125/*").as_deref(), Some("*-125/*"));
    /// assert_eq!(names.other_form("pho*/a.jpg"), None);
    /// ```
    pub fn other_form(&self, name: &str) -> Option<String> {
        match self.behind_prefix(name) {
            Some(rest) => new_form(rest),
            None => self.old_form(name),
        }
    }

    fn old_form(&self, name: &str) -> Option<String> {
        let (bucket, path) = match name.split_once('/') {
            Some((bucket, path)) => (bucket, Some(path)),
            None => (name, None),
        };
        let (bucket, owner) = bucket.rsplit_once('-')?;
        // Of a pattern for any bucket, only the one for all that is in it reads the same in both forms.
        let is_clear = !bucket.contains('*') || (bucket == "*" && path == Some("*"));
        let is_whole = is_number(owner) && is_clear;
        (is_whole && !bucket.is_empty()).then(|| {
            let path = path.map_or(String::new(), |path| format!("/{path}"));
            let prefix = self.prefixes.first().copied().unwrap_or_default();
            format!("{prefix}{owner}/{bucket}{path}")
        })
    }
}

fn new_form(rest: &str) -> Option<String> {
    let (owner, rest) = rest.split_once('/')?;
    if !is_number(owner) {
        return None;
    }
    if rest == "*" {
        return Some(format!("*-{owner}/*"));
    }
    let (bucket, path) = match rest.split_once('/') {
        Some((bucket, path)) => (bucket, Some(path)),
        None if rest.contains('*') => return None,
        None => (rest, None),
    };
    let is_clear = !bucket.contains('*') || (bucket == "*" && path == Some("*"));
    if bucket.is_empty() || !is_clear {
        return None;
    }
    // Some pages write the owner behind the bucket in this form as well.
    let named = bucket
        .strip_suffix(owner)
        .and_then(|it| it.strip_suffix('-'));
    let bucket = named.unwrap_or(bucket);
    let path = path.map_or(String::new(), |path| format!("/{path}"));
    Some(format!("{bucket}-{owner}{path}"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::tencent::DIALECT;

    #[test]
    fn regions_have_one_code_and_are_sorted() {
        let spellings = DIALECT.spellings;
        assert!(spellings.regions.is_sorted());
        for (name, code) in [
            ("gz", Some("ap-guangzhou")),
            ("ap-guangzhou", Some("ap-guangzhou")),
            ("ap-nowhere", Some("ap-nowhere")),
            ("zz", None),
            // An older kind of name that no page brings together with a code.
            ("cn-south", None),
            ("", None),
        ] {
            assert_eq!(spellings.region_code(name), code, "{name}");
        }
        for (short, code) in spellings.regions {
            assert!(DIALECT.resources.regions.contains(code), "{short}: {code}");
            assert!(spellings.short_names(code).any(|known| known == *short));
        }
    }

    #[test]
    fn both_forms_of_a_name_lead_to_each_other() {
        let names = DIALECT.spellings.old_names.unwrap();
        for (old, new) in [
            ("prefix//125/b/x", "b-125/x"),
            ("prefix//125/b/", "b-125/"),
            ("prefix//125/b", "b-125"),
            ("prefix//125/my-photos/a/b*", "my-photos-125/a/b*"),
            ("prefix//125/*/*", "*-125/*"),
        ] {
            assert_eq!(names.other_form(old).as_deref(), Some(new), "{old}");
            assert_eq!(names.other_form(new).as_deref(), Some(old), "{new}");
        }
        for open in [
            "prefix//*/b/x",
            "prefix//12*",
            "prefix//125/b*",
            "prefix//125/b*/x",
            "prefix//125/*/x",
            "*-125/x",
            "prefix//125",
            "prefix//125//x",
            "b*/x",
            "*",
            "b-12*/x",
            "b/x",
            "-125/x",
        ] {
            assert_eq!(names.other_form(open), None, "{open}");
        }
        let slash = names.other_form("prefix/125/b/x");
        assert_eq!(slash.as_deref(), Some("b-125/x"));
        let twice = names.other_form("prefix//125/b-125/x");
        assert_eq!(twice.as_deref(), Some("b-125/x"));
    }
}
