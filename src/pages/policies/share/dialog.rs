//! Gives the address of a policy.

use leptos::{prelude::*, task::spawn_local};

use super::address;
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::pages::policies::editor::PolicyDocument;
use crate::ui::*;

/// Some programs cut addresses that are longer, in characters.
const SAFE_LENGTH: usize = 2_000;

/// The dialog with the link. The address is made when it opens, of the policy as it is then.
#[component]
pub fn ShareDialog(open: RwSignal<bool>, document: PolicyDocument) -> impl IntoView {
    let t = texts().editor();
    let link = RwSignal::new(None::<String>);
    let copied = RwSignal::new(false);
    let navigator = navigator();
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        link.set(None);
        copied.set(false);
        let (text, profile) =
            document.now(|document| (document.text().to_owned(), document.profile()));
        let page = navigator.href(Route::Shared);
        spawn_local(async move {
            let fragment = address::write(&text, profile).await;
            let origin = window().location().origin().unwrap_or_default();
            let _ = link.try_set(Some(format!("{origin}{page}#{fragment}")));
        });
    });
    let body = move |link: String| {
        let length = link.chars().count();
        let value = RwSignal::new(link.clone());
        view! {
            <TextAreaField label=t.share_link value rows=4 code=true read_only=true hint=(t.share_length)(length)/>
            {(length > SAFE_LENGTH).then(|| view! { <Notice tone=Tone::Warning>{t.share_long}</Notice> })}
        }
        .into_any()
    };
    let announcer = announcer();
    let said = words::words();
    let copy = move || {
        let text = link.get_untracked().unwrap_or_default();
        spawn_local(async move {
            let done = dom::copy(&text).await;
            let _ = copied.try_set(done);
            announcer.say(if done { said.copied } else { said.copy_failed });
        });
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>{words::words().close}</Button>
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Copy
                disabled=Signal::derive(move || link.with(Option::is_none).then(|| words::words().loading.to_owned()))
                on_press=copy
            >
                {move || if copied.get() { words::words().copied } else { t.copy_link }}
            </Button>
        }
    };
    view! {
        <Dialog open title=t.share_title footer>
            <p>{t.share_text}</p>
            {move || match link.get() {
                Some(link) => body(link),
                None => view! { <Loading/> }.into_any(),
            }}
        </Dialog>
    }
}
