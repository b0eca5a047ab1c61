//! How much of the browser's storage this site uses.

use crate::app::texts::texts;
use crate::backend::Backend;
use crate::pages::shared::bytes::bytes;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// "1.2 MB of 2.0 GB", read again after every change; an en dash where the browser does not say.
#[component]
pub(super) fn StorageUsed() -> impl IntoView {
    let t = texts().settings();
    let last = expect_context::<Backend>().last();
    let estimate = LocalResource::new(move || {
        last.track();
        estimate()
    });
    move || match estimate.get().flatten() {
        Some((used, quota)) => (t.used_of)(&bytes(used), &bytes(quota)).into_any(),
        None => view! { <span class="none">"–"</span> }.into_any(),
    }
}

/// What the browser says: used, and the quota.
async fn estimate() -> Option<(f64, f64)> {
    let storage = window().navigator().storage();
    // Browsers without it (insecure origins) give nothing here.
    if JsValue::from(storage.clone()).is_undefined() {
        return None;
    }
    let estimate: Object = JsFuture::from(storage.estimate().ok()?).await.ok()?.into();
    let number = |key: &str| {
        Reflect::get(&estimate, &JsValue::from_str(key))
            .ok()?
            .as_f64()
    };
    Some((number("usage")?, number("quota")?))
}
