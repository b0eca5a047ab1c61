//! The texts of this area, as each language fills them: a sentence and a help for every finding there is.

use charter_policy::{Code, Diagnostic};

/// What the checks of a policy text found.
#[derive(Debug)]
pub struct FindingTexts {
    /// What is wrong in a policy text, in a sentence.
    pub message: fn(&Diagnostic) -> String,
    /// What a finding means and what to do about it.
    pub help: fn(Code) -> &'static str,
}

#[cfg(test)]
mod tests {
    use crate::app::texts::Language;
    use charter_policy::{Code, Diagnostic};

    #[test]
    fn findings_are_worded_in_each_language_without_loose_ends() {
        for language in Language::ALL {
            let t = language.texts().findings();
            for code in Code::ALL {
                let params = vec!["one".to_owned(), "two".to_owned(), "three".to_owned()];
                let diagnostic = Diagnostic {
                    code: *code,
                    severity: code.severity(),
                    range: 0..0,
                    params,
                    vendor_code: None,
                    fix: None,
                };
                let message = (t.message)(&diagnostic);
                assert!(!message.is_empty() && !message.contains("{0}"), "{code}");
                assert!(!(t.help)(*code).is_empty(), "{code}");
            }
        }
    }
}
