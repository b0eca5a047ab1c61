//! One family of icons: 16 px, stroked with the text's colour. An icon alone never carries a meaning; a word or a name stands beside it.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal,)*) => {
        /// An icon of the kit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// Every icon, for the gallery.
            pub const ALL: &'static [(&'static str, Icon)] = &[$((stringify!($name), Icon::$name),)*];

            fn path(self) -> &'static str {
                match self { $(Icon::$name => $path,)* }
            }
        }
    };
}

icons! {
    /// A shield with a tick: the effect Allow.
    Allow = "M8 1.5l5.5 2v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4zM5.5 8l1.8 1.8L10.7 6.2",
    /// A barred circle: the effect Deny.
    Deny = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M3.6 3.6l8.8 8.8",
    Error = "M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2",
    Security = "M8 1.5l5.5 2v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4zM8 5v3.5M8 10.8v.2",
    Warning = "M8 2L14.75 13.75H1.25zM8 6.25v3.5M8 11.75v.2",
    Suggestion = "M6 11.5v-1.2A4.6 4.6 0 1 1 10 10.3v1.2zM6.5 14.25h3",
    Info = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M8 7.25v4M8 4.75v.2",
    Check = "M3 8.5l3.25 3.25L13 5",
    CheckCircle = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M5.25 8.25l2 2 3.5-4",
    Close = "M4 4l8 8M12 4l-8 8",
    Search = "M7 2.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5M10.5 10.5l3.5 3.5",
    Menu = "M2.5 4.25h11M2.5 8h11M2.5 11.75h11",
    ChevronDown = "M4 6.25l4 4 4-4",
    ChevronUp = "M4 9.75l4-4 4 4",
    ChevronLeft = "M9.75 4l-4 4 4 4",
    ChevronRight = "M6.25 4l4 4-4 4",
    First = "M11.5 4l-4 4 4 4M4.5 4v8",
    Last = "M4.5 4l4 4-4 4M11.5 4v8",
    Undo = "M5.5 3L2.5 6l3 3M2.75 6H9a4 4 0 0 1 0 8H6",
    Redo = "M10.5 3l3 3-3 3M13.25 6H7a4 4 0 0 0 0 8h3",
    Copy = "M5.75 5.75h7.5v8h-7.5zM3.5 10.25h-.75v-8h7.5V3",
    Plus = "M8 3v10M3 8h10",
    Minus = "M3 8h10",
    Trash = "M2.75 4.5h10.5M6.25 4.25v-2h3.5v2M4.25 4.75l.6 9h6.3l.6-9M6.75 7.25v4M9.25 7.25v4",
    Edit = "M2.5 13.5l.75-3.25 7.5-7.5 2.5 2.5-7.5 7.5zM9.25 4.25l2.5 2.5",
    Link = "M6.75 9.25l2.5-2.5M7 4.75l1.75-1.75a3 3 0 0 1 4.25 4.25L11.25 9M9 11.25L7.25 13A3 3 0 0 1 3 8.75L4.75 7",
    Unlink = "M7 4.75l1.75-1.75a3 3 0 0 1 4.25 4.25L11.25 9M9 11.25L7.25 13A3 3 0 0 1 3 8.75L4.75 7M3 3l1.5 1.5M11.5 11.5L13 13",
    Department = "M6 1.75h4v3.5H6zM1.75 10.75h4v3.5h-4zM10.25 10.75h4v3.5h-4zM8 5.25V8M3.75 10.75V8h8.5v2.75",
    Organization = "M2.75 14.25v-12h6.5v12M9.25 6.25h4v8M1.5 14.25h13M5 5h2M5 7.75h2M5 10.5h2M11.25 9v.2M11.25 11.5v.2",
    Member = "M2 3.25h12v9.5H2zM5.75 6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8M3.75 11c.4-1.2 3.6-1.2 4 0M10 6.75h2.25M10 9.25h2.25",
    User = "M8 2a2.75 2.75 0 1 0 0 5.5a2.75 2.75 0 1 0 0-5.5M2.75 14c0-2.8 2.3-4.25 5.25-4.25S13.25 11.2 13.25 14",
    Policy = "M3.25 1.75h6.5l3 3v9.5h-9.5zM9.5 2v3h3M5.5 8h5M5.5 10.75h5",
    Journal = "M3.25 1.75h9.5v12.5h-9.5zM5.75 1.75v12.5M8 5h2.5M8 7.75h2.5",
    Settings = "M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 2.75a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5M5 9.75a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5",
    Sun = "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1.25v1.5M8 13.25v1.5M1.25 8h1.5M13.25 8h1.5M3.25 3.25l1 1M11.75 11.75l1 1M12.75 3.25l-1 1M4.25 11.75l-1 1",
    Moon = "M13.5 9.75A6 6 0 0 1 6.25 2.5a6 6 0 1 0 7.25 7.25z",
    System = "M1.75 2.75h12.5v8.5H1.75zM5.5 14h5M8 11.5V14",
    Globe = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M1.75 8h12.5M8 1.75c-4 4-4 8.5 0 12.5M8 1.75c4 4 4 8.5 0 12.5",
    External = "M6.5 3.25H2.75v10h10V9.5M9.25 2.25h4.5v4.5M13.5 2.5L7.5 8.5",
    Filter = "M2 3h12l-4.5 5.5v4.25l-3 1V8.5z",
    Columns = "M2 2.75h12v10.5H2zM6 2.75v10.5M10 2.75v10.5",
    Download = "M8 2v8M4.75 7L8 10.25 11.25 7M2.5 13.5h11",
    Upload = "M8 10.5v-8M4.75 5.5L8 2.25l3.25 3.25M2.5 13.5h11",
    Clock = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M8 4.5V8l2.5 1.75",
    Help = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M6 6.4A2 2 0 1 1 8.9 8.1c-.6.4-.9.7-.9 1.4M8 11.5v.2",
    More = "M8 2.75a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1M8 7.5a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1M8 12.25a.5.5 0 1 0 0 1a.5.5 0 1 0 0-1",
    SortUp = "M8 12.75v-9M4.5 7L8 3.5 11.5 7",
    SortDown = "M8 3.25v9M4.5 9L8 12.5 11.5 9",
    Sort = "M5 6.25l3-3 3 3M5 9.75l3 3 3-3",
    Home = "M2 8l6-5.5L14 8M3.75 7v6.75h3v-4h2.5v4h3V7",
    Refresh = "M13.25 8A5.25 5.25 0 1 1 11.5 4.1M13.5 1.75v3h-3",
    Play = "M4.5 2.75l8.25 5.25-8.25 5.25z",
    Lock = "M3.75 7h8.5v6.75h-8.5zM5.5 7V4.75a2.5 2.5 0 0 1 5 0V7",
    Eye = "M1.5 8C3.5 4.75 5.6 3.5 8 3.5s4.5 1.25 6.5 4.5c-2 3.25-4.1 4.5-6.5 4.5S3.5 11.25 1.5 8zM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    Key = "M5.25 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M7.5 7.75l5.75-5.5M10.5 5l2 2",
    Compare = "M5.5 2.25v11.5M10.5 2.25v11.5M1.75 5h1.5M1.75 8h1.5M12.75 8h1.5M12.75 11h1.5",
}

impl Icon {
    /// The drawing, hidden from assistive technology.
    pub fn view(self) -> impl IntoView + use<> {
        view! {
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }
}
