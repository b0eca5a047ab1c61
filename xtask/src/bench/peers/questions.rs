//! The same policies and the same questions for every engine.
//!
//! Statement `i` allows one action on one server from the office's network; every tenth denies without a second factor. The
//! last of them allows everything that nobody asks for, so that there is always one for each request to pass by.
//! In the setting `spread` each statement has an action of its own, as policies have; in `alike` all have the same, so that
//! every one must be looked at.

/// How many statements.
pub const SIZES: [usize; 3] = [11, 101, 1_001];

#[derive(Clone, Copy)]
pub enum Setting {
    Spread,
    Alike,
}

pub const SETTINGS: [(&str, Setting); 2] = [("spread", Setting::Spread), ("alike", Setting::Alike)];

/// A request: its action, its server, and what is known of it.
pub struct Question {
    pub action: String,
    pub server: String,
    pub ip: &'static str,
    pub factor: &'static str,
    /// Whether it is allowed.
    pub allowed: bool,
}

fn action(number: usize, setting: Setting) -> String {
    match setting {
        Setting::Spread => format!("Action{number}"),
        Setting::Alike => "Action".into(),
    }
}

fn denies(number: usize) -> bool {
    number % 10 == 9
}

/// Requests that meet statements all over the policy: allowed ones, denied ones, and ones that nothing allows.
pub fn questions(size: usize, setting: Setting) -> Vec<Question> {
    let numbers = (0..16).map(|place| place * (size - 1) / 16);
    let question = |(place, number): (usize, usize)| {
        let ip = if place % 4 == 3 {
            "203.0.113.9"
        } else {
            "10.1.2.3"
        };
        Question {
            action: action(number, setting),
            server: format!("ins-{number}"),
            ip,
            factor: "yes",
            allowed: ip == "10.1.2.3" && !denies(number),
        }
    };
    numbers.enumerate().map(question).collect()
}

/// The policy in Charter's (Tencent Cloud's) language.
pub fn charter(size: usize, setting: Setting) -> String {
    let statement = |number: usize| {
        let (effect, condition) = match denies(number) {
            true => ("deny", r#"{"string_equal":{"corp:factor":["no"]}}"#),
            false => ("allow", r#"{"ip_equal":{"qcs:ip":["10.0.0.0/8"]}}"#),
        };
        format!(
            r#"{{"effect":"{effect}","action":["cvm:{}"],"resource":["{}"],"condition":{condition}}}"#,
            action(number, setting),
            server(&format!("ins-{number}"))
        )
    };
    let statements: Vec<String> = (0..size).map(statement).collect();
    format!(
        r#"{{"version":"2.0","statement":[{}]}}"#,
        statements.join(",")
    )
}

/// A server as Charter's requests name it.
pub fn server(name: &str) -> String {
    format!("qcs::cvm:ap-guangzhou:uin/100000000001:instance/{name}")
}

/// The same policy in Cedar's language.
pub fn cedar(size: usize, setting: Setting) -> String {
    let statement = |number: usize| {
        let (effect, condition) = match denies(number) {
            true => ("forbid", r#"context.factor == "no""#),
            false => ("permit", r#"ip(context.ip).isInRange(ip("10.0.0.0/8"))"#),
        };
        format!(
            r#"{effect}(principal, action == Action::"cvm:{}", resource == Server::"ins-{number}") when {{ {condition} }};"#,
            action(number, setting)
        )
    };
    let statements: Vec<String> = (0..size).map(statement).collect();
    statements.join("\n")
}
