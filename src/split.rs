//! Where the release is cut: what only one file's functions reach is loaded when one of them is first called.
//!
//! `cargo xtask build` compiles with the feature `split` and cuts the wasm at the functions that [`split_point!`] makes.
//! Without the feature everything is one wasm, and such a function answers at once; the way it is called is the same.
//! The splitter makes a file for every combination of files that share something; `cargo xtask build` joins them again
//! as far as that pays (`xtask/src/release/join.rs`).

/// A file of the release did not arrive: the network failed, or the server holds another release by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// Makes `async fn name(…) -> Result<_, NotLoaded>`, whose body stands in the file `$file` of the release.
macro_rules! split_point {
    ($file:ident: $vis:vis fn $name:ident($($argument:ident: $type:ty),*) -> $result:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, fallible, wasm_split_path = leptos::wasm_split)]
        $vis fn $name($($argument: $type),*) -> Result<$result, $crate::split::NotLoaded> {
            let made: $result = $body;
            Ok(made)
        }

        #[cfg(not(feature = "split"))]
        $vis async fn $name($($argument: $type),*) -> Result<$result, $crate::split::NotLoaded> {
            let made: $result = $body;
            Ok(made)
        }
    };
}
pub(crate) use split_point;
