//! Letters without their case, to search by.
//!
//! std knows the case of every script, in tables of 15 kB. These are the ones in use, by the regular shape of their
//! alphabets: Latin with the letters of Europe and Viet Nam, Greek, Cyrillic, Armenian, and Latin at full width as East
//! Asia types it. A letter of any other script stays as it is.

/// The text in small letters, letter by letter: a sigma at a word's end is like any other.
pub fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// The small letter of a letter; anything else as it is.
pub fn small(letter: char) -> char {
    let code = u32::from(letter);
    let (is_even, is_odd) = (code.is_multiple_of(2), !code.is_multiple_of(2));
    let further = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            32
        }
        'İ' => return 'i',
        '\u{1e96}'..='\u{1e9f}' => 0,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' | 'Ḁ'..='ỿ' if is_even => {
            1
        }
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' if is_odd => 1,
        'Ÿ' => return 'ÿ',
        'Ӏ' => return 'ӏ',
        'Ά' => return 'ά',
        'Ό' => return 'ό',
        'Έ'..='Ί' => 37,
        'Ύ' | 'Ώ' => 63,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(letter)
}

/// Whether it belongs to a word: a letter or a figure, and anything that is not ASCII, as Chinese is.
pub fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// Whether it is a capital of [`small`]'s alphabets.
pub fn is_capital(letter: char) -> bool {
    small(letter) != letter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of the alphabets that [`small`] knows, without what stands between them.
    const KNOWN: [(char, char); 8] = [
        ('\0', '\u{17e}'),
        ('Ά', 'Ώ'),
        ('Α', 'ώ'),
        ('Ѐ', 'ԯ'),
        ('Ա', 'և'),
        ('Ḁ', 'ẕ'),
        ('Ạ', 'ỿ'),
        ('Ａ', 'ｚ'),
    ];

    #[test]
    fn letters_of_the_known_alphabets_are_as_std_has_them() {
        for letter in KNOWN.into_iter().flat_map(|(first, last)| first..=last) {
            assert_eq!(
                Some(small(letter)),
                letter.to_lowercase().next(),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn no_letter_becomes_what_std_does_not_make_of_it() {
        for letter in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let made = small(letter);
            let is_stds = Some(made) == letter.to_lowercase().next();
            assert!(made == letter || is_stds, "{letter:?}");
        }
    }

    #[test]
    fn a_text_is_folded_letter_by_letter() {
        assert_eq!(
            lowercase("Phòng Kế Toán ΛΟΓΟΣ ＡＢ 财务部"),
            "phòng kế toán λογοσ ａｂ 财务部"
        );
        assert!(is_word('部') && is_word('7') && !is_word('-') && is_capital('Я'));
    }
}
