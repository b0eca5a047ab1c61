//! Between the tabs: what this one has done is told, and what others did is heard.

use crate::store::Notice;
use futures_channel::mpsc::UnboundedSender;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, EventTarget, MessageEvent};

/// Events that may end a time in which messages were missed.
const WINDOW_EVENTS: [&str; 2] = ["focus", "pageshow"];
const DOCUMENT_EVENTS: [&str; 1] = ["visibilitychange"];

/// The channel of one database.
#[derive(Debug)]
pub(super) struct Channel {
    channel: Option<BroadcastChannel>,
    listened: Vec<(EventTarget, &'static str)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    on_return: Closure<dyn FnMut()>,
}

impl Channel {
    /// Joins the other tabs' channel.
    pub fn join(database: &str, notices: &UnboundedSender<Notice>) -> Channel {
        let to = notices.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(notice) = event.data().as_string().as_deref().and_then(parse) {
                let _ = to.unbounded_send(notice);
            }
        });
        let to = notices.clone();
        let on_return = Closure::<dyn FnMut()>::new(move || {
            let _ = to.unbounded_send(Notice::Changed);
        });
        // A browser without the channel still hears of other tabs when this one comes to the front.
        let channel = BroadcastChannel::new(database).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        Channel {
            channel,
            listened: listen(&on_return),
            _on_message: on_message,
            on_return,
        }
    }

    /// Tells the other tabs.
    pub fn tell(&self, notice: Notice) {
        if let (Some(channel), Some(word)) = (&self.channel, word(notice)) {
            // A message that does not go out is caught up from the journal.
            let _ = channel.post_message(&JsValue::from_str(word));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
        for (target, event) in &self.listened {
            let handler = self.on_return.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(event, handler);
        }
    }
}

fn listen(handler: &Closure<dyn FnMut()>) -> Vec<(EventTarget, &'static str)> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let document = window.document().map(EventTarget::from);
    let of_window = WINDOW_EVENTS.map(|event| (Some(EventTarget::from(window.clone())), event));
    let of_document = DOCUMENT_EVENTS.map(|event| (document.clone(), event));
    let wanted = of_window.into_iter().chain(of_document);
    wanted
        .filter_map(|(target, event)| {
            let target = target?;
            let handler = handler.as_ref().unchecked_ref();
            target
                .add_event_listener_with_callback(event, handler)
                .ok()?;
            Some((target, event))
        })
        .collect()
}

/// What is said between tabs. Both ways stay readable by older and newer versions.
fn word(notice: Notice) -> Option<&'static str> {
    match notice {
        Notice::Changed => Some("changed"),
        Notice::Replaced => Some("replaced"),
        Notice::Erased => Some("erased"),
        Notice::NewerVersion | Notice::Unblocked => None,
    }
}

fn parse(word: &str) -> Option<Notice> {
    match word {
        "changed" => Some(Notice::Changed),
        "replaced" => Some(Notice::Replaced),
        "erased" => Some(Notice::Erased),
        _ => None,
    }
}
