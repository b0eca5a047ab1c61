//! What happened in the demo: the operations of the past months, each on its day.

use super::policies::{self, Text};
use super::{MANAGEMENT, ORGANIZATION, OUTSIDE, Size};
use super::{chart, invitations};
use crate::contract::*;
use crate::domain::execute::settle;
use crate::domain::guardrails::FULL_ACCESS;
use crate::domain::organization::{Department, Member};
use crate::domain::owner::Owner;
use crate::domain::state::State;
use crate::domain::tx::Tx;
use crate::domain::{
    Caller, Context, Executed, NoJudge, Operation, Undoing, execute, execute_batch, undo,
};
use crate::store::{Entry, Snapshot, journaled};
use charter_json::ToJson;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A world in the making: its state, and the journal of what was done so far.
pub(super) struct Story {
    pub(super) state: State,
    journal: Vec<Entry>,
    now: Timestamp,
    at: Timestamp,
    /// Whether what is done goes to the journal, or counts as there from the start.
    journaled: bool,
    /// What was refused: nothing, as the tests see to.
    pub(super) refused: Vec<Error>,
}

/// The whole story. Of a larger demo, what binds thousands of accounts is there from the start, so that the
/// journal stays light.
pub(super) fn tell(size: Size, now: Timestamp) -> Story {
    let mut story = Story::begin(size, now.whole_seconds());
    story.journaled = size == Size::Sixty;
    first_months(&mut story);
    bind_widely(&mut story);
    story.journaled = true;
    last_months(&mut story);
    last_weeks(&mut story);
    story
}

fn first_months(story: &mut Story) {
    let enable = EnablePolicyType {
        organization_id: ORGANIZATION,
        policy_type: PolicyType::ServiceControl,
    };
    story.on_day(212).run(&enable);
    story.on_day(211).create(&policies::LOG_DELETION);
    story.bind(&policies::LOG_DELETION, &[Target::Node(chart::ROOT)]);
    story.on_day(204).create(&policies::AUDIT_TRAIL);
    story.create(&policies::LEAVING);
    story.bind(&policies::AUDIT_TRAIL, &[Target::Node(chart::ROOT)]);
    story.bind(&policies::LEAVING, &[Target::Node(chart::ROOT)]);
    story.on_day(190).create(&policies::DOMAIN_PURCHASE);
    let nodes = [chart::RETAIL, chart::TECHNOLOGY].map(Target::Node);
    story.bind(&policies::DOMAIN_PURCHASE, &nodes);
    story.on_day(181).edit(
        &policies::LOG_DELETION,
        policies::LOG_DELETION_WIDER,
        Some("Nobody deletes log topics, log sets, indexes or shippers, or shortens how long logs are kept."),
    );
    story.on_day(169).create(&policies::KEY_DELETION);
    let nodes = [chart::FINANCE, chart::PAYMENTS, chart::CARDS].map(Target::Node);
    story.bind(&policies::KEY_DELETION, &nodes);
    story.on_day(150).create(&policies::PLAIN_TRANSPORT);
}

/// One policy bound to very many targets: every department below the root and every production account.
fn bind_widely(story: &mut Story) {
    let Some(tables) = story.state.owner(Owner::Organization(ORGANIZATION)) else {
        return;
    };
    let below = |department: &&Department| department.id != chart::ROOT;
    let nodes = tables
        .departments
        .iter()
        .filter(below)
        .map(|department| Target::Node(department.id));
    let chosen = |member: &&Member| member.remark == "Production" || member.name.ends_with("-01");
    let members = tables
        .members
        .iter()
        .filter(chosen)
        .map(|member| Target::Member(member.uin));
    let targets: Vec<Target> = nodes.chain(members).collect();
    story.on_day(149).bind(&policies::PLAIN_TRANSPORT, &targets);
}

fn last_months(story: &mut Story) {
    story.on_day(121).create(&policies::REQUIRE_BANK_NETWORK);
    let nodes = [chart::FINANCE, chart::DATA_PLATFORM].map(Target::Node);
    story.bind(&policies::REQUIRE_BANK_NETWORK, &nodes);
    story.on_day(96).create(&policies::NETWORK_PEERING);
    let nodes = [chart::FRAUD, chart::SANDBOX].map(Target::Node);
    story.bind(&policies::NETWORK_PEERING, &nodes);
    story.on_day(83).create(&policies::UNAPPROVED_REGIONS);
    let asia = [Target::Node(chart::ASIA_PACIFIC)];
    story.bind(&policies::UNAPPROVED_REGIONS, &asia);
    story.on_day(70).create(&policies::SANDBOX_COST);
    story.bind(&policies::SANDBOX_COST, &[Target::Node(chart::SANDBOX)]);
    story.on_day(58).edit(
        &policies::NETWORK_PEERING,
        policies::NETWORK_PEERING_WIDER,
        None,
    );
    story.on_day(47).create(&policies::TAGGED_DELETION);
    let nodes = [chart::PAYMENTS, chart::CARDS].map(Target::Node);
    story.bind(&policies::TAGGED_DELETION, &nodes);
    story.on_day(40).edit(
        &policies::LOG_DELETION,
        policies::LOG_DELETION_FINAL,
        Some("Nobody deletes log topics, log sets or indexes, or shortens how long logs are kept."),
    );
}

fn last_weeks(story: &mut Story) {
    story.on_day(31).create(&policies::LOG_TOPIC_DELETION);
    let payments = [Target::Node(chart::PAYMENTS)];
    story.bind(&policies::LOG_TOPIC_DELETION, &payments);
    story.on_day(22).create(&policies::PUBLIC_BUCKETS);
    // Europe was not meant: bound, and taken back at once.
    let europe = [
        Target::Node(chart::EUROPE),
        Target::Member(chart::EU_WEB_PROD),
    ];
    story
        .on_day(20)
        .bind(&policies::UNAPPROVED_REGIONS, &europe);
    story.undo_last();
    story.on_day(9).create(&policies::OBJECT_STORAGE_ONLY);
    let archive = [Target::Member(chart::FINANCE_ARCHIVE)];
    story.bind(&policies::OBJECT_STORAGE_ONLY, &archive);
    story.on_day(5).create(&policies::QUARTER_END);
    let detach = DetachPolicy {
        policy: FULL_ACCESS,
        target: Target::Member(chart::FINANCE_ARCHIVE),
    };
    story.hours_ago(3).run(&detach);
}

impl Story {
    /// The organization before service control policies were enabled.
    fn begin(size: Size, now: Timestamp) -> Story {
        let mut story = Story {
            state: State::default(),
            journal: Vec::new(),
            now,
            at: now.plus_ms(-300 * DAY),
            journaled: false,
            refused: Vec::new(),
        };
        let mut owners = vec![
            Owner::Organization(ORGANIZATION),
            Owner::Account(MANAGEMENT),
            Owner::Account(OUTSIDE),
        ];
        owners.extend(invitations::owners());
        let empty = State::default();
        let mut tx = Tx::new(&empty, story.context(), &owners);
        let drawn = chart::draw(&mut tx, size, now);
        match drawn.and_then(|()| invitations::draw(&mut tx, now)) {
            Ok(()) => story.state = tx.settle(),
            Err(error) => story.refused.push(error),
        }
        story
    }

    /// What comes next happens that many days and nine hours before now.
    fn on_day(&mut self, days_ago: i64) -> &mut Self {
        self.hours_ago(days_ago * 24 + 9)
    }

    fn hours_ago(&mut self, hours: i64) -> &mut Self {
        self.at = self.at.max(self.now.plus_ms(-hours * HOUR));
        self
    }

    fn context(&self) -> Context {
        let next = self.journal.len() as u64 + 1;
        Context {
            caller: Caller::root(MANAGEMENT),
            now: self.at,
            sequence: if self.journaled { next } else { 0 },
            judge: &NoJudge,
        }
    }

    fn run<O: Operation>(&mut self, operation: &O) {
        if !self.journaled {
            self.settle(operation);
            return self.pass();
        }
        let ran = execute(&self.state, self.context(), operation, None);
        self.take(ran, O::ACTION, operation, None);
    }

    /// What is there from the start is not in the journal.
    fn settle<O: Operation>(&mut self, operation: &O) {
        match settle(&self.state, self.context(), operation) {
            Ok(state) => self.state = state,
            Err(error) => self.refused.push(error),
        }
    }

    fn create(&mut self, text: &Text) {
        self.run(&CreatePolicy {
            name: text.name.to_owned(),
            content: text.content.to_owned(),
            description: text.description.to_owned(),
            policy_type: PolicyType::ServiceControl,
        });
    }

    fn edit(&mut self, text: &Text, content: &str, description: Option<&str>) {
        self.run(&UpdatePolicy {
            policy_id: text.id,
            name: None,
            description: description.map(str::to_owned),
            content: Some(content.to_owned()),
        });
    }

    fn bind(&mut self, text: &Text, targets: &[Target]) {
        let attach = |target: &Target| AttachPolicy {
            policy: text.id,
            target: *target,
        };
        let requests: Vec<AttachPolicy> = targets.iter().map(attach).collect();
        if let [one] = requests.as_slice() {
            return self.run(one);
        }
        if !self.journaled {
            for request in &requests {
                self.settle(request);
            }
            return self.pass();
        }
        let ran = execute_batch(&self.state, self.context(), &requests);
        if let Ok(executed) = &ran {
            let refused = executed.answer.iter().filter_map(|row| row.clone().err());
            self.refused.extend(refused);
        }
        self.take(ran, AttachPolicy::ACTION, &requests, None);
    }

    fn undo_last(&mut self) {
        let Some(last) = self.journal.last().cloned() else {
            return;
        };
        let undoing = Undoing {
            sequence: last.sequence,
            actor: last.caller(),
            undoes: last.undoes,
            action: &last.action,
            resources: &last.resources,
            changes: &last.changes,
        };
        let request = UndoChange {
            sequence: last.sequence,
        };
        let ran = undo(&self.state, self.context(), undoing);
        self.take(ran, UndoChange::ACTION, &request, Some(last.sequence));
    }

    /// Takes what an operation gave.
    fn take<A>(
        &mut self,
        ran: Result<Executed<A>, Error>,
        action: &str,
        request: &dyn ToJson,
        undoes: Option<u64>,
    ) {
        match ran {
            Ok(executed) => {
                let context = self.context();
                let entry = Entry::new(
                    context,
                    action,
                    journaled(request),
                    undoes,
                    executed.changes,
                );
                self.journal.push(entry);
                self.state = executed.state;
            }
            Err(error) => self.refused.push(error),
        }
        self.pass();
    }

    /// The next change comes some minutes later.
    fn pass(&mut self) {
        self.at = self.now.min(self.at.plus_ms(4 * 60_000 + 11_000));
    }

    /// The world as a store keeps it.
    pub(super) fn snapshot(self, name: &str) -> Snapshot {
        let mut snapshot = Snapshot::of_state(name, &self.state);
        snapshot.journal = self.journal;
        snapshot
    }
}
