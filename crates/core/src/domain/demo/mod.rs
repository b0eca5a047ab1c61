//! The demo world (in the making).
