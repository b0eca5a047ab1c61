//! Sizes in words.

/// A number of bytes with a fitting unit: "812 B", "1.4 MB".
pub fn bytes(count: f64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let mut size = count.max(0.0);
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(unit > 0 && size < 99.95);
    format!("{size:.digits$} {}", units[unit])
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_stay_short() {
        for (count, expected) in [
            (0.0, "0 B"),
            (999.0, "999 B"),
            (1_400_000.0, "1.4 MB"),
            (123_400_000.0, "123 MB"),
            (2.0e9, "2.0 GB"),
            (5.0e15, "5000 TB"),
        ] {
            assert_eq!(bytes(count), expected);
        }
    }
}
