//! The usual kinds of columns: how each shows, sorts, filters and exports is declared here once.

use std::sync::Arc;

use leptos::prelude::*;

use super::column::Column;
use crate::ui::{
    badge::{Badge, BadgeTone, Count},
    button::CopyButton,
    time::{RelativeTime, exact_text},
    words::words,
};

impl<T: Send + Sync + 'static> Column<T> {
    /// A number or code: in monospace, with a button that copies it.
    pub fn id(id: &'static str, title: &'static str, digits: fn(&T) -> String) -> Self {
        Column::new(id, title, digits)
            .code()
            .cell(move |row| copied(digits(row), title))
    }

    /// An instant in milliseconds since 1970: relative, with the exact one in its tooltip and in the export.
    pub fn time(id: &'static str, title: &'static str, at: fn(&T) -> i64) -> Self {
        let locale = words().locale;
        Column::new(id, title, move |row| exact(locale, at(row)))
            .sort_key(at)
            .unfiltered()
            .cell(move |row| instant(at(row)))
    }

    /// A name that leads to a page of its own; always shown.
    pub fn link(
        id: &'static str,
        title: &'static str,
        text: fn(&T) -> String,
        href: impl Fn(&T) -> String + Send + Sync + 'static,
    ) -> Self {
        Column::new(id, title, text)
            .always()
            .leading(move |row| Some(href(row)))
    }

    /// Shows the text as a link, where there is something that it leads to.
    pub fn leading(self, href: impl Fn(&T) -> Option<String> + Send + Sync + 'static) -> Self {
        let text = Arc::clone(&self.text);
        self.cell(move |row| linked(text(row), href(row)))
    }

    /// How many there are of something.
    pub fn count(id: &'static str, title: &'static str, count: fn(&T) -> usize) -> Self {
        Column::new(id, title, move |row| count(row).to_string())
            .number()
            .unfiltered()
            .sort_key(count)
            .cell(move |row| counted(count(row)))
    }

    /// One word of a few, in a frame. They sort in the order of `words`.
    pub fn badge(
        id: &'static str,
        title: &'static str,
        words: Vec<&'static str>,
        badge: impl Fn(&T) -> (BadgeTone, &'static str) + Copy + Send + Sync + 'static,
    ) -> Self {
        let values = words.iter().map(|word| (*word).to_owned()).collect();
        Column::new(id, title, move |row| badge(row).1.to_owned())
            .values(values)
            .sort_key(move |row| words.iter().position(|word| *word == badge(row).1))
            .cell(move |row| framed(badge(row)))
    }
}

/// A number or code that one may want to copy.
pub(in crate::ui) fn copied(digits: String, what: &'static str) -> AnyView {
    view! { <span class="id"><code>{digits.clone()}</code><CopyButton text=digits what/></span> }
        .into_any()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of this era fit")]
fn exact(locale: &'static str, at: i64) -> String {
    exact_text(locale, at as f64)
}

fn instant(at: i64) -> AnyView {
    view! { <span class="one-line"><RelativeTime at=Some(at)/></span> }.into_any()
}

fn linked(text: String, href: Option<String>) -> AnyView {
    match href {
        Some(href) => view! { <a href=href>{text}</a> }.into_any(),
        None => view! { <span class="none">"–"</span> }.into_any(),
    }
}

fn counted(count: usize) -> AnyView {
    view! { <Count value=count/> }.into_any()
}

fn framed((tone, word): (BadgeTone, &'static str)) -> AnyView {
    view! { <Badge tone>{word}</Badge> }.into_any()
}
