//! Which cloud a request is for, and how it stands on that cloud's wire.

use super::Version;
use charter_json::words;

macro_rules! clouds {
    ($($(#[$doc:meta])* $cloud:ident = $word:literal,)*) => {
        /// A cloud: where a request is sent, how its refusals are read, and in whose words policies speak of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cloud {
            $($(#[$doc])* $cloud,)*
        }

        words!(Cloud { $($cloud: $word),* });

        impl Cloud {
            /// Its name in kept records and in `config.json`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Cloud::$cloud => $word,)*
                }
            }

            /// Every cloud, in the order of their numbers.
            pub const ALL: &'static [Cloud] = &[$(Cloud::$cloud,)*];
        }
    };
}

// Their words stand in kept records and in `config.json`: published ones never change.
clouds! {
    /// Tencent Cloud, and our own server beside it.
    Tencent = "tencent",
    /// Huawei Cloud.
    Huawei = "huawei",
    /// NAVER Cloud.
    Naver = "naver",
}

/// How a request stands on the wire. [`request!`](super::request) declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// An action of Tencent Cloud's API 3.0: everything in a JSON body, named by `X-TC-Action`.
    Action(Version),
    /// The same, where the action's name is that of another request in another version.
    NamedAction(Version, &'static str),
    /// A method on a path.
    Rest(Rest),
}

/// A method on a path. The request's fields stand where they are named: in the path, in the query, and the rest in
/// the body as a JSON object. A `GET` has no body: what the path does not name stands in the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Whose.
    pub cloud: Cloud,
    /// The method.
    pub method: Method,
    /// The path, with fields as `{name}`: `/v1/{project_id}/workspaces/{workspace_id}`. A field that the request does not
    /// have comes from the endpoint's settings.
    pub path: &'static str,
    /// The fields that stand in the query of a method with a body, by their names on the wire.
    pub query: &'static [&'static str],
    /// What its answers are wrapped in.
    pub envelope: Envelope,
}

/// What the answers of a path are wrapped in. A refusal may stand in each of the latter two although HTTP says 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Nothing: the body is the answer.
    Plain,
    /// `{"code", "msg", "data"}`, as Huawei's shippers answer: the answer is `data`. UNVERIFIED: that success is the code
    /// 0 or 200, or none.
    CodeMsgData,
    /// `{"success", "id"?, "message"?}`, as version 1 of NAVER's Single Sign-On answers a write.
    ProcessResult,
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or does.
    Post,
    /// Replaces.
    Put,
    /// Changes in part.
    Patch,
    /// Removes.
    Delete,
}

impl Wire {
    /// The cloud that it belongs to.
    pub const fn cloud(self) -> Cloud {
        match self {
            Wire::Action(_) | Wire::NamedAction(..) => Cloud::Tencent,
            Wire::Rest(rest) => rest.cloud,
        }
    }
}

impl Method {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}
