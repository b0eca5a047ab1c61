//! How findings are worded: number and noun agree, and words that read as if translated are not used.

use charter_policy::{Code, Diagnostic, check, english, tencent};

/// A finding with the same parameters whatever its code.
fn finding(code: Code, param: &str) -> Diagnostic {
    Diagnostic {
        code,
        severity: code.severity(),
        range: 0..0,
        params: vec![param.to_owned(); 5],
        vendor_code: None,
        fix: None,
    }
}

#[test]
fn sentences_use_the_words_of_the_console() {
    for code in Code::ALL {
        let sentences = ["1", "2"].map(|param| english::message(&finding(*code, param)));
        for text in sentences
            .iter()
            .map(String::as_str)
            .chain([english::help(*code)])
        {
            let words = text.split(|it: char| !it.is_alphanumeric());
            for word in words {
                let is_odd = matches!(word, "stand" | "stands" | "anew" | "speaks" | "cannot");
                assert!(!is_odd, "{code}: {word}: {text}");
            }
            assert!(text.ends_with(['.', '?', ')']), "{code}: {text}");
            assert!(!text.contains(['|', '«']), "{code}: {text}");
        }
    }
}

/// The sentences of one code about a text.
fn said(text: &str, code: Code) -> Vec<String> {
    let found = check(text, &tencent::CAM);
    let of_code = found.iter().filter(|finding| finding.code == code);
    of_code.map(english::message).collect()
}

#[test]
fn number_and_noun_agree() {
    let policy = r#"{"version": "2.0", "statement": {"effect": "deny", "action": "cvm:Run*", "resource": "*"}}"#;
    let template =
        |action: &str| format!("p = <<EOF\n{}\nEOF\n", policy.replace("cvm:Run*", action));
    for (text, code, expected) in [
        (
            template("${var.a}"),
            Code::DocumentTemplate,
            "The policy in it contains 1 template expression (“${var.a}”), kept as it is.",
        ),
        (
            template("${var.a}:${var.b}"),
            Code::DocumentTemplate,
            "The policy in it contains 2 template expressions (such as “${var.a}”), kept as they are.",
        ),
        (
            format!("[{policy}]"),
            Code::DocumentSeveral,
            "A document is one policy, but this is a list of 1 policy.",
        ),
        (
            format!("[{policy}, {policy}]"),
            Code::DocumentSeveral,
            "A document is one policy, but this is a list of 2 policies.",
        ),
    ] {
        assert_eq!(said(&text, code), [expected], "{text}");
    }
}
