//! What went wrong, as the kit shows it: what happened, why, what to do, and the vendor's code.
//!
//! A leaf: pages turn every [`Failure`] into words here.

use super::texts::{ProblemTexts, Texts, problems::Said, texts};
use crate::backend::{Failure, HttpStatus, Unopened};
use crate::ui::Problem;
use charter_core::contract::Error;
use charter_core::store::{StoreError, TransferError};

/// A failure in words.
pub fn problem(failure: &Failure) -> Problem {
    problem_in(texts().problems(), failure)
}

/// A refusal in words, as a row of a batch has it.
pub fn refusal(error: &Error) -> Problem {
    refusal_in(texts().problems(), error)
}

/// Why the console did not open.
pub(super) fn unopened(why: &Unopened) -> Problem {
    match why {
        Unopened::Config(detail) => with_code(texts().shell().bad_config, detail),
        Unopened::NotLoaded => not_loaded(texts()),
        Unopened::Store(error) => storage(texts().problems(), error),
    }
}

/// A file of the release did not arrive.
pub fn not_loaded(t: Texts) -> Problem {
    plain(t.shell().part_missing_said)
}

/// A failure in words, where the texts were taken before an await.
pub fn problem_in(t: &ProblemTexts, failure: &Failure) -> Problem {
    let kind = (t.failure)(failure.kind());
    match failure {
        Failure::Refused(error) | Failure::Conflict(error) | Failure::RateLimited(error) => {
            refusal_in(t, error)
        }
        Failure::Unreachable(detail) | Failure::Malformed(detail) => with_code(kind, detail),
        Failure::TimedOut | Failure::Unknown(None) | Failure::NotLoaded => plain(kind),
        Failure::Unknown(Some(answer)) | Failure::Status(answer) => status(kind, answer),
        Failure::Storage(error) => storage(t, error),
        Failure::Transfer(error) => transfer(t, error),
        Failure::Unsupported(absent) => plain((t.absent)(*absent)),
    }
}

/// A refusal in words, where the texts were taken before an await.
pub fn refusal_in(t: &ProblemTexts, error: &Error) -> Problem {
    let code = reference([Some(error.code.to_string()), request_id(error)]);
    let mut problem = with_code((t.refusal)(&error.code), &code);
    if problem.why.is_empty() {
        problem.why.clone_from(&error.message);
    }
    if !error.records.is_empty() {
        let names = (t.in_the_way)(&error.records.join(", "));
        problem.why = format!("{} {names}", problem.why);
    }
    problem
}

/// A status in place of an answer: in the service's own words where it has any.
fn status(said: Said, answer: &HttpStatus) -> Problem {
    let error = answer.error.as_ref();
    let code = reference([
        error.map(|error| error.code.to_string()),
        Some(format!("HTTP {}", answer.status)),
        error.and_then(request_id),
    ]);
    let mut problem = with_code(said, &code);
    if let Some(error) = error.filter(|error| !error.message.is_empty()) {
        problem.why.clone_from(&error.message);
    }
    problem
}

/// The number of the request, by the name that the vendors' support asks for.
fn request_id(error: &Error) -> Option<String> {
    let id = error.request_id.as_ref()?;
    Some(format!("RequestId: {id}"))
}

/// What stands small below a problem: for whoever has to find it.
fn reference<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn storage(t: &ProblemTexts, error: &StoreError) -> Problem {
    let said = (t.storage)(error);
    match error {
        StoreError::Forbidden(detail) | StoreError::Damaged(detail) | StoreError::Lost(detail) => {
            with_code(said, detail)
        }
        _ => plain(said),
    }
}

fn transfer(t: &ProblemTexts, error: &TransferError) -> Problem {
    match error {
        // What the parser says stands small below: it is for whoever has to mend the file.
        TransferError::Unreadable {
            reason,
            is_cut,
            line,
            column,
        } => {
            let said = if *is_cut { t.cut_short } else { t.unreadable };
            match line {
                0 => with_code(said, reason),
                _ => with_code(said, &format!("{reason} (line {line}, column {column})")),
            }
        }
        TransferError::Newer(schema) => with_code(t.newer_export, &format!("schema {schema}")),
        TransferError::Inconsistent(detail) => with_code(t.inconsistent, detail),
    }
}

fn plain(said: Said) -> Problem {
    Problem::new(said.what)
        .why(said.why)
        .what_to_do(said.what_to_do)
}

fn with_code(said: Said, code: &str) -> Problem {
    match code {
        "" => plain(said),
        code => plain(said).code(code),
    }
}

#[cfg(test)]
mod tests {
    use super::{problem_in, refusal_in};
    use crate::app::texts::Language;
    use crate::backend::{Failure, HttpStatus};
    use charter_core::contract::{Error, ErrorCode};
    use charter_core::store::TransferError;

    #[test]
    fn every_refusal_says_what_happened_why_and_what_to_do_in_each_language() {
        for language in Language::ALL {
            for code in ErrorCode::NAMED {
                let error = Error::new(code.clone(), "The service's own sentence.");
                let problem = refusal_in(language.texts().problems(), &error);
                let said = [&problem.what, &problem.why, &problem.what_to_do];
                assert!(said.iter().all(|text| !text.is_empty()), "{code}");
                assert_eq!(problem.code.as_deref(), Some(code.as_str()));
            }
        }
    }

    #[test]
    fn records_in_the_way_are_named() {
        let error = Error::new(ErrorCode::UndoBlocked, "")
            .naming(vec!["DenyLogDeletion".to_owned(), "Finance".to_owned()]);
        let problem = refusal_in(Language::English.texts().problems(), &error);
        assert!(
            problem
                .why
                .ends_with("In the way: DenyLogDeletion, Finance.")
        );
    }

    #[test]
    fn a_fault_of_the_service_is_told_in_its_words_with_its_code_and_the_request() {
        let error = Error::new(ErrorCode::from("SecMaster.1"), "The shard is moving.");
        let error = error.of_request(Some("0a1b".to_owned()));
        let answer = |error: Option<&Error>| HttpStatus {
            status: 500,
            error: error.cloned(),
        };
        for language in Language::ALL {
            let problem = |failure: Failure| problem_in(language.texts().problems(), &failure);
            let reading = problem(Failure::Status(answer(Some(&error))));
            let writing = problem(Failure::Unknown(Some(answer(Some(&error)))));
            for problem in [&reading, &writing] {
                assert_eq!(problem.why, "The shard is moving.");
                let code = problem.code.as_deref();
                assert_eq!(code, Some("SecMaster.1 · HTTP 500 · RequestId: 0a1b"));
            }
            assert_ne!(reading.what, writing.what);
            let bare = problem(Failure::Status(answer(None)));
            assert_eq!(bare.code.as_deref(), Some("HTTP 500"));
            assert_ne!(bare.what, reading.what, "a gateway answered");
            let silent = Error::new(error.code.clone(), "");
            let silent = problem(Failure::Status(answer(Some(&silent))));
            assert!(!silent.why.is_empty());
            let refused = problem(Failure::Refused(error.clone()));
            let code = refused.code.as_deref();
            assert_eq!(code, Some("SecMaster.1 · RequestId: 0a1b"));
        }
    }

    #[test]
    fn a_file_that_cannot_be_imported_is_told_in_plain_words_and_the_parser_s_stand_below() {
        for (is_cut, what) in [
            (false, "This is not an export of Charter"),
            (true, "The file is cut short"),
        ] {
            let fault = Failure::Transfer(TransferError::Unreadable {
                reason: "expected `,`".to_owned(),
                is_cut,
                line: 3,
                column: 14,
            });
            let problem = problem_in(Language::English.texts().problems(), &fault);
            assert_eq!(problem.what, what);
            assert!(!problem.why.contains("line"));
            let code = problem.code.as_deref();
            assert_eq!(code, Some("expected `,` (line 3, column 14)"));
        }
    }
}
