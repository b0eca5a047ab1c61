//! Yes, no, or unknown.

/// `None` is unknown.
pub type Maybe = Option<bool>;

pub const YES: Maybe = Some(true);
pub const NO: Maybe = Some(false);
pub const OPEN: Maybe = None;

pub fn both(one: Maybe, other: Maybe) -> Maybe {
    match (one, other) {
        (NO, _) | (_, NO) => NO,
        (YES, YES) => YES,
        _ => OPEN,
    }
}

pub fn either(one: Maybe, other: Maybe) -> Maybe {
    match (one, other) {
        (YES, _) | (_, YES) => YES,
        (NO, NO) => NO,
        _ => OPEN,
    }
}

pub fn negated(it: Maybe) -> Maybe {
    it.map(|holds| !holds)
}

pub fn every(items: impl IntoIterator<Item = Maybe>) -> Maybe {
    items.into_iter().fold(YES, both)
}

pub fn some(items: impl IntoIterator<Item = Maybe>) -> Maybe {
    items.into_iter().fold(NO, either)
}

/// Yes where it surely is so, unknown where it may be.
pub fn graded(surely: bool, perhaps: bool) -> Maybe {
    match (surely, perhaps) {
        (true, _) => YES,
        (false, true) => OPEN,
        (false, false) => NO,
    }
}
