//! Addresses: a place of the console and what it shows. All links come from here.

pub use super::places::Route;

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
