//! What the search finds, and in which order. Pure.
//!
//! Every word of the query must be found in an item's name or detail: best at the beginning of the name, then
//! at the beginning of a word, then inside, and at last as letters in their order ("dlg" in "DenyLogDeletion").

use charter_order::letters;

/// The groups of the results, in the order in which equal matches stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Pages,
    Commands,
    Policies,
    Departments,
    Members,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<T> {
    pub group: Group,
    pub name: String,
    /// What tells it from others of that name: a number, a department.
    pub detail: String,
    pub target: T,
    folded: String,
    folded_detail: String,
}

impl<T> Item<T> {
    pub fn new(
        group: Group,
        name: impl Into<String>,
        detail: impl Into<String>,
        target: T,
    ) -> Self {
        let (name, detail) = (name.into(), detail.into());
        Item {
            group,
            folded: split_words(&name),
            folded_detail: split_words(&detail),
            name,
            detail,
            target,
        }
    }
}

/// The indexes of what matches best, at most `most`, grouped; and how many match in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub shown: Vec<usize>,
    pub matching: usize,
}

/// Finds. An empty query finds pages and commands alone.
pub fn find<T>(items: &[Item<T>], query: &str, most: usize) -> Found {
    let query = letters::lowercase(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut ranked: Vec<(u32, Group, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| Some((score(item, &words)?, item.group, at)))
        .collect();
    let matching = ranked.len();
    charter_order::sort_by_key(&mut ranked, |(score, group, at)| {
        (std::cmp::Reverse(*score), *group, *at)
    });
    ranked.truncate(most);
    Found {
        shown: by_group(&ranked),
        matching,
    }
}

/// Puts groups together: the one with the best match first, each in the order of its matches.
fn by_group(ranked: &[(u32, Group, usize)]) -> Vec<usize> {
    let mut groups: Vec<Group> = Vec::new();
    for (_, group, _) in ranked {
        if !groups.contains(group) {
            groups.push(*group);
        }
    }
    groups
        .into_iter()
        .flat_map(|group| {
            ranked
                .iter()
                .filter(move |row| row.1 == group)
                .map(|row| row.2)
        })
        .collect()
}

/// How well an item fits; more is better, `None` is no match.
fn score<T>(item: &Item<T>, words: &[&str]) -> Option<u32> {
    if words.is_empty() {
        return matches!(item.group, Group::Pages | Group::Commands).then_some(0);
    }
    let mut total = 0;
    for word in words {
        let in_name = fit(&item.folded, word);
        let in_detail = fit(&item.folded_detail, word).map(|fit| fit / 2);
        total += in_name.max(in_detail)?;
    }
    // Of equal matches the shorter name is nearer.
    let length = u32::try_from(item.name.len()).unwrap_or(u32::MAX).min(99);
    Some(total * 100 + 99 - length)
}

/// How well one word of the query fits a folded text.
fn fit(folded: &str, word: &str) -> Option<u32> {
    if let Some(at) = folded.find(word) {
        let whole = folded.len() == word.len();
        let begins_word = folded[..at].ends_with(' ');
        return Some(match (whole, at, begins_word) {
            (true, ..) => 8,
            (_, 0, _) => 7,
            (_, _, true) => 6,
            _ => 4,
        });
    }
    let joined = joined_find(folded, word);
    match joined {
        Some(true) => Some(5),
        Some(false) => Some(3),
        None => letters_in_order(folded, word).then_some(1),
    }
}

/// Whether the word stands in the text when its word borders are left out; `true` at the very beginning.
fn joined_find(folded: &str, word: &str) -> Option<bool> {
    let joined: String = folded.chars().filter(|c| *c != ' ').collect();
    joined.find(word).map(|at| at == 0)
}

/// Whether the letters stand in this order, each at the beginning of a word or behind the one before.
fn letters_in_order(folded: &str, word: &str) -> bool {
    let mut wanted = word.chars().peekable();
    let (mut at_border, mut running) = (true, false);
    for letter in folded.chars() {
        let Some(next) = wanted.peek() else {
            return true;
        };
        running = *next == letter && (at_border || running);
        if running {
            wanted.next();
        }
        at_border = letter == ' ';
    }
    wanted.peek().is_none()
}

/// Lower case, with spaces where words begin: "DenyLogDeletion" and "deny-log_deletion" are "deny log deletion".
fn split_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for letter in text.chars() {
        let border = matches!(letter, '-' | '_' | '.' | '/' | ' ' | '·' | ':');
        let begins =
            letters::is_capital(letter) && letters::is_word(before) && !letters::is_capital(before);
        if (border || begins) && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        if !border {
            folded.push(letters::small(letter));
        }
        before = letter;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::{Group, Item, find, split_words};
    use std::time::{Duration, Instant};

    fn items() -> Vec<Item<&'static str>> {
        let item = |group, name: &'static str, detail| Item::new(group, name, detail, name);
        vec![
            item(Group::Pages, "Service control policies", ""),
            item(Group::Pages, "Members", ""),
            item(Group::Commands, "Create policy", ""),
            item(Group::Policies, "DenyLogDeletion", "1000000001"),
            item(Group::Policies, "deny-log-export", "1000000002"),
            item(Group::Departments, "Finance", ""),
            item(Group::Members, "finance-archive", "100020300031 Finance"),
            item(Group::Members, "日志平台", "100020300032"),
        ]
    }

    fn names(query: &str) -> Vec<&'static str> {
        let items = items();
        let found = find(&items, query, 10).shown;
        found.into_iter().map(|at| items[at].target).collect()
    }

    #[test]
    fn the_beginning_of_a_name_comes_before_its_middle() {
        assert_eq!(names("finance"), ["Finance", "finance-archive"]);
        assert_eq!(names("policies"), ["Service control policies"]);
    }

    #[test]
    fn words_may_stand_in_any_order_and_case() {
        assert_eq!(names("log DENY"), ["DenyLogDeletion", "deny-log-export"]);
        assert_eq!(names("archive finance"), ["finance-archive"]);
    }

    #[test]
    fn first_letters_and_joined_words_are_found() {
        assert_eq!(names("dld"), ["DenyLogDeletion"]);
        assert_eq!(names("denylog"), ["DenyLogDeletion", "deny-log-export"]);
        assert_eq!(names("scp"), ["Service control policies"]);
    }

    #[test]
    fn numbers_and_chinese_are_found_inside() {
        assert_eq!(names("300032"), ["日志平台"]);
        assert_eq!(names("平台"), ["日志平台"]);
    }

    #[test]
    fn an_empty_query_offers_pages_and_commands() {
        assert_eq!(
            names("  "),
            ["Service control policies", "Members", "Create policy"]
        );
    }

    #[test]
    fn what_matches_nowhere_is_not_found() {
        assert_eq!(names("xyz"), Vec::<&str>::new());
        assert_eq!(names("finance xyz"), Vec::<&str>::new());
    }

    #[test]
    fn all_matches_are_counted_also_those_not_shown() {
        let many: Vec<Item<usize>> = (0..100)
            .map(|n| Item::new(Group::Members, format!("account-{n}"), "", n))
            .collect();
        let found = find(&many, "account", 20);
        assert_eq!((found.shown.len(), found.matching), (20, 100));
    }

    #[test]
    fn ten_thousand_members_are_searched_within_a_key_press() {
        let many: Vec<Item<usize>> = (0..10_000)
            .map(|n| {
                Item::new(
                    Group::Members,
                    format!("payments-core-{n:05}"),
                    "Payments",
                    n,
                )
            })
            .collect();
        let started = Instant::now();
        assert_eq!(find(&many, "pay 09999", 20).shown, [9_999]);
        assert!(started.elapsed() < Duration::from_millis(500));
    }

    #[test]
    fn words_are_split_where_people_read_them() {
        for (text, expected) in [
            ("DenyLogDeletion", "deny log deletion"),
            ("deny-log_deletion", "deny log deletion"),
            ("COS.Bucket/all", "cos bucket all"),
            ("部门 A", "部门 a"),
        ] {
            assert_eq!(split_words(text), expected);
        }
    }
}
