//! A row of the member table: everything it shows, made once per change. Pure.

use crate::app::texts::OrganizationTexts;
use crate::ui::Choice;
use charter_core::contract::{MemberItem, MemberOrigin, NodeId, Target, Timestamp, Uin};
use charter_core::domain::organization::Chart;
use std::collections::HashMap;
use std::sync::Arc;

/// A member as the table shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// The account.
    pub uin: Uin,
    /// Its name.
    pub name: String,
    /// Its department.
    pub node: NodeId,
    /// The department's name.
    pub department: Arc<str>,
    /// The departments from the root down.
    pub path: Arc<str>,
    /// Created or invited, in words.
    pub origin: &'static str,
    /// When it joined.
    pub joined: Timestamp,
    /// When it was last edited.
    pub updated: Timestamp,
    /// Its description.
    pub remark: String,
}

/// Makes the rows; the path of a department is written once for all its members.
#[derive(Debug)]
pub struct RowMaker<'a> {
    chart: &'a Chart,
    texts: &'static OrganizationTexts,
    departments: HashMap<NodeId, (Arc<str>, Arc<str>)>,
}

impl<'a> RowMaker<'a> {
    /// Over the departments of this chart.
    pub fn new(chart: &'a Chart, texts: &'static OrganizationTexts) -> Self {
        RowMaker {
            chart,
            texts,
            departments: HashMap::new(),
        }
    }

    /// The row of a member.
    pub fn row(&mut self, item: &MemberItem) -> MemberRow {
        let (department, path) = self.department(item);
        MemberRow {
            uin: item.member_uin,
            name: item.name.clone(),
            node: item.node_id,
            department,
            path,
            origin: match item.origin {
                MemberOrigin::Create => self.texts.details().joined_created,
                MemberOrigin::Invite => self.texts.details().joined_invited,
            },
            joined: item.create_time,
            updated: item.update_time,
            remark: item.remark.clone(),
        }
    }

    fn department(&mut self, item: &MemberItem) -> (Arc<str>, Arc<str>) {
        let chart = self.chart;
        let known = self.departments.entry(item.node_id);
        known
            .or_insert_with(|| {
                let name = chart.name(Target::Node(item.node_id));
                let path = path_text(chart, Target::Node(item.node_id));
                (name.unwrap_or(&item.node_name).into(), path.into())
            })
            .clone()
    }
}

/// The names of the departments from the root down to the target.
pub fn path_text(chart: &Chart, target: Target) -> String {
    let names = chart.path(target).into_iter();
    let names: Vec<&str> = names
        .filter_map(|node| chart.name(Target::Node(node)))
        .collect();
    names.join(" / ")
}

/// The departments with the way to each, in its order.
pub fn paths(chart: &Chart) -> Vec<Choice> {
    let path = |id| (path_text(chart, Target::Node(id)), id);
    let mut paths: Vec<(String, NodeId)> = chart.nodes().map(|node| path(node.id)).collect();
    charter_order::sort(&mut paths);
    let paths = paths.into_iter();
    paths
        .map(|(path, id)| Choice::new(id.to_string(), path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{RowMaker, path_text};
    use crate::app::texts::Language;
    use crate::pages::shared::fixtures::{member, small};
    use charter_core::contract::{NodeId, Target, Uin};

    #[test]
    fn a_path_leads_from_the_root_down() {
        let chart = small().chart;
        assert_eq!(path_text(&chart, Target::Node(NodeId(1))), "Root");
        assert_eq!(
            path_text(&chart, Target::Member(Uin(30))),
            "Root / Finance / Payments"
        );
        assert_eq!(path_text(&chart, Target::Node(NodeId(9))), "");
    }

    #[test]
    fn a_row_says_its_department_path_and_how_it_joined() {
        let chart = small().chart;
        for (language, joined) in [(Language::English, "Created"), (Language::Chinese, "创建")] {
            let texts = language.texts().organization();
            let row = RowMaker::new(&chart, texts).row(&member(30, 3, "wallet"));
            assert_eq!(
                (&*row.department, &*row.path),
                ("Payments", "Root / Finance / Payments")
            );
            assert_eq!(row.origin, joined);
        }
    }
}
