//! Times: relative in words, the exact one on hover, by the browser's `Intl`.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{dom, words::words};

/// The time, ticking each minute.
#[derive(Clone, Copy)]
struct Clock(RwSignal<f64>);

/// Starts the minute's clock for everything below.
pub(super) fn provide_clock() {
    let now = RwSignal::new(Date::now());
    provide_context(Clock(now));
    tick(now);
}

fn tick(now: RwSignal<f64>) {
    let _ = dom::Timer::after(60_000, move || {
        if now.try_set(Date::now()).is_none() {
            tick(now);
        }
    });
}

/// The largest unit that fits, and how many of it: (-2, "hour") for two hours ago.
fn relative(milliseconds: f64) -> (f64, &'static str) {
    const UNITS: [(f64, &str); 6] = [
        (31_557_600_000.0, "year"),
        (2_629_800_000.0, "month"),
        (604_800_000.0, "week"),
        (86_400_000.0, "day"),
        (3_600_000.0, "hour"),
        (60_000.0, "minute"),
    ];
    for (size, unit) in UNITS {
        if milliseconds.abs() >= size {
            return ((milliseconds / size).trunc(), unit);
        }
    }
    (0.0, "minute")
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

fn locales(locale: &str) -> Array {
    Array::of1(&JsValue::from_str(locale))
}

/// The browser's formatters of one language. Making them costs far more than using them.
struct Formats {
    locale: &'static str,
    relative: Intl::RelativeTimeFormat,
    exact: Function,
}

thread_local! {
    static FORMATS: RefCell<Option<Rc<Formats>>> = const { RefCell::new(None) };
}

fn formats(locale: &'static str) -> Rc<Formats> {
    let known = FORMATS.with_borrow(|known| known.clone().filter(|known| known.locale == locale));
    known.unwrap_or_else(|| {
        let exact = options(&[("dateStyle", "medium"), ("timeStyle", "long")]);
        let made = Rc::new(Formats {
            locale,
            relative: Intl::RelativeTimeFormat::new(
                &locales(locale),
                &options(&[("numeric", "auto")]),
            ),
            exact: Intl::DateTimeFormat::new(&locales(locale), &exact).format(),
        });
        FORMATS.set(Some(made.clone()));
        made
    })
}

/// "2 hours ago", "in 3 days", "now".
pub fn relative_text(locale: &'static str, at: f64, now: f64) -> String {
    let (count, unit) = relative(at - now);
    let (count, unit) = if count == 0.0 {
        (0.0, "second")
    } else {
        (count, unit)
    };
    formats(locale).relative.format(count, unit).into()
}

/// Date and time with the zone, in the person's own time zone.
pub fn exact_text(locale: &'static str, at: f64) -> String {
    let date = Date::new(&JsValue::from_f64(at));
    let text = formats(locale).exact.call1(&JsValue::UNDEFINED, &date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn iso(at: f64) -> String {
    if at.abs() > 8.64e15 {
        String::new()
    } else {
        Date::new(&JsValue::from_f64(at)).to_iso_string().into()
    }
}

/// A time in words relative to now, kept up to date; the exact one stands in its tooltip. `None` is an en dash.
#[component]
pub fn RelativeTime(
    /// Milliseconds since 1970, UTC.
    #[prop(into)]
    at: Signal<Option<i64>>,
) -> impl IntoView {
    let words = words();
    let clock = use_context::<Clock>();
    move || {
        let Some(at) = at.get() else {
            return view! { <span class="none">"–"</span> }.into_any();
        };
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of this era fit")]
        let at = at as f64;
        let now = move || clock.map_or_else(Date::now, |clock| clock.0.get());
        let exact = exact_text(words.locale, at);
        view! {
            <time datetime=iso(at) data-tip=exact>{move || relative_text(words.locale, at, now())}</time>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_largest_unit_that_fits_is_used() {
        for (milliseconds, expected) in [
            (0.0, (0.0, "minute")),
            (-59_999.0, (0.0, "minute")),
            (-7_200_000.0, (-2.0, "hour")),
            (90_000_000.0, (1.0, "day")),
            (-700_000_000.0, (-1.0, "week")),
            (-65_000_000_000.0, (-2.0, "year")),
        ] {
            assert_eq!(relative(milliseconds), expected);
        }
    }
}
