//! Who is invited to the demo's organization: an invitation of each status, and accounts outside that can be, or
//! cannot be, invited.

use super::{ORGANIZATION, chart};
use crate::contract::{Error, InvitationId, NodeId, Quitting, Timestamp, Uin};
use crate::domain::key::Key;
use crate::domain::organization::{
    Account, INVITATION_DAYS, Invitation, InvitationState, Sequence, SequenceKind,
};
use crate::domain::owner::Owner;
use crate::domain::tx::Tx;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// An account of the bank that nobody has invited yet.
pub const UNINVITED: Uin = Uin(100_041_200_019);

/// An account outside: its number, name and verified entity (none before it is verified), and whether it is a person's.
type Outsider = (Uin, &'static str, &'static str, bool);

const OUTSIDERS: [Outsider; 7] = [
    (UNINVITED, "larkmoor-insurance", chart::BANK, false),
    (Uin(100_041_200_056), "larkmoor-leasing", chart::BANK, false),
    (Uin(100_041_200_093), "larkmoor-trust", chart::BANK, false),
    (Uin(100_041_200_130), "larkmoor-brokers", chart::BANK, false),
    (Uin(100_041_200_167), "larkmoor-museum", chart::BANK, false),
    (Uin(100_041_200_204), "new-branch", "", false),
    (Uin(100_041_200_241), "mira-holt", "Mira Holt", true),
];

/// What became of an invitation that was sent so many hours ago.
struct Sent(Outsider, NodeId, i64, InvitationState);

/// The oldest first. The second last one runs out today.
const SENT: [Sent; 5] = [
    Sent(
        OUTSIDERS[4],
        chart::RETAIL,
        95 * 24,
        InvitationState::Denied,
    ),
    Sent(
        OUTSIDERS[3],
        chart::FINANCE,
        61 * 24,
        InvitationState::Cancelled,
    ),
    Sent(OUTSIDERS[3], chart::FINANCE, 33 * 24, InvitationState::Open),
    Sent(
        OUTSIDERS[2],
        chart::FINANCE,
        INVITATION_DAYS * 24 - 5,
        InvitationState::Open,
    ),
    Sent(OUTSIDERS[1], chart::TECHNOLOGY, 52, InvitationState::Open),
];

/// The owners that these accounts are.
pub(super) fn owners() -> impl Iterator<Item = Owner> {
    OUTSIDERS.iter().map(|outsider| Owner::Account(outsider.0))
}

/// Puts the accounts and the invitations down as records. The invitation of a member that joined by one is among them.
pub(super) fn draw(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Error> {
    let owner = Owner::Organization(ORGANIZATION);
    for (uin, name, entity, individual) in OUTSIDERS {
        let (name, entity) = (name.to_owned(), entity.to_owned());
        let account = Account {
            uin,
            name,
            entity,
            individual,
        };
        tx.put(Owner::Account(uin), account)?;
    }
    let first = SequenceKind::Invitation.first();
    let members = &tx.tables(owner)?.members;
    let joined = members.get(Key::one(chart::SERVICE_DESK.0)).cloned();
    let mut next = first;
    if let Some(member) = joined {
        let sent = member.joined.plus_ms(-4 * DAY);
        let accepted = invitation(next, member.uin, &member.name, member.node, sent);
        let state = InvitationState::Accepted;
        tx.put(owner, Invitation { state, ..accepted })?;
        next += 1;
    }
    for Sent((uin, name, ..), node, hours, state) in SENT {
        let sent = now.plus_ms(-hours * HOUR);
        let open = invitation(next, uin, name, node, sent);
        tx.put(owner, Invitation { state, ..open })?;
        next += 1;
    }
    let kind = SequenceKind::Invitation;
    tx.put(owner, Sequence { kind, next })
}

fn invitation(id: u64, uin: Uin, name: &str, node: NodeId, sent: Timestamp) -> Invitation {
    Invitation {
        id: InvitationId(id),
        uin,
        name: name.to_owned(),
        node,
        remark: String::new(),
        permissions: vec![1, 2],
        quitting: Quitting::Denied,
        sent,
        expires: sent.plus_ms(INVITATION_DAYS * DAY),
        state: InvitationState::Open,
    }
}
