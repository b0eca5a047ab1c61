//! What makes a request none that a service could ask: it is one action on one resource.

use super::request::Request;
use crate::dialect::{ActionForm, Dialect, Segment};

/// What is wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestFault {
    /// Where it is wrong.
    pub part: RequestPart,
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
}

/// What can be wrong with a part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is a pattern or holds a variable, so that it names several.
    Pattern,
    /// A space stands where no name has one.
    Space,
    /// It is empty, or a part of it is.
    Empty,
    /// It is not written in the language's form.
    Form,
}

impl Request {
    /// What makes it none that a service could ask: a pattern, a stray space, an empty part, another form. What is asked by
    /// a person is held against it before it is decided; a resource that is empty as a whole is one that was not told.
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
        let of = |part, kind: Option<FaultKind>| kind.map(|kind| RequestFault { part, kind });
        let principal = self.principal.as_ref();
        let principal = principal.and_then(|(_, name)| {
            if name.trim().is_empty() {
                return Some(FaultKind::Empty);
            }
            let is_everybody = dialect.concerns.everybody.contains(&name.as_str()) && name != "*";
            (!is_everybody)
                .then(|| several_or_space(name, dialect))
                .flatten()
        });
        of(RequestPart::Action, action(&self.action, dialect))
            .or_else(|| of(RequestPart::Resource, resource(&self.resource, dialect)))
            .or_else(|| of(RequestPart::Principal, principal))
    }
}

/// A pattern, a variable, or a space anywhere.
fn several_or_space(text: &str, dialect: &Dialect) -> Option<FaultKind> {
    if is_pattern(text, dialect) {
        Some(FaultKind::Pattern)
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
    (parts > count).then_some(FaultKind::Form)
}

fn resource(text: &str, dialect: &Dialect) -> Option<FaultKind> {
    if matches!(text, "" | "*") {
        return None;
    }
    if is_pattern(text, dialect) {
        return Some(FaultKind::Pattern);
    }
    let segments = dialect.resources.segments;
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

#[cfg(test)]
mod tests {
    use super::FaultKind::{self, Empty, Form, Pattern, Space};
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
            (&huawei::LANGUAGE_5_0, "ecs:cloudServers:delete", None),
            (&huawei::LANGUAGE_5_0, "sts::tagSession", None),
            (
                &huawei::LANGUAGE_5_0,
                "ecs:cloudServers:get?",
                Some(Pattern),
            ),
            (&huawei::LANGUAGE_5_0, "ecs:cloudServers:", Some(Empty)),
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
}
