//! JSON for people.

/// The same JSON, one member or element a line. Text that is no JSON comes back with odd breaks, never shorter.
pub fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if in_string {
            out.push(c);
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                out.push(c);
            }
            '{' | '[' => {
                out.push(c);
                match chars.next_if(|next| matches!(next, '}' | ']')) {
                    Some(close) => out.push(close),
                    None => {
                        depth += 1;
                        new_line(&mut out, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::indented;
    use proptest::prelude::*;

    #[test]
    fn members_and_elements_stand_on_their_own_lines() {
        for (json, expected) in [
            (
                r#"{"A":1,"B":["x:y,{}",{}],"C":[]}"#,
                "{\n  \"A\": 1,\n  \"B\": [\n    \"x:y,{}\",\n    {}\n  ],\n  \"C\": []\n}",
            ),
            (
                r#"{"a":"\"\\","b":100000000000000001}"#,
                "{\n  \"a\": \"\\\"\\\\\",\n  \"b\": 100000000000000001\n}",
            ),
            ("{}", "{}"),
        ] {
            assert_eq!(indented(json), expected);
        }
    }

    proptest! {
        #[test]
        fn only_space_outside_of_strings_changes(keys in prop::collection::vec(".*", 0..5), number: u64) {
            let value = serde_json::json!({ "keys": keys, "number": number });
            let read: serde_json::Value = serde_json::from_str(&indented(&value.to_string())).expect("still JSON");
            prop_assert_eq!(read, value);
        }
    }
}
