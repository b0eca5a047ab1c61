//! Resources as the documentation's tables write them, brought into one form.
//!
//! The tables mix `$region`, `${region}`, `{region}`, `[region]`, bare words and examples; a few rows have a
//! colon too many, a brace without its partner or two resources run together.

/// What is left of a resource when everything that differs from account to account is taken out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Template {
    /// `instance/`, or nothing where no type stands there.
    pub prefix: String,
    /// `{instanceId}`, `*`.
    pub rest: String,
    pub region: bool,
    /// How the account is written: `uin`, `uid` (an APPID) or `id`.
    pub account: &'static str,
}

impl Template {
    /// Whether it stands for everything of the service.
    pub fn is_all(&self) -> bool {
        self.prefix.is_empty() && matches!(self.rest.as_str(), "" | "*")
    }

    /// Whether it begins with a type that is followed by something.
    pub fn has_type(&self) -> bool {
        self.prefix.len() > 2 && self.prefix.ends_with('/')
    }
}

/// The resources in a text, each with its service.
pub fn read(text: &str) -> Vec<(String, Template)> {
    let mut pieces = text.split("qcs:").skip(1);
    pieces.by_ref().filter_map(one).collect()
}

/// Reads what follows `qcs:`.
fn one(text: &str) -> Option<(String, Template)> {
    // One colon too many before the service.
    let text = text.trim_start_matches(':');
    let mut segments = text.splitn(4, ':').map(str::trim);
    let service = segments.next()?;
    let region = segments.next()?;
    let account = segments.next()?;
    let name = segments.next()?;
    let known = !service.is_empty() && service.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (prefix, rest) = split(name);
    known.then(|| {
        let template = Template {
            prefix: prefix.to_owned(),
            rest: rest.split('/').map(part).collect::<Vec<_>>().join("/"),
            region: !region.is_empty(),
            account: if account.starts_with("uid/") {
                "uid"
            } else {
                "uin"
            },
        };
        (service.to_owned(), template)
    })
}

/// Parts the type from what follows it: `instance/` and `$instanceId`.
fn split(name: &str) -> (&str, &str) {
    let end = name.find('/').map_or(name.len(), |slash| slash + 1);
    let (first, rest) = name.split_at(end);
    let word = first.trim_end_matches('/');
    let is_type = word
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_type { (first, rest) } else { ("", name) }
}

/// `{name}` for a placeholder in whatever form, `*` for an example's name.
fn part(text: &str) -> String {
    let marks = ['$', '{', '}', '[', ']', '<', '>'];
    let name = text.trim_matches(marks);
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    match name {
        "" => String::new(),
        _ if name.len() < text.len() && is_name => format!("{{{name}}}"),
        _ => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_resource_becomes_one() {
        let cases = [
            (
                "qcs::cvm:$region:$account:instance/$instanceId",
                "cvm region instance/ {instanceId}",
            ),
            (
                "qcs::cvm:${region}:uin/{uin}:instance/*",
                "cvm region instance/ *",
            ),
            (
                "qcs:::cvm:$region:$account:systemdisk/*",
                "cvm region systemdisk/ *",
            ),
            (
                "qcs::chdfs:$region-id}:uin/$account-uin}:filesystem/$file-system-id}",
                "chdfs region filesystem/ {file-system-id}",
            ),
            (
                "qcs::ci:ap-shanghai:uid/1250000000:bucket/examplebucket-1250000000/*",
                "ci region uid bucket/ */*",
            ),
            ("qcs::dc::uin/:dcx/*", "dc dcx/ *"),
            ("qcs::gse:$region:$account:game", "gse region game "),
            ("qcs::cfs::uin/27700000:*", "cfs  *"),
            (
                "qcs::cos:[region]::[bucketname-Appid]",
                "cos region  {bucketname-Appid}",
            ),
        ];
        for (written, expected) in cases {
            let found: Vec<String> = read(written).iter().map(shown).collect();
            assert_eq!(found, [expected], "{written}");
        }
        let two = "qcs::tdmq:$region:uin/$uin:topic/$topicNameqcs::tdmq:$region:uin/$uin:queue/$queueName";
        assert_eq!(read(two).len(), 2);
        assert_eq!(read("*"), []);
        assert_eq!(read("qcs::cvm:gz"), []);
    }

    fn shown((service, template): &(String, Template)) -> String {
        let region = if template.region { " region" } else { "" };
        let uid = if template.account == "uid" {
            " uid"
        } else {
            ""
        };
        format!(
            "{service}{region}{uid} {} {}",
            template.prefix, template.rest
        )
    }
}
