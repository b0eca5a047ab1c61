//! Export: everything as one file.

use super::bytes::bytes;
use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::backend::Backend;
use crate::ui::{Button, Icon, Toast, Toaster, dom, toaster};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Saves everything as a file, and says so.
pub fn export_data(backend: &Backend, toaster: Toaster) {
    let (backend, t) = (backend.clone(), texts());
    spawn_local(async move {
        let exported = backend.export().await;
        toaster.show(match exported {
            Ok(text) => {
                #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
                let size = bytes(text.len() as f64);
                match dom::download(&file_name(), "application/json", &text) {
                    Ok(()) => Toast::success((t.shell().exported_size)(&size)),
                    Err(_) => Toast::error(t.shell().stopped_export_failed),
                }
            }
            Err(failure) => {
                let problem = problem_in(t.problems(), &failure);
                Toast::error(problem.what).detail(problem.why)
            }
        });
    });
}

/// The way to keep what a dialog is about to replace.
#[component]
pub fn ExportFirst() -> impl IntoView {
    let t = texts().settings();
    let backend = StoredValue::new(expect_context::<Backend>());
    let toaster = toaster();
    let export = move || backend.with_value(|backend| export_data(backend, toaster));
    view! { <p><Button icon=Icon::Download on_press=export>{t.export_first}</Button></p> }
}

/// `charter-2026-11-22.json`.
fn file_name() -> String {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    format!("charter-{}.json", now.split('T').next().unwrap_or_default())
}
