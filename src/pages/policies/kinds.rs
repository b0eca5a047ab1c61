//! The kinds of policies that can be written here, as people choose among them: a cloud, and what the policy is for.

use charter_policy::{PROFILES, Profile, tencent};

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

/// The kinds of policies of a cloud; where it has the console's own, that first.
pub fn kinds_of(cloud: &str) -> Vec<&'static Profile> {
    let mut kinds: Vec<&Profile> = PROFILES
        .iter()
        .copied()
        .filter(|profile| profile.dialect.name == cloud)
        .collect();
    kinds.sort_by_key(|profile| !std::ptr::eq(*profile, FIRST));
    kinds
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

/// What a kind is called, and what it is for.
pub fn title(profile: &Profile, t: &PolicyTexts) -> (&'static str, &'static str) {
    let known = t
        .kinds
        .iter()
        .find(|(language, name, ..)| *language == profile.dialect.name && *name == profile.name);
    known.map_or((profile.name, ""), |(_, _, title, hint)| (*title, *hint))
}

/// What a cloud is called.
pub fn cloud_title(cloud: &str, t: &PolicyTexts) -> &'static str {
    let known = t.clouds.iter().find(|(language, _)| *language == cloud);
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
            assert!(std::ptr::eq(found, *profile));
            for language in Language::ALL {
                let t = language.texts().policies();
                assert!(!title(profile, t).1.is_empty(), "{}", name_of(profile));
                assert!(!cloud_title(profile.dialect.name, t).is_empty());
            }
        }
        assert!(std::ptr::eq(named("scp").expect("the first"), FIRST));
        assert!(std::ptr::eq(kinds_of("tencent")[0], FIRST));
    }
}
