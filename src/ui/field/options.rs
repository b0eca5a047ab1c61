//! What a list of options offers for a typed text. Pure, so that it is tested without a browser.

use charter_order::letters;

/// One thing that a [`super::Combobox`] or [`super::TokenField`] offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComboOption {
    /// What is handed to the page.
    pub value: String,
    /// What the field and the list show.
    pub label: String,
    /// A few muted words beside the label; searched too.
    pub detail: Option<String>,
}

impl ComboOption {
    /// An option that shows other words than its value.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        ComboOption {
            value: value.into(),
            label: label.into(),
            detail: None,
        }
    }

    /// An option that shows its value.
    pub fn plain(value: impl Into<String>) -> Self {
        let value = value.into();
        ComboOption::new(value.clone(), value)
    }

    /// With a few muted words beside the label.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// The options that match, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub options: Vec<ComboOption>,
    /// How many more match than are listed.
    pub more: usize,
}

impl Found {
    /// How many match altogether.
    pub fn count(&self) -> usize {
        self.options.len() + self.more
    }
}

/// The first `limit` options that match: a beginning before the start of a word, that before any other place; value and
/// label before detail; otherwise in the order given. An empty text matches all, and then `chosen` is always listed.
pub(super) fn find(options: &[ComboOption], text: &str, chosen: &str, limit: usize) -> Found {
    let text = text.trim();
    if text.is_empty() {
        let mut listed: Vec<_> = options.iter().take(limit).cloned().collect();
        let beyond = options.iter().skip(limit).find(|it| it.value == chosen);
        if let Some(chosen) = beyond {
            listed.pop();
            listed.insert(0, chosen.clone());
        }
        let more = options.len() - listed.len();
        return Found {
            options: listed,
            more,
        };
    }
    let needle: Vec<char> = folded(text).collect();
    let mut ranks: [Vec<&ComboOption>; 6] = Default::default();
    for option in options {
        if let Some(rank) = rank(option, &needle) {
            ranks[rank].push(option);
        }
    }
    let count: usize = ranks.iter().map(Vec::len).sum();
    let listed: Vec<_> = ranks.concat().into_iter().take(limit).cloned().collect();
    let more = count - listed.len();
    Found {
        options: listed,
        more,
    }
}

/// 0 to 5: how well an option matches.
fn rank(option: &ComboOption, needle: &[char]) -> Option<usize> {
    let own = [&option.value, &option.label]
        .iter()
        .filter_map(|text| place(text, needle))
        .min();
    let detail = option.detail.as_ref().and_then(|it| place(it, needle));
    let own = own.map(|place| place * 2);
    let detail = detail.map(|place| place * 2 + 1);
    own.into_iter().chain(detail).min()
}

/// Where a text holds the needle: 0 at its beginning, 1 at the start of a word, 2 elsewhere.
fn place(text: &str, needle: &[char]) -> Option<usize> {
    let mut best = None;
    let mut before = None;
    for (at, here) in text.char_indices() {
        let rest = &text[at..];
        let hit = best.is_none() || starts_word(before, here, rest);
        if hit && starts_with(rest, needle) {
            match before {
                None => return Some(0),
                Some(_) if starts_word(before, here, rest) => return Some(1),
                Some(_) => best = Some(2),
            }
        }
        before = Some(here);
    }
    best
}

/// Whether a word begins here: after a sign or space, at the hump of `CamelCase`, at the last capital of `VPCPeer`.
fn starts_word(before: Option<char>, here: char, rest: &str) -> bool {
    let Some(before) = before else { return true };
    if !letters::is_word(before) || !letters::is_word(here) {
        return letters::is_word(here);
    }
    let is_capital = letters::is_capital;
    let is_small = |letter| letters::is_word(letter) && !is_capital(letter);
    is_capital(here) && (!is_capital(before) || rest.chars().nth(1).is_some_and(is_small))
}

fn starts_with(text: &str, needle: &[char]) -> bool {
    let mut own = folded(text);
    needle.iter().all(|&wanted| own.next() == Some(wanted))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(letters::small)
}

/// The values in a pasted text. Spaces part them unless a value may hold spaces itself.
pub(super) fn split_values(text: &str, keep_spaces: bool) -> Vec<String> {
    let parts = |c: char| match c {
        ',' | '\n' | '\r' => true,
        '，' => !keep_spaces,
        _ => c.is_whitespace() && !keep_spaces,
    };
    text.split(parts)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The list with `new` in place of the one at `at`, or at its end; and which of the new ones stood there already and so
/// were left out.
pub(super) fn put(
    values: &[String],
    at: Option<usize>,
    new: Vec<String>,
) -> (Vec<String>, Vec<String>) {
    let at = at.filter(|&at| at < values.len());
    let mut before: Vec<String> = values[..at.unwrap_or(values.len())].to_vec();
    let after = at.map_or(&[][..], |at| &values[at + 1..]);
    let mut twice = Vec::new();
    for value in new {
        if before.contains(&value) || after.contains(&value) {
            twice.push(value);
        } else {
            before.push(value);
        }
    }
    before.extend_from_slice(after);
    (before, twice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(found: &Found) -> Vec<&str> {
        found.options.iter().map(|it| it.label.as_str()).collect()
    }

    #[test]
    fn beginnings_come_before_words_before_other_places() {
        let options: Vec<_> = [
            "RetopicAll",
            "DeleteTopic",
            "get-topic",
            "TopicList",
            "Other",
        ]
        .map(ComboOption::plain)
        .to_vec();
        let cases = [
            (
                "topic",
                vec!["TopicList", "DeleteTopic", "get-topic", "RetopicAll"],
            ),
            (
                "TOPIC",
                vec!["TopicList", "DeleteTopic", "get-topic", "RetopicAll"],
            ),
            (" topicl ", vec!["TopicList"]),
            ("xyz", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(labels(&find(&options, text, "", 100)), expected, "{text:?}");
        }
    }

    #[test]
    fn the_detail_and_the_value_are_searched_too() {
        let options = [
            ComboOption::new("100000000012", "Audit").detail("Security / Logs"),
            ComboOption::new("cvm", "Cloud Virtual Machine").detail("云服务器"),
            ComboOption::new("sec", "Secrets"),
        ];
        let cases = [
            ("1000", vec!["Audit"]),
            ("云", vec!["Cloud Virtual Machine"]),
            ("服务", vec!["Cloud Virtual Machine"]),
            ("sec", vec!["Secrets", "Audit"]),
            ("virt", vec!["Cloud Virtual Machine"]),
        ];
        for (text, expected) in cases {
            assert_eq!(labels(&find(&options, text, "", 100)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_word_starts_at_each_hump_and_after_each_sign() {
        let cases = [
            ("DescribeVPCPeers", "peers", Some(1)),
            ("DescribeVPCPeers", "vpc", Some(1)),
            ("DescribeVPCPeers", "pcp", Some(2)),
            ("name/cvm:RunInstances", "cvm", Some(1)),
            ("qcs::cls", "qcs:", Some(0)),
            ("retop topic", "top", Some(1)),
            ("İzmir", "i", Some(0)),
        ];
        for (text, needle, expected) in cases {
            let needle: Vec<char> = folded(needle).collect();
            assert_eq!(place(text, &needle), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_listed_is_counted_and_the_chosen_is_listed() {
        let options: Vec<_> = (0..1000)
            .map(|n| ComboOption::plain(format!("item{n}")))
            .collect();
        let all = find(&options, "", "item700", 100);
        assert_eq!((all.options.len(), all.more, all.count()), (100, 900, 1000));
        assert_eq!(all.options[0].value, "item700");
        assert_eq!(all.options[1].value, "item0");
        let some = find(&options, "item99", "item700", 5);
        assert_eq!(
            labels(&some),
            ["item99", "item990", "item991", "item992", "item993"]
        );
        assert_eq!(some.more, 6);
    }

    #[test]
    fn a_pasted_text_is_parted_into_values() {
        let text = "10.0.0.0/8, 172.16.0.0/12\r\n\n192.168.0.0/16 ::1，fe80::/10,";
        let parts = [
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "::1",
            "fe80::/10",
        ];
        assert_eq!(split_values(text, false), parts);
        assert_eq!(
            split_values("my team, your team\n", true),
            ["my team", "your team"]
        );
        assert!(split_values(" ,\n", false).is_empty());
    }

    #[test]
    fn new_values_take_the_place_of_the_edited_one_and_none_stands_twice() {
        let values = ["a", "b", "c"].map(str::to_owned);
        let new = |list: &[&str]| list.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        let cases = [
            (None, new(&["d"]), new(&["a", "b", "c", "d"]), new(&[])),
            (
                Some(1),
                new(&["x", "y"]),
                new(&["a", "x", "y", "c"]),
                new(&[]),
            ),
            (Some(1), new(&["b"]), new(&["a", "b", "c"]), new(&[])),
            (Some(1), new(&["c"]), new(&["a", "c"]), new(&["c"])),
            (Some(1), new(&[]), new(&["a", "c"]), new(&[])),
            (
                None,
                new(&["a", "e", "e"]),
                new(&["a", "b", "c", "e"]),
                new(&["a", "e"]),
            ),
            (Some(9), new(&["z"]), new(&["a", "b", "c", "z"]), new(&[])),
        ];
        for (at, given, expected, twice) in cases {
            assert_eq!(
                put(&values, at, given.clone()),
                (expected, twice),
                "{at:?} {given:?}"
            );
        }
    }
}
