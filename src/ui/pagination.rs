//! Moving through the pages of a list.

use leptos::prelude::*;

use super::{button::IconButton, icon::Icon, words::words};

/// First, previous, next, last, and where one is.
#[component]
pub fn Pagination(
    /// The list whose pages they are.
    #[prop(into)]
    label: Signal<String>,
    /// From 1.
    #[prop(into)]
    page: Signal<usize>,
    /// How many there are, at least 1.
    #[prop(into)]
    pages: Signal<usize>,
    #[prop(into)] on_page: Callback<usize>,
) -> impl IntoView {
    let words = words();
    let at_first =
        Signal::derive(move || (page.get() <= 1).then(|| (words.page_of)(page.get(), pages.get())));
    let at_last = Signal::derive(move || {
        (page.get() >= pages.get()).then(|| (words.page_of)(page.get(), pages.get()))
    });
    view! {
        <nav class="pagination" aria-label=move || (words.pages)(&label.get())>
            <IconButton icon=Icon::First class="pagination-far" name=words.first_page disabled=at_first on_press=move || on_page.run(1)/>
            <IconButton icon=Icon::ChevronLeft name=words.previous_page disabled=at_first on_press=move || on_page.run(page.get_untracked() - 1)/>
            <span class="pagination-here" aria-current="page">{move || (words.page_of)(page.get(), pages.get())}</span>
            <IconButton icon=Icon::ChevronRight name=words.next_page disabled=at_last on_press=move || on_page.run(page.get_untracked() + 1)/>
            <IconButton icon=Icon::Last class="pagination-far" name=words.last_page disabled=at_last on_press=move || on_page.run(pages.get_untracked())/>
        </nav>
    }
}
