//! What a backend can do beside the operations, and why not where it cannot.

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
}

/// Whether something can be done, or the reason why not.
pub type Capability = Result<(), Absent>;

/// What a backend can do beside the operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// Undo and redo.
    pub undo: Capability,
    /// The journal of who did what.
    pub journal: Capability,
    /// What an operation would change, before it is done.
    pub preview: Capability,
    /// Earlier texts of a policy (`ListPolicyVersions`).
    pub versions: Capability,
    /// The bindings from before service control policies were disabled (`DescribeFormerBindings`, `RestoreBinding`).
    pub former_bindings: Capability,
    /// Export, import, reset, erase.
    pub data: Capability,
    /// Acting as another account.
    pub act_as: Capability,
}

impl Capabilities {
    /// The offline console can do everything.
    pub const OFFLINE: Capabilities = Capabilities {
        undo: Ok(()),
        journal: Ok(()),
        preview: Ok(()),
        versions: Ok(()),
        former_bindings: Ok(()),
        data: Ok(()),
        act_as: Ok(()),
    };

    /// The vendor's own service.
    pub const VENDOR: Capabilities = Capabilities {
        undo: Err(Absent::NotOfVendor),
        journal: Err(Absent::NotOfVendor),
        preview: Err(Absent::NotOfVendor),
        versions: Err(Absent::NotOfVendor),
        former_bindings: Err(Absent::NotOfVendor),
        data: Err(Absent::DataElsewhere),
        act_as: Err(Absent::CallerFixed),
    };

    /// A server of our own, which speaks version `charter-2026-11` as well.
    pub const SERVER: Capabilities = Capabilities {
        undo: Err(Absent::NotYet),
        journal: Err(Absent::NotYet),
        preview: Err(Absent::NotYet),
        versions: Ok(()),
        former_bindings: Ok(()),
        data: Err(Absent::DataElsewhere),
        act_as: Err(Absent::CallerFixed),
    };
}
