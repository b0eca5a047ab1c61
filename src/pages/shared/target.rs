//! Which department or member the address names: `?node=…` or `?member=…`.

use crate::app::navigation::Navigator;
use crate::app::routes::{Address, Query, Route};
use charter_core::contract::{NodeId, Target, Uin};

/// The target that a query names; what is no number names none.
pub fn chosen(query: &Query) -> Option<Target> {
    let number = |key| query.get(key).and_then(|value| value.parse::<u64>().ok());
    let node = number("node").map(|id| Target::Node(NodeId(id)));
    node.or_else(|| number("member").map(|id| Target::Member(Uin(id))))
}

/// The query with this target chosen and nothing else changed.
pub fn choose(query: Query, target: Option<Target>) -> Query {
    let query = query.with("node", None).with("member", None);
    match target {
        Some(Target::Node(node)) => query.with("node", Some(node.to_string())),
        Some(Target::Member(uin)) => query.with("member", Some(uin.to_string())),
        None => query,
    }
}

/// The link to a department or member in its tree.
pub fn target_href(navigator: Navigator, target: Target) -> String {
    navigator.href(target_address(target))
}

/// The address of a department or member in its tree.
pub fn target_address(target: Target) -> Address {
    Address {
        route: Route::Departments,
        query: choose(Query::default(), Some(target)),
    }
}

#[cfg(test)]
mod tests {
    use super::{choose, chosen};
    use crate::app::routes::Query;
    use charter_core::contract::{NodeId, Target, Uin};

    #[test]
    fn an_address_names_one_department_or_member() {
        let member = Target::Member(Uin(u64::MAX));
        for target in [Some(Target::Node(NodeId(7))), Some(member), None] {
            let query = choose(Query::parse("q=log&node=1&member=2"), target);
            assert_eq!(chosen(&query), target);
            assert_eq!(query.get("q"), Some("log"));
        }
    }

    #[test]
    fn what_is_no_number_names_nothing() {
        for query in [
            "",
            "node=",
            "node=abc",
            "member=-1",
            "node=99999999999999999999",
        ] {
            assert_eq!(chosen(&Query::parse(query)), None, "{query}");
        }
    }
}
