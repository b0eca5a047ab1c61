//! What was repaired in the guide's table, and what looks odd and was left.
//!
//! The repairs are data, so that they can be shown; a test applies them to the guide's rows and gets the table.

use std::ops::RangeInclusive;

/// A column of the guide's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// `View` or `Change`.
    Type,
    /// The action.
    Action,
    /// The related actions, parted by spaces.
    Related,
    /// The type of resources, or `-`.
    ResourceType,
    /// The group.
    Group,
}

/// What is wrong with what the guide has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defect {
    /// What stands before the slash is written in small letters here and with a capital elsewhere; the guide's other
    /// services, and the API's `View*` and `Change*`, have the capital.
    PrefixCase,
    /// A list is parted by commas here and by spaces elsewhere.
    Separator,
    /// No action has this name: a letter too many, or one in the wrong case.
    Misspelt,
    /// The type contradicts the action's name, and the action changes something.
    TypeAgainstName,
    /// A cell has slipped into its neighbour, and the following ones with it.
    ShiftedCells,
    /// A name is written otherwise than in every other row.
    NameWrittenOtherwise,
}

/// A repair: in those rows and that column, one text stands for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The rows, counted from 1 in the guide's order.
    pub rows: RangeInclusive<usize>,
    /// The column.
    pub column: Column,
    /// What the guide has: a part of the cell, or all of it.
    pub written: &'static str,
    /// What is meant.
    pub meant: &'static str,
    /// Why.
    pub why: Defect,
}

/// What looks odd in a row and was left as it is, because no source settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// The row, counted from 1 in the guide's order.
    pub row: usize,
    /// What is odd.
    pub what: &'static str,
}

impl Column {
    /// Its heading in the guide.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Type => "Type",
            Self::Action => "Action name",
            Self::Related => "Related action",
            Self::ResourceType => "Resource type",
            Self::Group => "Group",
        }
    }
}

impl Defect {
    /// In English, in a few words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PrefixCase => "small letters before the slash",
            Self::Separator => "a comma in a list that is parted by spaces",
            Self::Misspelt => "no action has this name",
            Self::TypeAgainstName => "the type contradicts the name",
            Self::ShiftedCells => "the cells of the row have slipped",
            Self::NameWrittenOtherwise => "written otherwise in every other row",
        }
    }
}

impl Repair {
    /// The cell of a row after this repair. A part is replaced wherever it begins a word, or is one.
    pub fn apply(&self, row: usize, column: Column, cell: &str) -> String {
        if !self.rows.contains(&row) || self.column != column {
            return cell.to_owned();
        }
        match self.why {
            Defect::PrefixCase => {
                let words = cell.split(' ').map(|word| {
                    let rest = word.strip_prefix(self.written);
                    rest.map_or_else(|| word.to_owned(), |rest| format!("{}{rest}", self.meant))
                });
                words.collect::<Vec<_>>().join(" ")
            }
            _ => cell.replace(self.written, self.meant),
        }
    }
}

const fn repair(
    rows: RangeInclusive<usize>,
    column: Column,
    written: &'static str,
    meant: &'static str,
    why: Defect,
) -> Repair {
    Repair {
        rows,
        column,
        written,
        meant,
        why,
    }
}

/// Every repair of the table for Ncloud Single Sign-On, in the order in which they are made.
///
/// ```
/// use charter_policy::naver::{Column, REPAIRS};
///
/// let written = "View/getUserList View/getuserDetail Change/updateUser";
/// let repaired = REPAIRS.iter().fold(written.to_owned(), |cell, repair| {
///     repair.apply(61, Column::Related, &cell)
/// });
/// assert_eq!(repaired, "View/getUserList View/getUserDetail Change/updateUser");
/// ```
#[rustfmt::skip]
pub static REPAIRS: &[Repair] = &[
    repair(1..=47, Column::Action, "view/", "View/", Defect::PrefixCase),
    repair(4..=53, Column::Action, "change/", "Change/", Defect::PrefixCase),
    repair(1..=57, Column::Related, "view/", "View/", Defect::PrefixCase),
    repair(27..=45, Column::Related, "change/", "Change/", Defect::PrefixCase),
    repair(8..=8, Column::Related, ",", "", Defect::Separator),
    repair(48..=48, Column::Related, " -", "", Defect::ShiftedCells),
    repair(48..=48, Column::ResourceType, "Assignment", "-", Defect::ShiftedCells),
    repair(48..=48, Column::Group, "Create Assignment", "Assignment", Defect::ShiftedCells),
    repair(51..=51, Column::Related, "getAAssignmentDetail", "getAssignmentDetail", Defect::Misspelt),
    repair(59..=62, Column::Type, "View", "Change", Defect::TypeAgainstName),
    repair(59..=59, Column::ResourceType, "IPACL", "IP ACL", Defect::NameWrittenOtherwise),
    repair(59..=59, Column::Group, "IPACL", "IP ACL", Defect::NameWrittenOtherwise),
    repair(61..=62, Column::Related, "getuserDetail", "getUserDetail", Defect::Misspelt),
];

/// What looks odd in the table for Ncloud Single Sign-On and was left.
pub static ODDITIES: &[Oddity] = &[
    Oddity {
        row: 4,
        what: "creating needs nothing here, and list and detail of what is created in most other groups",
    },
    Oddity {
        row: 8,
        what: "a detail that takes no resource",
    },
    Oddity {
        row: 27,
        what: "stands twice: with row 37, for a user and for a group",
    },
    Oddity {
        row: 28,
        what: "stands twice: with row 38, for a user and for a group",
    },
    Oddity {
        row: 54,
        what: "creating takes a resource here, and none in every other group",
    },
    Oddity {
        row: 61,
        what: "stands at the end of the table, apart from the other rows of its group",
    },
    Oddity {
        row: 62,
        what: "stands at the end of the table, apart from the other rows of its group",
    },
];
