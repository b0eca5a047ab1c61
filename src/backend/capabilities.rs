//! What a backend can do, and why not where it cannot.

use charter_core::contract::{Cloud, Version, Wire};
use charter_core::domain::Facts;

/// Why a backend cannot do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Absent {
    /// The vendor's service has no such operation: only Charter's own server or the offline console do.
    NotOfVendor,
    /// The data lives on the service, not in this browser.
    DataElsewhere,
    /// The service knows who calls from the credentials.
    CallerFixed,
    /// Charter's server does not offer it yet.
    NotYet,
    /// `config.json` names no service of that cloud.
    NoEndpoint,
}

/// Whether something can be done, or the reason why not.
pub type Capability = Result<(), Absent>;

/// What a backend can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// Undo and redo.
    pub undo: Capability,
    /// The journal of who did what.
    pub journal: Capability,
    /// What an operation would change, before it is done.
    pub preview: Capability,
    /// The operations of our own version, which the vendor's API lacks.
    pub own_operations: Capability,
    /// Export, import, reset, erase.
    pub data: Capability,
    /// Acting as another account.
    pub act_as: Capability,
    /// The operations of each cloud, in the order of [`Cloud::ALL`].
    pub clouds: [Capability; Cloud::ALL.len()],
}

impl Capabilities {
    /// The offline console can do everything.
    pub const OFFLINE: Capabilities = Capabilities {
        undo: Ok(()),
        journal: Ok(()),
        preview: Ok(()),
        own_operations: Ok(()),
        data: Ok(()),
        act_as: Ok(()),
        clouds: [Ok(()); Cloud::ALL.len()],
    };

    /// The vendors' own services; which clouds there are is still to be said.
    pub const VENDOR: Capabilities = Capabilities {
        undo: Err(Absent::NotOfVendor),
        journal: Err(Absent::NotOfVendor),
        preview: Err(Absent::NotOfVendor),
        own_operations: Err(Absent::NotOfVendor),
        data: Err(Absent::DataElsewhere),
        act_as: Err(Absent::CallerFixed),
        clouds: NO_CLOUD,
    };

    /// The same with a server of our own, which speaks version `charter-2026-11` as well.
    pub const SERVER: Capabilities = Capabilities {
        undo: Err(Absent::NotYet),
        journal: Err(Absent::NotYet),
        preview: Err(Absent::NotYet),
        own_operations: Ok(()),
        data: Err(Absent::DataElsewhere),
        act_as: Err(Absent::CallerFixed),
        clouds: NO_CLOUD,
    };

    /// Whether the operation can be asked.
    pub fn offers(&self, operation: &Facts) -> Capability {
        self.clouds[operation.wire.cloud() as usize]?;
        match operation.wire {
            Wire::Action(Version::Charter) => self.own_operations,
            _ => Ok(()),
        }
    }
}

/// No cloud has an endpoint.
const NO_CLOUD: [Capability; Cloud::ALL.len()] = [Err(Absent::NoEndpoint); Cloud::ALL.len()];
