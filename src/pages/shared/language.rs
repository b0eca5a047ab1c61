//! What lists and dialogs need of the policy language. Its checks are large, so they come when something is first
//! checked, and not with a list that merely counts what they find.

use charter_core::contract::{Done, Etag, UpdatePolicy};
use charter_policy::{
    Catalog, Code, Diagnostic, LineIndex, Position, Severity, check_kept, json, tencent,
};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::catalog;
use super::tally::Tally;
use crate::app::texts::Texts;
use crate::backend::{Asking, Backend, Called, Failure};
use crate::split::{NotLoaded, split_point};
use crate::ui::dom;

/// What was found in each of some service control policies, with the lists of the services that they name.
pub type Count = fn(Vec<String>) -> LocalBoxFuture<'static, Vec<Tally>>;

/// The worst that is found in a policy, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worst {
    pub severity: Severity,
    pub message: String,
    /// Where it stands.
    pub place: Position,
    /// How many findings there are beside it.
    pub others: usize,
}

/// The worst in each of some service control policies.
type Judge = fn(Vec<String>, Texts) -> LocalBoxFuture<'static, Vec<Option<Worst>>>;

/// The codes of what is found in a service control policy, without any list of a service.
type Codes = fn(&str) -> Vec<Code>;

/// Saves an edit of a policy, whose text is checked as it is saved.
type Update = fn(&Backend, UpdatePolicy, Option<Etag>) -> Asking<Called<Done>>;

split_point!(language: fn count() -> Count { |texts| counted(texts).boxed_local() });

split_point!(language: fn judge() -> Judge { |policies, texts| judged(policies, texts).boxed_local() });

split_point!(language: fn codes() -> Codes { |text| {
    let found = findings(text, &Catalog::empty());
    found.iter().map(|found| found.code).collect()
} });

split_point!(language: fn update() -> Update { |backend, request, etag| backend.call_if(request, etag) });

/// The lists of the services that some service control policies name.
async fn catalog_of(texts: &[String]) -> Catalog {
    let dialect = tencent::SCP.dialect;
    let named = |catalog: &Catalog| {
        let of_text = |text: &String| catalog.mentioned(text, &json::parse(text), dialect);
        texts.iter().flat_map(of_text).collect()
    };
    catalog::with_services(dialect.name, named).await
}

async fn counted(texts: Vec<String>) -> Vec<Tally> {
    let catalog = catalog_of(&texts).await;
    let tally = |text: &String| Tally::of_text(text, &tencent::SCP, &catalog);
    texts.iter().map(tally).collect()
}

async fn judged(policies: Vec<String>, texts: Texts) -> Vec<Option<Worst>> {
    let catalog = catalog_of(&policies).await;
    let worst =
        |text: &String| Worst::of(text, &findings(text, &catalog), texts.findings().message);
    policies.iter().map(worst).collect()
}

fn findings(text: &str, catalog: &Catalog) -> Vec<Diagnostic> {
    check_kept(text, &json::parse(text), &tencent::SCP, catalog)
}

impl Worst {
    fn of(
        text: &str,
        findings: &[Diagnostic],
        say: impl Fn(&Diagnostic) -> String,
    ) -> Option<Self> {
        let worst = findings.iter().min_by_key(|found| found.severity)?;
        Some(Self {
            severity: worst.severity,
            message: say(worst),
            place: LineIndex::new(text).position(worst.range.start),
            others: findings.len() - 1,
        })
    }
}

/// What counts the findings in service control policies; what the page shows already does not wait for it.
///
/// # Errors
/// The checks did not arrive.
pub async fn tallying() -> Result<Count, NotLoaded> {
    dom::painted().await;
    count().await
}

/// The worst that is found in each of some service control policies, in the words of `texts`.
///
/// # Errors
/// The checks did not arrive.
pub async fn worst_of(
    policies: Vec<String>,
    texts: Texts,
) -> Result<Vec<Option<Worst>>, NotLoaded> {
    Ok(judge().await?(policies, texts).await)
}

/// The codes of what is found in a service control policy, as far as the policy alone tells.
///
/// # Errors
/// The checks did not arrive.
pub async fn codes_in(policy: &str) -> Result<Vec<Code>, NotLoaded> {
    Ok(codes().await?(policy))
}

/// Saves an edit of a policy that is refused when the policy has changed since the answer that gave `etag`.
///
/// # Errors
/// [`Failure`]; unless it says otherwise, nothing was changed.
pub async fn save(
    backend: Backend,
    request: UpdatePolicy,
    etag: Option<Etag>,
) -> Result<Called<Done>, Failure> {
    update().await?(&backend, request, etag).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_finding_of_a_policy_speaks_for_it() {
        let text = "{\"version\": \"2.0\", \"statement\": {\n\"effect\": \"permit\", \"action\": [], \"resource\": \"*\"}}";
        let findings = findings(text, &Catalog::empty());
        let worst = Worst::of(text, &findings, charter_policy::english::message).unwrap();
        assert_eq!((worst.severity, worst.place.line), (Severity::Error, 2));
        assert!(worst.message.contains("permit"), "{}", worst.message);
        assert_eq!(worst.others, findings.len() - 1);
        assert_eq!(Worst::of(text, &[], charter_policy::english::message), None);
    }
}
