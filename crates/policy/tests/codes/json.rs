//! Texts that are no JSON.

use charter_policy::Code;

use crate::{Case, GOOD, action, case};

pub fn json_cases() -> Vec<Case> {
    use Code::*;
    vec![
        case(JsonEmpty, "", "", GOOD),
        case(
            JsonByteOrderMark,
            format!("\u{feff}{GOOD}"),
            "\u{feff}",
            GOOD,
        ),
        case(JsonUnexpected, r#"{"version":: "2.0"}"#, ":", GOOD),
        case(
            JsonMissingComma,
            "{\"version\": \"2.0\"\n \"statement\": []}",
            "\"statement\"",
            GOOD,
        ),
        case(JsonMissingColon, r#"{"version" "2.0"}"#, "\"2.0\"", GOOD),
        case(
            JsonMissingValue,
            r#"{"version": , "statement": []}"#,
            ",",
            GOOD,
        ),
        case(
            JsonMissingKey,
            r#"{"version": "2.0", {"effect": "deny"}}"#,
            "{",
            GOOD,
        ),
        case(
            JsonTrailingComma,
            action(r#"["cvm:Run*",]"#),
            ",",
            action(r#"["cvm:Run*"]"#),
        ),
        case(
            JsonExtraComma,
            action(r#"["cvm:Run*",,"cvm:Stop*"]"#),
            ",",
            action(r#"["cvm:Run*","cvm:Stop*"]"#),
        ),
        case(JsonUnclosed, GOOD.trim_end_matches('}'), "", GOOD),
        case(
            JsonMismatchedClose,
            r#"{"version": "2.0", "statement": [{"action": ["cvm:*"}]}"#,
            "}",
            GOOD,
        ),
        case(JsonTrailingText, format!("{GOOD} {GOOD}"), GOOD, GOOD),
        case(
            JsonComment,
            format!("{GOOD} // all of it"),
            "// all of it",
            action(r#""cos:a//b""#),
        ),
        case(
            JsonWrongQuote,
            GOOD.replace("\"deny\"", "“deny”"),
            "“",
            GOOD,
        ),
        case(
            JsonFullWidth,
            GOOD.replace("\"2.0\",", "\"2.0\"，"),
            "，",
            GOOD,
        ),
        case(JsonUnquoted, GOOD.replace("\"deny\"", "deny"), "deny", GOOD),
        case(
            JsonUnterminatedString,
            "{\"version\": \"2.0,\n\"statement\": []}",
            "\"2.0",
            GOOD,
        ),
        case(
            JsonControlCharacter,
            GOOD.replace("Run", "R\tun"),
            "\t",
            GOOD,
        ),
        case(
            JsonBadEscape,
            GOOD.replace("Run", "R\\un"),
            "\\u",
            action(r#""cvm:\u0052un""#),
        ),
        case(
            JsonBadNumber,
            r#"{"version": 02.0}"#,
            "02.0",
            r#"{"version": 2.0}"#,
        ),
        case(
            JsonBadSpace,
            GOOD.replace(", ", ",\u{a0}").replacen('\u{a0}', " ", 2),
            "\u{a0}",
            GOOD,
        ),
        case(JsonTooDeep, "[".repeat(600), "[", "[".repeat(500)),
    ]
}
