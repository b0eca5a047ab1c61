//! What the browser's database reports when something fails, and what it means.

use charter_core::store::StoreError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// An exception of the database, by name and message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    name: String,
    message: String,
}

/// What a fault means for the transaction it happened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The key to be added is there already.
    Taken,
    /// There is no room left.
    Full,
    /// Storage is not allowed here.
    Forbidden,
    /// The database is of a newer version.
    Newer,
    /// The connection is closed or was lost: opening it again may help.
    Lost,
    /// Anything else.
    Other,
}

impl Fault {
    /// A fault of our own making.
    pub fn new(name: &str, message: impl Into<String>) -> Fault {
        Fault {
            name: name.to_owned(),
            message: message.into(),
        }
    }

    pub(super) fn meaning(&self) -> Meaning {
        match self.name.as_str() {
            "ConstraintError" => Meaning::Taken,
            "QuotaExceededError" => Meaning::Full,
            "SecurityError" | "NotSupportedError" => Meaning::Forbidden,
            "VersionError" => Meaning::Newer,
            // A transaction that nobody aborted on purpose is aborted when the connection goes. WebKit reports
            // a lost server as UnknownError.
            "InvalidStateError" | "AbortError" | "TransactionInactiveError" | "UnknownError" => {
                // Some browsers hide the reason of an abort in its text.
                match self.message.contains("QuotaExceeded") {
                    true => Meaning::Full,
                    false => Meaning::Lost,
                }
            }
            _ => Meaning::Other,
        }
    }

    /// The fault as the store reports it, where nothing more is known than that it happened.
    pub(super) fn into_error(self) -> StoreError {
        match self.meaning() {
            Meaning::Taken => StoreError::Behind,
            Meaning::Full => StoreError::Full,
            Meaning::Forbidden => StoreError::Forbidden(self.to_string()),
            Meaning::Newer | Meaning::Lost | Meaning::Other => StoreError::Lost(self.to_string()),
        }
    }

    /// The fault as the store reports it when it happened while opening: then a state error means that this
    /// browser or window allows no database.
    pub(super) fn into_opening_error(self) -> StoreError {
        match self.name.as_str() {
            "InvalidStateError" => StoreError::Forbidden(self.to_string()),
            _ => self.into_error(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.message.is_empty() {
            true => f.write_str(&self.name),
            false => write!(f, "{}: {}", self.name, self.message),
        }
    }
}

impl From<JsValue> for Fault {
    fn from(value: JsValue) -> Self {
        if let Some(exception) = value.dyn_ref::<DomException>() {
            return exception.clone().into();
        }
        match value.dyn_ref::<js_sys::Error>() {
            Some(error) => Fault::new(&String::from(error.name()), String::from(error.message())),
            None => Fault::new("Error", value.as_string().unwrap_or_default()),
        }
    }
}

impl From<DomException> for Fault {
    fn from(exception: DomException) -> Self {
        // Dexie's lesson: a full disk arrives as an abort whose inner error has the true name.
        let inner = js_sys::Reflect::get(&exception, &JsValue::from_str("inner")).ok();
        match inner.and_then(|inner| inner.dyn_into::<DomException>().ok()) {
            Some(inner) => inner.into(),
            None => Fault::new(&exception.name(), exception.message()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;
    use charter_core::store::StoreError;

    #[test]
    fn each_exception_has_its_meaning() {
        let lost = |text: &str| StoreError::Lost(text.to_owned());
        let cases = [
            ("ConstraintError", "", StoreError::Behind),
            ("QuotaExceededError", "", StoreError::Full),
            ("AbortError", "QuotaExceededError: full", StoreError::Full),
            ("AbortError", "", lost("AbortError")),
            (
                "UnknownError",
                "Connection to Indexed Database server lost",
                lost("UnknownError: Connection to Indexed Database server lost"),
            ),
            (
                "SecurityError",
                "denied",
                StoreError::Forbidden("SecurityError: denied".to_owned()),
            ),
            ("DataError", "odd", lost("DataError: odd")),
        ];
        for (name, message, error) in cases {
            assert_eq!(Fault::new(name, message).into_error(), error);
        }
    }

    #[test]
    fn a_state_error_while_opening_means_that_storage_is_not_allowed() {
        let fault = Fault::new("InvalidStateError", "private window");
        assert!(matches!(
            fault.clone().into_opening_error(),
            StoreError::Forbidden(_)
        ));
        assert!(matches!(fault.into_error(), StoreError::Lost(_)));
    }
}
