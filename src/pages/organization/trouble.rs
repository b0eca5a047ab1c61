//! Why the organization cannot be shown, in words.

use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::Failure;
use crate::ui::Problem;
use charter_core::contract::ErrorCode;

/// A failure of reading departments, members or their policies. To lack the permission is the usual case for a
/// member, and has words of its own.
pub fn trouble(failure: &Failure) -> Problem {
    let code = failure.code();
    match code {
        Some(code @ (ErrorCode::NotManager | ErrorCode::Unauthorized)) => {
            let t = texts().organization();
            Problem::new(t.not_manager().what)
                .why(t.not_manager().why)
                .what_to_do(t.not_manager().what_to_do)
                .code(code.as_str())
        }
        _ => problem(failure),
    }
}
