//! Names in another case, made by the compiler.

/// How long a name in snake case is in Pascal case.
pub const fn len(snake: &str) -> usize {
    let bytes = snake.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'_' {
            len += 1;
        }
        at += 1;
    }
    len
}

/// A name in snake case in Pascal case; `LEN` is [`len`].
pub const fn pascal<const LEN: usize>(snake: &str) -> [u8; LEN] {
    let bytes = snake.as_bytes();
    let mut letters = [0; LEN];
    let (mut at, mut len, mut begins) = (0, 0, true);
    while at < bytes.len() {
        if bytes[at] == b'_' {
            begins = true;
        } else {
            letters[len] = if begins {
                bytes[at].to_ascii_uppercase()
            } else {
                bytes[at]
            };
            len += 1;
            begins = false;
        }
        at += 1;
    }
    letters
}

/// Letters as text.
pub const fn text(letters: &'static [u8]) -> &'static str {
    match std::str::from_utf8(letters) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{len, pascal, text};

    #[test]
    fn each_word_begins_with_a_capital() {
        const LETTERS: [u8; len("node_path_ids")] = pascal("node_path_ids");
        assert_eq!(text(&LETTERS), "NodePathIds");
    }
}
