//! The kinds of policies that can be written here, as people choose among them: a cloud, and what the policy is for.

use charter_policy::json::{self, Parsed};
use charter_policy::model::Policy;
use charter_policy::{PROFILES, Profile, recognize_parsed, tencent};

use crate::app::texts::PolicyTexts;

/// What stands where nothing was chosen: the kind that this console is about.
pub const FIRST: &Profile = &tencent::SCP;

/// The clouds by the names of their languages, the console's own first.
pub fn clouds() -> Vec<&'static str> {
    let mut names: Vec<&str> = PROFILES
        .iter()
        .map(|profile| profile.dialect.name)
        .collect();
    names.dedup();
    names
}

/// The cloud that an address names; the console's own where it names none.
pub fn cloud_named(name: &str) -> &'static str {
    let mut clouds = clouds().into_iter();
    let found = clouds.find(|cloud| *cloud == name);
    found.unwrap_or(FIRST.dialect.name)
}

/// The kinds of policies of a cloud; where it has the console's own, that first.
pub fn kinds_of(cloud: &str) -> Vec<&'static Profile> {
    let mut kinds: Vec<&Profile> = PROFILES
        .iter()
        .copied()
        .filter(|profile| profile.dialect.name == cloud)
        .collect();
    charter_order::sort_by_key(&mut kinds, |profile| *profile != FIRST);
    kinds
}

/// Whether a policy of that kind could be one of this organization, but for what it says: of its cloud, and about nobody.
pub fn is_ours(profile: &Profile) -> bool {
    std::ptr::eq(profile.dialect, FIRST.dialect) && !profile.names_principals()
}

/// The name of a kind in an address: `scp`, `huawei-5.0`.
pub fn name_of(profile: &Profile) -> String {
    match profile.dialect.name == FIRST.dialect.name {
        true => profile.name.to_owned(),
        false => format!("{}-{}", profile.dialect.name, profile.name),
    }
}

/// The kind of that name in an address.
pub fn named(name: &str) -> Option<&'static Profile> {
    let mut all = PROFILES.iter().copied();
    all.find(|profile| name_of(profile) == name)
}

/// The kind that a text of a cloud is written like. One that names nobody may be of the cloud's first kind here, even where
/// that is never told from a text, such as a service control policy.
pub fn recognized(text: &str, parsed: &Parsed, cloud: &str) -> &'static Profile {
    let first = kinds_of(cloud).first().copied().unwrap_or(FIRST);
    let found = recognize_parsed(text, parsed, cloud);
    let names_nobody =
        |kind: &&Profile| kind.names_principals() || !std::ptr::eq(kind.dialect, first.dialect);
    found.filter(names_nobody).unwrap_or(first)
}

/// The kind of a text that was saved under the name of one. There was one kind for what names nobody and what names
/// somebody before they were told apart.
pub fn of_saved(text: &str, named: &'static Profile) -> &'static Profile {
    let parsed = json::parse(text);
    let policy = Policy::new(text, &parsed, named.dialect);
    let other = policy.and_then(|policy| named.mistaken(&policy));
    other.unwrap_or(named)
}

/// What a kind is called, and what it is for.
pub fn title(profile: &Profile, t: &PolicyTexts) -> (&'static str, &'static str) {
    let known =
        t.check().kinds.iter().find(|(language, name, ..)| {
            *language == profile.dialect.name && *name == profile.name
        });
    known.map_or((profile.name, ""), |(_, _, title, hint)| (*title, *hint))
}

/// What a cloud is called.
pub fn cloud_title(cloud: &str, t: &PolicyTexts) -> &'static str {
    let known = t
        .check()
        .clouds
        .iter()
        .find(|(language, _)| *language == cloud);
    known.map_or("", |(_, title)| title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;

    #[test]
    fn every_kind_is_found_again_by_its_name_and_has_a_title() {
        for profile in PROFILES {
            let found = named(&name_of(profile)).expect("the kind");
            assert_eq!(found, *profile);
            for language in Language::ALL {
                let t = language.texts().policies();
                assert!(!title(profile, t).1.is_empty(), "{}", name_of(profile));
                assert!(!cloud_title(profile.dialect.name, t).is_empty());
            }
        }
        assert_eq!(named("scp"), Some(FIRST));
        assert_eq!(kinds_of("tencent")[0], FIRST);
    }

    #[test]
    fn a_pasted_text_is_taken_for_the_kind_that_it_is_written_like() {
        let of = |text: &str, cloud| name_of(recognized(text, &json::parse(text), cloud));
        let statement = |rest: &str| {
            format!(r#"{{"version": "2.0", "statement": [{{"effect": "deny", {rest}}}]}}"#)
        };
        let somebody = r#""principal": {"qcs": "qcs::cam::uin/1:root"}"#;
        let cases = [
            (r#""action": "cvm:*", "resource": "*""#.to_owned(), "scp"),
            (
                format!(r#"{somebody}, "action": "sts:AssumeRole""#),
                "trust",
            ),
            (
                format!(r#"{somebody}, "action": "cos:*", "resource": "qcs::cos:::b/*""#),
                "bucket",
            ),
            (
                format!(r#"{somebody}, "action": "cvm:*", "resource": "*""#),
                "scp",
            ),
        ];
        for (rest, expected) in cases {
            assert_eq!(of(&statement(&rest), "tencent"), expected, "{rest}");
        }
        assert_eq!(of("", "tencent"), "scp");
        assert_eq!(of("", "huawei"), "huawei-5.0");
        assert_eq!(of(r#"{"Version": "1.1"}"#, "huawei"), "huawei-1.1");
        let trust = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Principal": {"Service": ["service.OBS"]},
            "Action": ["sts:agencies:assume"]}]}"#;
        assert_eq!(of(trust, "huawei"), "huawei-5.0-trust");
        assert_eq!(of("{}", "naver"), "naver-user");
    }

    #[test]
    fn what_was_saved_before_kinds_were_told_apart_opens_as_what_it_is() {
        let bucket = r#"{"version": "2.0", "principal": {"qcs": "*"}, "statement": [{"effect": "deny", "action": "cos:*",
            "resource": "qcs::cos:::b/*"}]}"#;
        let named = |name| named(name).expect("the kind");
        assert_eq!(of_saved(bucket, named("cam")).name, "bucket");
        assert_eq!(of_saved(bucket, named("bucket")).name, "bucket");
        assert_eq!(of_saved("{}", named("cam")).name, "cam");
        // Nothing is told from a text about what only bounds.
        assert_eq!(of_saved(bucket, named("scp")).name, "scp");
    }
}
