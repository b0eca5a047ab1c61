//! What to do about a text that is something else than a policy of the chosen kind.

use charter_policy::{Code, Diagnostic, Encoding, Profile, check, tencent};

use crate::io::{one_line, shown_name};
use crate::profiles::options;

/// Any kind of policy will do, where only what a text is as such is asked for.
pub const ANY: &Profile = &tencent::CAM;

/// The finding that says what a text is that is no policy itself, but holds one, should hold one or reports an error.
pub fn instead_of_policy(text: &str) -> Option<Diagnostic> {
    check(text, ANY).into_iter().find(|found| {
        matches!(
            found.code,
            Code::DocumentWrapped
                | Code::DocumentUnread
                | Code::DocumentError
                | Code::DocumentEmpty
        )
    })
}

/// The command that helps with a finding, in a sentence with a space before it; or nothing.
pub fn on(found: &Diagnostic, file: &str) -> String {
    let file = argument(file);
    match found.code {
        Code::DocumentWrapped if found.param(2).is_empty() => {
            format!(" “policy unwrap {file}” prints it.")
        }
        Code::DocumentWrapped => {
            let name = argument(found.param(1));
            format!(" “policy unwrap --name {name} {file}” prints it.")
        }
        Code::LanguageOther | Code::KindOther => match found.kind() {
            Some(kind) => format!(" Check it with {}.", options(kind)),
            None => String::new(),
        },
        Code::DocumentError if found.param(1) == "denial" => {
            format!(" “policy explain-denial {file}” explains it.")
        }
        _ => String::new(),
    }
}

/// A name as a shell takes it.
fn argument(name: &str) -> String {
    let name = if name == shown_name("-") { "-" } else { name };
    let is_plain = |character: char| character.is_alphanumeric() || "_-./".contains(character);
    let shown = one_line(name);
    if !shown.is_empty() && shown.chars().all(is_plain) {
        return shown;
    }
    format!("'{}'", shown.replace('\'', "'\\''"))
}

/// What a file is encoded in, and the command that decodes it.
pub fn out_of(encoding: Encoding, file: &str) -> String {
    let (name, label) = (encoding.name(), encoding.label());
    let (shown, file) = (one_line(shown_name(file)), argument(file));
    let way = match encoding {
        Encoding::Gb18030 | Encoding::Big5 => format!("iconv -f {label} -t utf-8 {file}"),
        // Which of them shows words is for a person to see.
        Encoding::DoubleByte => {
            format!("iconv -f {label} -t utf-8 {file}” or “iconv -f big5 -t utf-8 {file}")
        }
        Encoding::Utf16Le | Encoding::Utf16Be => format!("policy unwrap {file}"),
    };
    format!("{shown}: the bytes are those of {name}, not of UTF-8; “{way}” prints it as UTF-8")
}
