//! The core of Charter: every operation of the consoles, without a browser and without I/O.
//!
//! - [`contract`]: the operations as typed requests and answers, and how they stand on the wire;
//! - [`domain`]: the state they work on and what each of them does;
//! - [`store`]: where state and journal are kept, and the engine that commits an operation.

#![warn(missing_docs)]

pub mod contract;
pub mod domain;
pub mod store;
mod sum;
