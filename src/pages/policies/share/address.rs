//! A policy in the fragment of an address. Browsers keep the fragment to themselves: no server ever sees it.
//!
//! `#profile=scp&z=…` holds the text, compressed (raw DEFLATE) and in base64; `t=` instead of `z=` holds it
//! uncompressed, for browsers that cannot compress.

use charter_policy::Profile;
use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

use super::base64;
use crate::app::routes::Query;
use crate::pages::policies::kinds;

/// No policy is larger; what unpacks to more was made to fill the memory.
const LARGEST: usize = 1 << 20;

/// A policy that came in an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Its text, byte for byte.
    pub text: String,
    /// The kind of policy, by its name in addresses.
    pub profile: String,
}

impl Shared {
    /// The kind of that name; a service control policy where there is none.
    pub fn profile(&self) -> &'static Profile {
        let named = kinds::named(&self.profile).unwrap_or(kinds::FIRST);
        kinds::of_saved(&self.text, named)
    }
}

/// The fragment for a policy, without the `#`.
pub async fn write(text: &str, profile: &Profile) -> String {
    let packed = match stream("CompressionStream") {
        Some(stream) => through(text.as_bytes(), &stream).await,
        None => None,
    };
    let (key, bytes) = match &packed {
        Some(packed) => ("z", packed.as_slice()),
        None => ("t", text.as_bytes()),
    };
    let pairs = [
        ("profile", kinds::name_of(profile)),
        (key, base64::encode(bytes)),
    ];
    Query(pairs.map(|(key, value)| (key.to_owned(), value)).into()).format()
}

/// The policy in a fragment, or `None` where it holds none, was cut off, or unpacks to more than a policy may be.
pub async fn read(fragment: &str) -> Option<Shared> {
    let query = Query::parse(fragment.trim_start_matches('#'));
    let bytes = match (query.get("z"), query.get("t")) {
        (Some(packed), _) => {
            through(&base64::decode(packed)?, &stream("DecompressionStream")?).await?
        }
        (None, plain) => base64::decode(plain?)?,
    };
    let name = query.get("profile").unwrap_or_default();
    Some(Shared {
        text: String::from_utf8(bytes).ok()?,
        profile: name.to_owned(),
    })
}

/// A stream of the browser that packs or unpacks, by its name: `web_sys` counts it as unstable.
fn stream(name: &str) -> Option<ReadableWritablePair> {
    let make: Function = Reflect::get(&window(), &name.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let made = Reflect::construct(&make, &Array::of1(&"deflate-raw".into())).ok()?;
    Some(made.unchecked_into())
}

/// Sends bytes through a stream that packs or unpacks them.
async fn through(bytes: &[u8], stream: &ReadableWritablePair) -> Option<Vec<u8>> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let source = Blob::new_with_u8_array_sequence(&parts).ok()?.stream();
    let reader = source.pipe_through(stream).get_reader();
    read_all(reader.unchecked_ref()).await
}

async fn read_all(reader: &ReadableStreamDefaultReader) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.ok()?;
        let of_chunk = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).ok();
        if of_chunk("done")?.is_truthy() {
            return Some(bytes);
        }
        let part: Uint8Array = of_chunk("value")?.dyn_into().ok()?;
        if bytes.len() + part.length() as usize > LARGEST {
            let _ = reader.cancel();
            return None;
        }
        bytes.extend(part.to_vec());
    }
}
