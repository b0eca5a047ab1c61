//! What lists and dialogs need of the policy language. Its checks are large, so they come when something is first
//! checked, and not with a list that merely counts what they find.

use charter_core::contract::{Done, Etag, UpdatePolicy};
use charter_policy::{Catalog, json, tencent};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::catalog;
use super::tally::Tally;
use crate::backend::{Asking, Backend, Called, Failure};
use crate::split::{NotLoaded, split_point};
use crate::ui::dom;

/// What was found in each of some service control policies, with the lists of the services that they name.
pub type Count = fn(Vec<String>) -> LocalBoxFuture<'static, Vec<Tally>>;

/// Saves an edit of a policy, whose text is checked as it is saved.
type Update = fn(&Backend, UpdatePolicy, Option<Etag>) -> Asking<Called<Done>>;

split_point!(language: fn count() -> Count { |texts| counted(texts).boxed_local() });

split_point!(language: fn update() -> Update { |backend, request, etag| backend.call_if(request, etag) });

async fn counted(texts: Vec<String>) -> Vec<Tally> {
    let profile = &tencent::SCP;
    let dialect = profile.dialect;
    let named = |catalog: &Catalog| {
        let of_text = |text: &String| catalog.mentioned(text, &json::parse(text), dialect);
        texts.iter().flat_map(of_text).collect()
    };
    let catalog = catalog::with_services(dialect.name, named).await;
    let tally = |text: &String| Tally::of_text(text, profile, &catalog);
    texts.iter().map(tally).collect()
}

/// What counts the findings in service control policies; what the page shows already does not wait for it.
///
/// # Errors
/// The checks did not arrive.
pub async fn tallying() -> Result<Count, NotLoaded> {
    dom::painted().await;
    count().await
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
