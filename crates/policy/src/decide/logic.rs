//! Three-valued logic: yes, no, and what the request does not say.

use std::ops::Not;

/// Whether something holds for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It depends on what the request does not say.
    Unknown,
}

impl Holds {
    /// Yes when both are; no when one is no, whatever the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Yes when one is, whatever the other; no when both are.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }

    /// Whether all are yes; yes for none at all.
    pub(super) fn all(mut items: impl Iterator<Item = Self>) -> Self {
        let found = items.try_fold(Self::Yes, |so_far, item| match so_far.and(item) {
            Self::No => Err(()),
            either => Ok(either),
        });
        found.unwrap_or(Self::No)
    }

    /// Whether one is yes; no for none at all.
    pub(super) fn any(items: impl Iterator<Item = Self>) -> Self {
        !Self::all(items.map(Not::not))
    }
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Not for Holds {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Holds::{self, No, Unknown, Yes};

    #[test]
    fn unknown_is_known_where_the_rest_decides() {
        let table = [
            (Yes, Yes, Yes, Yes),
            (Yes, No, No, Yes),
            (Yes, Unknown, Unknown, Yes),
            (No, No, No, No),
            (No, Unknown, No, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ];
        for (one, other, and, or) in table {
            for (a, b) in [(one, other), (other, one)] {
                assert_eq!((a.and(b), a.or(b)), (and, or), "{a:?} {b:?}");
                assert_eq!(Holds::all([a, b].into_iter()), and, "{a:?} {b:?}");
                assert_eq!(Holds::any([a, b].into_iter()), or, "{a:?} {b:?}");
            }
        }
        assert_eq!(Holds::all(std::iter::empty()), Yes);
        assert_eq!(Holds::any(std::iter::empty()), No);
        assert_eq!((!Yes, !No, !Unknown), (No, Yes, Unknown));
    }
}
