//! What stands at a place of a policy, in Chinese.

use crate::app::texts::ExplanationTexts;
use crate::ui::spacing::joined;
use charter_policy::catalog::{Access, Origin};
use charter_policy::complete::Detail;
use charter_policy::dialect::{Operator, Relation, Role, Segment, ValueType};
use charter_policy::explain::{
    ActionFacts, EmptySegment, Explanation, Listed, OperatorFacts, PatternFacts, ResourceFacts,
    ServiceName, Subject,
};

pub static TEXTS: ExplanationTexts = ExplanationTexts {
    lines,
    detail,
    access,
};

fn lines(explanation: &Explanation) -> Vec<String> {
    let one = |text: &str| vec![text.to_owned()];
    match &explanation.subject {
        Subject::Element(role) => one(element(*role)),
        Subject::Version { known: true } => one("策略语法的版本。"),
        Subject::Version { known: false } => one("策略语法没有这个版本。"),
        Subject::Effect { allows, grants } => one(effect(*allows, *grants)),
        Subject::AllActions => one("所有云服务的全部操作。"),
        Subject::Service(service) => vec![format!("云服务：{}。", named(service))],
        Subject::Action(facts) => action(facts),
        Subject::Actions(facts) => pattern(facts),
        Subject::AllResources => one("全部资源。"),
        Subject::Resource(facts) => resource(facts),
        Subject::Operator(facts) => operator(facts),
        Subject::Key(key) => {
            let kind = if key.tag {
                "标签，写作“键&值”"
            } else {
                value(key.value)
            };
            let mut lines = vec![joined!("条件键，值为{}。", kind)];
            lines.extend(key.successor.map(|new| format!("已由“{new}”取代。")));
            lines
        }
        Subject::OtherKey(service) => vec![joined!("{}的条件键，类型未知。", named(service))],
        Subject::PrincipalKind(kind) => one(principal(kind)),
    }
}

fn detail(detail: &Detail) -> String {
    match detail {
        Detail::None => String::new(),
        Detail::Service { title, title_zh } if title_zh.is_empty() => title.clone(),
        Detail::Service { title_zh, .. } => title_zh.clone(),
        Detail::Action(level, Origin::Published) => format!("{}，仅见于公开策略", access(*level)),
        Detail::Action(level, _) => access(*level).to_owned(),
        Detail::Matches(count) => format!("{count} 个操作"),
        Detail::Operator(operator) => relation(operator).to_owned(),
        Detail::Type(kind) => value(*kind).to_owned(),
        Detail::Template(template) => template.clone(),
        Detail::Account(name) => name.clone(),
    }
}

fn access(access: Access) -> &'static str {
    match access {
        Access::List => "列出",
        Access::Read => "读取",
        Access::Write => "写入",
        Access::Tag => "标签",
        Access::Permissions => "权限管理",
    }
}

fn element(role: Role) -> &'static str {
    match role {
        Role::Version => "策略语法的版本。",
        Role::Statement => "语句列表：每条语句说明允许或拒绝什么。",
        Role::Sid => "语句的名称，不影响效力。",
        Role::Effect => "语句是允许还是拒绝。",
        Role::Targets => "语句的对象：操作及其适用的资源。",
        Role::Service => "所列操作所属的云服务。",
        Role::Depends => "须同时授予的其他策略。",
        Role::About => "策略整体的说明，不影响权限。",
        Role::Action => "语句涉及的操作。",
        Role::NotAction => "语句涉及除此之外的全部操作。",
        Role::Resource => "语句涉及的资源。",
        Role::NotResource => "语句涉及除此之外的全部资源。",
        Role::Principal => "语句针对的主体。",
        Role::NotPrincipal => "语句针对除此之外的所有主体。",
        Role::Condition => "语句生效的条件：必须全部满足。",
    }
}

fn effect(allows: bool, grants: bool) -> &'static str {
    match (allows, grants) {
        (true, true) => "允许这些操作，除非另有语句拒绝。",
        (true, false) => "为这些操作留出余地，本身不授予权限。",
        (false, _) => "拒绝这些操作，即使另有语句允许。",
    }
}

fn named(service: &ServiceName) -> String {
    let ServiceName {
        name,
        title,
        title_zh,
    } = service;
    let title = if title_zh.is_empty() { title } else { title_zh };
    if title.is_empty() {
        format!("“{name}”")
    } else {
        format!("“{title}”（{name}）")
    }
}

fn action(facts: &ActionFacts) -> Vec<String> {
    let derived = if facts.derived {
        "（根据名称判断）"
    } else {
        ""
    };
    let listed = match facts.listed {
        Listed::From(Origin::Api) => "厂商的 API 中有此操作。",
        Listed::From(Origin::Documented) => "厂商的文档中有此操作。",
        Listed::From(Origin::Published) => "仅见于公开的策略，厂商的列表中没有。",
        Listed::No { complete: true } => "不在该云服务的操作列表中，而该列表应当是完整的。",
        Listed::No { complete: false } => "不在该云服务的操作列表中，但该列表可能有遗漏。",
        Listed::NotLoaded => "该云服务的操作列表尚未加载。",
        Listed::NoService => "目录中没有该云服务。",
    };
    let mut lines = vec![
        joined!("{}的操作。", named(&facts.service)),
        format!("访问级别：{}{derived}。", access(facts.access)),
        listed.to_owned(),
    ];
    if !facts.resources.is_empty() {
        lines.push(format!("适用的资源：{}。", facts.resources.join("、")));
    }
    if !facts.related.is_empty() {
        lines.push(format!("须同时授予：{}。", facts.related.join("、")));
    }
    lines
}

fn pattern(facts: &PatternFacts) -> Vec<String> {
    let service = named(&facts.service);
    let Some((found, total)) = facts.matches else {
        return vec![joined!("{}的操作，其列表尚未加载。", service)];
    };
    let mut lines = vec![joined!(
        "匹配{}已知的 {} 个操作中的 {} 个。",
        service,
        total,
        found
    )];
    if !facts.first.is_empty() {
        let rest = if found > facts.first.len() { "等" } else { "" };
        lines.push(format!("“{}”{rest}。", facts.first.join("”、“")));
    }
    lines
}

fn resource(facts: &ResourceFacts) -> Vec<String> {
    let empty = facts.value.is_empty();
    let is_open = empty && facts.empty != EmptySegment::Any;
    let line = match facts.segment {
        Segment::Prefix(_) => "所有资源都以此开头。".to_owned(),
        Segment::Domain(_) if empty => "云平台：未指定。".to_owned(),
        Segment::Domain(_) => "资源所在的云平台。".to_owned(),
        Segment::Project => "项目段：仅为兼容旧策略保留，应当为空。".to_owned(),
        Segment::Service if empty && !is_open => "云服务：全部。".to_owned(),
        Segment::Service if facts.known => format!("云服务：{}。", named(&facts.service)),
        Segment::Service => "云服务，目录中没有。".to_owned(),
        Segment::Region if is_open => "地域为空；官方文档没有说明其含义。".to_owned(),
        Segment::Region if empty => "地域：全部。".to_owned(),
        Segment::Region if facts.known => match &facts.code {
            Some(code) => format!("地域：{code}（简称）。"),
            None => format!("地域：{}。", facts.value),
        },
        Segment::Region => "地域，不在已知的地域中。".to_owned(),
        Segment::Account if is_open => "账号为空；官方文档没有说明其含义。".to_owned(),
        Segment::Account if empty => "账号：策略所属的账号。".to_owned(),
        Segment::Account => "资源所属的账号。".to_owned(),
        Segment::Type if facts.value == "*" => "资源类型：全部。".to_owned(),
        Segment::Type => "资源类型。".to_owned(),
        Segment::Name if facts.value == "*" => joined!("{}的全部资源。", named(&facts.service)),
        Segment::Name => joined!("{}的资源。", named(&facts.service)),
    };
    let template = facts
        .template
        .iter()
        .filter(|_| facts.segment == Segment::Name);
    let form = template.map(|template| format!("写法：{template}。"));
    std::iter::once(line).chain(form).collect()
}

fn operator(facts: &OperatorFacts) -> Vec<String> {
    let used = facts.written;
    let mut lines = vec![format!("满足条件：{}。", relation(used.operator))];
    lines.extend(used.qualifier.map(|qualifier| {
        let text = if qualifier.every {
            "请求中有多个值时，必须全部满足。"
        } else {
            "请求中有多个值时，满足一个即可。"
        };
        text.to_owned()
    }));
    lines.extend(facts.without_key.map(|holds| {
        let holds = if holds { "也满足" } else { "不满足" };
        joined!("请求中没有该条件键时，{}条件。", holds)
    }));
    lines
}

fn relation(operator: &Operator) -> &'static str {
    let date = operator.value == ValueType::Date;
    match (operator.relation, operator.negative) {
        (Relation::Equal, false) => "值等于所列之一",
        (Relation::Equal, true) => "值不等于所列的任何一个",
        (Relation::EqualIgnoringCase, false) => "值等于所列之一，不区分大小写",
        (Relation::EqualIgnoringCase, true) => "值不等于所列的任何一个，不区分大小写",
        (Relation::Like, false) => "值匹配所列模式之一",
        (Relation::Like, true) => "值不匹配所列的任何模式",
        (Relation::Begins, false) => "值以所列文字之一开头",
        (Relation::Begins, true) => "值不以所列的任何文字开头",
        (Relation::Ends, false) => "值以所列文字之一结尾",
        (Relation::Ends, true) => "值不以所列的任何文字结尾",
        (Relation::Less, _) if date => "时间更早",
        (Relation::Less, _) => "数值更小",
        (Relation::AtMost, _) if date => "时间不晚于所列",
        (Relation::AtMost, _) => "数值不大于所列",
        (Relation::Greater, _) if date => "时间更晚",
        (Relation::Greater, _) => "数值更大",
        (Relation::AtLeast, _) if date => "时间不早于所列",
        (Relation::AtLeast, _) => "数值不小于所列",
        (Relation::Within, false) => "地址在所列网段之一内",
        (Relation::Within, true) => "地址不在所列的任何网段内",
        (Relation::Absent, _) => "“true”表示没有该条件键，“false”表示有",
    }
}

fn value(kind: ValueType) -> &'static str {
    match kind {
        ValueType::String => "字符串",
        ValueType::Number => "数字",
        ValueType::Date => "时间",
        ValueType::Bool => "布尔值",
        ValueType::Binary => "二进制（base64）",
        ValueType::Ip => "IP 地址",
        ValueType::Null => "空",
    }
}

fn principal(kind: &str) -> &'static str {
    match kind {
        "qcs" => "腾讯云的账号、用户和角色。",
        "service" => "扮演角色的云服务。",
        "federated" => "身份提供商。",
        _ => "一种主体。",
    }
}
