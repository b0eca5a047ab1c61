//! What a statement means, as one Chinese sentence.

use crate::ui::spacing::Line;
use charter_policy::dialect::{Relation, ValueType};
use charter_policy::meaning::{
    Absence, Actions, Clause, Force, Listed, Meaning, Quantity, Reach, Resources, ServiceActions,
    Test, Who,
};

fn line(parts: &[&str]) -> String {
    let mut line = Line::default();
    for part in parts {
        line.add(part);
    }
    line.text()
}

/// A statement's meaning as one sentence.
pub(super) fn sentence(meaning: &Meaning) -> String {
    let mut text = Line::default();
    if !meaning.when.is_empty() {
        text.add(&line(&["当", &clauses(&meaning.when, "且"), "时，"]));
    }
    text.add(&beginning(&meaning.force));
    text.add(&who(&meaning.who));
    text.add("对");
    text.add(&resources(&meaning.resources));
    text.add("执行");
    text.add(&actions(&meaning.actions));
    if !meaning.unless.is_empty() {
        text.add("，除非");
        text.add(&clauses(&meaning.unless, "或"));
    }
    if meaning.in_json > 0 {
        let parts = meaning.in_json;
        text.add(&format!("，另有 {parts} 处以 JSON 编写的内容"));
    }
    if let Some(without) = &meaning.without_key {
        text.add("；不含");
        text.add(&key(&without.key));
        text.add("的请求");
        text.add(outcome(&meaning.force, without.applies));
    }
    if meaning.force == Force::LeavesRoom {
        text.add("；本身不授予任何权限");
    }
    text.add("。");
    text.text()
}

fn beginning(force: &Force) -> String {
    match force {
        Force::Denies => "拒绝".to_owned(),
        Force::Allows => "允许".to_owned(),
        Force::LeavesRoom => "最多允许".to_owned(),
        Force::Unknown(None) => "既未写明允许也未写明拒绝：".to_owned(),
        Force::Unknown(Some(effect)) => format!("效果为“{effect}”，既非允许也非拒绝："),
    }
}

fn outcome(force: &Force, applies: bool) -> &'static str {
    match (force, applies) {
        (Force::Denies, true) => "同样会被拒绝",
        (Force::Denies, false) => "不会被拒绝",
        (Force::Allows, true) => "同样会被允许",
        (Force::Allows, false) => "不会被允许",
        (Force::LeavesRoom, true) | (Force::Unknown(_), true) => "同样包括在内",
        (Force::LeavesRoom, false) | (Force::Unknown(_), false) => "不包括在内",
    }
}

fn who(who: &[Who]) -> String {
    let kinds = who.iter().map(|who| {
        let kind = who.kind.as_deref().map(tame).unwrap_or_default();
        match who.names.named.as_slice() {
            [] => line(&["（空的", &kind, "主体列表）"]),
            [all] if all == "*" => line(&["所有", &kind, "主体"]),
            _ => {
                let names = list(names(&who.names, false), who.names.more, "个", "和");
                line(&[&kind, "主体", &names])
            }
        }
    });
    list(kinds.collect(), 0, "", "和")
}

fn resources(resources: &Resources) -> String {
    let names = list(
        names(&resources.names, false),
        resources.names.more,
        "项资源",
        "和",
    );
    match resources.reach {
        Reach::Unwritten => "（未写明资源）".to_owned(),
        Reach::Nothing => "（空的资源列表）".to_owned(),
        Reach::Everything => "所有资源".to_owned(),
        Reach::Listed => names,
        Reach::AllBut => line(&["除", &names, "以外的所有资源"]),
    }
}

fn actions(actions: &Actions) -> String {
    let mut groups: Vec<String> = actions.services.iter().map(service).collect();
    if actions.more_services > 0 {
        let (services, more) = (actions.more_services, actions.more);
        groups.push(format!("另外 {services} 个服务的 {more} 项操作"));
    }
    let named = groups.join("，以及 ");
    match actions.reach {
        Reach::Unwritten | Reach::Nothing => "（未列出操作）".to_owned(),
        Reach::Everything => "所有操作".to_owned(),
        Reach::Listed => named,
        Reach::AllBut => line(&["除", &named, "以外的所有操作"]),
    }
}

fn service(group: &ServiceActions) -> String {
    let all = |name: &String| match name.as_str() {
        "*" => "所有操作".to_owned(),
        name => tame(name),
    };
    let names = group.names.named.iter().map(all).collect();
    let names = list(names, group.names.more, "项操作", "和");
    match (group.service.as_str(), &group.title) {
        ("", _) => names,
        ("*", _) => line(&["所有服务的", &names]),
        (service, None) => line(&[&tame(service), "的", &names]),
        (service, Some(title)) => line(&[&format!("{}（{title}）", tame(service)), "的", &names]),
    }
}

fn clauses(clauses: &[Clause], between: &str) -> String {
    let mut text = Line::default();
    for (at, one) in clauses.iter().enumerate() {
        if at > 0 {
            text.add(between);
        }
        text.add(&clause(one));
    }
    text.text()
}

const SOURCE_IP: &[&str] = &["qcs:ip", "g:SourceIp"];
const TIME: &[&str] = &["qcs:current_time", "g:CurrentTime"];

fn key(key: &str) -> String {
    match key {
        known if SOURCE_IP.contains(&known) => "来源 IP".to_owned(),
        known if TIME.contains(&known) => "时间".to_owned(),
        other => tame(other),
    }
}

fn clause(clause: &Clause) -> String {
    let key = key(&clause.key);
    let mut text = match clause.test {
        Test::Missing => line(&[&key, "缺失"]),
        Test::Present => line(&[&key, "存在"]),
        Test::Unknown => {
            let holds = format!("满足“{}”", clause.operator);
            line(&[&key, "与", &values(clause, true), &holds])
        }
        Test::Compares {
            relation,
            value,
            negated,
            quantity,
        } => {
            let values = values(clause, value == ValueType::String);
            let comes_from =
                relation == Relation::Within && SOURCE_IP.contains(&clause.key.as_str());
            if comes_from && quantity == Quantity::One {
                let comes = if negated {
                    "请求并非来自"
                } else {
                    "请求来自"
                };
                line(&[comes, &values])
            } else {
                let (verb, end) = verb(relation, value);
                let not = match (negated, verb.starts_with('不')) {
                    (false, _) => "",
                    (true, false) => "不",
                    (true, true) => "并非",
                };
                line(&[&key, of(quantity), not, verb, &values, end])
            }
        }
    };
    match clause.absence {
        Absence::Unsaid => {}
        Absence::OrMissing => text.push_str(&line(&["（或", &key, "缺失）"])),
        Absence::AndPresent => text.push_str(&line(&["（且", &key, "存在）"])),
    }
    text
}

fn of(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::One => "",
        Quantity::Any => "的某个值",
        Quantity::Every => "的每个值均",
    }
}

fn values(clause: &Clause, quoted: bool) -> String {
    let mut values = names(&clause.values, quoted);
    if clause.values.more > 0 {
        values.push(format!("另外 {} 个值", clause.values.more));
    }
    match values.is_empty() {
        true => "（无值）".to_owned(),
        false => list(values, 0, "", "或"),
    }
}

/// What stands before the values, and after them.
fn verb(relation: Relation, value: ValueType) -> (&'static str, &'static str) {
    let is_date = value == ValueType::Date;
    match relation {
        Relation::Equal => match value {
            ValueType::Number => ("等于", ""),
            ValueType::Date => ("恰为", ""),
            ValueType::Binary => ("以字节计为", ""),
            _ => ("为", ""),
        },
        Relation::EqualIgnoringCase => ("为", "（不区分大小写）"),
        Relation::Like => ("匹配", ""),
        Relation::Begins => ("以", "开头"),
        Relation::Ends => ("以", "结尾"),
        Relation::Less if is_date => ("早于", ""),
        Relation::Less => ("小于", ""),
        Relation::AtMost if is_date => ("不晚于", ""),
        Relation::AtMost => ("不大于", ""),
        Relation::Greater if is_date => ("晚于", ""),
        Relation::Greater => ("大于", ""),
        Relation::AtLeast if is_date => ("不早于", ""),
        Relation::AtLeast => ("不小于", ""),
        Relation::Within => ("属于", ""),
        Relation::Absent => ("缺失与否为", ""),
    }
}

fn names(listed: &Listed, quoted: bool) -> Vec<String> {
    let shown = |name: &String| match quoted {
        true => format!("“{name}”"),
        false => tame(name),
    };
    listed.named.iter().map(shown).collect()
}

/// "A、B 和 C", "A、B、C 和另外 4 项".
fn list(mut items: Vec<String>, more: usize, unit: &str, word: &str) -> String {
    if more > 0 {
        items.push(format!("另外 {more} {unit}"));
    }
    match items.split_last() {
        None => String::new(),
        Some((one, [])) => one.clone(),
        Some((last, first)) => line(&[&first.join("、"), word, last]),
    }
}

/// A text of the document in the sentence: in quotation marks unless it is clear without where it ends.
fn tame(text: &str) -> String {
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || "-_.:/*?${}@+=%&#~".contains(letter);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("“{text}”"),
    }
}
