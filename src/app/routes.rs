//! Every address of the console. All links come from here; an unknown address parses to [`Route::Unknown`].

use charter_core::contract::PolicyId;

/// A place in the console. What a view shows beyond it (filter, sort, page, tab) stands in the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The three doors.
    First,
    /// Paste a policy and see what is wrong with it; nothing is saved.
    Check,
    /// Why a request was denied; nothing is saved.
    Denied,
    /// A policy that stands in the fragment of the address itself.
    Shared,
    /// The service control policies.
    Policies,
    /// A new policy; `?from=` copies another one.
    PolicyCreate,
    /// One policy; `?tab=` chooses what is shown.
    Policy(PolicyId),
    /// Editing one policy.
    PolicyEdit(PolicyId),
    /// The department tree; `?node=` or `?member=` chooses one.
    Departments,
    /// The member table.
    Members,
    /// What was changed, by whom and when.
    Journal,
    /// One change with its differences.
    JournalEntry(u64),
    /// Appearance and data.
    Settings,
    /// No such address.
    Unknown,
}

impl Route {
    /// The route of a path below the base, such as `/policies/100001`.
    pub fn parse(path: &str) -> Route {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        if parts.next().is_some() {
            return Route::Unknown;
        }
        let policy = |id: &str| id.parse().ok().map(PolicyId);
        match (first, second, third) {
            (None, ..) => Some(Route::First),
            (Some("check"), None, _) => Some(Route::Check),
            (Some("denied"), None, _) => Some(Route::Denied),
            (Some("shared"), None, _) => Some(Route::Shared),
            (Some("policies"), None, _) => Some(Route::Policies),
            (Some("policies"), Some("new"), None) => Some(Route::PolicyCreate),
            (Some("policies"), Some(id), None) => policy(id).map(Route::Policy),
            (Some("policies"), Some(id), Some("edit")) => policy(id).map(Route::PolicyEdit),
            (Some("departments"), None, _) => Some(Route::Departments),
            (Some("members"), None, _) => Some(Route::Members),
            (Some("journal"), None, _) => Some(Route::Journal),
            (Some("journal"), Some(sequence), None) => {
                sequence.parse().ok().map(Route::JournalEntry)
            }
            (Some("settings"), None, _) => Some(Route::Settings),
            _ => None,
        }
        .unwrap_or(Route::Unknown)
    }

    /// The place of the navigation that this one lies in.
    pub fn area(self) -> Route {
        match self {
            Route::PolicyCreate | Route::Policy(_) | Route::PolicyEdit(_) => Route::Policies,
            Route::JournalEntry(_) => Route::Journal,
            itself => itself,
        }
    }

    /// The path below the base.
    pub fn path(self) -> String {
        match self {
            Route::First | Route::Unknown => "/".to_owned(),
            Route::Check => "/check".to_owned(),
            Route::Denied => "/denied".to_owned(),
            Route::Shared => "/shared".to_owned(),
            Route::Policies => "/policies".to_owned(),
            Route::PolicyCreate => "/policies/new".to_owned(),
            Route::Policy(id) => format!("/policies/{id}"),
            Route::PolicyEdit(id) => format!("/policies/{id}/edit"),
            Route::Departments => "/departments".to_owned(),
            Route::Members => "/members".to_owned(),
            Route::Journal => "/journal".to_owned(),
            Route::JournalEntry(sequence) => format!("/journal/{sequence}"),
            Route::Settings => "/settings".to_owned(),
        }
    }
}

/// The pairs behind the `?` of an address, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(pub Vec<(String, String)>);

impl Query {
    /// Reads what stands behind the `?`. A pair that cannot be decoded is dropped.
    pub fn parse(text: &str) -> Query {
        let pair = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(key)?, decode(value)?)).filter(|(key, _)| !key.is_empty())
        };
        Query(
            text.trim_start_matches('?')
                .split('&')
                .filter_map(pair)
                .collect(),
        )
    }

    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }

    /// The same query with this key set, or without it.
    pub fn with(mut self, key: &str, value: Option<String>) -> Query {
        self.0.retain(|(name, _)| name != key);
        self.0.extend(value.map(|value| (key.to_owned(), value)));
        self
    }

    /// The query as it stands in an address, without the `?`.
    pub fn format(&self) -> String {
        let pair = |(key, value): &(String, String)| format!("{}={}", encode(key), encode(value));
        self.0.iter().map(pair).collect::<Vec<_>>().join("&")
    }
}

/// A route with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The place.
    pub route: Route,
    /// What it shows of it.
    pub query: Query,
}

impl Address {
    /// Reads a path and a query.
    pub fn parse(path: &str, query: &str) -> Address {
        Address {
            route: Route::parse(path),
            query: Query::parse(query),
        }
    }

    /// The address below the base.
    pub fn format(&self) -> String {
        match self.query.0.is_empty() {
            true => self.route.path(),
            false => format!("{}?{}", self.route.path(), self.query.format()),
        }
    }

    /// The address with one more pair in its query.
    pub fn with(self, key: &str, value: impl Into<String>) -> Address {
        Address {
            route: self.route,
            query: self.query.with(key, Some(value.into())),
        }
    }
}

impl From<Route> for Address {
    fn from(route: Route) -> Self {
        Address {
            route,
            query: Query::default(),
        }
    }
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b','
            | b':'
            | b'!' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_found_again_at_its_path() {
        let id = PolicyId(u64::MAX);
        let routes = [
            Route::First,
            Route::Check,
            Route::Denied,
            Route::Shared,
            Route::Policies,
            Route::PolicyCreate,
            Route::Policy(id),
            Route::PolicyEdit(id),
            Route::Departments,
            Route::Members,
            Route::Journal,
            Route::JournalEntry(7),
            Route::Settings,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.path()), route);
        }
    }

    #[test]
    fn what_is_no_address_is_unknown() {
        for path in [
            "/x",
            "/policies/abc",
            "/policies/1/2/3",
            "/policies/1/delete",
            "/journal/-1",
            "/members/5",
        ] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn a_query_keeps_every_character() {
        let query = Query(vec![
            ("filter".into(), "name = 中文 & 100% + ä".into()),
            ("page".into(), "2".into()),
        ]);
        assert_eq!(Query::parse(&query.format()), query);
        assert_eq!(
            Query::parse("?a=%zz&b=1&&=3").0,
            vec![("b".to_owned(), "1".to_owned())]
        );
    }
}
