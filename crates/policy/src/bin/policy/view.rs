//! Reads the command's own JSON files, with the place of whatever is wrong in them.

use charter_policy::json::{self, NodeId, NodeKind, Parsed};
use charter_policy::{LineIndex, check, english, tencent};

use crate::arguments::{Failure, failure};
use crate::io;

/// A JSON file.
pub struct File {
    pub name: String,
    text: String,
    parsed: Parsed,
}

/// A value in it.
#[derive(Clone, Copy)]
pub struct View<'f> {
    file: &'f File,
    node: NodeId,
}

impl File {
    pub fn read(name: &str) -> Result<Self, Failure> {
        let text = io::read_text(name)?;
        let parsed = json::parse(&text);
        let file = Self {
            name: name.to_owned(),
            text,
            parsed,
        };
        if file.parsed.faults.is_empty() {
            return Ok(file);
        }
        // Any kind of policy will do: only what is wrong with a text as JSON is asked for.
        let found = check(&file.text, &tencent::CAM);
        let first = found
            .iter()
            .find(|found| found.code.is_syntax())
            .or(found.first());
        let at = first.map_or(0, |first| first.range.start);
        let message = first.map_or_else(String::new, english::message);
        failure(file.located(at, &message))
    }

    /// The whole document.
    pub fn root(&self) -> View<'_> {
        View {
            file: self,
            node: NodeId::ROOT,
        }
    }

    fn located(&self, at: usize, message: &str) -> String {
        let place = LineIndex::new(&self.text).position(at);
        let (name, line, column) = (io::shown_name(&self.name), place.line, place.column);
        format!("{name}:{line}:{column}: {}", io::one_line(message))
    }
}

impl<'f> View<'f> {
    /// A failure at this place.
    pub fn refuse<T>(self, why: &str) -> Result<T, Failure> {
        failure(self.located(why))
    }

    /// A message with this place before it.
    pub fn located(self, message: &str) -> String {
        let at = self.file.parsed.tree.range(self.node).start;
        self.file.located(at, message)
    }

    fn kind(self) -> NodeKind {
        self.file.parsed.tree.kind(self.node)
    }

    /// The members of an object of which only these are known.
    pub fn object(self, known: &[&str]) -> Result<Vec<(String, View<'f>)>, Failure> {
        let members = self.members()?;
        for (name, value) in &members {
            if !known.contains(&name.as_str()) {
                return value.refuse(&format!(
                    "there is no element “{name}” here, only {}",
                    known.join(", ")
                ));
            }
        }
        Ok(members)
    }

    /// The members of an object.
    pub fn members(self) -> Result<Vec<(String, View<'f>)>, Failure> {
        if self.kind() != NodeKind::Object {
            return self.refuse("an object is needed here");
        }
        let File { text, parsed, .. } = self.file;
        let members = parsed.tree.members(self.node);
        Ok(members
            .map(|(key, value)| {
                let view = View {
                    file: self.file,
                    node: value,
                };
                (parsed.tree.text(text, key).into_owned(), view)
            })
            .collect())
    }

    /// The items of a list.
    pub fn list(self) -> Result<Vec<View<'f>>, Failure> {
        if self.kind() != NodeKind::Array {
            return self.refuse("a list is needed here");
        }
        Ok(self.items())
    }

    /// The items of a list, or the value itself.
    pub fn items(self) -> Vec<View<'f>> {
        if self.kind() != NodeKind::Array {
            return vec![self];
        }
        let items = self.file.parsed.tree.elements(self.node);
        items
            .map(|node| View {
                file: self.file,
                node,
            })
            .collect()
    }

    pub fn string(self) -> Result<String, Failure> {
        if self.kind() != NodeKind::String {
            return self.refuse("a string is needed here");
        }
        Ok(self.text())
    }

    /// A string, a number or a boolean, as its text.
    pub fn scalar(self) -> Result<String, Failure> {
        use NodeKind::{False, Number, String, True};
        if !matches!(self.kind(), String | Number | True | False) {
            return self.refuse("a string, a number or a boolean is needed here");
        }
        Ok(self.text())
    }

    /// The strings of a list, or the one string.
    pub fn strings(self) -> Result<Vec<String>, Failure> {
        self.items().into_iter().map(View::string).collect()
    }

    pub fn boolean(self) -> Result<bool, Failure> {
        match self.kind() {
            NodeKind::True => Ok(true),
            NodeKind::False => Ok(false),
            _ => self.refuse("true or false is needed here"),
        }
    }

    fn text(self) -> String {
        let File { text, parsed, .. } = self.file;
        parsed.tree.text(text, self.node).into_owned()
    }
}
