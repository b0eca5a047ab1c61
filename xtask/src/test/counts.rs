//! Reading how many tests passed, failed and were skipped from what each runner prints.

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    /// What did not run, such as a comparison with documents that are not here.
    pub skipped: u32,
}

impl Counts {
    /// A check that is one yes or no.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
            skipped: 0,
        }
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// A runner that failed without naming a failed test has crashed; that counts as one failure.
    pub fn with_status(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// `test result: ok. 3 passed; 0 failed; …`, as cargo test and wasm-bindgen's runner print it.
    pub fn of_cargo_test(output: &str) -> Self {
        let results = output
            .lines()
            .filter(|line| line.trim_start().starts_with("test result:"));
        results
            .map(|line| Self {
                passed: before(line, " passed"),
                failed: before(line, " failed"),
                skipped: before(line, " ignored"),
            })
            .fold(Self::default(), Self::and)
    }

    /// `Summary [ 0.1s] 4 tests run: 2 passed (1 slow), 1 failed, 1 timed out, 0 skipped`.
    pub fn of_nextest(output: &str) -> Self {
        let summary = output
            .lines()
            .rfind(|line| line.contains("Summary ["))
            .unwrap_or_default();
        let run = before(summary, " tests run").max(before(summary, " test run"));
        let passed = before(summary, " passed");
        Self {
            passed,
            failed: run.saturating_sub(passed),
            skipped: before(summary, " skipped"),
        }
    }

    /// The closing lines of Node's runner: `ℹ pass 3`, `ℹ fail 0`, `ℹ cancelled 0`.
    pub fn of_node(output: &str) -> Self {
        let number = |word: &str| {
            let closing = output
                .lines()
                .filter_map(|line| line.strip_prefix("ℹ ").or(line.strip_prefix("# ")));
            closing
                .filter_map(|line| line.strip_prefix(word)?.trim().parse::<u32>().ok())
                .next_back()
                .unwrap_or(0)
        };
        Self {
            passed: number("pass "),
            failed: number("fail ") + number("cancelled "),
            skipped: number("skipped ") + number("todo "),
        }
    }
}

/// The number right before a word.
fn before(line: &str, word: &str) -> u32 {
    let digits = line
        .split_once(word)
        .and_then(|(head, _)| head.rsplit(|letter: char| !letter.is_ascii_digit()).next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored\n\ntest result: FAILED. 4 passed; 2 failed; 0 ignored\n";
        assert_eq!(Counts::of_cargo_test(output), counts(7, 2, 1));
    }

    #[test]
    fn nextest_counts_everything_that_did_not_pass() {
        let output = "     Summary [   0.005s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 5 skipped";
        assert_eq!(Counts::of_nextest(output), counts(9, 3, 5));
        assert_eq!(
            Counts::of_nextest("     Summary [ 0.1s] 1 test run: 1 passed, 0 skipped"),
            counts(1, 0, 0)
        );
        assert_eq!(
            Counts::of_nextest("error: could not compile"),
            Counts::default()
        );
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        assert_eq!(
            Counts::of_node("ℹ tests 7\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2"),
            counts(3, 2, 2)
        );
        assert_eq!(
            Counts::of_node("# tests 2\n# pass 2\n# fail 0"),
            counts(2, 0, 0)
        );
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(Counts::default().with_status(false), counts(0, 1, 0));
        let failed = counts(3, 2, 0);
        assert_eq!(failed.with_status(false), failed);
        let passed = counts(3, 0, 1);
        assert_eq!(passed.with_status(true), passed);
    }
}
