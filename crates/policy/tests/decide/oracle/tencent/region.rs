//! Regions: short names and codes.

use crate::oracle::maybe::{Maybe, NO, OPEN, YES};
use crate::oracle::texts::{Token, glob, overlap, stars, tokens};

/// Short names whose city has one code: Monitor's table of short names by city (248/50863), and its tables of cities and
/// codes (628/33133, 416/6479); `gz` and `cq` stand beside their codes in the API's own examples.
///
/// Not here, as the pages disagree or say no code: `ca` (Canada, North America), `shjr` (Shanghai's or Shenzhen's
/// financial cloud), `tj` (Tianjin; in COS Beijing), `st`.
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("bj", "ap-beijing"), ("cd", "ap-chengdu"), ("cq", "ap-chongqing"), ("de", "eu-frankfurt"), ("gz", "ap-guangzhou"),
    ("hk", "ap-hongkong"), ("in", "ap-mumbai"), ("jp", "ap-tokyo"), ("kr", "ap-seoul"), ("nj", "ap-nanjing"),
    ("sg", "ap-singapore"), ("sh", "ap-shanghai"), ("szjr", "ap-shenzhen-fsi"), ("th", "ap-bangkok"),
    ("tpe", "ap-taipei"), ("use", "na-ashburn"), ("usw", "na-siliconvalley"),
];

/// What codes begin with.
const CODES: &[&str] = &["ap-", "eu-", "na-", "sa-"];

/// The code that a region is, where it is known.
fn code(region: &str) -> Option<&str> {
    if CODES.iter().any(|start| region.starts_with(start)) {
        return Some(region);
    }
    let mut short = SHORT.iter();
    short
        .find(|(name, _)| *name == region)
        .map(|(_, code)| *code)
}

/// Whether a value of `vpc:region` or `cvm:region` is the region that a condition names: the vendor's example has
/// `"vpc:region": "sh"` beside `qcs::vpc:sh::…`, so that both are named alike.
pub fn is_value(own: &str, given: &str, has_wildcards: bool) -> Maybe {
    if own.is_empty() || given.is_empty() {
        return NO;
    }
    if own.contains("${") {
        return OPEN;
    }
    let pattern = tokens(own, has_wildcards, false);
    if glob(&pattern, given) {
        return YES;
    }
    // That a short name and a code are one is said of resources; a condition's value may be compared letter by letter.
    match fits_pattern(&pattern, own, given) {
        NO => NO,
        _ => OPEN,
    }
}

pub fn fits(own: &str, given: &str) -> Maybe {
    match own {
        "" | "*" => YES,
        own => fits_pattern(&stars(own), own, given),
    }
}

fn fits_pattern(pattern: &[Token], own: &str, given: &str) -> Maybe {
    if !given.is_empty() && glob(pattern, given) {
        return YES;
    }
    let given_code = code(given);
    if given_code.is_some_and(|code| glob(pattern, code)) {
        return YES;
    }
    let (Some(given_code), false) = (given_code, given.is_empty()) else {
        return OPEN;
    };
    if !pattern.contains(&Token::Any) {
        return match code(own) {
            Some(code) if code == given_code => YES,
            // The case of regions is said nowhere.
            Some(code) if code.eq_ignore_ascii_case(given_code) => OPEN,
            Some(_) => NO,
            None => OPEN,
        };
    }
    // A pattern is no surer than the names that it covers: of codes alone one knows that they are others.
    let is_code = CODES.iter().any(|start| own.starts_with(start));
    if is_code && !overlap(pattern, &stars(given_code)) {
        NO
    } else {
        OPEN
    }
}
