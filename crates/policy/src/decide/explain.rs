//! Decisions with their reasons.

use super::action::Action;
use super::asked::Asked;
use super::compiled::Compiled;
use super::condition::Condition;
use super::logic::Holds;
use super::pattern::Value;
use super::request::{Lookup, Request};
use super::statement::Statement;
use super::{Because, ConditionResult, Decision, Outcome, Spelling, Unsure};

impl Compiled {
    /// Decides a request as [`Compiled::verdict`] does, and says why.
    ///
    /// ```
    /// use charter_policy::decide::{Compiled, Holds, Outcome, Request};
    /// use charter_policy::tencent;
    ///
    /// let text = r#"{"version": "2.0", "statement": [
    ///     {"effect": "allow", "action": "cvm:*", "resource": "*"},
    ///     {"effect": "deny", "action": "cvm:Terminate*", "resource": "*",
    ///      "condition": {"ip_not_equal_if_exist": {"qcs:ip": "10.0.0.0/8"}}}]}"#;
    /// let policy = Compiled::new(text, &tencent::CAM)?;
    /// let request = Request::new("cvm:TerminateInstances", "*").with("qcs:ip", ["203.0.113.9"]);
    /// let decision = policy.decide(&request);
    /// assert_eq!(decision.outcome, Outcome::ExplicitDeny);
    /// let deny = &decision.because[0];
    /// assert_eq!(deny.place.statement, 1);
    /// assert_eq!(deny.conditions[0].holds, Holds::Yes);
    /// assert_eq!(&text[deny.conditions[0].range.clone()], r#""qcs:ip": "10.0.0.0/8""#);
    /// # Ok::<(), charter_policy::decide::Refused>(())
    /// ```
    pub fn decide(&self, request: &Request) -> Decision {
        let outcome = self.verdict(request).outcome;
        let asked = Asked::new(request, self.dialect());
        let of = |allow| {
            let candidates = self.candidates(&asked, allow);
            candidates.map(|statement| (statement, self.because(statement, &asked)))
        };
        let with = |found: Vec<(_, Because)>, is_wanted: &dyn Fn(&Because) -> bool| {
            let wanted = found.into_iter().filter(|(_, because)| is_wanted(because));
            wanted.collect::<Vec<(&Statement, Because)>>()
        };
        let mut because = match outcome {
            Outcome::ExplicitDeny => with(of(false).collect(), &|it| it.applies == Holds::Yes),
            Outcome::Unknown => with(of(false).collect(), &|it| it.applies == Holds::Unknown),
            _ => Vec::new(),
        };
        let allows: Vec<_> = match outcome {
            Outcome::ExplicitDeny => Vec::new(),
            _ => of(true).collect(),
        };
        let is_allowed = allows.iter().any(|(_, it)| it.applies == Holds::Yes);
        because.extend(match outcome {
            Outcome::ImplicitDeny => with(allows, &|it| it.action != Holds::No),
            _ if is_allowed => with(allows, &|it| it.applies == Holds::Yes),
            _ => with(allows, &|it| it.applies == Holds::Unknown),
        });
        let mut decision = Decision {
            outcome,
            because: Vec::new(),
            missing: Vec::new(),
            unsure: Vec::new(),
        };
        for (statement, reason) in because {
            if reason.applies == Holds::Unknown {
                self.add_open(statement, &asked, &mut decision);
            }
            decision.because.push(reason);
        }
        decision
    }

    fn because(&self, statement: &Statement, asked: &Asked<'_>) -> Because {
        let owners = self.owners(statement);
        let targets = || statement.targets.iter();
        let conditions = statement
            .conditions
            .iter()
            .map(|condition| ConditionResult {
                operator: condition.operator.to_string(),
                key: condition.key.to_string(),
                holds: condition.holds(asked),
                range: condition.range.clone(),
            });
        Because {
            place: statement.place,
            policy: self.policy_name(statement.place.policy).to_owned(),
            range: statement.range.clone(),
            allows: statement.allows,
            applies: statement.holds(asked, owners),
            action: Holds::any(targets().map(|target| target.has_action(asked))),
            resource: Holds::any(targets().map(|target| target.holds(asked, owners))),
            principal: statement.speaks_of(asked),
            conditions: conditions.collect(),
        }
    }

    /// Adds what keeps a statement open.
    fn add_open(&self, statement: &Statement, asked: &Asked<'_>, decision: &mut Decision) {
        let owners = self.owners(statement);
        for target in &statement.targets {
            if target.holds(asked, owners) != Holds::Unknown {
                continue;
            }
            if target.has_empty_list() {
                add(&mut decision.unsure, Unsure::EmptyList);
            }
            if target.has_action(asked) == Holds::Unknown {
                if asked.action.is_none() {
                    add(&mut decision.unsure, Unsure::Action);
                }
                for action in target.actions() {
                    add_action(action, asked, decision);
                }
            }
            for resource in target.resources() {
                if target.leaves_out(resource, asked) {
                    add_void(resource.variables(), asked, decision);
                }
                if resource.matches(asked, owners) != Holds::Unknown {
                    continue;
                }
                for unsure in resource.unsure(asked, owners) {
                    add(&mut decision.unsure, unsure);
                }
                add_variables(resource.variables(), asked, decision);
            }
        }
        if statement.speaks_of(asked) == Holds::Unknown {
            if statement.names_nobody() {
                add(&mut decision.unsure, Unsure::EmptyList);
            }
            for principal in statement.open_principals(asked) {
                let unsure = match asked.request.principal {
                    None => Unsure::Principal,
                    Some(_) => spelled(Spelling::Identity, principal.written()),
                };
                add(&mut decision.unsure, unsure);
            }
        }
        for condition in &statement.conditions {
            if condition.holds(asked) == Holds::Unknown {
                add_condition(condition, asked, decision);
            }
        }
    }
}

fn add_action(action: &Action, asked: &Asked<'_>, decision: &mut Decision) {
    if let Action::Opaque(name) = action {
        let name = name.to_string();
        add(&mut decision.unsure, Unsure::Permission { name });
    } else if action.differs_in_case(asked) {
        add(
            &mut decision.unsure,
            spelled(Spelling::Case, &action.to_string()),
        );
    }
}

fn spelled(spelling: Spelling, written: &str) -> Unsure {
    let written = written.to_owned();
    Unsure::Spelling { spelling, written }
}

fn add_condition(condition: &Condition, asked: &Asked<'_>, decision: &mut Decision) {
    let key = || condition.key.to_string();
    if condition.is_empty {
        return add(&mut decision.unsure, Unsure::EmptyList);
    }
    if let Some(spelling) = asked.other_spelling(&condition.key) {
        return add(&mut decision.unsure, spelled(spelling, &condition.key));
    }
    let found = asked.key(&condition.key);
    match found {
        Lookup::Unknown => add(&mut decision.missing, key()),
        // Where a variable is open, its key is what to ask for.
        Lookup::Given(_) | Lookup::Absent => {
            let mut names = condition.variables();
            if names.any(|name| matches!(asked.variable(name), Value::Unknown)) {
                return add_variables(condition.variables(), asked, decision);
            }
            let region = match found {
                Lookup::Given(values) => condition.open_region(values, asked),
                Lookup::Absent | Lookup::Unknown => None,
            };
            let value = Unsure::Value { key: key() };
            let region = region.map(|region| spelled(Spelling::Region, &region.to_string()));
            add(&mut decision.unsure, region.unwrap_or(value));
        }
    }
}

/// Adds the keys of variables without a value, where what their absence means is open.
fn add_void<'n>(names: impl Iterator<Item = &'n str>, asked: &Asked<'_>, decision: &mut Decision) {
    for name in names {
        let key = asked.variable_key(name);
        match asked.variable_lookup(name) {
            Lookup::Unknown => add(&mut decision.missing, key),
            Lookup::Absent => add(&mut decision.unsure, Unsure::Value { key }),
            Lookup::Given(_) => {}
        }
    }
}

/// Adds the keys of variables that the request leaves open.
fn add_variables<'n>(
    names: impl Iterator<Item = &'n str>,
    asked: &Asked<'_>,
    decision: &mut Decision,
) {
    for name in names {
        if !matches!(asked.variable(name), Value::Unknown) {
            continue;
        }
        let key = asked.variable_key(name);
        match asked.variable_lookup(name) {
            Lookup::Unknown => add(&mut decision.missing, key),
            Lookup::Absent | Lookup::Given(_) => add(&mut decision.unsure, Unsure::Value { key }),
        }
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
