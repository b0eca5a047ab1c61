use super::count;
use crate::app::texts::SharedTexts;
use crate::ui::words::group;

pub static TEXTS: SharedTexts = SharedTexts {
    accounts: |accounts| count(accounts, "account", "accounts"),
    bound_already: "Bound already",
    no_findings: "No findings",
    no_findings_but: |actions| match actions {
        1 => "No findings; 1 action wasn't verified".to_owned(),
        actions => format!("No findings; {} actions weren't verified", group(actions)),
    },
    counting_accounts: "Counting the accounts…",
    accounts_affected: |accounts, departments| {
        format!(
            "{} in {} {} affected.",
            count(accounts, "account", "accounts"),
            count(departments, "department", "departments"),
            if accounts == 1 { "is" } else { "are" }
        )
    },
    no_account_affected: "No account is affected.",
    governed_already: |accounts| {
        format!(
            "{} of them {} governed by it already, through another binding.",
            group(accounts),
            if accounts == 1 { "is" } else { "are" }
        )
    },
    still_governed: |accounts| {
        format!(
            "{} of them {} governed by it through another binding: what it denies there stays denied.",
            group(accounts),
            if accounts == 1 { "stays" } else { "stay" }
        )
    },
    show_accounts: |accounts| format!("Show {}", count(accounts, "account", "accounts")),
    and_more: |more| format!("and {} more", group(more)),
    results_title: |refused, all| format!("{} of {} refused", group(refused), group(all)),
    results_text: "What was refused has changed nothing. What was done can be undone at once, from the toast or the journal.",
    results: "Results",
    result: "Result",
    result_done: "Done",
    result_failed: "Refused",
    reason: "Reason",
    result_name: "Name",
    basic_information: "Basic information",
    steps: "Steps",
    back: "Back",
    next: "Next",
    review: "Review",
    review_missing: |fields| format!("Missing or wrong: {}.", fields.join(", ")),
    draft_restored: "Your unsaved input was put back",
    draft_restored_text: "It is kept in this tab until it is saved or discarded.",
    draft_discard: "Discard it",
};
