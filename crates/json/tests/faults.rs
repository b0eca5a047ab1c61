//! What is said of a text that is no such value: what is wrong, with which field, and where.

use charter_json::{FromJson, ToJson, from_text, object, words};

#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    kinds: Vec<Kind>,
    size: u64,
}
object!(closed Row { name, kinds: or_null("kinds"), size });

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Old,
    New,
}
words!(Kind {
    Old: "old",
    New: "new"
});

#[derive(Debug, PartialEq)]
struct Pair(u64, String);

impl ToJson for Pair {
    fn write(&self, to: &mut charter_json::Writer) {
        to.tuple(&[&self.0, &self.1]);
    }
}

impl FromJson for Pair {
    fn blank() -> Self {
        Pair(0, String::new())
    }

    fn read(&mut self, from: &mut charter_json::Reader<'_>) -> Result<(), charter_json::Fault> {
        from.tuple(&mut [&mut self.0, &mut self.1])
    }
}

#[test]
fn a_fault_says_what_is_wrong_and_where() {
    for (text, said) in [
        ("", "expected an object, found the end at line 1 column 0"),
        ("{", "expected a text, found the end at line 1 column 1"),
        (
            "<html>",
            "expected an object, found no JSON at line 1 column 1",
        ),
        ("[]", "expected an object, found a list at line 1 column 1"),
        (
            "{\n \"name\": 7}",
            "`name`: expected a text, found a number at line 2 column 10",
        ),
        (
            "{\"中\n",
            "a control character stands in a string without an escape at line 1 column 4",
        ),
        (r#"{"name":"a"}"#, "missing field `size` at line 1 column 1"),
        (
            r#"{"name":"a","name":"b"}"#,
            "duplicate field `name` at line 1 column 20",
        ),
        (
            r#"{"name":"a","nmae":"b"}"#,
            "unknown field `nmae` at line 1 column 20",
        ),
        (
            r#"{"name":"a","kinds":["old","odd"]}"#,
            "`kinds[1]`: unknown variant `odd`, expected one of `old`, `new` at line 1 column 28",
        ),
        (
            r#"{"name":"a","size":-1}"#,
            "`size`: the number is too small or too large at line 1 column 21",
        ),
        (
            r#"{"name":"a","size":1}{"#,
            "something follows after the end at line 1 column 22",
        ),
        (
            r#"{"name":"\ud800"}"#,
            "`name`: half of a surrogate pair stands alone at line 1 column 15",
        ),
        (
            r#"{"name":"\x"}"#,
            "`name`: unknown escape at line 1 column 11",
        ),
        (
            r#"{"name":"a" "#,
            "expected `,` or `}`, found the end at line 1 column 12",
        ),
    ] {
        assert_eq!(
            from_text::<Row>(text).unwrap_err().to_string(),
            said,
            "{text}"
        );
    }
}

#[test]
fn a_list_of_fixed_length_has_that_length() {
    assert_eq!(from_text(r#"[1,"a"]"#), Ok(Pair(1, "a".to_owned())));
    for text in ["[]", "[1]", r#"[1,"a",2]"#] {
        let said = from_text::<Pair>(text).unwrap_err().to_string();
        assert!(
            said.contains("expected a list of 2 values"),
            "{text}: {said}"
        );
    }
}

#[test]
fn a_list_may_be_null_where_that_is_declared() {
    let row = Row {
        name: "a".to_owned(),
        kinds: Vec::new(),
        size: 1,
    };
    for text in [
        r#"{"name":"a","size":1}"#,
        r#"{"name":"a","kinds":null,"size":1}"#,
    ] {
        assert_eq!(from_text::<Row>(text).as_ref(), Ok(&row));
    }
    assert_eq!(
        charter_json::to_text(&row),
        r#"{"name":"a","kinds":[],"size":1}"#
    );
}

#[test]
fn a_text_that_ends_too_early_is_told_from_a_wrong_one() {
    let whole = r#"{"name":"a","list":["b",{"c":1.5}]}"#;
    assert!(charter_json::members(whole).is_ok());
    for end in 1..whole.len() {
        let fault = charter_json::members(&whole[..end]).unwrap_err();
        assert!(fault.is_at_end(), "{}: {fault}", &whole[..end]);
    }
    for wrong in [r#"{"name" "a"}"#, "{oops}", r#"{"a":1} {"#, "[] "] {
        let fault = charter_json::members(wrong).unwrap_err();
        assert!(!fault.is_at_end(), "{wrong}: {fault}");
    }
}
