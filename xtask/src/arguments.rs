//! Reading the words after `cargo xtask <command>`.

use crate::failure::{Failure, Result};

/// The words of one command, taken away as they are understood.
pub struct Arguments {
    command: &'static str,
    words: Vec<String>,
}

impl Arguments {
    pub fn new(command: &'static str, words: &[String]) -> Self {
        let split = words.iter().flat_map(|word| match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                vec![name.to_owned(), value.to_owned()]
            }
            _ => vec![word.clone()],
        });
        Self {
            command,
            words: split.collect(),
        }
    }

    /// Whether `--name` is there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// The word after `--name`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.words.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if self
            .words
            .get(at + 1)
            .is_none_or(|next| next.starts_with("--"))
        {
            return Err(Failure::new(format!(
                "cargo xtask {}: {name} needs a value after it.",
                self.command
            )));
        }
        let value = self.words.remove(at + 1);
        self.words.remove(at);
        Ok(Some(value))
    }

    pub fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>> {
        let Some(text) = self.value(name)? else {
            return Ok(None);
        };
        let number = text.parse().map_err(|_| {
            Failure::new(format!(
                "cargo xtask {}: {name} needs a number, and {text} is none.",
                self.command
            ))
        })?;
        Ok(Some(number))
    }

    /// What is left when all options are taken.
    pub fn rest(self) -> Result<Vec<String>> {
        match self.words.iter().find(|word| word.starts_with('-')) {
            Some(unknown) => Err(Failure::new(format!(
                "cargo xtask {} has no option {unknown}. See cargo xtask help.",
                self.command
            ))),
            None => Ok(self.words),
        }
    }

    /// For commands that take options alone.
    pub fn nothing_else(self) -> Result<()> {
        let command = self.command;
        match self.rest()?.first() {
            Some(word) => Err(Failure::new(format!(
                "cargo xtask {command} does not know what {word} means."
            ))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(
            "build",
            &line.split(' ').map(str::to_owned).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn options_are_read_in_any_order_and_with_an_equals_sign() {
        let mut given = arguments("one --port=81 --release --connect a --connect b two");
        assert_eq!(given.number::<u16>("--port").unwrap(), Some(81));
        assert!(given.flag("--release"));
        assert_eq!(given.value("--connect").unwrap().as_deref(), Some("a"));
        assert_eq!(given.value("--connect").unwrap().as_deref(), Some("b"));
        assert_eq!(given.value("--connect").unwrap(), None);
        assert_eq!(given.rest().unwrap(), ["one", "two"]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(arguments("--port x").number::<u16>("--port").is_err());
        assert!(arguments("--port --release").value("--port").is_err());
        assert!(arguments("--unknown").rest().is_err());
        assert!(arguments("word").nothing_else().is_err());
    }
}
