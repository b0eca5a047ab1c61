//! The tables against the guide, and the laws of what comes along.

mod guide;
mod laws;
mod repairs;
mod rows;
mod standing;
