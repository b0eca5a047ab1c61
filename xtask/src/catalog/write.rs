//! The files, in the form that `charter_policy::catalog` reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::templates::Template;
use super::{Service, titles};

/// The first line of every file.
const HEAD: &str = "charter-catalog 1";

/// Every file with its name: `index.txt`, and one a service.
pub fn files(services: &BTreeMap<String, Service>) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = services
        .iter()
        .map(|(name, service)| (format!("{name}.txt"), of_service(name, service)))
        .collect();
    files.insert("index.txt".to_owned(), index(services));
    files
}

fn index(services: &BTreeMap<String, Service>) -> String {
    let mut text = format!("{HEAD}\n");
    for (name, service) in services {
        let (english, chinese) = titles::of(name);
        let complete = if service.is_complete() {
            "complete"
        } else {
            ""
        };
        let actions = names(service).len();
        line(
            &mut text,
            &[name, english, chinese, &actions.to_string(), complete],
        );
    }
    text
}

fn of_service(name: &str, service: &Service) -> String {
    let types = types(service);
    let mut text = format!("{HEAD}\n");
    let complete = if service.is_complete() {
        "complete"
    } else {
        ""
    };
    line(&mut text, &[name, complete]);
    for template in types.values() {
        let Template {
            prefix,
            rest,
            region,
            account,
        } = template;
        let region = if *region { "region" } else { "" };
        text.push('=');
        line(&mut text, &[prefix, rest, region, account]);
    }
    for action in names(service) {
        let origin = if service.api.contains(action) {
            ""
        } else if service.documented.contains(action) {
            "d"
        } else {
            "p"
        };
        let taken = service.resources.get(action).map_or(&[][..], Vec::as_slice);
        let taken: BTreeSet<usize> = taken
            .iter()
            .filter_map(|template| types.keys().position(|prefix| **prefix == template.prefix))
            .collect();
        let places: Vec<String> = taken.iter().map(usize::to_string).collect();
        line(&mut text, &[action, origin, &places.join(" ")]);
    }
    text
}

fn names(service: &Service) -> BTreeSet<&str> {
    let all = service.api.iter().chain(&service.documented);
    all.chain(&service.published).map(String::as_str).collect()
}

/// One template a type: the form that most actions have, a name rather than a star.
fn types(service: &Service) -> BTreeMap<&str, Template> {
    let mut counted: BTreeMap<&str, BTreeMap<&Template, usize>> = BTreeMap::new();
    let all = service.resources.values().flatten();
    for template in all.chain(&service.other_resources) {
        let forms = counted.entry(&template.prefix).or_default();
        *forms.entry(template).or_default() += 1;
    }
    let chosen = |forms: &BTreeMap<&Template, usize>| {
        let best = forms
            .iter()
            .max_by_key(|(form, count)| (form.rest.contains('{'), **count));
        best.map(|(form, _)| Template {
            region: forms.keys().any(|form| form.region),
            account: if forms.keys().any(|form| form.account == "uid") {
                "uid"
            } else {
                form.account
            },
            ..(*form).clone()
        })
    };
    counted
        .iter()
        .filter_map(|(prefix, forms)| Some((*prefix, chosen(forms)?)))
        .collect()
}

fn line(text: &mut String, fields: &[&str]) {
    let line = fields.join("\t");
    let _ = writeln!(text, "{}", line.trim_end_matches('\t'));
}
