//! The parts of the console that a release loads when something of them is first shown (`crate::split` cuts them).

use super::places::places;
use super::problems::not_loaded;
use super::routes::Route;
use super::texts::texts;
use super::titles::PAGE_TITLE;
use crate::split::NotLoaded;
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// What a part shows for an address. Console and dialogs look at the address themselves.
pub(super) type View = fn(Route) -> AnyView;

/// Makes `async fn $name() -> Result<View, NotLoaded>`, with what the view reaches in the file `$file`.
macro_rules! part {
    ($file:ident: $name:ident, $view:expr) => {
        $crate::split::split_point!($file: pub(crate) fn $name() -> $crate::app::parts::View { $view });
    };
}
pub(super) use part;

macro_rules! parts {
    ($($part:ident in $file:ident {$(
        $(#[$doc:meta])*
        $name:ident $(($id:ident: $type:ty))? = $path:literal, $page:ident
            $(, below $parent:ident)? $(, title $title:tt)? $(, menu $group:ident $icon:ident $($count:ident)?)?;
    )*})*) => {
        /// The parts: three of their own, and those that hold pages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Part {
            /// The data and the shell around the pages.
            Console,
            /// What helps when the data does not open.
            Recovery,
            /// Search, and the dialogs that open from any page.
            Dialogs,
            $(#[doc = concat!("The pages of the part `", stringify!($file), "`.")] $part,)*
        }

        const COUNT: usize = 3 + [$(stringify!($part)),*].len();

        impl Part {
            /// The part that the page of an address lies in.
            pub(super) fn of(route: Route) -> Option<Part> {
                match route {
                    $($(Route::$name { .. } => Some(Part::$part),)*)*
                    Route::Unknown => None,
                }
            }

            async fn view(self) -> Result<View, NotLoaded> {
                match self {
                    Part::Console => super::console::console().await,
                    Part::Recovery => super::console::recovery().await,
                    Part::Dialogs => super::shell::dialogs_part().await,
                    $(Part::$part => super::page::$file().await,)*
                }
            }
        }
    };
}
places!(parts);

thread_local! {
    /// The parts that are there; they stay as long as the page does.
    static THERE: Cell<[Option<View>; COUNT]> = const { Cell::new([None; COUNT]) };
    /// The parts that were asked for ahead.
    static BEGUN: Cell<[bool; COUNT]> = const { Cell::new([false; COUNT]) };
}

impl Part {
    fn there(self) -> Option<View> {
        THERE.get()[self as usize]
    }

    /// Loads it; where it is there already, at once.
    pub(super) async fn load(self) -> Result<View, NotLoaded> {
        let view = self.view().await?;
        let mut there = THERE.get();
        there[self as usize] = Some(view);
        THERE.set(there);
        Ok(view)
    }

    /// Begins to load it, before it is needed. Tried once: should it fail, it is tried again, and the failure shown, when
    /// it is needed.
    pub(super) fn preload(self) {
        let mut begun = BEGUN.get();
        if !std::mem::replace(&mut begun[self as usize], true) {
            BEGUN.set(begun);
            spawn_local(async move {
                let _ = self.load().await;
            });
        }
    }

    /// What it shows for the address: at once where it is there, else as soon as it is.
    pub(super) fn show(self, route: Route) -> AnyView {
        match self.there() {
            Some(view) => view(route),
            None => view! { <Later part=self route/> }.into_any(),
        }
    }

    /// Puts what stands in its place until it is there where the part itself would stand.
    fn place(self, inner: AnyView) -> AnyView {
        match self {
            Part::Console | Part::Recovery => {
                view! { <main class="opening" id="main">{inner}</main> }.into_any()
            }
            _ => inner,
        }
    }
}

#[derive(Clone, Copy)]
enum State {
    Loading,
    There(View),
    Failed,
}

/// A part that is not there yet.
#[component]
fn Later(part: Part, route: Route) -> impl IntoView {
    let state = RwSignal::new(State::Loading);
    let load = move || {
        spawn_local(async move {
            let loaded = part.load().await;
            let _ = state.try_set(loaded.map_or(State::Failed, State::There));
        });
    };
    load();
    let retried = StoredValue::new(false);
    let on_retry = Callback::new(move |()| {
        retried.set_value(true);
        state.set(State::Loading);
        load();
    });
    // The button that was pressed is gone: the page's title has the focus, as after every navigation.
    Effect::new(move |_| {
        if !matches!(state.get(), State::Loading) && retried.get_value() {
            dom::soon(|| dom::focus_id(PAGE_TITLE));
        }
    });
    move || match state.get() {
        State::Loading => part.place(view! { <Loading/> }.into_any()),
        State::There(view) => untrack(|| view(route)),
        State::Failed => part.place(view! { <Missing on_retry/> }.into_any()),
    }
}

/// Stands in the place of a part that did not arrive.
#[component]
pub(super) fn Missing(#[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let t = texts();
    view! {
        <PageHeader title=t.shell().part_missing/>
        <ErrorState problem=not_loaded(t) on_retry/>
    }
}
