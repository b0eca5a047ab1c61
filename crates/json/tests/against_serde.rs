//! What is written and read is what serde_json writes and reads of the same declarations.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use charter_json::{
    FromJson, Raw, ToJson, from_text, object, through, to_text, transparent, words,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// Every way to declare a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Sample {
    #[serde(rename = "Id")]
    id: Id,
    plain: String,
    #[serde(rename = "Maybe", default, skip_serializing_if = "Option::is_none")]
    maybe: Option<u64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remark: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    absent: bool,
    #[serde(default)]
    colour: Colour,
    items: Vec<Item>,
    signed: i64,
    small: u32,
    celsius: Celsius,
}
object!(Sample {
    id: "Id",
    plain,
    maybe: optional("Maybe"),
    remark: optional("remark"),
    absent: optional("absent"),
    colour: or_blank("colour"),
    items,
    signed,
    small,
    celsius,
});

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Id(u64);
transparent!(Id);

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum Colour {
    #[default]
    Red,
    #[serde(rename = "dark green")]
    Green,
}
words!(Colour {
    Red: "Red",
    Green: "dark green"
});

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    name: String,
    on: Option<bool>,
}
object!(closed Item { name, on: or_blank("on") });

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Kelvin", into = "Kelvin")]
struct Celsius(u64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kelvin {
    kelvin: u64,
}
object!(Kelvin { kelvin });
through!(Celsius, Kelvin);

impl From<Kelvin> for Celsius {
    fn from(kelvin: Kelvin) -> Self {
        Celsius(kelvin.kelvin.saturating_sub(273))
    }
}

impl From<&Celsius> for Kelvin {
    fn from(celsius: &Celsius) -> Self {
        let kelvin = celsius.0.saturating_add(273);
        Kelvin { kelvin }
    }
}

impl From<Celsius> for Kelvin {
    fn from(celsius: Celsius) -> Self {
        Kelvin::from(&celsius)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Nothing {}
object!(Nothing {});

/// Both read the text to the same, or both refuse it; what they read, both write with the same bytes.
fn agree<T>(text: &str) -> Result<(), TestCaseError>
where
    T: ToJson + FromJson + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let ours = from_text::<T>(text);
    let theirs = serde_json::from_str::<T>(text);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            prop_assert_eq!(&ours, &theirs, "{}", text);
            prop_assert_eq!(to_text(&ours), serde_json::to_string(&theirs).unwrap());
        }
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "{text}: {ours:?}, {theirs:?}"),
    }
    Ok(())
}

/// The same for JSON of any form, which is only passed over.
fn agree_on_raw(text: &str) -> Result<(), TestCaseError> {
    let ours = from_text::<Raw>(text).map(|raw| raw.get().to_owned());
    let theirs = serde_json::from_str::<Box<serde_json::value::RawValue>>(text);
    prop_assert_eq!(
        ours.ok(),
        theirs.ok().map(|raw| raw.get().to_owned()),
        "{}",
        text
    );
    Ok(())
}

/// An object that is given as the array of its values, and a word that is given as an object of one member, are the two
/// things that serde reads besides.
fn stricter(text: &str) -> bool {
    let sample = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(sample)) => sample,
        Ok(serde_json::Value::Array(_)) => return true,
        _ => return false,
    };
    let is_list = |name: &str| sample.get(name).is_some_and(serde_json::Value::is_array);
    let items = sample.get("items").and_then(serde_json::Value::as_array);
    let list_in_items = items.is_some_and(|items| items.iter().any(serde_json::Value::is_array));
    is_list("celsius")
        || list_in_items
        || sample
            .get("colour")
            .is_some_and(serde_json::Value::is_object)
}

prop_compose! {
    fn item()(name in any::<String>(), on in any::<Option<bool>>()) -> Item {
        Item { name, on }
    }
}

prop_compose! {
    fn sample()(
        (id, plain, maybe, remark) in any::<(u64, String, Option<u64>, String)>(),
        (absent, green, signed, small) in any::<(bool, bool, i64, u32)>(),
        items in prop::collection::vec(item(), 0..4),
        celsius in 0..u64::MAX - 273,
    ) -> Sample {
        let colour = if green { Colour::Green } else { Colour::Red };
        Sample { id: Id(id), plain, maybe, remark, absent, colour, items, signed, small, celsius: Celsius(celsius) }
    }
}

/// Pieces of texts, good and bad.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "false",
        "nul",
        "-",
        "-0",
        "0",
        "01",
        "1.5",
        "1e9",
        "1E400",
        "-7",
        "18446744073709551615",
        "18446744073709551616",
        "9007199254740993",
        "-9223372036854775808",
        "4294967296",
        "\"a\"",
        "\"\\u0041\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\udc00\"",
        "\"\\x\"",
        "\"\u{1}\"",
        " ",
        "\n",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "{}",
        "[]",
        "\"Id\":1",
        "\"kelvin\":1",
        "\"other\":[{}]",
        "\"Red\"",
        "\"dark green\"",
    ];
    prop::sample::select(PIECES).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_is_written_and_read_as_serde_does(sample in sample()) {
        let text = to_text(&sample);
        prop_assert_eq!(&text, &serde_json::to_string(&sample).unwrap());
        agree::<Sample>(&text)?;
        agree::<Sample>(&serde_json::to_string_pretty(&sample).unwrap())?;
        // In the order of the alphabet, and with strings escaped that need not be.
        let value = serde_json::to_value(&sample).unwrap();
        agree::<Sample>(&value.to_string())?;
    }

    #[test]
    fn a_changed_text_is_refused_or_read_as_by_serde(sample in sample(), at: prop::sample::Index, len in 0..6_usize, piece in piece()) {
        let mut text = to_text(&sample);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = at.index(ends.len());
        let end = ends[(at + len).min(ends.len() - 1)];
        text.replace_range(ends[at]..end, &piece);
        agree_on_raw(&text)?;
        prop_assume!(!stricter(&text));
        agree::<Sample>(&text)?;
    }

    #[test]
    fn a_member_that_is_missing_twice_or_another_is_met_as_by_serde(
        sample in sample(), at: prop::sample::Index, twice: bool, piece in piece()
    ) {
        let members = charter_json::members(&to_text(&sample)).unwrap();
        let at = at.index(members.len());
        let mut texts: Vec<String> = members.iter().map(|(name, value)| format!("{}:{}", to_text(name), value.get())).collect();
        let changed = format!("{}:{piece}", to_text(&members[at].0));
        match twice {
            true => texts.push(changed),
            false => texts[at] = changed,
        }
        let text = format!("{{{}}}", texts.join(","));
        if !stricter(&text) {
            agree::<Sample>(&text)?;
        }
        texts.remove(at);
        agree::<Sample>(&format!("{{{}}}", texts.join(" ,\n")))?;
    }

    #[test]
    fn pieces_are_refused_or_read_as_by_serde(pieces in prop::collection::vec(piece(), 0..8)) {
        let text = pieces.concat();
        agree_on_raw(&text)?;
        agree::<String>(&text)?;
        agree::<u64>(&text)?;
        agree::<u32>(&text)?;
        agree::<i64>(&text)?;
        agree::<bool>(&text)?;
        agree::<Vec<Option<u64>>>(&text)?;
        agree::<Option<String>>(&text)?;
        prop_assume!(!text.trim_start().starts_with(['[', '{']));
        agree::<Nothing>(&text)?;
        agree::<Colour>(&text)?;
    }

    #[test]
    fn any_text_is_refused_or_read_as_by_serde(text in any::<String>()) {
        agree_on_raw(&text)?;
        agree::<String>(&text)?;
    }
}

#[test]
fn depth_is_no_danger() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = [
            open.repeat(1_000_000),
            "1".to_owned(),
            close.repeat(1_000_000),
        ]
        .concat();
        assert_eq!(Raw::parse(&text).unwrap().get(), text);
        let nested = format!("{{\"unknown\":{text}}}");
        assert_eq!(from_text::<Nothing>(&nested), Ok(Nothing {}));
        assert!(Raw::parse(&open.repeat(1_000_000)).is_err());
        assert!(from_text::<Sample>(&text).is_err());
        assert!(from_text::<Vec<u64>>(&text).is_err());
    }
}
