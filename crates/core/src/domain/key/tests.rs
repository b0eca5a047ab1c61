use super::Key;
use proptest::prelude::*;
use std::ops::RangeInclusive;

/// The text of a key as the versions before wrote it, when a key was three numbers.
fn former_text(parts: [u64; 3]) -> String {
    match parts {
        [a, 0, 0] => format!("{a}"),
        [a, b, 0] => format!("{a}.{b}"),
        [a, b, c] => format!("{a}.{b}.{c}"),
    }
}

/// A part: often 0 or one that other keys have too.
fn part() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), 1..4_u64, any::<u64>(), Just(u64::MAX)]
}

fn key() -> impl Strategy<Value = Key> {
    prop::array::uniform4(part()).prop_map(Key)
}

#[test]
fn a_key_is_written_without_the_zeros_at_its_end() {
    for (key, text) in [
        (Key::of([]), "0"),
        (Key::one(7), "7"),
        (Key::of([7, 0, 3]), "7.0.3"),
        (Key::of([7, 1, 0, 0]), "7.1"),
        (Key::of([1, 2, 3, u64::MAX]), "1.2.3.18446744073709551615"),
        (Key::of([0, 0, 0, 1]), "0.0.0.1"),
    ] {
        assert_eq!(key.to_string(), text);
        assert_eq!(text.parse(), Ok(key));
    }
}

#[test]
fn what_no_version_writes_is_no_key() {
    for text in [
        "",
        ".",
        "1.",
        ".1",
        "1..2",
        "x",
        "-1",
        "+1",
        "01",
        "1.0",
        "1.2.0",
        "0.0",
        "1.2.3.4.5",
        "1.2.3.4.0",
        " 1",
        "1 ",
        "18446744073709551616",
        "１",
    ] {
        let damage = text.parse::<Key>().unwrap_err();
        assert_eq!(damage.0, format!("`{text}` is no key"));
    }
}

proptest! {
    #[test]
    fn a_key_is_read_as_it_was_written(key in key()) {
        prop_assert_eq!(key.to_string().parse(), Ok(key));
        let json = charter_json::to_text(&key);
        prop_assert_eq!(charter_json::from_text::<Key>(&json).unwrap(), key);
    }

    #[test]
    fn keys_of_three_numbers_stand_as_they_did(
        one in prop::array::uniform3(part()), other in prop::array::uniform3(part())
    ) {
        let (a, b) = (Key::of(one), Key::of(other));
        prop_assert_eq!(a.to_string(), former_text(one));
        prop_assert_eq!(former_text(one).parse(), Ok(a));
        prop_assert_eq!(a.cmp(&b), one.cmp(&other));
    }

    #[test]
    fn uuids_are_ordered_in_keys_as_by_themselves(one: u128, other: u128, zone in part()) {
        let of = |uuid| {
            let [high, low] = Key::halves(uuid);
            Key::of([zone, high, low])
        };
        prop_assert_eq!(of(one).cmp(&of(other)), one.cmp(&other));
        let [high, low] = Key::halves(one);
        prop_assert_eq!((u128::from(high) << 64) | u128::from(low), one);
    }

    #[test]
    fn a_beginning_finds_the_keys_that_have_it_and_no_others(key in key(), first in key()) {
        let [a, b, c, _] = first.0;
        let found = |range: RangeInclusive<Key>| range.contains(&key);
        prop_assert_eq!(found(Key::starting_with([a])), key.0[..1] == [a]);
        prop_assert_eq!(found(Key::starting_with([a, b])), key.0[..2] == [a, b]);
        prop_assert_eq!(found(Key::starting_with([a, b, c])), key.0[..3] == [a, b, c]);
        prop_assert_eq!(found(Key::starting_with(first.0)), key == first);
        prop_assert!(found(Key::starting_with([])));
    }
}
