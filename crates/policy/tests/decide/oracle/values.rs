//! Values, compared by writing them out.

use super::maybe::{Maybe, NO, OPEN, YES, both};
use super::texts::Token;
use super::variables::replaced;
use super::{Asked, Language};

/// Whether a given value is what a positive form of the operator asks.
pub fn compare(asked: &Asked<'_>, operator: &str, given: &str, value: &str) -> Maybe {
    let kind = operator.replace("not", "");
    let literal = || replaced(asked, value, false, false);
    match kind.as_str() {
        "stringequal" | "stringequals" => literal().fits(given),
        "stringequalignorecase" | "stringequalsignorecase" => {
            let mut lower = literal();
            for token in &mut lower.tokens {
                if let Token::Is(character) = token {
                    *character = character.to_ascii_lowercase();
                }
            }
            lower.fits(&given.to_ascii_lowercase())
        }
        // “Similar”: no page says which characters stand for others, so that more than the same is perhaps meant.
        "stringlike" if asked.language == Language::Naver => match literal().fits(given) {
            NO => {
                // Nor whether a text within another is similar to it.
                let loose = value.replace('%', "*").replace('_', "?");
                let mut within = replaced(asked, &loose, true, true);
                within.tokens.insert(0, Token::Any);
                within.tokens.push(Token::Any);
                both(within.fits(given), OPEN)
            }
            found => found,
        },
        "stringlike" | "stringmatch" => replaced(asked, value, true, asked.has_one()).fits(given),
        "stringstartwith" => {
            let mut begins = literal();
            begins.tokens.push(Token::Any);
            begins.fits(given)
        }
        "stringendwith" => {
            let mut ends = literal();
            ends.tokens.insert(0, Token::Any);
            ends.fits(given)
        }
        "boolequal" | "bool" => {
            let read = |text: &str| match text.to_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            };
            Some(read(given)? == read(value)?)
        }
        "binaryequal" => Some(unpacked(given)? == unpacked(value)?),
        "ipequal" | "ipaddress" => {
            let (given, range) = (bits(given)?, bits(value)?);
            if given.starts_with(&range) {
                YES
            } else if range.starts_with(&given) {
                OPEN
            } else {
                NO
            }
        }
        ordered => {
            let (given, value) = if ordered.starts_with("date") {
                (instant(given)?, instant(value)?)
            } else {
                (scaled(given)?, scaled(value)?)
            };
            let relation = ordered
                .trim_start_matches("date")
                .trim_start_matches("number");
            Some(match relation {
                "equal" | "equals" => given == value,
                "lessthan" => given < value,
                "lessthanequal" | "lessthanequals" => given <= value,
                "greaterthan" => given > value,
                "greaterthanequal" | "greaterthanequals" => given >= value,
                other => panic!("{other}"),
            })
        }
    }
}

/// A number times 10¹², where it has no more places than that.
fn scaled(text: &str) -> Option<i128> {
    let number: serde_json::Number = text.parse().ok()?;
    let text = number.to_string();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = 12 + exponent - i32::try_from(fraction.len()).ok()?;
    Some(if places >= 0 {
        digits * 10_i128.pow(u32::try_from(places).ok()?)
    } else {
        panic!("too many places: {text}")
    })
}

/// Milliseconds since the beginning of 1970, by counting days one by one. Without a zone it is UTC.
fn instant(text: &str) -> Option<i128> {
    let digits = |from: usize, to: usize| text.get(from..to)?.parse::<i128>().ok();
    let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let is_leap = |year: i128| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = |year: i128, month: i128| match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    };
    let mut days = day - 1;
    days += (1970..year)
        .map(|year| if is_leap(year) { 366 } else { 365 })
        .sum::<i128>();
    days += (1..month).map(|month| length(year, month)).sum::<i128>();
    let mut seconds = days * 86_400;
    let mut rest = text.get(10..)?;
    let mut thousandths = 0;
    if let Some(clock) = rest.strip_prefix(['T', ' ']) {
        seconds += clock.get(0..2)?.parse::<i128>().ok()? * 3600;
        seconds += clock.get(3..5)?.parse::<i128>().ok()? * 60;
        seconds += clock.get(6..8)?.parse::<i128>().ok()?;
        rest = clock.get(8..)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            thousandths = fraction.get(0..3)?.parse::<i128>().ok()?;
            rest = fraction.get(3..)?;
        }
    }
    if rest.len() == 6 {
        let minutes =
            rest.get(1..3)?.parse::<i128>().ok()? * 60 + rest.get(4..6)?.parse::<i128>().ok()?;
        seconds -= if rest.starts_with('-') {
            -minutes
        } else {
            minutes
        } * 60;
    }
    Some(seconds * 1000 + thousandths)
}

/// The bits of an address or of the part of a range that all of it shares, after the family's name.
fn bits(text: &str) -> Option<String> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length.parse::<usize>().ok()?)),
        None => (text, None),
    };
    let all = match address.parse::<std::net::IpAddr>().ok()? {
        std::net::IpAddr::V4(address) => format!("four{:032b}", u32::from(address)),
        std::net::IpAddr::V6(address) => format!("six-{:0128b}", u128::from(address)),
    };
    let shared = all.get(..4 + length.unwrap_or(all.len() - 4))?;
    // “IPv4 written in IPv6 is that IPv4 address.”
    let mapped = format!("six-{}{}", "0".repeat(80), "1".repeat(16));
    Some(match shared.strip_prefix(&mapped) {
        Some(rest) => format!("four{rest}"),
        None => shared.to_owned(),
    })
}

fn unpacked(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if text.is_empty() || !text.len().is_multiple_of(4) {
        return None;
    }
    let mut bits = String::new();
    for letter in text.trim_end_matches('=').chars() {
        bits.push_str(&format!("{:06b}", LETTERS.find(letter)?));
    }
    let bytes = bits.as_bytes().chunks_exact(8);
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).ok()?, 2).ok();
    bytes.map(byte).collect()
}
