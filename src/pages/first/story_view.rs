//! The demo's story: each mistake with the way to its fix.

use super::story::{Told, told};
use crate::app::navigation::navigator;
use crate::app::texts::texts;
use crate::pages::shared::load::loaded;
use crate::ui::*;
use charter_core::domain::demo::StoryKind;
use leptos::prelude::*;

/// The story; nothing in an organization that is not the demo.
#[component]
pub(super) fn Story() -> impl IntoView {
    let t = texts().first();
    let story = loaded(|backend| Some(told(backend)));
    move || {
        let story = story.ready().filter(|story| !story.is_empty())?;
        Some(view! {
            <Section title=t.story_title text=t.story_text>
                <ul class="story">{story.iter().map(point).collect_view()}</ul>
            </Section>
        })
    }
}

fn point(told: &Told) -> impl IntoView + use<> {
    let t = texts().first();
    let navigator = navigator();
    let (policy, target) = (told.point.policy_name, told.target_name.as_str());
    let (severity, title, text, fix) = match told.point.kind {
        StoryKind::SilentDeny => (
            Severity::Security,
            t.silent_title,
            (t.silent_text)(policy, target),
            (t.to_editor)(policy),
        ),
        StoryKind::LockOut => (
            Severity::Error,
            t.lock_out_title,
            (t.lock_out_text)(policy, target),
            (t.to_bindings)("FullQcloudAccess"),
        ),
        StoryKind::Redundant => (
            Severity::Suggestion,
            t.redundant_title,
            (t.redundant_text)(policy, target),
            (t.to_bindings)(policy),
        ),
    };
    let (place, to_fix) = (navigator.href(told.place()), navigator.href(told.fix()));
    let see = (t.see_target)(target);
    let (icon, badge, text, fix) = match told.fixed {
        true => (
            view! { <span class="story-fixed">{Icon::CheckCircle.view()}</span> }.into_any(),
            Some(view! { " "<Badge tone=BadgeTone::Success>{t.fixed}</Badge> }),
            t.fixed_text.to_owned(),
            None,
        ),
        false => (
            view! { <SeverityIcon severity/> }.into_any(),
            None,
            text,
            Some(view! { <ButtonLink href=to_fix>{fix}</ButtonLink> }),
        ),
    };
    view! {
        <li class="story-point">
            {icon}
            <div class="story-words">
                <h3>{title}{badge}</h3>
                <p>{text}</p>
            </div>
            <div class="story-ways"><a href=place>{see}</a>{fix}</div>
        </li>
    }
}
