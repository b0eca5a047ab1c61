//! Numbers.

/// Whether `text` is a number of RFC 8259: `-12.5e+3`, no leading zero, no `+`, no bare point.
pub fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (integer, rest) = digits(rest);
    if integer.is_empty() || (integer.len() > 1 && integer.starts_with('0')) {
        return false;
    }
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => match digits(fraction) {
            ("", _) => return false,
            (_, rest) => rest,
        },
        None => rest,
    };
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else {
        return rest.is_empty();
    };
    let (power, rest) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    !power.is_empty() && rest.is_empty()
}

/// Whether a malformed word was probably meant as a number.
pub(super) fn looks_like_number(word: &str) -> bool {
    let rest = word.strip_prefix(['+', '-']).unwrap_or(word);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    rest.starts_with(|character: char| character.is_ascii_digit())
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_the_standard_are_numbers() {
        for good in ["0", "-0", "10", "1.5", "1e9", "1E+9", "-12.50e-3"] {
            assert!(is_number(good), "{good}");
        }
        for bad in [
            "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1_000", "Infinity", "１",
        ] {
            assert!(!is_number(bad), "{bad}");
        }
    }
}
