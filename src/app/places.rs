//! Every page, a row each: its address, what it lies below, what it is called, where it stands in the navigation, and the
//! part of the release that holds it. Addresses, crumbs, navigation, search and parts derive from this list.

use super::texts::ShellTexts;
use charter_core::contract::{InvitationId, PolicyId};

/// Calls the macro `$then` with the rows of all pages, the parts that hold them around them.
///
/// `:` in an address stands for what the variant holds. Pages without a title say their own way. Of the menu there are
/// group, icon and, where it has one, the count beside it. Groups stand in the order of `Group`, pages in that of the rows.
macro_rules! places {
    ($then:ident) => {
        $then! {
            BasicInformation in basic_information {
                /// The caller's organization, or the invitations that it received.
                BasicInformation = "/basic-information", BasicInformationPage, below First, title basic_information,
                    menu Organization Organization;
            }
            Organization in organization {
                /// The department tree; `?node=` or `?member=` chooses one.
                Departments = "/departments", DepartmentsPage, below First, title departments,
                    menu Organization Department departments;
            }
            Members in members {
                /// The member table.
                Members = "/members", MembersPage, below First, title members,
                    menu Organization Member members;
            }
            Invitations in invitations {
                /// The record of invitations of accounts outside.
                Invitations = "/invitations", InvitationsPage, below First, title invitations,
                    menu Organization User;
            }
            Invitation in invitation {
                /// One invitation.
                Invitation(id: InvitationId) = "/invitations/:", InvitationPage, below Invitations;
            }
            MemberAdd in member_add {
                /// Inviting an account, step by step.
                MemberAdd = "/members/add", MemberAddPage, below Members, title add_member;
            }
            Policies in policies {
                /// The service control policies.
                Policies = "/policies", PolicyListPage, below First, title service_control_policies,
                    menu Policies Policy policies;
            }
            Policy in policy {
                /// One policy; `?tab=` chooses what is shown.
                Policy(id: PolicyId) = "/policies/:", PolicyPage, below Policies;
            }
            Editor in editor {
                /// A new policy; `?from=` copies another one.
                PolicyCreate = "/policies/new", PolicyCreatePage, below Policies;
                /// Editing one policy.
                PolicyEdit(id: PolicyId) = "/policies/:/edit", PolicyEditPage, below Policies;
                /// Paste a policy and see what is wrong with it; nothing is saved.
                Check = "/check", CheckPage, below First, title check, menu Policies CheckCircle;
                /// A policy that stands in the fragment of the address itself.
                Shared = "/shared", SharedPolicyPage, below First, title shared_policy;
            }
            Denied in denied {
                /// Why a request was denied; nothing is saved.
                Denied = "/denied", DeniedPage, below First, title denied, menu Policies Search;
            }
            First in first {
                /// The three doors.
                First = "/", FirstPage, title first, menu Console Home;
            }
            Journal in journal {
                /// What was changed, by whom and when.
                Journal = "/journal", JournalPage, below First, title journal, menu Console Journal;
                /// One change with its differences.
                JournalEntry(id: u64) = "/journal/:", JournalEntryPage, below Journal, title (change);
            }
            Settings in settings {
                /// Appearance and data.
                Settings = "/settings", SettingsPage, below First, title settings, menu Console Settings;
            }
        }
    };
}
pub(super) use places;

/// What a page is called.
enum Title {
    /// By these words.
    Words(fn(&ShellTexts) -> &'static str),
    /// By its number.
    Numbered(fn(&ShellTexts) -> fn(u64) -> String),
    /// The page says it, and its way.
    Own,
}

macro_rules! title {
    () => {
        Title::Own
    };
    ($words:ident) => {
        Title::Words(|t| t.$words)
    };
    (($numbered:ident)) => {
        Title::Numbered(|t| t.$numbered)
    };
}

macro_rules! routes {
    ($($part:ident in $file:ident {$(
        $(#[$doc:meta])*
        $name:ident $(($id:ident: $type:ty))? = $path:literal, $page:ident
            $(, below $parent:ident)? $(, title $title:tt)? $(, menu $group:ident $icon:ident $($count:ident)?)?;
    )*})*) => {
        /// A place in the console. What a view shows beyond it (filter, sort, page, tab) stands in the query.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Route {
            $($($(#[$doc])* $name $(($type))?,)*)*
            /// No such address.
            Unknown,
        }

        impl Route {
            /// The pages of the navigation, in its order within a group.
            pub(super) const MENU: &[Route] = &[$($($(routes!(@of $group Route::$name),)?)*)*];

            /// An example of each, for tests that say "every".
            #[cfg(test)]
            pub(super) const EXAMPLES: &[Route] =
                &[$($(Route::$name $((<$type as InAddress>::EXAMPLE))?,)*)*];

            /// The route of a path below the base, such as `/policies/100001`.
            pub fn parse(path: &str) -> Route {
                $($(
                    if let Some(_held) = held($path, path) {
                        let read = || Some(Route::$name $((<$type as InAddress>::read(_held)?))?);
                        if let Some(route) = read() {
                            return route;
                        }
                    }
                )*)*
                Route::Unknown
            }

            /// The path below the base.
            pub fn path(self) -> String {
                match self {
                    $($(Route::$name $(($id))? => {
                        $path.to_owned()$(.replacen(HOLDS, &$id.number().to_string(), 1))?
                    })*)*
                    Route::Unknown => "/".to_owned(),
                }
            }

            /// The page that it lies below.
            pub fn parent(self) -> Option<Route> {
                match self {
                    $($(Route::$name { .. } => routes!(@parent $($parent)?),)*)*
                    Route::Unknown => None,
                }
            }

            fn number(self) -> u64 {
                match self {
                    $($(Route::$name $(($id))? => 0 $(+ $id.number())?,)*)*
                    Route::Unknown => 0,
                }
            }

            fn title(self) -> Title {
                match self {
                    $($(Route::$name { .. } => title!($($title)?),)*)*
                    Route::Unknown => Title::Own,
                }
            }
        }
    };
    (@of $group:ident $route:expr) => { $route };
    (@parent) => { None };
    (@parent $parent:ident) => { Some(Route::$parent) };
}
places!(routes);

impl Route {
    /// The place of the navigation that this one lies in.
    pub fn area(self) -> Route {
        let mut at = self;
        while !Route::MENU.contains(&at) {
            match at.parent() {
                // Everything lies below the first page; what lies in no other place lies in none.
                None | Some(Route::First) => return self,
                Some(parent) => at = parent,
            }
        }
        at
    }

    /// What it is called, unless the page itself says it.
    pub fn called(self, t: &ShellTexts) -> Option<String> {
        match self.title() {
            Title::Words(words) => Some(words(t).to_owned()),
            Title::Numbered(words) => Some(words(t)(self.number())),
            Title::Own => None,
        }
    }
}

/// Stands in an address for what the route holds.
const HOLDS: char = ':';

/// Something that an address holds: a number.
trait InAddress: Sized {
    #[cfg(test)]
    const EXAMPLE: Self;
    fn read(text: &str) -> Option<Self>;
    fn number(self) -> u64;
}

impl InAddress for u64 {
    #[cfg(test)]
    const EXAMPLE: u64 = 7;

    fn read(text: &str) -> Option<u64> {
        text.parse().ok()
    }

    fn number(self) -> u64 {
        self
    }
}

macro_rules! ids_in_addresses {
    ($($id:ident)*) => {$(
        impl InAddress for $id {
            #[cfg(test)]
            const EXAMPLE: $id = $id(u64::MAX);

            fn read(text: &str) -> Option<$id> {
                u64::read(text).map($id)
            }

            fn number(self) -> u64 {
                self.0
            }
        }
    )*};
}
ids_in_addresses!(PolicyId InvitationId);

/// What a path holds where it is written like `pattern`; nothing is an empty text.
fn held<'p>(pattern: &str, path: &'p str) -> Option<&'p str> {
    fn parts(path: &str) -> impl Iterator<Item = &str> {
        path.split('/').filter(|part| !part.is_empty())
    }
    let (mut wanted, mut given) = (parts(pattern), parts(path));
    let mut held = "";
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(held),
            (Some(wanted), Some(part)) if wanted.chars().eq([HOLDS]) => held = part,
            (Some(wanted), Some(part)) if wanted == part => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;

    #[test]
    fn every_route_is_found_again_at_its_path() {
        for route in Route::EXAMPLES {
            assert_eq!(Route::parse(&route.path()), *route);
        }
        assert_eq!(
            Route::parse("/policies/7/edit/"),
            Route::PolicyEdit(PolicyId(7))
        );
    }

    #[test]
    fn what_is_no_address_is_unknown() {
        for path in [
            "/x",
            "/policies/abc",
            "/policies/1/2/3",
            "/policies/1/delete",
            "/journal/-1",
            "/settings/5",
        ] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn every_page_lies_below_the_first_and_those_of_the_menu_have_a_name() {
        for route in Route::EXAMPLES {
            let mut way = vec![*route];
            while let Some(parent) = way.last().and_then(|route| route.parent()) {
                assert!(!way.contains(&parent), "{way:?}");
                way.push(parent);
            }
            assert_eq!(way.last(), Some(&Route::First));
        }
        for language in Language::ALL {
            let t = language.texts().shell();
            let called = |route: &Route| route.called(t).is_some_and(|name| !name.is_empty());
            assert!(Route::MENU.iter().all(called));
        }
        assert_eq!(Route::PolicyEdit(PolicyId(7)).area(), Route::Policies);
        assert_eq!(Route::JournalEntry(7).area(), Route::Journal);
        assert_eq!(Route::Shared.area(), Route::Shared);
    }
}
