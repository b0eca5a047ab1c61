//! AWS: actions in any case, resources segment by segment.

use super::Asked;
use super::maybe::{Maybe, NO, OPEN, YES, every};
use super::texts::{glob, tokens};
use super::variables::replaced;

pub fn action(text: &str, asked: &str) -> Maybe {
    if text == "*" {
        return YES;
    }
    let (text, asked) = (text.to_lowercase(), asked.to_lowercase());
    let (service, name) = text.split_once(':').expect("an action");
    let (asked_service, asked_name) = asked.split_once(':')?;
    let fits = |text, asked| glob(&tokens(text, true, true), asked);
    Some(fits(service, asked_service) && fits(name, asked_name))
}

pub fn resource(asked: &Asked<'_>, text: &str) -> Maybe {
    let resource = &asked.question.resource;
    if resource == "*" {
        return NO;
    }
    let own: Vec<&str> = text.splitn(6, ':').collect();
    let given: Vec<&str> = resource.splitn(6, ':').collect();
    if given.len() < 6 {
        return OPEN;
    }
    let places = own.iter().zip(&given).enumerate();
    every(places.map(|(place, (own, given))| match place {
        5 => replaced(asked, own, true, true).fits(given),
        _ => Some(glob(&tokens(own, true, true), given)),
    }))
}
