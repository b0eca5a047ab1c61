//! A file as the policy: opened, dropped or pasted, and decoded from whatever encoding it is in.

use charter_policy::Encoding;
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::document::PolicyDocument;
use crate::app::texts::{EditorTexts, texts};
use crate::ui::*;

/// A larger file is no policy: no vendor takes a hundredth of it.
const LARGEST: f64 = 1_000_000.0;

/// What is offered first where files are chosen.
const KINDS: &str = ".json,.txt,.tf,.yaml,.yml,application/json,text/plain";

/// Puts files into a document.
#[derive(Clone, Copy)]
pub struct FileOpener {
    document: PolicyDocument,
    /// Goes to the text, so that the next key undoes there.
    focus: Callback<()>,
    toaster: Toaster,
    t: &'static EditorTexts,
}

impl FileOpener {
    pub fn new(document: PolicyDocument, focus: Callback<()>) -> Self {
        Self {
            document,
            focus,
            toaster: toaster(),
            t: texts().editor(),
        }
    }

    /// Puts the first of some files in the place of the text, as one step of undo; says whether there is one.
    pub fn open(self, files: Option<web_sys::FileList>) -> bool {
        let Some(file) = files.and_then(|files| files.get(0)) else {
            return false;
        };
        let name = file.name();
        if file.size() > LARGEST {
            self.toaster
                .show(Toast::error((self.t.file_too_large)(&name)));
            return true;
        }
        spawn_local(async move {
            let bytes = JsFuture::from(file.array_buffer()).await;
            let bytes = bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
            let read = bytes.ok().and_then(|bytes| decoded(&bytes));
            if !self.document.is_there() {
                return;
            }
            self.toaster.show(match read {
                Some((text, encoding)) => {
                    self.document.put(&text);
                    self.focus.run(());
                    match encoding {
                        // The likeliest was taken, and a person must see whether it was that.
                        Some(Encoding::DoubleByte) => Toast::warning((self.t.file_guessed)(&name)),
                        _ => Toast::success((self.t.file_opened)(
                            &name,
                            encoding.map(Encoding::name),
                        )),
                    }
                }
                None => Toast::error((self.t.file_unreadable)(&name)),
            });
        });
        true
    }

    /// Takes a file that is dropped, unless something else has taken it.
    pub fn dropped(self, event: &web_sys::DragEvent) {
        if !event.default_prevented()
            && self.open(event.data_transfer().and_then(|data| data.files()))
        {
            event.prevent_default();
        }
    }
}

/// Lets a file be dropped where it otherwise would take the place of the page; says whether it is one.
pub fn dragged(event: &web_sys::DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    let is_file = types.is_some_and(|types| types.includes(&"Files".into(), 0));
    if is_file {
        event.prevent_default();
    }
    is_file
}

/// The text of some bytes, and what they were encoded in where that is not UTF-8.
fn decoded(bytes: &[u8]) -> Option<(String, Option<Encoding>)> {
    let Some(encoding) = Encoding::of(bytes) else {
        let text = std::str::from_utf8(bytes).ok()?;
        return Some((text.to_owned(), None));
    };
    let by_browser = || {
        let decoder = web_sys::TextDecoder::new_with_label(encoding.label()).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    };
    let text = encoding.decode(bytes).or_else(by_browser)?;
    Some((text, Some(encoding)))
}

/// Lets a file be chosen.
#[component]
pub(super) fn OpenFile(opener: FileOpener) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        opener.open(files);
    };
    let press = move || {
        if let Some(input) = input.get_untracked() {
            // The same file may be chosen again.
            input.set_value("");
            input.click();
        }
    };
    view! {
        <input type="file" accept=KINDS hidden node_ref=input on:change=chosen/>
        <Button kind=ButtonKind::Quiet icon=Icon::Upload on_press=press>{opener.t.open_file}</Button>
    }
}
