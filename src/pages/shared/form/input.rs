//! What a form's fields hold, and what is wrong with it.

use std::str::FromStr;

/// What the fields of a form hold.
#[derive(Debug)]
pub struct Input(pub(super) Vec<(&'static str, String)>);

impl Input {
    /// What a field holds, without the spaces around it.
    pub fn get(&self, id: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| *field == id);
        found.map(|(_, text)| text.trim()).unwrap_or_default()
    }

    /// What a field holds as a `T`, or the fault that it is none.
    pub fn parse<T: FromStr>(
        &self,
        id: &'static str,
        fault: &str,
        faults: &mut Faults,
    ) -> Option<T> {
        faults.take(id, self.get(id).parse().map_err(|_| fault.to_owned()))
    }
}

/// What is wrong with which field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Notes the fault of a field, where it could not be parsed.
    pub fn take<T>(&mut self, id: &'static str, parsed: Result<T, String>) -> Option<T> {
        parsed.map_err(|fault| self.0.push((id, fault))).ok()
    }

    pub(super) fn of(&self, id: &str) -> Option<&String> {
        let found = self.0.iter().find(|(field, _)| *field == id);
        found.map(|(_, fault)| fault)
    }
}
