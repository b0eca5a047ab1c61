//! What lists and dialogs need of the policy language. Its checks are large, so they come when something is first
//! checked, and not with a list that merely counts what they find.

use charter_core::contract::{Done, Etag, UpdatePolicy};
use charter_policy::tencent;

use super::tally::Tally;
use crate::backend::{Asking, Backend, Called, Failure};
use crate::split::{NotLoaded, split_point};

/// What was found in a service control policy.
type Count = fn(&str) -> Tally;

/// Saves an edit of a policy, whose text is checked as it is saved.
type Update = fn(&Backend, UpdatePolicy, Option<Etag>) -> Asking<Called<Done>>;

split_point!(language: fn count() -> Count { |text| Tally::of_text(text, &tencent::SCP) });

split_point!(language: fn update() -> Update { |backend, request, etag| backend.call_if(request, etag) });

/// What counts the findings in a service control policy.
///
/// # Errors
/// The checks did not arrive.
pub async fn tallying() -> Result<impl Fn(&str) -> Tally, NotLoaded> {
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
