//! What is asked.

/// A request: an action on a resource, and what is known of its circumstances.
///
/// A key that was neither given ([`Request::with`]) nor said to be absent ([`Request::without`]) is unknown, and a
/// decision that depends on it is unknown too, unless everything was given ([`Request::complete`]).
///
/// ```
/// use charter_policy::decide::{Compiled, Outcome, Request};
/// use charter_policy::tencent;
///
/// let text = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:Describe*", "resource": "*",
///     "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}}]}"#;
/// let policy = Compiled::new(text, &tencent::CAM)?;
/// let request = Request::new("cvm:DescribeInstances", "*");
/// assert_eq!(policy.decide(&request).missing, ["qcs:ip"]);
/// assert_eq!(policy.verdict(&request.with("qcs:ip", ["10.1.2.3"])).outcome, Outcome::Allowed);
/// # Ok::<(), charter_policy::decide::Refused>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub(super) action: String,
    /// The action in small letters, by which statements are found.
    pub(super) folded: String,
    pub(super) resource: String,
    pub(super) principal: Option<(String, String)>,
    /// The keys that were given, each once. No values: the key is absent.
    keys: Vec<(String, Vec<String>)>,
    complete: bool,
}

/// What a request says of a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lookup<'r> {
    /// Its values, at least one.
    Given(&'r [String]),
    Absent,
    Unknown,
}

impl Request {
    /// A request that names one action, `service:Name` in every language (`cvm:RunInstances`,
    /// `ecs:servers:create`, `Single Sign-On:View/getUserList`), and the resource as the service names it to
    /// whoever authorizes; `*` where the action has no resource of its own.
    ///
    /// A resource with an empty account belongs to the account that owns the policies.
    pub fn new(action: &str, resource: &str) -> Self {
        Self {
            action: action.to_owned(),
            folded: fold(action),
            resource: resource.to_owned(),
            principal: None,
            keys: Vec::new(),
            complete: false,
        }
    }

    /// Gives values of a key, beside those that it has already. No value at all says that the key is absent.
    #[must_use]
    pub fn with<V: Into<String>>(mut self, key: &str, values: impl IntoIterator<Item = V>) -> Self {
        let values = values.into_iter().map(Into::into);
        match self.keys.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => known.extend(values),
            None => self.keys.push((key.to_owned(), values.collect())),
        }
        self
    }

    /// Says that the request does not have the key.
    #[must_use]
    pub fn without(mut self, key: &str) -> Self {
        self.keys.retain(|(known, _)| known != key);
        self.with::<String>(key, [])
    }

    /// Says who asks, for policies that name principals: the kind as the language writes it (`qcs`, `service`) and
    /// the name.
    #[must_use]
    pub fn principal(mut self, kind: &str, name: &str) -> Self {
        self.principal = Some((kind.to_owned(), name.to_owned()));
        self
    }

    /// Says that every key is given: what is not, is absent.
    #[must_use]
    pub fn complete(mut self) -> Self {
        self.complete = true;
        self
    }

    /// The action.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The resource.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The keys of which something was said.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|(key, _)| key.as_str())
    }

    /// The values of the first key that is meant; none where it is absent.
    pub(super) fn find(&self, is_meant: impl Fn(&str) -> bool) -> Option<&[String]> {
        let mut keys = self.keys.iter();
        keys.find(|(key, _)| is_meant(key))
            .map(|(_, values)| values.as_slice())
    }

    /// What is known of a key for which that was found.
    pub(super) fn known<'r>(&self, found: Option<&'r [String]>) -> Lookup<'r> {
        match found {
            Some([]) => Lookup::Absent,
            Some(values) => Lookup::Given(values),
            None if self.complete => Lookup::Absent,
            None => Lookup::Unknown,
        }
    }
}

/// A text in small letters, character by character as patterns compare it.
pub(super) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_says_what_it_asks() {
        let request = Request::new("s3:GetObject", "arn:aws:s3:::a/b");
        assert_eq!(request.action(), "s3:GetObject");
        assert_eq!(request.resource(), "arn:aws:s3:::a/b");
        assert_eq!(request.folded, "s3:getobject");
    }

    #[test]
    fn values_are_added_and_taken_back_key_by_key() {
        let request = Request::new("a:b", "*")
            .with("one", ["1"])
            .with("two", ["2"]);
        let values = |request: &Request, key: &str| {
            request.find(|known| known == key).map(<[String]>::to_vec)
        };
        let more = request.with("one", ["3"]).without("two");
        assert_eq!(
            values(&more, "one"),
            Some(vec!["1".to_owned(), "3".to_owned()])
        );
        assert_eq!(values(&more, "two"), Some(vec![]));
        assert_eq!(values(&more, "three"), None);
    }
}
