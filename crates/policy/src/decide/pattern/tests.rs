use super::*;

const SYNTAX: Syntax = Syntax {
    wildcards: Some(Wildcards { one: true }),
    variables: Some(VARIABLES),
    literal_from: usize::MAX,
    case: Case::Exact,
};

const VARIABLES: Variables = Variables {
    case: Case::Exact,
    names: &[],
    keys: true,
    defaults: false,
    escapes: "",
};

fn value(name: &str) -> Value<'static> {
    match name {
        "star" => Value::Text("*"),
        "ab" => Value::Text("ab"),
        "empty" => Value::Text(""),
        "nothing" => Value::Nothing,
        _ => Value::Unknown,
    }
}

fn matches(pattern: &str, text: &str) -> Holds {
    Pattern::new(pattern, SYNTAX).matches(text, value)
}

#[test]
fn wildcards_take_any_characters_or_one() {
    let cases = [
        ("", "", true),
        ("", "a", false),
        ("*", "", true),
        ("**", "abc", true),
        ("?", "", false),
        ("?", "字", true),
        ("??", "字", false),
        ("a*", "a", true),
        ("a*", "ba", false),
        ("*a", "aaab", false),
        ("*ab", "aab", true),
        ("a*b*c", "a-b-b-c", true),
        ("a*b*c", "a-c-b", false),
        ("*aab*", "aaaab", true),
        ("*?b", "b", false),
        ("*?b", "ab", true),
        ("ins-?", "ins-1", true),
        ("ins-?", "ins-12", false),
        ("$", "$", true),
        ("${", "${", true),
        ("${}", "${}", true),
        ("A", "a", false),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(
            matches(pattern, text),
            expected.into(),
            "{pattern} on {text}"
        );
    }
}

#[test]
fn variables_are_replaced_letter_by_letter() {
    let cases = [
        ("${ab}", "ab", Holds::Yes),
        ("x/${ab}/*", "x/ab/c", Holds::Yes),
        ("x/${ab}", "x/abc", Holds::No),
        ("*${ab}", "aaab", Holds::Yes),
        ("${star}", "*", Holds::Yes),
        ("${star}", "anything", Holds::No),
        ("a${empty}b", "ab", Holds::Yes),
        ("${nothing}", "", Holds::No),
        ("${x}", "anything", Holds::Unknown),
        ("x/${x}", "x/anything", Holds::Unknown),
        ("x/${x}", "y/anything", Holds::No),
        ("${x}${nothing}", "anything", Holds::No),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
    }
}

#[test]
fn a_syntax_may_lack_each_of_them() {
    let plain = Syntax {
        wildcards: None,
        variables: None,
        literal_from: 0,
        case: Case::Exact,
    };
    let pattern = Pattern::new("a*?${ab}", plain);
    assert_eq!(pattern.literal(), Some("a*?${ab}"));
    assert_eq!(pattern.matches("a*?${ab}", value), Holds::Yes);
    let star_alone = Syntax {
        wildcards: Some(Wildcards { one: false }),
        ..plain
    };
    let pattern = Pattern::new("a*?", star_alone);
    assert_eq!(pattern.matches("abc?", value), Holds::Yes);
    assert_eq!(pattern.matches("abc", value), Holds::No);
    assert!(Pattern::new("**", star_alone).is_any());
    assert!(!Pattern::new("*a", star_alone).is_any());
}

#[test]
fn case_is_ignored_in_any_script() {
    let syntax = Syntax {
        case: Case::Ignored,
        ..SYNTAX
    };
    for (pattern, text, expected) in [
        ("View/GET*", "view/getUserList", true),
        ("ÄPFEL", "äpfel", true),
        ("${ab}c", "ABC", true),
        ("a", "ä", false),
        ("red", "re", false),
        ("red", "reds", false),
    ] {
        let found = Pattern::new(pattern, syntax).matches(text, value);
        assert_eq!(found, expected.into(), "{pattern} on {text}");
    }
}

#[test]
fn where_nothing_says_whether_case_counts_it_is_unknown() {
    let syntax = Syntax {
        case: Case::Open,
        ..SYNTAX
    };
    for (pattern, text, expected) in [
        ("Run*", "RunInstances", Holds::Yes),
        ("run*", "RunInstances", Holds::Unknown),
        ("run", "Run", Holds::Unknown),
        ("run", "Runs", Holds::No),
        ("stop*", "RunInstances", Holds::No),
        ("${x}", "anything", Holds::Unknown),
        ("A${x}", "anything", Holds::Unknown),
        ("B${x}", "anything", Holds::No),
    ] {
        let pattern = Pattern::new(pattern, syntax);
        assert_eq!(
            pattern.matches(text, value),
            expected,
            "{pattern:?} on {text}"
        );
    }
}

#[test]
fn what_differs_in_case_alone_is_told_from_what_is_not_known() {
    let syntax = Syntax {
        case: Case::Open,
        ..SYNTAX
    };
    for (pattern, text, expected) in [
        ("run*", "RunInstances", true),
        ("Run*", "RunInstances", false),
        ("stop*", "RunInstances", false),
        ("${x}", "anything", false),
    ] {
        let pattern = Pattern::new(pattern, syntax);
        assert_eq!(
            pattern.differs_in_case(text, value),
            expected,
            "{pattern:?}"
        );
    }
}

#[test]
fn a_variable_may_have_a_default_and_a_mark_stand_for_itself() {
    let syntax = Syntax {
        variables: Some(Variables {
            defaults: true,
            escapes: "$*",
            ..VARIABLES
        }),
        ..SYNTAX
    };
    for (pattern, text, expected) in [
        ("a/${ ab }", "a/ab", Holds::Yes),
        ("a/${ ab , 'none' }", "a/ab", Holds::Yes),
        ("a/${ nothing , 'none' }", "a/none", Holds::Yes),
        ("a/${nothing,'it''s'}", "a/it's", Holds::Yes),
        ("a/${nothing,none}", "a/none", Holds::Unknown),
        ("a/${nothing, 'none'}", "a/ab", Holds::No),
        ("a/${nothing}", "a/", Holds::No),
        ("a/${x, 'none'}", "a/none", Holds::Unknown),
        ("a${*}b", "a*b", Holds::Yes),
        ("a${*}b", "axb", Holds::No),
        ("${$}{ab}", "${ab}", Holds::Yes),
    ] {
        let found = Pattern::new(pattern, syntax).matches(text, value);
        assert_eq!(found, expected, "{pattern} on {text}");
    }
}

#[test]
fn beginning_and_end_are_patterns_too() {
    let pattern = || {
        Pattern::new(
            "a*",
            Syntax {
                wildcards: None,
                ..SYNTAX
            },
        )
    };
    assert_eq!(pattern().before_any().matches("a*b", value), Holds::Yes);
    assert_eq!(pattern().before_any().matches("ab", value), Holds::No);
    assert_eq!(pattern().after_any().matches("ba*", value), Holds::Yes);
    assert_eq!(pattern().after_any().matches("ba", value), Holds::No);
}

#[test]
fn many_wildcards_need_no_more_than_a_few_passes() {
    let pattern = Pattern::new(&"a*".repeat(500), SYNTAX);
    // With backtracking none of these would ever be answered.
    let text = "a".repeat(20_000);
    assert_eq!(pattern.matches(&text, value), Holds::Yes);
    assert_eq!(pattern.matches(&text.replace('a', "b"), value), Holds::No);
    let pattern = Pattern::new(&format!("{}b", "*a".repeat(500)), SYNTAX);
    assert_eq!(pattern.matches(&text, value), Holds::No);
}
