//! The difference of two texts by line: Myers' shortest edit script, bounded. Pure.

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

/// One line of the difference with its numbers (from 1) in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub change: Change,
    pub before: Option<usize>,
    pub after: Option<usize>,
    pub text: &'a str,
}

/// Beyond this many differing lines the middle is shown as replaced whole.
const BOUND: usize = 1_000;

/// All lines of both texts in the order of a unified difference.
pub fn diff<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let old: Vec<&str> = lines(before);
    let new: Vec<&str> = lines(after);
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(|(a, b)| a == b)
        .count();
    let (old_mid, new_mid) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);

    let mut script = vec![Change::Same; head];
    script.extend(middle(old_mid, new_mid));
    script.extend(std::iter::repeat_n(Change::Same, tail));
    number(&script, &old, &new)
}

fn lines(text: &str) -> Vec<&str> {
    if text.is_empty() {
        Vec::new()
    } else {
        text.strip_suffix('\n')
            .unwrap_or(text)
            .split('\n')
            .collect()
    }
}

fn number<'a>(script: &[Change], old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let (mut at_old, mut at_new) = (0, 0);
    let mut all = Vec::with_capacity(script.len());
    for &change in script {
        let text = match change {
            Change::Added => new.get(at_new),
            _ => old.get(at_old),
        };
        let before = (change != Change::Added).then_some(at_old + 1);
        let after = (change != Change::Removed).then_some(at_new + 1);
        at_old += usize::from(before.is_some());
        at_new += usize::from(after.is_some());
        all.push(Line {
            change,
            before,
            after,
            text: text.copied().unwrap_or_default(),
        });
    }
    all
}

fn replaced(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut script = vec![Change::Removed; old.len()];
    script.resize(old.len() + new.len(), Change::Added);
    script
}

/// Myers: the furthest reach of each diagonal for 0, 1, 2… edits, then back along the trace.
fn middle(old: &[&str], new: &[&str]) -> Vec<Change> {
    if old.is_empty() || new.is_empty() {
        return replaced(old, new);
    }
    let (n, m) = (old.len(), new.len());
    let most = (n + m).min(BOUND);
    // Diagonal k = x − y stands at index k + most + 1.
    let zero = most + 1;
    let mut reach = vec![0_usize; 2 * most + 3];
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for edits in 0..=most {
        trace.push(reach[zero - edits - 1..=zero + edits + 1].to_vec());
        for step in 0..=edits {
            let at = zero + 2 * step - edits;
            let down = step == 0 || (step != edits && reach[at - 1] < reach[at + 1]);
            let mut x = if down {
                reach[at + 1]
            } else {
                reach[at - 1] + 1
            };
            let mut y = (x + zero).saturating_sub(at);
            while x < n && y < m && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            reach[at] = x;
            if x >= n && y >= m {
                return back(&trace, n, m);
            }
        }
    }
    replaced(old, new)
}

/// Walks the trace from the end to the start. `trace[e]` is the reach after `e − 1` edits, diagonal k at index k + e + 1.
fn back(trace: &[Vec<usize>], mut x: usize, mut y: usize) -> Vec<Change> {
    let mut script = Vec::new();
    for (edits, reach) in trace.iter().enumerate().skip(1).rev() {
        let at = x + edits + 1 - y;
        let down = at == 1 || (at != 2 * edits + 1 && reach[at - 1] < reach[at + 1]);
        let from = if down { at + 1 } else { at - 1 };
        let (before_x, before_y) = (reach[from], reach[from] + edits + 1 - from);
        while x > before_x && y > before_y {
            script.push(Change::Same);
            (x, y) = (x - 1, y - 1);
        }
        script.push(if down { Change::Added } else { Change::Removed });
        (x, y) = (before_x, before_y);
    }
    script.extend(std::iter::repeat_n(Change::Same, x));
    script.reverse();
    script
}

/// A stretch of the difference as it is shown: changed lines with a few around them, or a number of unchanged ones.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Lines(Vec<Line<'a>>),
    Skipped(usize),
}

/// Folds unchanged lines further than `context` from any change.
pub fn fold(lines: Vec<Line<'_>>, context: usize) -> Vec<Part<'_>> {
    let changed: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.change != Change::Same)
        .map(|(at, _)| at)
        .collect();
    let near = |at: usize| {
        let next = changed.partition_point(|&other| other < at);
        let ahead = changed
            .get(next)
            .is_some_and(|&other| other - at <= context);
        ahead || next > 0 && at - changed[next - 1] <= context
    };
    let mut parts: Vec<Part> = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        match (near(at), parts.last_mut()) {
            (true, Some(Part::Lines(shown))) => shown.push(line),
            (true, _) => parts.push(Part::Lines(vec![line])),
            (false, Some(Part::Skipped(count))) => *count += 1,
            (false, _) => parts.push(Part::Skipped(1)),
        }
    }
    parts
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn signs(before: &str, after: &str) -> String {
        diff(before, after)
            .iter()
            .map(|line| match line.change {
                Change::Same => format!(" {}", line.text),
                Change::Removed => format!("-{}", line.text),
                Change::Added => format!("+{}", line.text),
            })
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn lines_are_kept_removed_and_added() {
        for (before, after, expected) in [
            ("", "", ""),
            ("a\nb\n", "a\nb", " a| b"),
            ("", "a\nb", "+a|+b"),
            ("a\nb", "", "-a|-b"),
            ("a\nb\nc", "a\nx\nc", " a|-b|+x| c"),
            ("a\nb\nc\nd", "b\nc\nx\nd", "-a| b| c|+x| d"),
            ("a\na\nb", "a\nb", " a|-a| b"),
        ] {
            assert_eq!(signs(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn long_and_wholly_different_texts_end_soon() {
        let before: String = (0..20_000).map(|i| format!("a{i}\n")).collect();
        let after: String = (0..20_000).map(|i| format!("b{i}\n")).collect();
        assert_eq!(diff(&before, &after).len(), 40_000);
    }

    #[test]
    fn far_unchanged_lines_fold() {
        let before = "1\n2\n3\n4\n5\n6\n7";
        let after = "1\n2\n3\nx\n5\n6\n7";
        let parts = fold(diff(before, after), 1);
        assert_eq!(parts.len(), 3);
        assert_eq!(
            (&parts[0], &parts[2]),
            (&Part::Skipped(2), &Part::Skipped(2))
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn both_texts_can_be_read_out_of_the_difference_and_it_is_shortest(
            old in proptest::collection::vec(0_u8..4, 0..14), new in proptest::collection::vec(0_u8..4, 0..14),
        ) {
            let text = |lines: &[u8]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
            let (before, after) = (text(&old), text(&new));
            let all = diff(&before, &after);
            let read = |skip: Change| all.iter().filter(|line| line.change != skip).map(|line| format!("{}\n", line.text)).collect::<String>();
            prop_assert_eq!(read(Change::Added), before.as_str());
            prop_assert_eq!(read(Change::Removed), after.as_str());
            let same = all.iter().filter(|line| line.change == Change::Same).count();
            prop_assert_eq!(same, longest_common(&old, &new));
        }
    }

    fn longest_common(old: &[u8], new: &[u8]) -> usize {
        let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
        for i in 0..old.len() {
            for j in 0..new.len() {
                table[i + 1][j + 1] = if old[i] == new[j] {
                    table[i][j] + 1
                } else {
                    table[i][j + 1].max(table[i + 1][j])
                };
            }
        }
        table[old.len()][new.len()]
    }
}
