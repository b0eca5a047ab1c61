//! Values of conditions: what is a number, a date, an address…, and how two of them compare.

pub(crate) mod base64;
pub(crate) mod date;
pub(crate) mod ip;
pub(crate) mod number;

pub(crate) use base64::is_base64;
use date::Instant;
use number::Decimal;

/// Whether the text is a decimal number, as in `"10"` or `"-1.5"`.
pub(crate) fn is_number(text: &str) -> bool {
    Decimal::parse(text).is_some()
}

/// Whether the text is `true` or `false`, in any case.
pub(crate) fn is_bool(text: &str) -> bool {
    parse_bool(text).is_some()
}

/// `true` or `false`, in any case.
pub(crate) fn parse_bool(text: &str) -> Option<bool> {
    let is = |word| text.eq_ignore_ascii_case(word);
    is("true").then_some(true).or(is("false").then_some(false))
}

/// Whether the text is an instant: see [`Instant::parse`].
pub(crate) fn is_date(text: &str) -> bool {
    Instant::parse(text, 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_vendors_documents_are_dates() {
        let texts = [
            "2022-05-31",
            "2022-05-31 00:00:00",
            "2022-05-31T00:00:00Z",
            "2024-02-29T23:59:60.123+08:00",
            "2022-05-31T08:00-03:00",
        ];
        for text in texts {
            assert!(is_date(text), "{text}");
        }
        assert!(!is_date("tomorrow"));
    }

    #[test]
    fn numbers_are_those_of_json() {
        assert!(is_number("10") && is_number("-1.5"));
        assert!(!is_number("ten") && !is_number("1e99999999999"));
    }

    #[test]
    fn booleans_are_two_words() {
        assert_eq!(parse_bool("TRUE"), Some(true));
        assert_eq!(parse_bool("false"), Some(false));
        assert!(is_bool("True"));
        for text in ["", "1", "yes", "truefalse", " true"] {
            assert!(!is_bool(text), "{text}");
        }
    }
}
