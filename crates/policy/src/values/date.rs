//! Dates, read as instants.

/// An instant: seconds from the beginning of 1970 in UTC, and parts of a second in units of 10⁻¹⁸.
///
/// A leap second (`23:59:60`) is the instant at which the next minute begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant {
    seconds: i64,
    attoseconds: u64,
}

/// More digits than this after a second's point are no date.
const FRACTION_DIGITS: usize = 18;

impl Instant {
    /// Reads `2022-05-31`, then optionally a time after `T` or a space, with or without seconds, fraction and zone
    /// (`Z`, `+08:00`). A date without a time is its first instant; one without a zone is read `zoneless` minutes
    /// east of UTC.
    pub fn parse(text: &str, zoneless: i16) -> Option<Self> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let day = day(date)?;
        let (second, attoseconds, zone) = time.map_or(Some((0, 0, None)), parse_time)?;
        let east = zone.unwrap_or(i64::from(zoneless));
        Some(Self {
            seconds: day * 86_400 + second - east * 60,
            attoseconds,
        })
    }
}

/// Days since 1970-01-01, by the calendar of today in all years.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let year = field(parts.next(), 4)?;
    let month = field(parts.next(), 2)?;
    let day = field(parts.next(), 2)?;
    let known = parts.next().is_none() && day >= 1 && day <= days_of(year, month);
    if !known {
        return None;
    }
    // Years that begin in March put the leap day at their end.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let before = (month * 153 + 2) / 5;
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + before + day - 1 - 719_468)
}

fn days_of(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The second of the day, the fraction after it, and the minutes of the zone east of UTC.
fn parse_time(text: &str) -> Option<(i64, u64, Option<i64>)> {
    let at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at_checked(at)?;
    let (clock, fraction) = match time.split_once('.') {
        Some((clock, fraction)) => (clock, attoseconds(fraction)?),
        None => (time, 0),
    };
    let zone = match zone.strip_prefix(['+', '-']) {
        Some(offset) => {
            let minutes = seconds(offset, false)? / 60;
            Some(if zone.starts_with('-') {
                -minutes
            } else {
                minutes
            })
        }
        None if zone == "Z" => Some(0),
        None if zone.is_empty() => None,
        None => return None,
    };
    Some((seconds(clock, true)?, fraction, zone))
}

fn attoseconds(fraction: &str) -> Option<u64> {
    let missing = FRACTION_DIGITS.checked_sub(fraction.len())?;
    let number: u64 = Some(fraction)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?
        .parse()
        .ok()?;
    Some(number * 10_u64.pow(u32::try_from(missing).ok()?))
}

/// Seconds of `08:00` or, where they may be given, `08:00:30`.
fn seconds(clock: &str, with_seconds: bool) -> Option<i64> {
    let mut parts = clock.split(':');
    let hour = field(parts.next(), 2).filter(|&hour| hour < 24)?;
    let minute = field(parts.next(), 2).filter(|&minute| minute < 60)?;
    let second = match parts.next() {
        None => 0,
        part if with_seconds => field(part, 2).filter(|&second| second <= 60)?,
        Some(_) => return None,
    };
    let complete = parts.next().is_none();
    complete.then_some(hour * 3_600 + minute * 60 + second)
}

/// A number of exactly so many digits.
fn field(text: Option<&str>, digits: usize) -> Option<i64> {
    let text =
        text.filter(|text| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))?;
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds_of(text: &str) -> Option<i64> {
        Instant::parse(text, 0).map(|instant| instant.seconds)
    }

    #[test]
    fn instants_are_counted_from_1970() {
        let cases = [
            ("1970-01-01", 0),
            ("1970-01-01T00:00:01Z", 1),
            ("1969-12-31 23:59:59", -1),
            ("2000-02-29T12:00Z", 951_825_600),
            ("2022-05-31T00:00:00Z", 1_653_955_200),
            ("2022-05-31T08:00:00+08:00", 1_653_955_200),
            ("2022-05-30T19:30:00-04:30", 1_653_955_200),
            ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("0000-01-01", -62_167_219_200),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ];
        for (text, expected) in cases {
            assert_eq!(seconds_of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_follows_the_one_before() {
        let mut last = seconds_of("1899-12-31").unwrap();
        for year in 1900..2301 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let text = format!("{year}-{month:02}-{day:02}");
                    let Some(seconds) = seconds_of(&text) else {
                        assert!(day > 28, "{text}");
                        continue;
                    };
                    assert_eq!(seconds, last + 86_400, "{text}");
                    last = seconds;
                }
            }
        }
    }

    #[test]
    fn a_missing_zone_is_what_the_language_says() {
        let zoneless = "2022-05-31 08:00:00";
        assert_eq!(
            Instant::parse(zoneless, 480),
            Instant::parse("2022-05-31T00:00:00Z", 0)
        );
        assert_eq!(
            Instant::parse("2022-05-31", 480),
            Instant::parse("2022-05-30T16:00Z", 0)
        );
        assert_eq!(
            Instant::parse("2022-05-31T08:00:00Z", 480),
            Instant::parse("2022-05-31T08:00:00Z", 0)
        );
    }

    #[test]
    fn fractions_order_within_a_second() {
        let texts = [
            "2022-05-31T00:00:00",
            "2022-05-31T00:00:00.000000000000000001",
            "2022-05-31T00:00:00.1",
            "2022-05-31T00:00:00.11",
            "2022-05-31T00:00:00.999999999999999999",
            "2022-05-31T00:00:01Z",
        ];
        let instants: Vec<Instant> = texts
            .iter()
            .map(|text| Instant::parse(text, 0).unwrap())
            .collect();
        assert!(instants.is_sorted() && instants.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(
            Instant::parse("2022-05-31T00:00:00.50", 0),
            Instant::parse("2022-05-31T00:00:00.5Z", 0)
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        let texts = [
            "",
            "2022-5-31",
            "2023-02-29",
            "1900-02-29",
            "2022-00-10",
            "2022-13-01",
            "2022-01-00",
            "2022-04-31",
            "2022-05-31-01",
            "2022-05-31T",
            "2022-05-31T24:00:00Z",
            "2022-05-31T00:60:00Z",
            "2022-05-31T00:00:61Z",
            "2022-05-31T00:00:00:00Z",
            "2022-05-31T00:00:00.Z",
            "2022-05-31T00:00:00.0000000000000000000Z",
            "2022-05-31T00:00:00Zulu",
            "2022-05-31T00:00:00+08",
            "2022-05-31T00:00:00+08:00:00",
            "2022-05-31T00:00:00 UTC",
            "２０２２-05-31",
            "tomorrow",
        ];
        for text in texts {
            assert_eq!(Instant::parse(text, 0), None, "{text}");
        }
    }
}
