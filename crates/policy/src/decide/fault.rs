//! What makes a request none that a service could ask: it is one action on one resource.

use super::request::Request;
use crate::dialect::{ActionForm, Dialect, Segment};

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFault {
    /// Where it is wrong.
    pub part: RequestPart,
    /// The part as the request writes it: of several keys, the one that is wrong.
    pub written: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestPart {
    /// The action.
    Action,
    /// The resource.
    Resource,
    /// Who asks.
    Principal,
    /// A condition key.
    Key,
}

/// What can be wrong with a part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is a pattern or holds a variable, so that it names several.
    Pattern,
    /// A space stands where no name has one.
    Space,
    /// A character stands there that nobody sees.
    Invisible,
    /// It is empty, or a part of it is.
    Empty,
    /// It is not written in the language's form; a key, in other capitals than the language's.
    Form,
}

impl Request {
    /// What makes it none that a service could ask: a pattern, a stray space or one that nobody sees, an empty part, another
    /// form, a key in other capitals. What is asked by a person is held against it before it is decided; a resource that is empty as a whole is one that was not told.
    ///
    /// ```
    /// use charter_policy::decide::{FaultKind, Request};
    /// use charter_policy::tencent;
    ///
    /// let kind = |action, resource| {
    ///     let fault = Request::new(action, resource).fault(&tencent::DIALECT);
    ///     fault.map(|fault| fault.kind)
    /// };
    /// assert_eq!(kind("cvm:RunInstances", "qcs::cvm:ap-guangzhou:uin/1:instance/ins-1"), None);
    /// assert_eq!(kind("cvm:Run*", "*"), Some(FaultKind::Pattern));
    /// assert_eq!(kind("cvm: RunInstances", "*"), Some(FaultKind::Space));
    /// assert_eq!(kind("cvm:RunInstances", "qcs::cvm:ap-guangzhou:uin/1:"), Some(FaultKind::Empty));
    /// ```
    pub fn fault(&self, dialect: &Dialect) -> Option<RequestFault> {
        self.faults(dialect).next()
    }

    /// All that makes it none that a service could ask, like [`Self::fault`]: one for a part, and for each key.
    pub fn faults(&self, dialect: &Dialect) -> impl Iterator<Item = RequestFault> {
        let whole: [(RequestPart, &str, Check); 2] = [
            (RequestPart::Action, &self.action, action),
            (RequestPart::Resource, &self.resource, resource),
        ];
        let who = self.principal.iter();
        let who = who.map(|(_, name)| (RequestPart::Principal, name.as_str(), principal as Check));
        let keys = self.keys();
        let keys = keys.map(|name| (RequestPart::Key, name, key as Check));
        let parts = whole.into_iter().chain(who).chain(keys);
        parts.filter_map(|(part, written, check)| {
            let kind = check(written, dialect)?;
            let written = written.to_owned();
            Some(RequestFault {
                part,
                written,
                kind,
            })
        })
    }
}

/// What is wrong with a part as it is written.
type Check = fn(&str, &Dialect) -> Option<FaultKind>;

/// Who asks: one identity, or everybody.
fn principal(name: &str, dialect: &Dialect) -> Option<FaultKind> {
    if name.trim().is_empty() {
        return Some(FaultKind::Empty);
    }
    let is_everybody = dialect.concerns.everybody.contains(&name) && name != "*";
    (!is_everybody)
        .then(|| several_or_space(name, dialect))
        .flatten()
}

/// A condition key: a name, in the capitals that the language tells keys apart by. Only what follows a slash, the name of a
/// tag, has spaces.
fn key(name: &str, dialect: &Dialect) -> Option<FaultKind> {
    let grammar = &dialect.conditions;
    let differs = || grammar.key(name).is_none() && grammar.key_in_any_case(name).is_some();
    let own = name.split_once('/').map_or(name, |(own, _)| own);
    if name.trim().is_empty() {
        Some(FaultKind::Empty)
    } else if name.contains(is_invisible) {
        Some(FaultKind::Invisible)
    } else if name.trim() != name || own.contains(char::is_whitespace) {
        Some(FaultKind::Space)
    } else {
        differs().then_some(FaultKind::Form)
    }
}

/// Whether nobody sees a character, though it makes another name.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (character.is_control() && !character.is_whitespace())
}

/// A pattern, a variable, a character that nobody sees, or a space anywhere.
fn several_or_space(text: &str, dialect: &Dialect) -> Option<FaultKind> {
    if is_pattern(text, dialect) {
        Some(FaultKind::Pattern)
    } else if text.contains(is_invisible) {
        Some(FaultKind::Invisible)
    } else if text.contains(char::is_whitespace) {
        Some(FaultKind::Space)
    } else {
        None
    }
}

fn is_pattern(text: &str, dialect: &Dialect) -> bool {
    text.contains('*') || text.contains("${") || (dialect.wildcards.one && text.contains('?'))
}

fn action(text: &str, dialect: &Dialect) -> Option<FaultKind> {
    if text.trim().is_empty() {
        return Some(FaultKind::Empty);
    }
    if is_pattern(text, dialect) {
        return Some(FaultKind::Pattern);
    }
    if text.contains(is_invisible) {
        return Some(FaultKind::Invisible);
    }
    let Some((service, name)) = dialect.without_legacy(text).split_once(':') else {
        return Some(FaultKind::Form);
    };
    // A product's name may be of several words, where it stands in an element of its own.
    let (is_one_word, count) = match dialect.actions.form {
        ActionForm::Colons { parts } => (true, parts),
        ActionForm::Typed { .. } => (false, 2),
    };
    let has_space = |text: &str| text.contains(char::is_whitespace);
    if has_space(name) || service.trim() != service || (is_one_word && has_space(service)) {
        return Some(FaultKind::Space);
    }
    let parts = 1 + name.split(':').count();
    // A type may be missing between two colons: `sts::tagSession`.
    if service.is_empty()
        || name.is_empty()
        || name.ends_with(':')
        || (parts < 3 && name.starts_with(':'))
    {
        return Some(FaultKind::Empty);
    }
    // Only products with names of their own have signs in them.
    let is_plain = |text: &str, signs: &str| {
        let mut characters = text.chars();
        characters.all(|it| it.is_alphanumeric() || signs.contains(it))
    };
    let is_named = is_plain(name, "-_./:") && (!is_one_word || is_plain(service, "-_."));
    (parts != count || !is_named).then_some(FaultKind::Form)
}

fn resource(text: &str, dialect: &Dialect) -> Option<FaultKind> {
    if matches!(text, "" | "*") {
        return None;
    }
    if is_pattern(text, dialect) {
        return Some(FaultKind::Pattern);
    }
    if text.contains(is_invisible) {
        return Some(FaultKind::Invisible);
    }
    let segments = dialect.resources.segments;
    if names_several(text, segments) {
        return Some(FaultKind::Pattern);
    }
    let parts = || text.splitn(segments.len().max(1), ':');
    let head = parts().take(segments.len().saturating_sub(1));
    let mut spaced = head.filter(|part| part.contains(char::is_whitespace));
    if spaced.next().is_some() || text.trim() != text || parts().any(|part| part.trim() != part) {
        return Some(FaultKind::Space);
    }
    let mut pairs = segments.iter().zip(parts());
    let has_form = parts().count() == segments.len()
        && pairs
            .all(|(segment, part)| !matches!(segment, Segment::Prefix(prefix) if *prefix != part));
    if !has_form {
        return Some(FaultKind::Form);
    }
    let mut pairs = segments.iter().zip(parts());
    let lacks = pairs.any(|(segment, part)| part.is_empty() && segment.is_needed());
    lacks.then_some(FaultKind::Empty)
}

/// Whether another resource follows a comma.
fn names_several(text: &str, segments: &[Segment]) -> bool {
    let Some(Segment::Prefix(prefix)) = segments.first() else {
        return false;
    };
    let mut others = text.split([',', ';', '|']).skip(1);
    others.any(|other| {
        let other = other.trim_start().strip_prefix(prefix);
        other.is_some_and(|rest| rest.starts_with(':'))
    })
}

#[cfg(test)]
mod tests {
    use super::FaultKind::{self, Empty, Form, Invisible, Pattern, Space};
    use super::{Request, RequestPart};
    use crate::dialect::{Dialect, huawei, naver, tencent};

    fn kind(request: &Request, dialect: &Dialect) -> Option<(RequestPart, FaultKind)> {
        request.fault(dialect).map(|fault| (fault.part, fault.kind))
    }

    #[test]
    fn an_action_is_one_action() {
        let cases: &[(&Dialect, &str, Option<FaultKind>)] = &[
            (&tencent::DIALECT, "cvm:RunInstances", None),
            (&tencent::DIALECT, "name/cos:GetObject", None),
            (&tencent::DIALECT, "cvm:*", Some(Pattern)),
            (&tencent::DIALECT, "*", Some(Pattern)),
            (&tencent::DIALECT, "cvm: RunInstances", Some(Space)),
            (&tencent::DIALECT, " cvm:RunInstances", Some(Space)),
            (&tencent::DIALECT, "cvm:Run\tInstances", Some(Space)),
            (&tencent::DIALECT, "cvm:", Some(Empty)),
            (&tencent::DIALECT, ":RunInstances", Some(Empty)),
            (&tencent::DIALECT, "", Some(Empty)),
            (&tencent::DIALECT, "RunInstances", Some(Form)),
            (&tencent::DIALECT, "cvm:a:b", Some(Form)),
            (&tencent::DIALECT, "cvm:Stop?nstances", Some(Form)),
            (&tencent::DIALECT, "foo/cvm:StopInstances", Some(Form)),
            (
                &tencent::DIALECT,
                "cvm:Stop\u{200b}Instances",
                Some(Invisible),
            ),
            (
                &huawei::LANGUAGE_5_0,
                "ecs:cloudServers:delete\u{feff}",
                Some(Invisible),
            ),
            (&huawei::LANGUAGE_5_0, "ecs:cloudServers:delete", None),
            (&huawei::LANGUAGE_5_0, "sts::tagSession", None),
            (
                &huawei::LANGUAGE_5_0,
                "ecs:cloudServers:get?",
                Some(Pattern),
            ),
            (&huawei::LANGUAGE_5_0, "ecs:cloudServers:", Some(Empty)),
            (&huawei::LANGUAGE_5_0, "ecs:cloudServers", Some(Form)),
            (&huawei::LANGUAGE_5_0, "ecs:a:b:c", Some(Form)),
            (&naver::DIALECT, "Single Sign-On:View/getUserList", None),
            (&naver::DIALECT, "Server :View/getList", Some(Space)),
            (&naver::DIALECT, "Server:View/ getList", Some(Space)),
            (&naver::DIALECT, "Server:View/*", Some(Pattern)),
        ];
        for (dialect, action, expected) in cases {
            let found = kind(&Request::new(action, "*"), dialect);
            let expected = expected.map(|kind| (RequestPart::Action, kind));
            assert_eq!(found, expected, "{action}");
        }
    }

    #[test]
    fn a_resource_is_one_resource_or_none() {
        let cases: &[(&Dialect, &str, Option<FaultKind>)] = &[
            (&tencent::DIALECT, "*", None),
            (&tencent::DIALECT, "", None),
            (&tencent::DIALECT, "qcs::cam::uin/1:uin/2", None),
            (
                &tencent::DIALECT,
                "qcs::cvm:ap-beijing::instance/ins-1",
                None,
            ),
            (
                &tencent::DIALECT,
                "qcs:id/0:cvm:gz:uin/1:instance/ins-1",
                None,
            ),
            (
                &tencent::DIALECT,
                "qcs::cos:gz:uid/1:b-1/two words.txt",
                None,
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1:instance/*",
                Some(Pattern),
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1:user/${uin}",
                Some(Pattern),
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm: gz:uin/1:instance/ins-1",
                Some(Space),
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1: instance/ins-1",
                Some(Space),
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1:instance/ins-1 ",
                Some(Space),
            ),
            (
                &tencent::DIALECT,
                "qcs:::gz:uin/1:instance/ins-1",
                Some(Empty),
            ),
            (&tencent::DIALECT, "qcs::cvm:gz:uin/1:", Some(Empty)),
            (&tencent::DIALECT, "ins-1", Some(Form)),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1:instance/ins-1,qcs::cvm:gz:uin/1:instance/ins-2",
                Some(Pattern),
            ),
            (
                &tencent::DIALECT,
                "qcs::cvm:gz:uin/1:instance/ins-1\u{200b}",
                Some(Invisible),
            ),
            (
                &tencent::DIALECT,
                "acs::cvm:gz:uin/1:instance/ins-1",
                Some(Form),
            ),
            (&huawei::LANGUAGE_5_0, "obs:::bucket:b1", None),
            (&huawei::LANGUAGE_5_0, "obs:*:*:bucket:b1", Some(Pattern)),
            (&huawei::LANGUAGE_5_0, "obs:r:a::b1", Some(Empty)),
            (&naver::DIALECT, "nrn:PUB:Server:KR:1:Server/2", None),
            (&naver::DIALECT, "nrn:PUB:Server:KR:1", Some(Form)),
            (&naver::DIALECT, "nrn::Server:KR:1:Server/2", Some(Empty)),
        ];
        for (dialect, resource, expected) in cases {
            let action = match dialect.actions.names_service() {
                true => "ecs:servers:get",
                false => "Server:View/getList",
            };
            let action = if dialect.name == "tencent" {
                "cvm:Run"
            } else {
                action
            };
            let found = kind(&Request::new(action, resource), dialect);
            let expected = expected.map(|kind| (RequestPart::Resource, kind));
            assert_eq!(found, expected, "{resource}");
        }
    }

    #[test]
    fn a_question_mark_is_a_wildcard_where_the_language_has_it() {
        let bucket = |dialect, resource| {
            let action = match dialect {
                Some(_) => "obs:bucket:get",
                None => "cos:GetObject",
            };
            let request = Request::new(action, resource);
            let dialect = dialect.unwrap_or(&tencent::DIALECT);
            kind(&request, dialect).map(|(_, kind)| kind)
        };
        for language in [&huawei::LANGUAGE_1_1, &huawei::LANGUAGE_5_0] {
            let found = bucket(Some(language), "obs:*:*:bucket:b?");
            assert_eq!(found, Some(Pattern), "{}", language.name);
        }
        // Tencent Cloud's pages know the star alone: an object's key may have a question mark.
        assert_eq!(bucket(None, "qcs::cos:gz:uid/1:b-1/a?b"), None);
        let request = Request::new("Server:View/getList", "nrn:PUB:Server:KR:1:Server/a?");
        assert_eq!(kind(&request, &naver::DIALECT), None);
    }

    #[test]
    fn who_asks_is_one() {
        let ask = |name| Request::new("sts:AssumeRole", "*").principal("qcs", name);
        for (name, expected) in [
            ("qcs::cam::uin/1:uin/2", None),
            ("qcs::cam::anyone:anyone", None),
            ("qcs::cam::uin/1:*", Some(Pattern)),
            ("*", Some(Pattern)),
            ("qcs::cam:: uin/1:uin/2", Some(Space)),
            ("", Some(Empty)),
        ] {
            let expected = expected.map(|kind| (RequestPart::Principal, kind));
            assert_eq!(kind(&ask(name), &tencent::DIALECT), expected, "{name}");
        }
    }

    #[test]
    fn a_key_is_told_by_its_own_name() {
        for (name, expected) in [
            ("qcs:ip", None),
            ("cvm:anything", None),
            ("qcs:resource_tag/two words", None),
            ("", Some(Empty)),
            (" qcs:ip", Some(Space)),
            ("qcs: ip", Some(Space)),
            ("qcs:i p", Some(Space)),
            ("two words", Some(Space)),
            ("qcs:ip\u{200b}", Some(Invisible)),
            ("QCS:IP", Some(Form)),
        ] {
            let request = Request::new("cvm:RunInstances", "*").with(name, ["1"]);
            let expected = expected.map(|kind| (RequestPart::Key, kind));
            assert_eq!(kind(&request, &tencent::DIALECT), expected, "{name}");
        }
        // Of several, the one that is wrong is named.
        let request = Request::new("cvm:RunInstances", "*").with("qcs:ip", ["1"]);
        let request = request.with("QCS:ip", ["1"]).without("qcs:v pc");
        let named: Vec<_> = request.faults(&tencent::DIALECT).collect();
        let named = named.iter().map(|fault| (&*fault.written, fault.kind));
        assert_eq!(
            named.collect::<Vec<_>>(),
            [("QCS:ip", Form), ("qcs:v pc", Space)]
        );
        // The same where a key is said to be absent.
        let request = Request::new("Server:View/getList", "*").without("");
        assert_eq!(
            kind(&request, &naver::DIALECT),
            Some((RequestPart::Key, Empty))
        );
    }
}
