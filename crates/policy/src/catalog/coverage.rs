//! How much of a policy a catalog could look up: what "no findings" is worth.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Catalog, Standing};
use crate::dialect::Dialect;
use crate::json::Parsed;
use crate::model::{Policy, Statement};

/// How many of a policy's actions were looked up in the lists of their services. `*` is every action, and there is
/// nothing to look up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Those that a list has, or of which a finding says that it has them not.
    pub found: usize,
    /// Where those stand that the list of their service does not have, patterns included. The list may have gaps, so that
    /// this is no finding.
    pub unlisted: Vec<Range<usize>>,
    /// How many could not be looked up: no list of their service is loaded, or there is none.
    pub not_looked_up: usize,
    /// The services of those.
    pub services: BTreeSet<String>,
}

impl Coverage {
    /// How many actions nothing is known of.
    pub fn open(&self) -> usize {
        self.unlisted.len() + self.not_looked_up
    }
}

impl Catalog {
    /// What of a policy's actions this catalog knows.
    ///
    /// ```
    /// use charter_policy::{Catalog, json, tencent};
    ///
    /// let text = r#"{"version": "2.0", "statement": {"effect": "deny", "action": ["tat:Foo*", "cvm:StopInstances"], "resource": "*"}}"#;
    /// let catalog = Catalog::empty().with_service("charter-catalog 1\ntat\nInvokeCommand\n")?;
    /// let coverage = catalog.coverage(text, &json::parse(text), &tencent::DIALECT);
    /// assert_eq!((coverage.unlisted.len(), coverage.not_looked_up), (1, 1));
    /// assert!(coverage.services.contains("cvm"));
    /// # Ok::<(), charter_policy::catalog::CatalogError>(())
    /// ```
    pub fn coverage(&self, text: &str, parsed: &Parsed, dialect: &'static Dialect) -> Coverage {
        let policy = Policy::new(text, parsed, dialect);
        let statements = policy.iter().flat_map(|policy| &policy.statements);
        let targets = statements.flat_map(|statement: &Statement<'_>| &statement.targets);
        let mut coverage = Coverage::default();
        for target in targets {
            let service = target.service.as_ref().map(|service| service.as_str());
            for action in &target.actions.items {
                let (service, name) = dialect.actions.split_in(service, action.as_str());
                let everything = service == "*" && name.split(':').all(|part| part == "*");
                // What is no name of a service is an error, and has been said.
                let is_named = |byte: u8| byte.is_ascii_alphanumeric() || b"-_*?".contains(&byte);
                if everything || service.is_empty() || !service.bytes().all(is_named) {
                    continue;
                }
                let listed = self.service(service);
                match listed.filter(|listed| !listed.actions.is_empty()) {
                    Some(listed) if listed.standing(name, true) == Standing::Unlisted => {
                        coverage.unlisted.push(action.inner());
                    }
                    Some(_) => coverage.found += 1,
                    None => {
                        coverage.not_looked_up += 1;
                        coverage.services.insert(service.to_owned());
                    }
                }
            }
        }
        coverage
    }
}
