//! Comma-separated values that no spreadsheet runs as a formula. Pure.

/// One line of a file, RFC 4180: quoted where needed, ended with CRLF.
pub fn push_line<S: AsRef<str>>(to: &mut String, cells: impl IntoIterator<Item = S>) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            to.push(',');
        }
        push_cell(to, cell.as_ref());
    }
    to.push_str("\r\n");
}

/// A cell that begins like a formula gets an apostrophe, which spreadsheets show as text.
fn push_cell(to: &mut String, cell: &str) {
    let formula = cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]) && !is_number(cell);
    if !formula && !cell.contains([',', '"', '\r', '\n', ';']) {
        to.push_str(cell);
        return;
    }
    to.push('"');
    if formula {
        to.push('\'');
    }
    to.push_str(&cell.replace('"', "\"\""));
    to.push('"');
}

/// Whether a cell is a number with a sign, in digits and perhaps with a fraction. (The library's reader of numbers would
/// answer as well, and weigh a tenth of the table.)
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::push_line;

    #[test]
    fn cells_are_quoted_where_needed_and_formulas_are_made_harmless() {
        for (cell, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("+cmd|x", "\"'+cmd|x\""),
            ("\u{ff1d}x", "\"'\u{ff1d}x\""),
            ("-5", "-5"),
            ("-1.5", "-1.5"),
            ("-1.", "\"'-1.\""),
            ("-", "\"'-\""),
            ("-5+cmd", "\"'-5+cmd\""),
        ] {
            let mut line = String::new();
            push_line(&mut line, [cell]);
            assert_eq!(line, format!("{expected}\r\n"));
        }
    }
}
