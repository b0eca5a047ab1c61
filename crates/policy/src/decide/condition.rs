//! Conditions, compiled.

use std::cmp::Ordering;
use std::ops::Range;

use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax};
use super::region::Region;
use super::request::Lookup;
use crate::dialect::{Case, Dialect, OperatorUse, Relation, ValueType};
use crate::model;
use crate::values::base64::{bytes, is_base64};
use crate::values::date::Instant;
use crate::values::ip::IpRange;
use crate::values::number::Decimal;
use crate::values::parse_bool;

/// An operator applied to a key.
#[derive(Debug)]
pub(super) struct Condition {
    pub key: Box<str>,
    pub operator: Box<str>,
    /// From the operator's key to its values.
    pub range: Range<usize>,
    used: OperatorUse,
    values: Values,
    /// Whether it lists no value, of which no document says what it means.
    pub is_empty: bool,
}

/// What the key is compared with.
#[derive(Debug)]
enum Values {
    Texts(Box<[Pattern]>),
    /// Each as it is, and within another text and with all that may be wildcards.
    Similar(Box<[[Pattern; 2]]>),
    Regions(Box<[Region]>),
    /// Kept as they are written, since no fixed size holds every number.
    Numbers(Box<[Box<str>]>),
    Dates(Box<[Instant]>),
    Bools(Box<[bool]>),
    Binaries(Box<[Box<[u8]>]>),
    Ranges(Box<[IpRange]>),
    /// Whether the key shall be absent.
    Absence(Box<[bool]>),
}

impl Condition {
    /// Compiles a condition, or gives `None` for one that the language does not have.
    pub fn new(
        condition: &model::Condition<'_>,
        dialect: &'static Dialect,
        end: usize,
    ) -> Option<Self> {
        let used = condition.known?;
        Some(Self {
            key: condition.key.as_str().into(),
            operator: condition.operator.as_str().into(),
            range: condition.key.range.start..end,
            used,
            values: values(condition, used, dialect)?,
            is_empty: condition.values.is_empty(),
        })
    }

    /// Whether it holds for a request.
    pub fn holds(&self, asked: &Asked<'_>) -> Holds {
        if self.is_empty {
            return Holds::Unknown;
        }
        let key = asked.key(&self.key);
        if let Values::Absence(wanted) = &self.values {
            let absent = is_absent(key, asked.dialect);
            return Holds::any(wanted.iter().map(|&wanted| match wanted {
                true => absent,
                false => !absent,
            }));
        }
        match key {
            Lookup::Given(values) => self.holds_for(values, asked),
            Lookup::Absent => {
                let without = asked.dialect.conditions.holds_without_key(self.used);
                without.map_or(Holds::Unknown, Holds::from)
            }
            Lookup::Unknown => Holds::Unknown,
        }
    }

    /// A qualifier says whether one value is enough. Without one nothing says what several values are: it is certain
    /// only where both readings agree.
    fn holds_for(&self, values: &[String], asked: &Asked<'_>) -> Holds {
        let tests = || values.iter().map(|value| self.test(value, asked));
        match self.used.qualifier.map(|qualifier| qualifier.every) {
            Some(true) => Holds::all(tests()),
            Some(false) => Holds::any(tests()),
            None => match (Holds::any(tests()), Holds::all(tests())) {
                (any, all) if any == all => any,
                _ => Holds::Unknown,
            },
        }
    }

    /// Whether one value of the request is one of those given or, for a negative operator, none of them.
    fn test(&self, value: &str, asked: &Asked<'_>) -> Holds {
        let is_one = self.is_one(value, asked);
        if !self.used.operator.negative {
            is_one
        } else if is_one == Holds::No && self.may_be_void(asked) {
            // A value that matches nothing, or a condition that holds for nothing: the pages leave it open.
            Holds::Unknown
        } else {
            !is_one
        }
    }

    /// A value that the operator's type does not have is not compared: nothing says what becomes of it.
    fn is_one(&self, value: &str, asked: &Asked<'_>) -> Holds {
        let relation = self.used.operator.relation;
        let found = match &self.values {
            Values::Texts(patterns) => {
                let matches =
                    |pattern: &Pattern| pattern.matches(value, |name| asked.variable(name));
                return Holds::any(patterns.iter().map(matches));
            }
            Values::Similar(patterns) => {
                let variable = |name: &str| asked.variable(name);
                let matches = |[exact, loose]: &[Pattern; 2]| match exact.matches(value, variable) {
                    Holds::No => loose.matches(value, variable).and(Holds::Unknown),
                    found => found,
                };
                return Holds::any(patterns.iter().map(matches));
            }
            Values::Regions(regions) => {
                return Holds::any(regions.iter().map(|region| region.is_value(value, asked)));
            }
            Values::Numbers(numbers) => Decimal::parse(value).map(|value| {
                let mut numbers = numbers.iter().filter_map(|number| Decimal::parse(number));
                numbers.any(|number| fits(relation, value.compare(number)))
            }),
            Values::Dates(dates) => {
                let zoneless = asked.dialect.decisions.zoneless_minutes;
                let value = Instant::parse(value, zoneless);
                value.map(|value| dates.iter().any(|date| fits(relation, value.cmp(date))))
            }
            Values::Bools(bools) => parse_bool(value).map(|value| bools.contains(&value)),
            Values::Binaries(binaries) => is_base64(value).then(|| {
                let mut binaries = binaries.iter();
                binaries.any(|binary| bytes(value).eq(binary.iter().copied()))
            }),
            Values::Ranges(ranges) => {
                let Some(value) = IpRange::parse(value) else {
                    return Holds::Unknown;
                };
                return Holds::any(ranges.iter().map(|range| lies_in(value, *range)));
            }
            Values::Absence(_) => None,
        };
        found.map_or(Holds::Unknown, Holds::from)
    }

    /// Whether one of its values holds a variable that has no value, or may have none.
    fn may_be_void(&self, asked: &Asked<'_>) -> bool {
        let mut patterns = self.patterns();
        patterns.any(|pattern| asked.may_be_void(pattern))
    }

    /// The variables in its values.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.patterns().flat_map(Pattern::variables)
    }

    /// Its values, as they are written, where they are texts.
    fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        type Lists<'c> = (&'c [Pattern], &'c [[Pattern; 2]], &'c [Region]);
        let (texts, similar, regions): Lists<'_> = match &self.values {
            Values::Texts(patterns) => (patterns, &[], &[]),
            Values::Similar(patterns) => (&[], patterns, &[]),
            Values::Regions(regions) => (&[], &[], regions),
            _ => (&[], &[], &[]),
        };
        let similar = similar.iter().map(|[exact, _]| exact);
        let regions = regions.iter().map(Region::written);
        texts.iter().chain(similar).chain(regions)
    }

    /// The first region of which it is open whether it is a value of the request.
    pub fn open_region(&self, values: &[String], asked: &Asked<'_>) -> Option<&Region> {
        let Values::Regions(regions) = &self.values else {
            return None;
        };
        regions.iter().find(|region| {
            let mut values = values.iter();
            values.any(|value| region.is_value(value, asked) == Holds::Unknown)
        })
    }
}

fn is_absent(key: Lookup<'_>, dialect: &Dialect) -> Holds {
    match key {
        Lookup::Absent => Holds::Yes,
        Lookup::Unknown => Holds::Unknown,
        Lookup::Given(values) if values.iter().all(String::is_empty) => {
            let rule = dialect.decisions.empty_text_is_absent;
            rule.map_or(Holds::Unknown, Holds::from)
        }
        Lookup::Given(_) => Holds::No,
    }
}

/// Whether a value stands in that relation to one that is given.
fn fits(relation: Relation, order: Ordering) -> bool {
    match relation {
        Relation::Less => order.is_lt(),
        Relation::AtMost => order.is_le(),
        Relation::Greater => order.is_gt(),
        Relation::AtLeast => order.is_ge(),
        _ => order.is_eq(),
    }
}

/// An address lies in a range or not; a range of addresses may also lie in it partly.
fn lies_in(value: IpRange, range: IpRange) -> Holds {
    if range.contains(value) {
        Holds::Yes
    } else if value.contains(range) {
        Holds::Unknown
    } else {
        Holds::No
    }
}

/// Reads all values, or gives `None` when one of them is not of the operator's type.
fn values(
    condition: &model::Condition<'_>,
    used: OperatorUse,
    dialect: &Dialect,
) -> Option<Values> {
    let texts = condition.values.iter().map(model::Phrase::as_str);
    Some(match used.operator.value {
        ValueType::String => {
            let relation = used.operator.relation;
            let possible = dialect.decisions.possible_wildcards;
            let pattern = |text: &str| pattern(text, relation, dialect);
            match possible.filter(|_| relation == Relation::Like) {
                Some(possible) => {
                    let readings = |exact: Pattern| {
                        let loose = exact.with_wildcards(possible).anywhere();
                        [exact, loose]
                    };
                    Values::Similar(texts.map(pattern).map(readings).collect())
                }
                None if dialect.spellings.is_region_key(condition.key.as_str()) => Values::Regions(
                    texts
                        .map(|text| Region::new(text, pattern(text), dialect))
                        .collect(),
                ),
                None => Values::Texts(texts.map(pattern).collect()),
            }
        }
        ValueType::Number => {
            let number = |text: &str| Decimal::parse(text).map(|_| text.into());
            Values::Numbers(texts.map(number).collect::<Option<_>>()?)
        }
        ValueType::Date => {
            let zoneless = dialect.decisions.zoneless_minutes;
            let dates = texts.map(|text| Instant::parse(text, zoneless));
            Values::Dates(dates.collect::<Option<_>>()?)
        }
        ValueType::Bool => Values::Bools(texts.map(parse_bool).collect::<Option<_>>()?),
        ValueType::Binary => {
            let binary = |text: &str| is_base64(text).then(|| bytes(text).collect());
            Values::Binaries(texts.map(binary).collect::<Option<_>>()?)
        }
        ValueType::Ip => Values::Ranges(texts.map(IpRange::parse).collect::<Option<_>>()?),
        ValueType::Null => Values::Absence(texts.map(parse_bool).collect::<Option<_>>()?),
    })
}

fn pattern(text: &str, relation: Relation, dialect: &Dialect) -> Pattern {
    let possible = dialect.decisions.possible_wildcards;
    let is_like = relation == Relation::Like && possible.is_none();
    let pattern = Pattern::new(
        text,
        Syntax {
            wildcards: is_like.then_some(dialect.conditions.wildcards),
            variables: dialect.variables.any().then_some(dialect.variables),
            literal_from: usize::MAX,
            case: match relation {
                Relation::EqualIgnoringCase => Case::Ignored,
                _ => Case::Exact,
            },
        },
    );
    match relation {
        Relation::Begins => pattern.before_any(),
        Relation::Ends => pattern.after_any(),
        _ => pattern,
    }
}
