//! Departments and members of the demo.
//!
//! Names follow the vendor's rules: departments up to 40 letters, digits and `+@&._[]-`, members up to 25.

use super::{MANAGEMENT, ORGANIZATION, OUTSIDE, Size};
use crate::contract::{Error, MemberOrigin, NodeId, Timestamp, Uin};
use crate::domain::guardrails::full_access;
use crate::domain::organization::{
    Account, Department, MEMBERS_PER_ENTITY, Member, Organization, Sequence, SequenceKind,
};
use crate::domain::owner::Owner;
use crate::domain::tx::Tx;
use std::collections::BTreeMap;

pub(super) const BANK: &str = "Larkmoor Bank Ltd.";
const CARDS_COMPANY: &str = "Larkmoor Cards Ltd.";
const EUROPE_COMPANY: &str = "Larkmoor Europe AG";
const TECHNOLOGY_COMPANY: &str = "Larkmoor Technology Ltd.";

const DAY: i64 = 86_400_000;

/// The department at this place of [`DEPARTMENTS`].
const fn node(place: u64) -> NodeId {
    NodeId(224_674 + place)
}

/// The member at this place of the chart.
pub(super) const fn member(place: u64) -> Uin {
    Uin(100_020_310_007 + 37 * place)
}

pub(super) const ROOT: NodeId = node(0);
pub(super) const FINANCE: NodeId = node(2);
pub(super) const RETAIL: NodeId = node(4);
pub(super) const ASIA_PACIFIC: NodeId = node(5);
pub(super) const PAYMENTS: NodeId = node(6);
pub(super) const CARDS: NodeId = node(7);
pub(super) const FRAUD: NodeId = node(8);
pub(super) const EUROPE: NodeId = node(9);
pub(super) const TECHNOLOGY: NodeId = node(10);
pub(super) const DATA_PLATFORM: NodeId = node(11);
pub(super) const SANDBOX: NodeId = node(12);

/// The member that the story locks out: `finance-archive`.
pub(super) const FINANCE_ARCHIVE: Uin = member(5);
/// `eu-web-prod`.
pub(super) const EU_WEB_PROD: Uin = member(39);
/// `service-desk`, which joined by an invitation.
pub(super) const SERVICE_DESK: Uin = member(48);

/// A department, the place of the one above, its description, its verified entity and its members.
struct Part {
    name: &'static str,
    parent: Option<u64>,
    remark: &'static str,
    entity: &'static str,
    members: &'static [&'static str],
}

const fn part(
    name: &'static str,
    parent: u64,
    remark: &'static str,
    entity: &'static str,
    members: &'static [&'static str],
) -> Part {
    Part {
        name,
        parent: Some(parent),
        remark,
        entity,
        members,
    }
}

/// The root, then the departments: `Fraud-Detection` stands on the fifth level.
#[rustfmt::skip]
const DEPARTMENTS: [Part; 13] = [
    Part { name: "Root", parent: None, remark: "", entity: BANK, members: &[] },
    part("Group-Services", 0, "Shared by all companies of the group", BANK,
        &["group-security-audit", "group-shared-network"]),
    part("Finance", 1, "Ledger, treasury and reporting", BANK,
        &["finance-ledger-prod", "finance-ledger-test", "finance-reporting", "finance-archive", "finance-treasury"]),
    part("Risk&Compliance", 1, "Risk models and regulatory reports", BANK,
        &["risk-models-prod", "risk-models-test", "compliance-reports", "aml-screening"]),
    part("Retail-Banking", 0, "Everything that customers touch", BANK,
        &["retail-crm-prod", "retail-crm-test", "retail-web"]),
    part("Asia-Pacific", 4, "Singapore, Hong Kong, Jakarta", BANK,
        &["apac-branches-sg", "apac-branches-hk", "apac-branches-jkt", "apac-web-prod", "apac-web-test", "apac-contact-center"]),
    part("Payments", 5, "Transfers, settlement, foreign exchange", BANK,
        &["payments-core-prod", "payments-core-staging", "payments-core-test", "payments-gateway", "payments-settlement",
          "payments-fx", "payments-reporting"]),
    part("Cards", 6, "Issuing and acquiring", CARDS_COMPANY,
        &["cards-issuing-prod", "cards-issuing-test", "cards-acquiring-prod", "cards-acquiring-test", "cards-tokens", "cards-loyalty"]),
    part("Fraud-Detection", 7, "Scoring of card payments", CARDS_COMPANY,
        &["fraud-scoring-prod", "fraud-scoring-test", "fraud-features", "fraud-model-training"]),
    part("Europe", 4, "Frankfurt and Amsterdam", EUROPE_COMPANY,
        &["eu-branches-de", "eu-branches-nl", "eu-web-prod", "eu-web-test", "eu-payments-prod", "eu-payments-test"]),
    part("Technology", 0, "Platforms that the others build on", TECHNOLOGY_COMPANY,
        &["platform-ci", "platform-registry", "platform-monitoring", "platform-network", "platform-dns", "service-desk"]),
    part("Data-Platform", 10, "Lake, warehouse and streams", TECHNOLOGY_COMPANY,
        &["data-lake-prod", "data-lake-test", "data-warehouse", "data-streams", "data-science", "data-quality"]),
    part("Sandbox", 0, "Experiments; emptied every quarter", TECHNOLOGY_COMPANY,
        &["sandbox-01", "sandbox-02", "sandbox-03", "sandbox-04", "sandbox-05"]),
];

/// How many regions, and how many branches in each, a larger demo has below the department `Branches`.
fn branches(size: Size) -> (u64, u64) {
    match size {
        Size::Sixty => (0, 0),
        Size::Thousand => (5, 8),
        Size::TenThousand => (20, 20),
    }
}

/// Puts the organization down as records: the feature is off and the journal empty.
pub(super) fn draw(tx: &mut Tx<'_>, size: Size, now: Timestamp) -> Result<(), Error> {
    let owner = Owner::Organization(ORGANIZATION);
    let founded = now.plus_ms(-760 * DAY);
    for (uin, name, entity) in [
        (MANAGEMENT, "larkmoor-management", BANK),
        (OUTSIDE, "harbour-consulting", "Harbour Consulting Ltd."),
    ] {
        let (name, entity) = (name.to_owned(), entity.to_owned());
        let account = Account {
            uin,
            name,
            entity,
            individual: false,
        };
        tx.put(Owner::Account(uin), account)?;
    }
    tx.put(
        owner,
        Organization {
            id: ORGANIZATION,
            host: MANAGEMENT,
            name: "larkmoor-management".to_owned(),
            root: ROOT,
            entity: BANK.to_owned(),
            created: founded,
        },
    )?;
    tx.put(owner, full_access(founded))?;
    let mut pen = Pen {
        tx,
        owner,
        founded,
        next_node: 0,
        next_member: 0,
        created: BTreeMap::new(),
    };
    for part in &DEPARTMENTS {
        let node = pen.department(part.name, part.parent.map(node), part.remark)?;
        for name in part.members {
            pen.member(name, node, part.entity)?;
        }
    }
    draw_branches(&mut pen, size)?;
    let next = node(pen.next_node).0;
    tx.put(
        owner,
        Sequence {
            kind: SequenceKind::Department,
            next,
        },
    )
}

/// The branches of a larger demo: regions with branches, whose members are spread evenly.
fn draw_branches(pen: &mut Pen<'_, '_>, size: Size) -> Result<(), Error> {
    let (regions, each) = branches(size);
    if regions == 0 {
        return Ok(());
    }
    let top = pen.department("Branches", Some(RETAIL), "Branches by region")?;
    let members = size.members() as u64 - pen.next_member;
    let all = regions * each;
    for region in 0..regions {
        let entity = format!("Larkmoor Region {:02} Ltd.", region + 1);
        let home = pen.department(&format!("Region-{:02}", region + 1), Some(top), "")?;
        for branch in 0..each {
            let code = format!("{:02}{:02}", region + 1, branch + 1);
            let node = pen.department(&format!("Branch-{code}"), Some(home), "")?;
            let place = region * each + branch;
            let share = members * (place + 1) / all - members * place / all;
            for number in 1..=share {
                pen.member(&format!("branch-{code}-{number:02}"), node, &entity)?;
            }
        }
    }
    Ok(())
}

/// Writes departments and members with numbers that follow each other.
struct Pen<'a, 'b> {
    tx: &'a mut Tx<'b>,
    owner: Owner,
    founded: Timestamp,
    next_node: u64,
    next_member: u64,
    created: BTreeMap<String, usize>,
}

impl Pen<'_, '_> {
    fn department(
        &mut self,
        name: &str,
        parent: Option<NodeId>,
        remark: &str,
    ) -> Result<NodeId, Error> {
        let id = node(self.next_node);
        let created = self.founded.plus_ms((self.next_node as i64 % 40) * DAY);
        self.next_node += 1;
        let department = Department {
            id,
            parent,
            name: name.to_owned(),
            remark: remark.to_owned(),
            created,
            updated: created,
        };
        self.tx.put(self.owner, department)?;
        Ok(id)
    }

    /// The first members of a verified entity were created, the others accepted an invitation.
    fn member(&mut self, name: &str, node: NodeId, entity: &str) -> Result<(), Error> {
        let uin = member(self.next_member);
        let joined = self
            .founded
            .plus_ms((45 + self.next_member as i64 * 7 % 480) * DAY);
        self.next_member += 1;
        let created = self.created.entry(entity.to_owned()).or_default();
        let origin = if *created < MEMBERS_PER_ENTITY {
            *created += 1;
            MemberOrigin::Create
        } else {
            MemberOrigin::Invite
        };
        let remark = match name.rsplit('-').next() {
            Some("prod") => "Production",
            Some("test" | "staging") => "Test",
            _ => "",
        };
        let member = Member {
            uin,
            name: name.to_owned(),
            node,
            origin,
            entity: entity.to_owned(),
            remark: remark.to_owned(),
            joined,
            updated: joined,
        };
        self.tx.put(self.owner, member)
    }
}
