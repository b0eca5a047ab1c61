//! Reading WebAssembly modules as far as releases and measurements need it.

mod elements;

use std::collections::{BTreeMap, BTreeSet};

pub use elements::without_empty_elements;

/// The size and name of each function of a module that carries names.
pub fn functions(bytes: &[u8]) -> Option<Vec<(usize, String)>> {
    let mut reader = Reader { bytes, at: 8 };
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while reader.at < bytes.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        let end = reader.at.checked_add(length)?;
        match id {
            2 => imported = imports(&mut reader)?.functions,
            10 => {
                for _ in 0..reader.number()? {
                    let size = reader.number()?;
                    reader.at += size;
                    sizes.push(size);
                }
            }
            0 if reader.text()? == "name" => names = function_names(&mut reader, end)?,
            _ => {}
        }
        reader.at = end;
    }
    let named = sizes.into_iter().enumerate();
    (!names.is_empty()).then(|| {
        named
            .map(|(index, size)| (size, names.remove(&(index + imported)).unwrap_or_default()))
            .collect()
    })
}

/// What a module imports, as far as it matters here.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Imports {
    /// The names of the modules from which.
    pub modules: BTreeSet<String>,
    /// How many functions.
    pub functions: usize,
    /// The fewest entries that its table must have.
    pub table: usize,
    /// The fewest pages that its memory must have.
    pub memory: usize,
    /// The names of globals.
    pub globals: Vec<String>,
}

/// What a module imports; `None` where the bytes are no module.
pub fn imports_of(bytes: &[u8]) -> Option<Imports> {
    let mut reader = Reader { bytes, at: 8 };
    while reader.at < bytes.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        if id == 2 {
            return imports(&mut reader);
        }
        reader.at = reader.at.checked_add(length)?;
    }
    (bytes.len() >= 8).then(Imports::default)
}

/// The bytes of a module's code, elements and data: what it brings, wherever it stands.
pub fn size_of(bytes: &[u8]) -> Option<usize> {
    let mut reader = Reader { bytes, at: 8 };
    let mut size = 0;
    while reader.at < bytes.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        size += if matches!(id, 9..=11) { length } else { 0 };
        reader.at = reader.at.checked_add(length)?;
    }
    (bytes.len() >= 8).then_some(size)
}

/// The module with another section in the place of the one with this id, where it has one; `None` where `rewrite` cannot read it.
fn with_section(
    bytes: &[u8],
    id: u8,
    rewrite: impl FnOnce(&mut Reader<'_>) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes, at: 8 };
    while reader.at < bytes.len() {
        let start = reader.at;
        let found = reader.byte()?;
        let length = reader.number()?;
        let end = reader.at.checked_add(length)?;
        if found != id {
            reader.at = end;
            continue;
        }
        let section = rewrite(&mut reader)?;
        let mut out = bytes.get(..start)?.to_vec();
        out.push(id);
        out.extend(leb(section.len()));
        out.extend(section);
        out.extend(bytes.get(end..)?);
        return Some(out);
    }
    Some(bytes.to_vec())
}

/// The module with other names for the functions that it imports, where `rename` gives one.
pub fn with_imports_renamed(
    bytes: &[u8],
    rename: &mut dyn FnMut(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    with_section(bytes, 2, |reader| {
        let count = reader.number()?;
        let mut section = leb(count);
        for _ in 0..count {
            let module = reader.text()?;
            let name = reader.text()?;
            let kind = reader.at;
            import(reader, &mut Imports::default(), name)?;
            let is_function = bytes.get(kind) == Some(&0);
            let renamed = is_function.then(|| rename(name)).flatten();
            for text in [module, renamed.as_deref().unwrap_or(name)] {
                section.extend(leb(text.len()));
                section.extend(text.bytes());
            }
            section.extend(bytes.get(kind..reader.at)?);
        }
        Some(section)
    })
}

/// A number as LEB128.
fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        #[expect(clippy::cast_possible_truncation, reason = "seven bits")]
        let low = (number & 127) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 128);
    }
}

fn imports(reader: &mut Reader<'_>) -> Option<Imports> {
    let mut imports = Imports::default();
    for _ in 0..reader.number()? {
        imports.modules.insert(reader.text()?.to_owned());
        let name = reader.text()?;
        import(reader, &mut imports, name)?;
    }
    Some(imports)
}

/// Reads what is imported by a name.
fn import(reader: &mut Reader<'_>, imports: &mut Imports, name: &str) -> Option<()> {
    match reader.byte()? {
        0 => {
            reader.number()?;
            imports.functions += 1;
        }
        1 => {
            reader.byte()?;
            imports.table = reader.fewest()?;
        }
        2 => imports.memory = reader.fewest()?,
        3 => {
            imports.globals.push(name.to_owned());
            reader.at += 2;
        }
        _ => return None,
    }
    Some(())
}

fn function_names(reader: &mut Reader<'_>, end: usize) -> Option<BTreeMap<usize, String>> {
    let mut names = BTreeMap::new();
    while reader.at < end {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let next = reader.at + length;
        if kind == 1 {
            for _ in 0..reader.number()? {
                let index = reader.number()?;
                names.insert(index, reader.text()?.to_owned());
            }
        }
        reader.at = next;
    }
    Some(names)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let text = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        std::str::from_utf8(text).ok()
    }

    /// The lower one of two limits, of which the upper may be missing.
    fn fewest(&mut self) -> Option<usize> {
        let has_most = self.byte()? & 1 == 1;
        let fewest = self.number()?;
        if has_most {
            self.number()?;
        }
        Some(fewest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with two functions of 2 and 3 bytes, and their names.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut map = vec![2];
        for (index, name) in names.iter().enumerate() {
            map.extend([index as u8, name.len() as u8]);
            map.extend(name.bytes());
        }
        let mut section = b"\x04name\x01".to_vec();
        section.extend(leb(map.len()));
        section.extend(map);
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([10, 8, 2, 2, 0, 11, 3, 0, 1, 11, 0]);
        bytes.extend(leb(section.len()));
        bytes.extend(section);
        bytes
    }

    #[test]
    fn functions_have_sizes_and_names() {
        let functions = functions(&module(["first", "second"])).unwrap();
        let expected = [(2, "first".to_owned()), (3, "second".to_owned())];
        assert_eq!(functions, expected);
    }

    #[test]
    fn imported_functions_get_other_names_and_all_else_stays() {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let long = "f".repeat(200);
        let mut section = vec![2, 1, b'a', 0xc8, 1];
        section.extend(long.bytes());
        section.extend([0, 7, 1, b'a', 1, b'g', 3, 0x7f, 1]);
        bytes.push(2);
        bytes.extend(leb(section.len()));
        bytes.extend(&section);
        bytes.extend([11, 1, 0]);
        let renamed = with_imports_renamed(&bytes, &mut |name| {
            (name == long || name == "g").then(|| "b".to_owned())
        });
        let expected = [
            2, 14, 2, 1, b'a', 1, b'b', 0, 7, 1, b'a', 1, b'g', 3, 0x7f, 1, 11, 1, 0,
        ];
        assert_eq!(&renamed.unwrap()[8..], expected);
    }

    #[test]
    fn imports_are_counted_with_their_limits_and_names_weigh_nothing() {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        // (import "a" "f" (func 0)) (import "a" "t" (table 300 funcref)) (import "a" "m" (memory 2 9))
        // (import "a" "g" (global (mut i32)))
        bytes.extend([
            2, 27, 4, 1, b'a', 1, b'f', 0, 0, 1, b'a', 1, b't', 1, 0x70, 0, 0xac, 2,
        ]);
        bytes.extend([1, b'a', 1, b'm', 2, 1, 2, 9, 1, b'a', 1, b'g', 3, 0x7f, 1]);
        let length = bytes.len() - 10;
        bytes[9] = u8::try_from(length).unwrap();
        let expected = Imports {
            modules: BTreeSet::from(["a".to_owned()]),
            functions: 1,
            table: 300,
            memory: 2,
            globals: vec!["g".to_owned()],
        };
        assert_eq!(imports_of(&bytes), Some(expected));
        assert_eq!(size_of(&bytes), Some(0));
        bytes.extend([11, 3, 0, 0, 0, 0, 3, 2, b'x', b'y']);
        assert_eq!(size_of(&bytes), Some(3));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(
            functions(b"\0asm\x01\0\0\0\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").is_none()
        );
        assert!(functions(b"").is_none());
    }
}
