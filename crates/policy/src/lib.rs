//! Policy languages.
