//! What `config.json` says of services: where the requests of each cloud are sent.

use crate::backend::config::FILE;
use charter_core::contract::Cloud;
use charter_core::contract::wire::PathFields;
use charter_json::{object, words};
use std::collections::BTreeMap;

/// The services, by their cloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::backend) struct Settings {
    /// How to reach each.
    pub endpoints: BTreeMap<Cloud, Endpoint>,
    /// What stands at the endpoint of Tencent Cloud.
    pub server: Server,
}

/// How to reach a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::backend) struct Endpoint {
    /// Where requests are sent: an address, or a path on the console's own host.
    pub address: String,
    /// How long an answer may take, in milliseconds.
    pub timeout_ms: u32,
    /// What paths name and requests do not have, such as `project_id`.
    pub path: PathFields,
}

/// What stands at the endpoint of Tencent Cloud.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::backend) enum Server {
    /// The vendor's service, behind a proxy that signs.
    #[default]
    Vendor,
    /// A server of our own, which speaks version `charter-2026-11` as well.
    Charter,
}
words!(Server {
    Vendor: "vendor",
    Charter: "charter"
});

/// One service, of Tencent Cloud, stands in `endpoint`; several stand in `endpoints`, each under its cloud.
struct Raw {
    backend: Kind,
    endpoint: Option<String>,
    timeout_seconds: Option<u32>,
    server: Option<Server>,
    endpoints: Option<BTreeMap<String, RawEndpoint>>,
}
object!(closed Raw {
    backend,
    endpoint: or_blank,
    timeout_seconds: or_blank,
    server: or_blank,
    endpoints: or_blank
});

#[derive(Clone, Copy)]
enum Kind {
    Offline,
    Http,
}
words!(Kind {
    Offline: "offline",
    Http: "http"
});

/// The cloud of a name in `endpoints`.
fn cloud(name: &str) -> Result<Cloud, String> {
    let found = Cloud::ALL.iter().find(|cloud| cloud.word() == name);
    found.copied().ok_or_else(|| {
        let known: Vec<_> = Cloud::ALL.iter().map(|cloud| cloud.word()).collect();
        let known = known.join("`, `");
        format!("{FILE}: `endpoints` has `{name}`, and knows `{known}`")
    })
}

struct RawEndpoint {
    endpoint: String,
    timeout_seconds: Option<u32>,
    server: Option<Server>,
    path: PathFields,
}
object!(closed RawEndpoint {
    endpoint,
    timeout_seconds: or_blank,
    server: or_blank,
    path: or_blank
});

const TIMEOUT_SECONDS: u32 = 30;
const LONGEST_SECONDS: u32 = 600;

impl Settings {
    /// Reads the file; `None` where it chooses the offline backend.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence for whoever wrote it.
    pub fn parse(text: &str) -> Result<Option<Settings>, String> {
        let raw: Raw = charter_json::from_text(text).map_err(|fault| format!("{FILE}: {fault}"))?;
        match raw.backend {
            Kind::Offline => Ok(None),
            Kind::Http => raw.services().map(Some),
        }
    }
}

impl Raw {
    fn services(self) -> Result<Settings, String> {
        let alone = self.endpoint.is_some() || self.server.is_some();
        let services = match self.endpoints {
            Some(_) if alone => {
                let why =
                    "`endpoint` and `server` stand inside `endpoints`, or there is no `endpoints`";
                return Err(format!("{FILE}: {why}"));
            }
            Some(services) => services,
            None => {
                let only = RawEndpoint {
                    endpoint: self.endpoint.unwrap_or_default(),
                    timeout_seconds: None,
                    server: self.server,
                    path: PathFields::new(),
                };
                [(Cloud::Tencent.word().to_owned(), only)].into()
            }
        };
        let mut settings = Settings {
            endpoints: BTreeMap::new(),
            server: Server::Vendor,
        };
        for (name, raw) in services {
            let cloud = cloud(&name)?;
            match (cloud, raw.server) {
                (_, None) => {}
                (Cloud::Tencent, Some(server)) => settings.server = server,
                _ => {
                    let why = "only the endpoint of `tencent` has a `server`";
                    return Err(format!("{FILE}: {why}"));
                }
            }
            let seconds = raw.timeout_seconds.or(self.timeout_seconds);
            settings.endpoints.insert(cloud, raw.checked(seconds)?);
        }
        match settings.endpoints.is_empty() {
            true => Err(format!("{FILE}: `endpoints` names no service")),
            false => Ok(settings),
        }
    }
}

impl RawEndpoint {
    fn checked(self, seconds: Option<u32>) -> Result<Endpoint, String> {
        let address = self.endpoint;
        let known = ["https://", "http://", "/"];
        if !known.iter().any(|start| address.starts_with(start)) {
            return Err(format!(
                "{FILE}: `endpoint` has to begin with https://, http:// or /, and is `{address}`"
            ));
        }
        let seconds = seconds.unwrap_or(TIMEOUT_SECONDS);
        if !(1..=LONGEST_SECONDS).contains(&seconds) {
            return Err(format!(
                "{FILE}: `timeout_seconds` has to be 1 to {LONGEST_SECONDS}, and is {seconds}"
            ));
        }
        Ok(Endpoint {
            address,
            timeout_ms: seconds * 1000,
            path: self.path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, Server, Settings};
    use charter_core::contract::Cloud;

    fn endpoint(address: &str, timeout_ms: u32) -> Endpoint {
        Endpoint {
            address: address.to_owned(),
            timeout_ms,
            path: [].into(),
        }
    }

    #[test]
    fn one_service_is_that_of_tencent_cloud() {
        let one = |address: &str, timeout_ms, server| {
            let endpoints = [(Cloud::Tencent, endpoint(address, timeout_ms))].into();
            Some(Settings { endpoints, server })
        };
        let cases = [
            (r#"{"backend" :"offline"}"#, None),
            (
                r#"{"backend":"http","endpoint":"https://api.example/"}"#,
                one("https://api.example/", 30_000, Server::Vendor),
            ),
            (
                r#"{"backend":"http","endpoint":"/api","timeout_seconds":5,"server":"charter"}"#,
                one("/api", 5_000, Server::Charter),
            ),
        ];
        for (text, settings) in cases {
            assert_eq!(Settings::parse(text), Ok(settings), "{text}");
        }
    }

    #[test]
    fn each_cloud_has_its_own_service() {
        let text = r#"{"backend":"http","timeout_seconds":5,"endpoints":{
            "tencent":{"endpoint":"/tencent","server":"charter"},
            "huawei":{"endpoint":"https://huawei.example","timeout_seconds":60,"path":{"project_id":"p-1"}},
            "naver":{"endpoint":"/naver"}}}"#;
        let huawei = Endpoint {
            path: [("project_id".to_owned(), "p-1".to_owned())].into(),
            ..endpoint("https://huawei.example", 60_000)
        };
        let endpoints = [
            (Cloud::Tencent, endpoint("/tencent", 5_000)),
            (Cloud::Huawei, huawei),
            (Cloud::Naver, endpoint("/naver", 5_000)),
        ];
        let expected = Settings {
            endpoints: endpoints.into(),
            server: Server::Charter,
        };
        assert_eq!(Settings::parse(text), Ok(Some(expected)));
        let text = r#"{"backend":"http","endpoints":{"naver":{"endpoint":"/naver"}}}"#;
        let settings = Settings::parse(text).unwrap().unwrap();
        let clouds: Vec<Cloud> = settings.endpoints.into_keys().collect();
        assert_eq!(
            (clouds, settings.server),
            (vec![Cloud::Naver], Server::Vendor)
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            ("", "line 1"),
            (r#"{"backend":"cloud"}"#, "unknown variant `cloud`"),
            (r#"{"backend":"http"}"#, "`endpoint`"),
            (r#"{"backend":"http","endpoint":"ftp://x"}"#, "`ftp://x`"),
            (
                r#"{"backend":"http","endpoint":"/a","timeout_seconds":0}"#,
                "`timeout_seconds`",
            ),
            (
                r#"{"backend":"offline","endpiont":"/a"}"#,
                "unknown field `endpiont`",
            ),
            (r#"{"backend":"http","endpoints":{}}"#, "names no service"),
            (
                r#"{"backend":"http","endpoints":{"aws":{"endpoint":"/a"}}}"#,
                "has `aws`, and knows `tencent`, `huawei`, `naver`",
            ),
            (
                r#"{"backend":"http","endpoint":"/a","endpoints":{"naver":{"endpoint":"/b"}}}"#,
                "stand inside `endpoints`",
            ),
            (
                r#"{"backend":"http","endpoints":{"naver":{"endpoint":"/b","server":"charter"}}}"#,
                "only the endpoint of `tencent`",
            ),
        ];
        for (text, part) in cases {
            let error = Settings::parse(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
