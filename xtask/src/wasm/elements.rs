//! What a module puts into its table.

use super::{Reader, leb, with_section};

/// The module without the elements that say "nothing" of places in its table: a place that nobody fills holds nothing. The
/// splitter writes them, for each place that a part fills later. `None` where the elements have a form that is not known.
pub fn without_empty_elements(bytes: &[u8]) -> Option<Vec<u8>> {
    with_section(bytes, 9, |reader| {
        let mut kept = 0;
        let mut segments: Vec<u8> = Vec::new();
        for _ in 0..reader.number()? {
            let first = reader.at;
            if !is_empty_element(reader)? {
                segments.extend(bytes.get(first..reader.at)?);
                kept += 1;
            }
        }
        let mut section = leb(kept);
        section.extend(segments);
        Some(section)
    })
}

/// Reads past an element, and says whether all that it puts into the table is nothing.
fn is_empty_element(reader: &mut Reader<'_>) -> Option<bool> {
    const FUNCTIONS: usize = 0;
    const EXPRESSIONS: usize = 4;
    let form = reader.number()?;
    constant(reader)?;
    let count = reader.number()?;
    match form {
        FUNCTIONS => {
            for _ in 0..count {
                reader.number()?;
            }
            Some(false)
        }
        EXPRESSIONS => {
            let mut is_empty = true;
            for _ in 0..count {
                is_empty &= constant(reader)? == Constant::Nothing;
            }
            Some(is_empty)
        }
        _ => None,
    }
}

#[derive(PartialEq, Eq)]
enum Constant {
    Nothing,
    Something,
}

/// Reads past an expression of one instruction and its end.
fn constant(reader: &mut Reader<'_>) -> Option<Constant> {
    const I32_CONST: u8 = 0x41;
    const GLOBAL_GET: u8 = 0x23;
    const REF_NULL: u8 = 0xd0;
    const REF_FUNC: u8 = 0xd2;
    const END: u8 = 0x0b;
    let constant = match reader.byte()? {
        REF_NULL => Constant::Nothing,
        I32_CONST | GLOBAL_GET | REF_FUNC => Constant::Something,
        _ => return None,
    };
    // A number, or the type of what is not there, which is a number as well.
    reader.number()?;
    (reader.byte()? == END).then_some(constant)
}

#[cfg(test)]
mod tests {
    use super::without_empty_elements;

    /// (elem (i32.const 1) func 7), (elem (i32.const 2) (ref.null func)), (elem (i32.const 300) (ref.null func) (ref.func 5))
    const SEGMENTS: [&[u8]; 3] = [
        &[0, 0x41, 1, 0x0b, 1, 7],
        &[4, 0x41, 2, 0x0b, 1, 0xd0, 0x70, 0x0b],
        &[4, 0x41, 0xac, 2, 0x0b, 2, 0xd0, 0x70, 0x0b, 0xd2, 5, 0x0b],
    ];

    fn module(segments: &[&[u8]]) -> Vec<u8> {
        let mut section = vec![u8::try_from(segments.len()).unwrap()];
        section.extend(segments.concat());
        let mut bytes = b"\0asm\x01\0\0\0\x08\x01\0\x09".to_vec();
        bytes.push(u8::try_from(section.len()).unwrap());
        bytes.extend(section);
        bytes.extend([11, 1, 0]);
        bytes
    }

    #[test]
    fn only_what_fills_nothing_goes() {
        let [one, nothing, mixed] = SEGMENTS;
        let smaller = without_empty_elements(&module(&[one, nothing, mixed]));
        assert_eq!(smaller, Some(module(&[one, mixed])));
        assert_eq!(
            without_empty_elements(&module(&[one])),
            Some(module(&[one]))
        );
    }

    #[test]
    fn another_form_is_not_guessed_at() {
        assert_eq!(without_empty_elements(&module(&[&[3, 0, 1, 7]])), None);
        let whole = module(&SEGMENTS);
        assert_eq!(without_empty_elements(&whole[..whole.len() - 9]), None);
    }
}
