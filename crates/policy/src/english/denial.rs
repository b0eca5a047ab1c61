//! What an error text says, in English.

use crate::denial::OtherDenial;

/// Another request that was denied: `cvm:RunInstances on qcs::cvm:…`, or the one of both that is known.
///
/// ```
/// use charter_policy::denial::OtherDenial;
/// use charter_policy::english;
///
/// let other = OtherDenial { action: Some("cvm:RunInstances".into()), resource: Some("*".into()) };
/// assert_eq!(english::other_denial(&other), "cvm:RunInstances on *");
/// ```
pub fn other_denial(other: &OtherDenial) -> String {
    match (other.action.as_deref(), other.resource.as_deref()) {
        (Some(action), Some(resource)) => format!("{action} on {resource}"),
        (action, resource) => action.or(resource).unwrap_or_default().to_owned(),
    }
}
