//! The finance permissions that a member gives to the organization, by their numbers.

/// A finance permission, by the vendor's number in `PermissionIds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionId {
    /// "View bills".
    ViewBills,
    /// "View balance".
    ViewBalance,
    /// "Allocate funds".
    AllocateFunds,
    /// "Consolidate bills".
    ConsolidateBills,
    /// "Invoice".
    Invoice,
    /// "Inherit offer".
    InheritOffer,
    /// "Pay-on-behalf", which is the payment mode.
    PayOnBehalf,
    /// "Cost analysis".
    CostAnalysis,
    /// "Budget management".
    BudgetManagement,
    /// "Set credit limit".
    SetCreditLimit,
}

impl PermissionId {
    /// Every permission, by number.
    pub const ALL: [PermissionId; 10] = [
        PermissionId::ViewBills,
        PermissionId::ViewBalance,
        PermissionId::AllocateFunds,
        PermissionId::ConsolidateBills,
        PermissionId::Invoice,
        PermissionId::InheritOffer,
        PermissionId::PayOnBehalf,
        PermissionId::CostAnalysis,
        PermissionId::BudgetManagement,
        PermissionId::SetCreditLimit,
    ];

    /// The vendor's number, 1–10.
    pub fn number(self) -> u64 {
        match self {
            PermissionId::ViewBills => 1,
            PermissionId::ViewBalance => 2,
            PermissionId::AllocateFunds => 3,
            PermissionId::ConsolidateBills => 4,
            PermissionId::Invoice => 5,
            PermissionId::InheritOffer => 6,
            PermissionId::PayOnBehalf => 7,
            PermissionId::CostAnalysis => 8,
            PermissionId::BudgetManagement => 9,
            PermissionId::SetCreditLimit => 10,
        }
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self {
            PermissionId::ViewBills => "View bills",
            PermissionId::ViewBalance => "View balance",
            PermissionId::AllocateFunds => "Allocate funds",
            PermissionId::ConsolidateBills => "Consolidate bills",
            PermissionId::Invoice => "Invoice",
            PermissionId::InheritOffer => "Inherit offer",
            PermissionId::PayOnBehalf => "Pay-on-behalf",
            PermissionId::CostAnalysis => "Cost analysis",
            PermissionId::BudgetManagement => "Budget management",
            PermissionId::SetCreditLimit => "Set credit limit",
        }
    }

    /// The permission of a number; `None` for one that this version of the console does not know.
    pub fn of_number(number: u64) -> Option<PermissionId> {
        let mut all = PermissionId::ALL.into_iter();
        all.find(|permission| permission.number() == number)
    }

    /// Whether every member gives it.
    pub fn is_required(self) -> bool {
        matches!(self, PermissionId::ViewBills | PermissionId::ViewBalance)
    }

    /// Whether it is among these numbers.
    pub fn is_in(self, numbers: &[u64]) -> bool {
        numbers.contains(&self.number())
    }
}
