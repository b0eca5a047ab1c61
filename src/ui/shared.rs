//! A shared value for memos: equal only to itself, so that comparing it costs nothing.

use std::{
    hash::{Hash, Hasher},
    ops::Deref,
    sync::Arc,
};

#[derive(Debug)]
pub(super) struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Shared(Arc::new(value))
    }

    pub fn same(&self) -> Same<T> {
        Same(self.0.clone())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A key by identity. It holds what it stands for, so that nothing else can take the address meanwhile.
#[derive(Debug)]
pub(super) struct Same<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Same<T> {
    fn address(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Same(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl<T: ?Sized> Eq for Same<T> {}

impl<T: ?Sized> Hash for Same<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.address().hash(state);
    }
}
