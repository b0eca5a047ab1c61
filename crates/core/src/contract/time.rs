//! Instants, and the vendor's way to write them.

use charter_json::{Fault, FromJson, Reader, ToJson, Writer};

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
///
/// On the wire it is `YYYY-MM-DD hh:mm:ss` without a zone (to the second).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

/// The zone of the vendor's zoneless times, in hours east of UTC. UNVERIFIED: the documents name none;
/// the vendor's consoles show China Standard Time.
const WIRE_ZONE_HOURS: i64 = 8;

const MS_PER_DAY: i64 = 86_400_000;

impl Timestamp {
    /// The instant in the vendor's notation.
    pub fn to_wire(self) -> String {
        let local = self.0 + WIRE_ZONE_HOURS * 3_600_000;
        let (year, month, day) = civil(local.div_euclid(MS_PER_DAY));
        let second = local.rem_euclid(MS_PER_DAY) / 1000;
        format!(
            "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }

    /// The instant in UTC, as policies write it: `2026-11-30T13:45:00Z`.
    pub fn to_utc(self) -> String {
        let shown = self.plus_ms(-WIRE_ZONE_HOURS * 3_600_000).to_wire();
        shown.replace(' ', "T") + "Z"
    }

    /// Reads the vendor's notation; `None` when it is not of that form.
    pub fn from_wire(text: &str) -> Option<Timestamp> {
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
        let separators = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')];
        if text.len() != 19 || !separators.iter().all(|(at, c)| text.as_bytes()[*at] == *c) {
            return None;
        }
        let days = days_from_civil(number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let seconds = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
        Some(Timestamp(
            days * MS_PER_DAY + seconds * 1000 - WIRE_ZONE_HOURS * 3_600_000,
        ))
    }

    /// The second that the instant lies in: what the wire and the records keep of it.
    pub fn whole_seconds(self) -> Timestamp {
        Timestamp(self.0.div_euclid(1000) * 1000)
    }

    /// The same instant, later by `ms` milliseconds (earlier when negative).
    pub fn plus_ms(self, ms: i64) -> Timestamp {
        Timestamp(self.0 + ms)
    }

    /// The same instant so many days later (earlier when negative).
    pub fn plus_days(self, days: i64) -> Timestamp {
        self.plus_ms(days * MS_PER_DAY)
    }
}

impl ToJson for Timestamp {
    fn write(&self, to: &mut Writer) {
        to.string(&self.to_wire());
    }
}

impl FromJson for Timestamp {
    fn blank() -> Self {
        Timestamp(0)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        let otherwise = || "not a time of the form YYYY-MM-DD hh:mm:ss".to_owned();
        *self = from.parsed(|text| Timestamp::from_wire(text).ok_or_else(otherwise))?;
        Ok(())
    }
}

/// Year, month and day of a day count since 1970-01-01 (proleptic Gregorian).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn the_wire_notation_is_read_and_written_back() {
        for text in [
            "2021-04-15 21:07:54",
            "1970-01-01 08:00:00",
            "2024-02-29 00:00:00",
            "2026-12-31 23:59:59",
        ] {
            assert_eq!(Timestamp::from_wire(text).unwrap().to_wire(), text);
        }
        assert_eq!(
            Timestamp::from_wire("1970-01-01 08:00:00"),
            Some(Timestamp(0))
        );
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2021-04-15",
            "2021-04-15T21:07:54",
            "2021-04-15 21:07:5x",
            "中文中文中文1",
        ] {
            assert_eq!(Timestamp::from_wire(text), None, "{text}");
        }
    }
}
