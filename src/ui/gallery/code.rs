//! The code editor with a small language: words, numbers, strings, brackets.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::*;

const SAMPLE: &str = "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"deny\",\n      \"action\": [\"cls:DeleteTopic\", \"name/cos:*\"],\n      \"resource\": \"*\",\n      \"remark\": \"策略 😀 only 12 of them\"\n    }\n  ]\n}\n";

#[component]
pub fn Code() -> impl IntoView {
    let text = RwSignal::new(Arc::<str>::from(SAMPLE));
    let history = StoredValue::new(Vec::<(Arc<str>, usize)>::new());
    let redo = StoredValue::new(Vec::<(Arc<str>, usize)>::new());
    let code = CodeHandle::new();
    let other = CodeHandle::new();
    let back = move |from: StoredValue<Vec<(Arc<str>, usize)>>,
                     to: StoredValue<Vec<(Arc<str>, usize)>>| {
        if let Some((before, caret)) = from.try_update_value(Vec::pop).flatten() {
            to.update_value(|to| to.push((text.get_untracked(), caret)));
            text.set(before);
            code.select(caret..caret);
        }
    };
    let typed = move |typed: Typed| {
        history.update_value(|history| history.push((text.get_untracked(), typed.selection.start)));
        text.set(typed.text);
    };
    let offered = StoredValue::new(None::<(std::ops::Range<usize>, Vec<String>)>);
    let complete = move |(caret, asked): (usize, bool)| {
        let text = text.get_untracked();
        let before: String =
            String::from_utf16_lossy(&text.encode_utf16().take(caret).collect::<Vec<_>>());
        let word: String = before
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric() || *c == ':')
            .collect::<String>()
            .chars()
            .rev()
            .collect();
        if !asked && word.is_empty() && !before.ends_with('"') {
            return None;
        }
        let range = caret - word.encode_utf16().count()..caret;
        let all = (0..60).map(|n| format!("cls:Delete{n}")).chain([
            "effect".to_owned(),
            "resource".to_owned(),
            "condition".to_owned(),
        ]);
        let found: Vec<String> = all
            .filter(|one| one.to_lowercase().starts_with(&word.to_lowercase()))
            .collect();
        offered.set_value(Some((range.clone(), found.clone())));
        let items = found
            .into_iter()
            .map(|label| Completion {
                label,
                detail: Some("action".to_owned()),
                icon: Some(Icon::Policy),
            })
            .collect();
        Some(Completions { range, items })
    };
    let accept = move |at: usize| {
        let Some((range, found)) = offered.get_value() else {
            return false;
        };
        let units: Vec<u16> = text.get_untracked().encode_utf16().collect();
        let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&units[range]);
        let new = format!(
            "{}{}{}",
            part(0..range.start),
            found[at],
            part(range.end..units.len())
        );
        let caret = range.start + found[at].encode_utf16().count();
        history.update_value(|history| history.push((text.get_untracked(), range.end)));
        text.set(new.into());
        code.select(caret..caret);
        false
    };
    let marks = Signal::derive(move || {
        let text = text.get();
        let found = text
            .match_indices("deny")
            .take(50)
            .map(|(at, found)| (at, found.len(), Severity::Error, "Denies everything"));
        let more = text
            .match_indices("*")
            .take(50)
            .map(|(at, found)| (at, found.len(), Severity::Warning, "Names everything"));
        found
            .chain(more)
            .map(|(at, length, severity, message)| {
                let start = text[..at].encode_utf16().count();
                Mark {
                    range: start..start + length,
                    severity,
                    message: message.to_owned(),
                }
            })
            .collect::<Vec<_>>()
    });
    let explain = move |at: usize| {
        let range = at..at + 1;
        Some(Explained {
            range,
            view: view! { <p>{format!("The character at {at}")}</p> }.into_any(),
        })
    };
    let enter = move |range: std::ops::Range<usize>| {
        let text = text.get_untracked();
        // ASCII enough for a gallery.
        text.is_ascii()
            .then(|| newline_in_brackets(&text, range, "  "))?
    };
    let paint = move |visible: std::ops::Range<usize>| text.with(|text| spans(text, &visible));
    view! {
        <PageHeader title="Code editor"/>
        <Card title="Editable">
            <CodeEditor
                handle=code
                id="gallery-code"
                label=Signal::stored(Some("Policy syntax".to_owned()))
                text
                marks
                on_type=typed
                on_undo=move || back(history, redo)
                on_redo=move || back(redo, history)
                on_enter=enter
                spans=paint
                brackets=move |caret: usize| text.with(|text| brackets(text, caret))
                complete=complete
                on_accept=Callback::new(accept)
                explain=explain
            />
            <p>{move || format!("Caret {}, selected {:?}", code.caret(), code.selection())}</p>
            <Button on_press=move || code.select(5..14)>"Select"</Button>
            <Button on_press=move || code.find()>"Find"</Button>
        </Card>
        <Card title="Read only">
            <CodeEditor handle=other id="gallery-read" label=Signal::stored(Some("Read only".to_owned())) text readonly=true
                spans=paint/>
        </Card>
    }
}

/// Colours for the gallery's language, from the start of the visible part.
fn spans(text: &str, visible: &std::ops::Range<usize>) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut unit, mut start, mut in_string) = (0, 0, false);
    for character in text.chars() {
        if unit > visible.end {
            break;
        }
        let length = character.len_utf16();
        if unit + 4_000 >= visible.start {
            match character {
                '"' if in_string => {
                    in_string = false;
                    found.push(Span::new(start..unit + 1, "code-string"));
                }
                '"' => (in_string, start) = (true, unit),
                '\n' => in_string = false,
                ':' if !in_string => {
                    if let Some(last) = found.last_mut() {
                        last.class = "code-key";
                    }
                }
                '0'..='9' if !in_string => found.push(Span::new(unit..unit + 1, "code-number")),
                '{' | '}' | '[' | ']' | ',' if !in_string => {
                    found.push(Span::new(unit..unit + 1, "code-punctuation"))
                }
                _ => {}
            }
        }
        unit += length;
    }
    found
}

fn brackets(text: &str, caret: usize) -> Option<(usize, usize)> {
    let units: Vec<u16> = text.encode_utf16().take(20_000).collect();
    let at = (caret > 0 && units.get(caret - 1) == Some(&0x7B)).then(|| caret - 1)?;
    let mut depth = 0;
    for (offset, unit) in units.iter().enumerate().skip(at) {
        match unit {
            0x7B => depth += 1,
            0x7D => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((at, offset));
        }
    }
    None
}
