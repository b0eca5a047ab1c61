//! Decimal numbers, compared exactly: digits are never rounded into binary.

use std::cmp::Ordering;

/// A number of JSON, read where it stands. Two numbers are equal when they have the same value, however they are
/// written: `1`, `1.0` and `10e-1`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal<'t> {
    negative: bool,
    /// The digits before the point, then those after it.
    digits: (&'t str, &'t str),
    /// The power of ten above the first digit that is not 0; `None` for zero, which has none.
    power: Option<i64>,
}

impl<'t> Decimal<'t> {
    /// Reads a number, spaces around it left out. A power of ten that does not fit into 32 bits is no number here.
    pub fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        if !crate::json::is_number(text) {
            return None;
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let plain = mantissa.strip_prefix('-');
        let digits = plain.unwrap_or(mantissa);
        let digits = digits.split_once('.').unwrap_or((digits, ""));
        let before = i64::try_from(digits.0.len()).ok()?;
        let leading = all(digits).position(|digit| digit != b'0');
        let power = match leading {
            Some(zeros) => Some(i64::from(exponent) + before - i64::try_from(zeros).ok()?),
            None => None,
        };
        Some(Self {
            negative: plain.is_some(),
            digits,
            power,
        })
    }

    /// The sign: -1, 0 or 1.
    fn sign(self) -> i8 {
        match (self.power, self.negative) {
            (None, _) => 0,
            (Some(_), true) => -1,
            (Some(_), false) => 1,
        }
    }

    /// Smaller, equal or greater.
    pub fn compare(self, other: Decimal<'_>) -> Ordering {
        let signs = self.sign().cmp(&other.sign());
        if signs != Ordering::Equal {
            return signs;
        }
        let sizes = self.power.cmp(&other.power);
        let sizes = sizes.then_with(|| compare_digits(self.digits, other.digits));
        if self.negative {
            sizes.reverse()
        } else {
            sizes
        }
    }
}

fn all<'t>(digits: (&'t str, &'t str)) -> impl Iterator<Item = u8> + 't {
    digits.0.bytes().chain(digits.1.bytes())
}

/// Compares the digits from the first that is not 0 on; the shorter one goes on with zeros.
fn compare_digits(one: (&str, &str), other: (&str, &str)) -> Ordering {
    let mut one = all(one).skip_while(|&digit| digit == b'0');
    let mut other = all(other).skip_while(|&digit| digit == b'0');
    loop {
        let pair = (one.next(), other.next());
        if pair == (None, None) {
            return Ordering::Equal;
        }
        let order = pair.0.unwrap_or(b'0').cmp(&pair.1.unwrap_or(b'0'));
        if order != Ordering::Equal {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(one: &str, other: &str) -> Option<Ordering> {
        Some(Decimal::parse(one)?.compare(Decimal::parse(other)?))
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let ascending = [
            "-1e2147483647",
            "-1000",
            "-10.5",
            "-10.49",
            "-1",
            "-0.1",
            "0",
            "1e-2147483648",
            "0.1",
            "0.10000000000000000000000000000000000000000000000001",
            "0.11",
            "1",
            "1.2",
            "9007199254740992",
            "9007199254740993",
            "1e16",
            "123456789012345678901234567890",
            "1e2147483647",
        ];
        for (at, one) in ascending.iter().enumerate() {
            for (beside, other) in ascending.iter().enumerate() {
                assert_eq!(
                    order(one, other),
                    Some(at.cmp(&beside)),
                    "{one} and {other}"
                );
            }
        }
    }

    #[test]
    fn one_value_may_be_written_in_many_ways() {
        for (one, other) in [
            ("1", "1.0"),
            ("10e-1", "1"),
            ("0.1e1", "1"),
            ("100", "1E+2"),
            ("0", "-0.00e5"),
            ("0.0010", "1e-3"),
            (" 1.2 ", "1.20"),
        ] {
            assert_eq!(
                order(one, other),
                Some(Ordering::Equal),
                "{one} and {other}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_not_compared() {
        for text in ["", "01", "1,5", "0x10", "１", "1e99999999999", "NaN", "1 2"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
