//! The files of a catalog.

use std::fmt;

use super::{Access, AccountForm, Action, Origin, ResourceType, Service, ServiceEntry};

/// The first line of every file.
const HEAD: &str = "charter-catalog 1";

/// A line of a catalog's file that cannot be read: the file is damaged, or of another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogError {
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the catalog cannot be read", self.line)
    }
}

impl std::error::Error for CatalogError {}

/// The lines below the first, with their numbers.
fn body(text: &str) -> Result<impl Iterator<Item = (usize, &str)>, CatalogError> {
    let mut lines = text.lines().zip(1..).map(|(text, line)| (line, text));
    match lines.next() {
        Some((_, HEAD)) => Ok(lines),
        _ => Err(CatalogError { line: 1 }),
    }
}

pub(super) fn index(text: &str) -> Result<Vec<ServiceEntry>, CatalogError> {
    let mut entries: Vec<ServiceEntry> = Vec::new();
    for (line, text) in body(text)? {
        let entry = entry(text)
            .filter(|entry| entries.last().is_none_or(|before| before.name < entry.name));
        entries.push(entry.ok_or(CatalogError { line })?);
    }
    Ok(entries)
}

fn entry(text: &str) -> Option<ServiceEntry> {
    let mut fields = text.split('\t');
    Some(ServiceEntry {
        name: fields.next().filter(|name| !name.is_empty())?.to_owned(),
        title: fields.next()?.to_owned(),
        title_zh: fields.next()?.to_owned(),
        actions: fields.next()?.parse().ok()?,
        complete: complete(fields.next())?,
    })
    .filter(|_| fields.next().is_none())
}

fn complete(field: Option<&str>) -> Option<bool> {
    match field {
        None | Some("") => Some(false),
        Some("complete") => Some(true),
        Some(_) => None,
    }
}

pub(super) fn service(text: &str) -> Result<Service, CatalogError> {
    let mut lines = body(text)?;
    let head = lines.next().and_then(|(_, text)| head(text));
    let mut service = head.ok_or(CatalogError { line: 2 })?;
    for (line, text) in lines {
        let read = match text.strip_prefix('=') {
            Some(text) => resource_type(text).map(|known| service.resource_types.push(known)),
            None => action(text, &service).map(|known| service.actions.push(known)),
        };
        read.ok_or(CatalogError { line })?;
    }
    Ok(service)
}

fn head(text: &str) -> Option<Service> {
    let mut fields = text.split('\t');
    Some(Service {
        name: fields.next().filter(|name| !name.is_empty())?.to_owned(),
        title: String::new(),
        title_zh: String::new(),
        complete: complete(fields.next())?,
        actions: Vec::new(),
        resource_types: Vec::new(),
    })
}

fn resource_type(text: &str) -> Option<ResourceType> {
    let mut fields = text.split('\t');
    Some(ResourceType {
        prefix: fields.next()?.to_owned(),
        rest: fields.next()?.to_owned(),
        region: match fields.next()? {
            "region" => true,
            "" => false,
            _ => return None,
        },
        account: match fields.next()? {
            "uin" => AccountForm::Uin,
            "uid" => AccountForm::Uid,
            "id" => AccountForm::Id,
            _ => return None,
        },
    })
}

fn action(text: &str, service: &Service) -> Option<Action> {
    let mut fields = text.split('\t');
    let name = fields.next().filter(|name| !name.is_empty())?;
    let in_order = service
        .actions
        .last()
        .is_none_or(|before| before.name.as_str() < name);
    let origin = match fields.next().unwrap_or_default() {
        "" => Origin::Api,
        "d" => Origin::Documented,
        "p" => Origin::Published,
        _ => return None,
    };
    let places = fields.next().unwrap_or_default().split_ascii_whitespace();
    let known = |place: &str| {
        let place: usize = place.parse().ok()?;
        (place < service.resource_types.len()).then_some(place)
    };
    in_order.then_some(Action {
        name: name.to_owned(),
        access: Access::of(&service.name, name),
        derived: true,
        origin,
        resources: places.map(known).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CVM: &str = "charter-catalog 1\ncvm\n=instance/\t{instanceId}\tregion\tuin\n=key/\t*\t\tuid\n\
                       Old\tp\nRun\t\t0 1\nStop\td\n";

    #[test]
    fn a_services_file_is_read() {
        let service = service(CVM).expect("a good file");
        assert_eq!((service.name.as_str(), service.complete), ("cvm", false));
        let origins: Vec<_> = service.actions.iter().map(|known| known.origin).collect();
        assert_eq!(
            origins,
            [Origin::Published, Origin::Api, Origin::Documented]
        );
        let run = service.action("run").expect("an action");
        let templates: Vec<String> = service
            .types_of(run)
            .map(|known| known.template("cvm", &crate::tencent::DIALECT.resources))
            .collect();
        assert_eq!(
            templates,
            [
                "qcs::cvm:{region}:uin/{uin}:instance/{instanceId}",
                "qcs::cvm::uid/{appid}:key/*"
            ]
        );
    }

    #[test]
    fn a_damaged_file_is_refused_with_its_line() {
        for (damaged, line) in [
            (String::new(), 1),
            (CVM.replace("log 1", "log 2"), 1),
            (CVM.replace("cvm\n", "cvm\tfull\n"), 2),
            (CVM.replace("region", "somewhere"), 3),
            (CVM.replace("uid", ""), 4),
            (CVM.replace("\tp", "\tx"), 5),
            (CVM.replace("0 1", "0 2"), 6),
            (CVM.replace("Stop", "Do"), 7),
        ] {
            assert_eq!(service(&damaged), Err(CatalogError { line }), "{damaged}");
        }
        let good = "charter-catalog 1\ncbs\tBlock\t盘\t3\ncvm\t\t\t0\tcomplete\n";
        assert_eq!(index(good).map(|entries| entries.len()), Ok(2));
        for (damaged, line) in [
            (good.replace('3', "x"), 2),
            (good.replace("cvm", "aaa"), 3),
            (good.replace("\tcomplete", "\tcomplete\t"), 3),
        ] {
            assert_eq!(index(&damaged), Err(CatalogError { line }), "{damaged}");
        }
    }
}
