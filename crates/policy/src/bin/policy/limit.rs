//! The limit of a file's size (`ulimit -f`) as an error like a full disk.

/// Lets the write that reaches the limit fail. Otherwise the system ends the command there, without a sentence, and what it
/// has begun to write stays.
#[cfg(unix)]
pub fn fail_at_size_limit() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    // Nobody asks whether the signal came: the write itself says so. Where it can't be caught, the command ends as before.
    let came = Arc::new(AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, came);
}

#[cfg(not(unix))]
pub fn fail_at_size_limit() {}
