//! The filter's input and tokens.

use leptos::prelude::*;

use super::model::{Filter, Property};

/// Tokens and free text in one box (APG combobox); `/` moves here.
#[component]
pub fn TokenFilter(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] filter: Signal<Filter>,
    /// Called at each key and for each token.
    #[prop(into)]
    on_filter: Callback<Filter>,
    #[prop(into)] properties: Signal<Vec<Property>>,
    /// How many rows match now: announced.
    #[prop(optional, into)]
    matches: MaybeProp<usize>,
) -> impl IntoView {
    let _ = (filter, on_filter, properties, matches);
    view! { <p>{label}</p> }
}
