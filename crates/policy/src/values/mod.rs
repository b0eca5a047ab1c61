//! Values of conditions: what is a number, a date, an address…

pub(crate) mod ip;

/// Whether the text is a decimal number, as in `"10"` or `"-1.5"`.
pub(crate) fn is_number(text: &str) -> bool {
    crate::json::is_number(text.trim())
}

/// Whether the text is `true` or `false`, in any case.
pub(crate) fn is_bool(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Whether the text is base64, padded, of the usual or the URL alphabet.
pub(crate) fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let known =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    !body.is_empty() && padding <= 2 && text.len().is_multiple_of(4) && body.bytes().all(known)
}

/// Whether the text is an instant: `2022-05-31`, then optionally a time after `T` or a space, with or
/// without seconds, fraction and zone (`Z`, `+08:00`).
pub(crate) fn is_date(text: &str) -> bool {
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    is_day(date) && time.is_none_or(is_time)
}

fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) = (
        field(parts.next(), 4),
        field(parts.next(), 2),
        field(parts.next(), 2),
        parts.next(),
    ) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_time(text: &str) -> bool {
    let (time, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => text.split_at_checked(at).unwrap_or((text, "")),
        None => (text, "Z"),
    };
    let (clock, fraction) = match time.split_once('.') {
        Some((clock, fraction)) => (clock, fraction),
        None => (time, "0"),
    };
    let fraction_fits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_clock(clock, true) && fraction_fits && is_zone(zone)
}

fn is_zone(text: &str) -> bool {
    match text.strip_prefix(['+', '-']) {
        Some(offset) => is_clock(offset, false),
        None => text == "Z",
    }
}

fn is_clock(text: &str, with_seconds: bool) -> bool {
    let mut parts = text.split(':');
    let hour = field(parts.next(), 2).is_some_and(|hour| hour < 24);
    let minute = field(parts.next(), 2).is_some_and(|minute| minute < 60);
    let second = match parts.next() {
        None => true,
        part => with_seconds && field(part, 2).is_some_and(|second| second <= 60),
    };
    hour && minute && second && parts.next().is_none()
}

/// A number of exactly so many digits.
fn field(text: Option<&str>, digits: usize) -> Option<u32> {
    let text =
        text.filter(|text| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))?;
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_vendors_documents_are_dates() {
        let good = [
            "2022-05-31",
            "2022-05-31 00:00:00",
            "2022-05-31T00:00:00Z",
            "2024-02-29T23:59:60.123+08:00",
            "2022-05-31T08:00-03:00",
        ];
        for text in good {
            assert!(is_date(text), "{text}");
        }
        let bad = [
            "",
            "2022-5-31",
            "2023-02-29",
            "2022-13-01",
            "2022-05-31T24:00:00Z",
            "2022-05-31T",
            "tomorrow",
        ];
        for text in bad {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn base64_is_padded() {
        for text in ["YQ==", "YWJj", "-_+/"] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["", "YQ=", "a b=", "====", "字="] {
            assert!(!is_base64(text), "{text}");
        }
    }
}
