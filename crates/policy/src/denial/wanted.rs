//! What is to pass, and what stops it.

use super::relaxation::At;
use crate::decide::{Because, Request};

/// What is to pass.
pub(super) struct Wanted<'w> {
    pub request: &'w Request,
    /// The resource as a new statement names it.
    pub resource: &'w str,
    /// Whether it is all that is known of it.
    pub is_partial: bool,
}

impl<'w> Wanted<'w> {
    pub fn of(request: &'w Request, resource: &'w str) -> Self {
        Self {
            request,
            resource,
            is_partial: request.resource().is_empty() && !resource.is_empty(),
        }
    }
}

/// What stops a request for certain.
pub(super) struct Obstacle<'d> {
    pub at: At,
    /// Whether statements deny it; else none allows it.
    pub is_denied: bool,
    /// The statements that deny, or those that would allow the action.
    pub because: &'d [Because],
}
