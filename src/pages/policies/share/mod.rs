//! A policy as an address: the dialog that gives it, and the page that opens it.

mod address;
mod base64;
mod dialog;
mod page;

pub use dialog::ShareDialog;
pub use page::SharedPolicyPage;
