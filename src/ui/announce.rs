//! One polite live region for the whole page.

use leptos::prelude::*;

use super::dom;

/// Says things to assistive technology without moving the focus.
#[derive(Clone, Copy, Debug)]
pub struct Announcer {
    said: Option<RwSignal<String>>,
}

impl Announcer {
    /// Announces a sentence politely; the same sentence twice is heard twice.
    pub fn say(&self, sentence: impl Into<String>) {
        let Some(said) = self.said else { return };
        let sentence = sentence.into();
        let _ = said.try_set(String::new());
        let _ = dom::Timer::after(60, move || {
            let _ = said.try_set(sentence);
        });
    }
}

/// The announcer of the running app; silent where there is no `UiRoot`.
pub fn announcer() -> Announcer {
    use_context::<Announcer>().unwrap_or(Announcer { said: None })
}

/// Makes the announcer and gives it to everything below.
pub(super) fn provide_announcer() -> impl IntoView {
    let said = RwSignal::new(String::new());
    provide_context(Announcer { said: Some(said) });
    view! { <div class="visually-hidden" role="status" aria-live="polite">{said}</div> }
}
