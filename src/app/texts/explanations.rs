//! The texts of this area, as each language fills them: what stands at a place of a policy, and what there is to
//! know of something that completion offers.

use charter_policy::catalog::Access;
use charter_policy::complete::Detail;
use charter_policy::explain::Explanation;

/// What the code editor says to a word.
#[derive(Debug)]
pub struct ExplanationTexts {
    /// What stands at a place: a sentence a line.
    pub lines: fn(&Explanation) -> Vec<String>,
    /// What there is to know of a completion; may be empty.
    pub detail: fn(&Detail) -> String,
    /// The word for what an action does.
    pub access: fn(Access) -> &'static str,
}

#[cfg(test)]
mod tests {
    use crate::app::texts::Language;
    use charter_policy::explain::explain;
    use charter_policy::{Catalog, tencent};

    const POLICY: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "principal": {"qcs": ["*"]},
        "action": ["*", "cvm:StopInstances", "cvm:*", "vpc:*"], "resource": ["*", "qcs::cvm:ap-guangzhou:uin/1:instance/a"],
        "condition": {"for_any_value:string_equal_if_exist": {"qcs:tag": "a&b", "cls:other": "x"}, "ip_not_equal": {"qcs:ip": "192.0.2.1"}}}]}"#;

    #[test]
    fn each_language_explains_the_same_places_with_as_many_sentences() {
        let catalog =
            Catalog::with_index("charter-catalog 1\ncvm\tCloud Virtual Machine\t云服务器\t1\n")
                .and_then(|catalog| catalog.with_service("charter-catalog 1\ncvm\nStopInstances\n"))
                .unwrap();
        let mut explained = 0;
        for offset in (0..POLICY.len()).filter(|&at| POLICY.is_char_boundary(at)) {
            let Some(found) = explain(POLICY, &tencent::CAM, &catalog, offset) else {
                continue;
            };
            let lines =
                Language::ALL.map(|language| (language.texts().explanations().lines)(&found));
            assert_eq!(lines[0].len(), lines[1].len(), "{found:?}");
            for line in lines.iter().flatten() {
                assert!(line.ends_with(['.', '。']), "{line}");
            }
            assert!(
                lines[1].iter().all(|line| line.contains('。')),
                "{:?}",
                lines[1]
            );
            explained += 1;
        }
        assert!(explained > 200, "{explained}");
    }
}
