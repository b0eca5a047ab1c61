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
    /// The services in whose resources they stand: first the one whose resources they are.
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
        let own = self.class(pattern);
        // A wildcard may stand where another class does.
        let head = pattern.split_once('*').map(|(head, _)| head);
        let others = self.begins.iter().enumerate();
        let mut others = others.filter(|(other, _)| *other != class);
        own.is_some_and(|own| own != class)
            || head.is_some_and(|head| others.any(|(_, begin)| begin.starts_with(head)))
    }

    fn class(&self, name: &str) -> Option<usize> {
        self.begins.iter().position(|begin| begins(name, begin))
    }

    /// Whether it is the name of a user, in whatever case.
    pub fn is_user(&self, name: &str) -> bool {
        self.users.iter().any(|begin| begins(name, begin))
    }

    /// Whether it is the name of a group, in whatever case.
    pub fn is_group(&self, name: &str) -> bool {
        self.groups.iter().any(|begin| begins(name, begin))
    }

    /// Whether a name is of a class that is known.
    pub fn is_known(&self, name: &str) -> bool {
        self.class(name).is_some() || self.is_group(name) || self.is_user(name)
    }
}

/// Whether a name begins with a text, in whatever case.
fn begins(name: &str, text: &str) -> bool {
    let start = name.get(..text.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(text))
}

/// An older form of the names of a service's resources: `prefix//125/photos/a.jpg` for `photos-125/a.jpg`.
#[derive(Debug, Clone, Copy)]
pub struct OldNames {
    /// The service.
    pub service: &'static str,
    /// What an old name begins with, the usual form first; owner, bucket and path follow, between slashes.
    pub prefixes: &'static [&'static str],
    /// The domains of a service's hosts: a bucket's whole host stands for its name in some pages.
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

    /// Whether the values of a condition key are regions: `vpc:region`, `cvm:region`.
    pub fn is_region_key(&self, key: &str) -> bool {
        let service = key.strip_suffix(":region");
        !self.codes.is_empty() && service.is_some_and(|service| !service.is_empty())
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

    /// A pattern in the older form with each of its prefixes.
    pub fn in_old_forms(&self, name: &str) -> Vec<String> {
        let rest = self.behind_prefix(name);
        let of = |rest: &str| {
            let prefixes = self.prefixes.iter();
            prefixes.map(|prefix| format!("{prefix}{rest}")).collect()
        };
        rest.map_or_else(Vec::new, of)
    }

    /// Whether a name in the older form has the owner behind the bucket as well.
    pub fn names_owner_twice(&self, name: &str) -> bool {
        let parts = self
            .behind_prefix(name)
            .and_then(|rest| rest.split_once('/'));
        parts.is_some_and(|(owner, rest)| {
            let bucket = rest.split('/').next().unwrap_or_default();
            let named = bucket.strip_suffix(owner);
            !owner.is_empty() && named.is_some_and(|bucket| bucket.ends_with('-'))
        })
    }

    /// Whether a name has a bucket's whole domain in the place of its name.
    pub fn has_domain(&self, name: &str) -> bool {
        self.domain(name).is_some()
    }

    /// A name with the bucket's name in the place of its whole domain, where that stands there.
    pub fn without_domain(&self, name: &str) -> Option<String> {
        let domain = self.domain(name)?;
        let (bucket, _) = domain.split_once('.')?;
        Some(name.replacen(domain, bucket, 1))
    }

    fn domain<'t>(&self, name: &'t str) -> Option<&'t str> {
        let is_domain = |part: &&str| {
            let mut domains = self.domains.iter();
            domains.any(|domain| {
                part.strip_suffix(domain)
                    .is_some_and(|rest| rest.ends_with('.'))
            })
        };
        let bucket = match self.behind_prefix(name) {
            Some(rest) => rest.split('/').nth(1),
            None => name.split('/').next(),
        };
        bucket.filter(is_domain)
    }

    /// Where the path in a bucket begins: behind the slash after it.
    pub fn path_of(&self, name: &str) -> usize {
        let (before, slashes) = match self.behind_prefix(name) {
            Some(rest) => (name.len() - rest.len(), 1),
            None => (0, 0),
        };
        let rest = name.get(before..).unwrap_or_default();
        let slash = rest.match_indices('/').nth(slashes);
        slash.map_or(name.len(), |(slash, _)| before + slash + 1)
    }

    /// Whether a name is that of a bucket, without a path.
    pub fn is_bucket(&self, name: &str) -> bool {
        let (name, slashes) = match self.behind_prefix(name) {
            Some(rest) => (rest, 1),
            None => (name, 0),
        };
        name.trim_end_matches('/').matches('/').count() == slashes
    }

    /// What follows the prefix of the older form.
    pub fn behind_prefix<'t>(&self, name: &'t str) -> Option<&'t str> {
        let mut prefixes = self.prefixes.iter();
        prefixes.find_map(|prefix| {
            let begin = name.get(..prefix.len())?;
            begin
                .eq_ignore_ascii_case(prefix)
                .then(|| name.get(prefix.len()..))?
        })
    }

    /// The owner of whom a pattern in the older form names all buckets: `125` of `prefix//125/*`.
    pub fn owner_of_all<'t>(&self, name: &'t str) -> Option<&'t str> {
        let (owner, rest) = self.behind_prefix(name)?.split_once('/')?;
        (rest == "*" && is_number(owner)).then_some(owner)
    }

    /// A name, or a pattern of names, in all forms, its own among them: the newer one first. None where a wildcard hides
    /// where its parts end.
    ///
    /// ```
    /// use charter_policy::tencent;
    ///
    /// let names = tencent::DIALECT.spellings.old_names.expect("COS has two forms");
    /// let forms = names.forms("prefix//125/photos/a/*");
    /// assert_eq!(forms[..2], ["photos-125/a/*", "prefix//125/photos/a/*"]);
    /// assert_eq!(names.forms("photos-125/a/*"), forms);
    /// assert!(names.forms("pho*/a.jpg").is_empty());
    /// ```
    pub fn forms(&self, name: &str) -> Vec<String> {
        let found = match self.behind_prefix(name) {
            Some(rest) => old_parts(rest),
            None => new_parts(name),
        };
        let Some((owner, bucket, path)) = found else {
            return Vec::new();
        };
        let mut forms = vec![format!("{bucket}-{owner}{path}")];
        for prefix in self.prefixes {
            forms.push(format!("{prefix}{owner}/{bucket}{path}"));
            // Some pages write the owner behind the bucket in this form as well.
            forms.push(format!("{prefix}{owner}/{bucket}-{owner}{path}"));
        }
        forms
    }
}

/// Owner, bucket, and path with its slash, behind the prefix of the older form.
fn old_parts(rest: &str) -> Option<(&str, &str, &str)> {
    let (owner, rest) = rest.split_once('/')?;
    let (bucket, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let named = bucket
        .strip_suffix(owner)
        .and_then(|it| it.strip_suffix('-'));
    of_parts(owner, named.unwrap_or(bucket), path)
}

/// The same of the newer form.
fn new_parts(name: &str) -> Option<(&str, &str, &str)> {
    let (bucket, path) = name.split_at(name.find('/').unwrap_or(name.len()));
    let (bucket, owner) = bucket.rsplit_once('-')?;
    of_parts(owner, bucket, path)
}

fn of_parts<'t>(
    owner: &'t str,
    bucket: &'t str,
    path: &'t str,
) -> Option<(&'t str, &'t str, &'t str)> {
    let is_whole = is_number(owner) && !bucket.is_empty() && !bucket.contains('*');
    is_whole.then_some((owner, bucket, path))
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
    fn every_form_of_a_name_leads_to_all() {
        let names = DIALECT.spellings.old_names.unwrap();
        for (name, path) in [
            ("prefix//125/b/x", "/x"),
            ("prefix/125/b/x", "/x"),
            ("prefix//125/b-125/x", "/x"),
            ("b-125/x", "/x"),
            ("prefix//125/b/", "/"),
            ("b-125/", "/"),
            ("prefix//125/b", ""),
            ("b-125", ""),
            ("prefix//125/b/a/b*", "/a/b*"),
            ("PREFIX//125/b/x", "/x"),
        ] {
            let expected = [
                format!("b-125{path}"),
                format!("prefix//125/b{path}"),
                format!("prefix//125/b-125{path}"),
                format!("prefix/125/b{path}"),
                format!("prefix/125/b-125{path}"),
            ];
            assert_eq!(names.forms(name), expected, "{name}");
        }
        for open in [
            "prefix//*/b/x",
            "prefix//12*",
            "prefix//125/b*",
            "prefix//125/b*/x",
            "prefix//125/*/x",
            "prefix//125/*",
            "*-125/*",
            "prefix//125",
            "prefix//125//x",
            "b*/x",
            "*",
            "b-12*/x",
            "b/x",
            "-125/x",
        ] {
            assert!(names.forms(open).is_empty(), "{open}");
        }
        assert_eq!(names.owner_of_all("prefix//125/*"), Some("125"));
        assert_eq!(names.owner_of_all("prefix//125/b/*"), None);
        assert_eq!(names.owner_of_all("b-125/*"), None);
    }
}
