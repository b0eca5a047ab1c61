//! Chinese is set with a space between it and Latin letters, figures and signs. What a value is, nobody knows before it is
//! shown: a department is called “Root” or “财务部”.

use std::fmt::{Display, Write};

/// A text to which parts are added with a space where Chinese meets Latin. Within a part nothing changes: a name is shown
/// as it is written.
#[derive(Default)]
pub struct Line(String);

impl Line {
    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        let ends = self.0.chars().next_back().zip(part.chars().next());
        let is_latin = |letter: char| letter.is_ascii() && !letter.is_whitespace();
        let meets = |(one, other): (char, char)| {
            (is_chinese(one) && is_latin(other)) || (is_latin(one) && is_chinese(other))
        };
        if ends.is_some_and(meets) {
            self.0.push(' ');
        }
        self.0.push_str(part);
    }

    /// The text.
    pub fn text(self) -> String {
        self.0
    }
}

/// Whether a letter is a Chinese one.
pub fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The template with the values in the place of each `{}`, a space where Chinese meets Latin. For [`joined!`].
pub fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut line = Line::default();
    let mut shown = String::new();
    let mut values = values.iter();
    for (at, part) in template.split('{').enumerate() {
        if at > 0
            && let Some(value) = values.next()
        {
            shown.clear();
            // Writing into a string cannot fail.
            let _ = write!(shown, "{value}");
            line.add(&shown);
        }
        line.add(part.strip_prefix('}').unwrap_or(part));
    }
    line.text()
}

/// How many values a template takes. It has braces for values alone.
pub const fn places(template: &str) -> usize {
    let (bytes, mut at, mut count) = (template.as_bytes(), 0, 0);
    while at < bytes.len() {
        if bytes[at] == b'{' {
            assert!(at + 1 < bytes.len() && bytes[at + 1] == b'}');
            count += 1;
        }
        at += 1;
    }
    count
}

/// Like `format!`, for Chinese with values that may be Latin: `joined!("{}的策略", name)`.
macro_rules! joined {
    ($template:literal $(, $value:expr)* $(,)?) => {{
        const { assert!($crate::ui::spacing::places($template) == [$(stringify!($value)),*].len()) };
        $crate::ui::spacing::fill($template, &[$(&$value),*])
    }};
}
pub(crate) use joined;

#[cfg(test)]
mod tests {
    #[test]
    fn a_space_stands_where_chinese_meets_latin_and_nowhere_else() {
        for (name, expected) in [
            ("Root", "绑定到 Root 的策略"),
            ("财务部", "绑定到财务部的策略"),
            ("财务A", "绑定到财务A 的策略"),
            ("“Root”", "绑定到“Root”的策略"),
            ("", "绑定到的策略"),
        ] {
            assert_eq!(joined!("绑定到{}的策略", name), expected);
        }
        assert_eq!(joined!("{}的{}", "a", 7), "a 的 7");
        assert_eq!(joined!("{}{}。", "策略", "b"), "策略 b。");
        assert_eq!(joined!("第 {} 条", 3), "第 3 条");
    }
}
