//! NAVER's table of actions, which is in the library: rows, related actions, and what was repaired in it.

use std::fmt::Write;

use charter_policy::naver::{ODDITIES, Oddity, On, REPAIRS as ALL_REPAIRS, Repair, Row, SSO};

use crate::arguments::{Arguments, Failure};
use crate::catalog::Format;
use crate::io;
use crate::json::{array, object, optional, quoted};

/// The language's name.
pub const LANGUAGE: &str = "naver";

/// The option that asks for the repairs.
pub const REPAIRS: &str = "--repairs";

pub fn run(arguments: &Arguments, format: Format) -> Result<u8, Failure> {
    if arguments.has(REPAIRS) {
        if !arguments.rest().is_empty() {
            return arguments.refuse("--repairs lists all of them");
        }
        io::print(&repairs(format))?;
        return Ok(0);
    }
    let (service, word) = match arguments.rest() {
        [] => {
            io::print(&services(format))?;
            return Ok(0);
        }
        [service] => (service, "*"),
        [service, word] => (service, word.as_str()),
        _ => return arguments.refuse("only a service and an action can be named"),
    };
    if !SSO.is_product(service) {
        io::complain(format_args!("no service '{service}' in the table"));
        return Ok(1);
    }
    let wanted = SSO.matching(word);
    let rows = SSO.rows().iter().filter(|row| wanted.contains(&row.action));
    let rows: Vec<&Row> = rows.collect();
    io::print(&listed(&rows, format))?;
    if rows.is_empty() {
        io::complain(format_args!("no action '{word}' in the table"));
        return Ok(1);
    }
    Ok(0)
}

fn services(format: Format) -> String {
    let title = SSO.titles.first().copied().unwrap_or_default();
    let (name, count) = (SSO.product, SSO.actions().count());
    match format {
        Format::Text => format!("{name:<20} {count:>5} complete {title}\n"),
        Format::Json => {
            let service = object([
                ("name", quoted(name)),
                ("title", quoted(title)),
                ("actions", count.to_string()),
                ("complete", true.to_string()),
            ]);
            object([("services", array([service]))]) + "\n"
        }
    }
}

fn listed(rows: &[&Row], format: Format) -> String {
    if format == Format::Json {
        let actions = rows.iter().map(|row| row_json(row));
        return object([
            ("service", quoted(SSO.product)),
            ("complete", true.to_string()),
            ("actions", array(actions)),
        ]) + "\n";
    }
    let mut text = String::new();
    for row in rows {
        let kind = row.on.map_or("-", |kind| kind.name());
        let related: Vec<&str> = row.related.iter().map(|action| action.name()).collect();
        let needs = if related.is_empty() {
            String::new()
        } else {
            format!("needs {}", related.join(", "))
        };
        let line = format!("{:<44} {kind:<15} {needs}", row.action.name());
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn row_json(row: &Row) -> String {
    let on = row.on.map_or(On::Any, On::Only);
    let needed = SSO.needed(row.action, on);
    let related = needed.iter().filter_map(|needed| {
        Some(object([
            ("action", quoted(needed.action()?.name())),
            ("direct", needed.is_direct().to_string()),
            ("via", optional(needed.via().map(|action| action.name()))),
        ]))
    });
    object([
        ("name", quoted(row.action.name())),
        ("type", quoted(row.action.action_type().as_str())),
        ("resourceType", optional(row.on.map(|kind| kind.name()))),
        ("group", quoted(row.group)),
        ("description", quoted(row.description)),
        ("related", array(related)),
    ])
}

fn repairs(format: Format) -> String {
    if format == Format::Json {
        return object([
            ("repairs", array(ALL_REPAIRS.iter().map(repair_json))),
            ("oddities", array(ODDITIES.iter().map(oddity_json))),
        ]) + "\n";
    }
    let mut text = String::new();
    for repair in ALL_REPAIRS {
        let Repair {
            column,
            written,
            meant,
            why,
            ..
        } = repair;
        let _ = writeln!(
            text,
            "{}, {}: “{written}” is “{meant}”: {}",
            rows_of(repair),
            column.as_str(),
            why.as_str()
        );
    }
    for Oddity { row, what } in ODDITIES {
        let _ = writeln!(text, "row {row}: left as it is: {what}");
    }
    text
}

fn rows_of(repair: &Repair) -> String {
    let (first, last) = (repair.rows.start(), repair.rows.end());
    if first == last {
        format!("row {first}")
    } else {
        format!("rows {first} to {last}")
    }
}

fn repair_json(repair: &Repair) -> String {
    object([
        ("firstRow", repair.rows.start().to_string()),
        ("lastRow", repair.rows.end().to_string()),
        ("column", quoted(repair.column.as_str())),
        ("written", quoted(repair.written)),
        ("meant", quoted(repair.meant)),
        ("why", quoted(repair.why.as_str())),
    ])
}

fn oddity_json(oddity: &Oddity) -> String {
    object([
        ("row", oddity.row.to_string()),
        ("what", quoted(oddity.what)),
    ])
}
