//! Writes policies and questions down for JavaScript.
use crate::questions::{self, Question, SETTINGS, SIZES};

pub fn print() {
    let mut cases = Vec::new();
    for (name, setting) in SETTINGS {
        for size in SIZES {
            let questions = questions::questions(size, setting);
            let question = |it: &Question| {
                format!(
                    r#"{{"action":"cvm:{}","server":"{}","resource":"{}","ip":"{}","factor":"{}","allowed":{}}}"#,
                    it.action,
                    it.server,
                    questions::server(&it.server),
                    it.ip,
                    it.factor,
                    it.allowed
                )
            };
            let questions: Vec<String> = questions.iter().map(question).collect();
            cases.push(format!(
                r#"{{"setting":"{name}","size":{size},"charter":{:?},"cedar":{:?},"questions":[{}]}}"#,
                questions::charter(size, setting),
                questions::cedar(size, setting),
                questions.join(",")
            ));
        }
    }
    println!("[{}]", cases.join(","));
}
