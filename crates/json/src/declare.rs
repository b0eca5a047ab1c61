//! How a type declares the way it stands as JSON.

/// Declares how a struct stands as a JSON object: its fields in their order, with
/// [`optional`](crate::optional), [`or_blank`](crate::or_blank) or [`or_null`](crate::or_null) where they may be absent.
/// A field stands under its own name, in another case after `PascalCase`, or under the name that is given. `at.0` stands
/// as the value inside of `at` does. After `closed`, an object that has more than these fields is a fault. A field that is
/// forgotten does not compile.
///
/// ```
/// struct Account { id: u64, nick_name: String, remark: String }
/// charter_json::object!(PascalCase Account { id: "Uin", nick_name, remark: optional });
///
/// let account: Account = charter_json::from_text(r#"{"NickName":"ledger","Uin":18446744073709551615}"#)?;
/// assert_eq!(charter_json::to_text(&account), r#"{"Uin":18446744073709551615,"NickName":"ledger"}"#);
/// # Ok::<(), charter_json::Fault>(())
/// ```
#[macro_export]
macro_rules! object {
    (closed $type:ident $fields:tt) => { $crate::object!(@fields closed as_it_is $type $fields); };
    (PascalCase $type:ident $fields:tt) => { $crate::object!(@fields open PascalCase $type $fields); };
    ($type:ident $fields:tt) => { $crate::object!(@fields open as_it_is $type $fields); };
    (@fields $kind:ident $case:ident $type:ident {
        $($field:ident $(.$part:tt)? $(: $name:literal)? $(: $presence:ident $(($other:literal))?)?),* $(,)?
    }) => {
        $crate::object!(@with $kind $type {
            $($field ($(.$part)?) $case ($($name)?) ($($presence $($other)?)?)),*
        });
    };
    (@with $kind:ident $type:ident {
        $($field:ident ($(.$part:tt)?) $case:ident $name:tt $presence:tt),*
    }) => {
        const _: () = {
            const SHAPE: &$crate::Shape = &$crate::Shape::$kind(&[
                $($crate::object!(@field $field $case $name $presence)),*
            ]);

            impl $crate::ToJson for $type {
                fn write(&self, to: &mut $crate::Writer) {
                    #[allow(unused_mut, reason = "an object may have no fields")]
                    let mut object = to.object(SHAPE);
                    $(object.value(&self.$field $(.$part)?);)*
                    object.end();
                }
            }

            impl $crate::FromJson for $type {
                fn blank() -> Self {
                    $type { $($field: $crate::FromJson::blank()),* }
                }

                fn read(&mut self, from: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                    from.object(SHAPE, self)
                }
            }

            impl $crate::Slots for $type {
                fn slot(&mut self, index: usize) -> Option<&mut dyn $crate::FromJson> {
                    #[allow(non_camel_case_types, dead_code, reason = "named like the fields, of which there may be none")]
                    enum Place { $($field),* }
                    match index {
                        $(place if place == Place::$field as usize => Some(&mut self.$field $(.$part)?),)*
                        _ => None,
                    }
                }
            }
        };
    };
    (@field $field:ident $case:ident () ()) => { $crate::field($crate::object!(@name $case $field)) };
    (@field $field:ident $case:ident () ($presence:ident)) => { $crate::$presence($crate::object!(@name $case $field)) };
    (@field $field:ident $case:ident ($name:literal) ()) => { $crate::field($name) };
    (@field $field:ident $case:ident () ($presence:ident $name:literal)) => { $crate::$presence($name) };
    (@name as_it_is $field:ident) => { stringify!($field) };
    (@name PascalCase $field:ident) => {{
        const NAME: &str = stringify!($field);
        const LETTERS: [u8; $crate::case::len(NAME)] = $crate::case::pascal(NAME);
        $crate::case::text(&LETTERS)
    }};
}

/// Declares an enum without data that stands as one of some words. What is declared first is the blank one.
#[macro_export]
macro_rules! words {
    ($type:ident { $first:ident: $first_word:literal $(, $variant:ident: $word:literal)* $(,)? }) => {
        const _: () = {
            const WORDS: &[&str] = &[$first_word $(, $word)*];
            const VALUES: &[$type] = &[$type::$first $(, $type::$variant)*];

            impl $crate::ToJson for $type {
                fn write(&self, to: &mut $crate::Writer) {
                    to.string(match self {
                        $type::$first => $first_word,
                        $($type::$variant => $word,)*
                    });
                }
            }

            impl $crate::FromJson for $type {
                fn blank() -> Self {
                    $type::$first
                }

                fn read(&mut self, from: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                    if let Some(value) = VALUES.get(from.word_of(WORDS)?) {
                        *self = *value;
                    }
                    Ok(())
                }
            }
        };
    };
}

/// Declares a type that stands as a text, which it is displayed as and parsed from: its blank value, and what is said of
/// a text that does not parse, made from the error.
#[macro_export]
macro_rules! text {
    ($type:ident, $blank:expr, $said:expr) => {
        impl $crate::ToJson for $type {
            fn write(&self, to: &mut $crate::Writer) {
                to.string(&self.to_string());
            }
        }

        impl $crate::FromJson for $type {
            fn blank() -> Self {
                $blank
            }

            fn read(&mut self, from: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                *self = from.parsed(|text| text.parse().map_err($said))?;
                Ok(())
            }
        }
    };
}

/// Declares a struct of one unnamed value that stands as that value does.
#[macro_export]
macro_rules! transparent {
    ($type:ident) => {
        impl $crate::ToJson for $type {
            fn write(&self, to: &mut $crate::Writer) {
                $crate::ToJson::write(&self.0, to);
            }

            fn is_blank(&self) -> bool {
                $crate::ToJson::is_blank(&self.0)
            }
        }

        impl $crate::FromJson for $type {
            fn blank() -> Self {
                $type($crate::FromJson::blank())
            }

            fn read(&mut self, from: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                $crate::FromJson::read(&mut self.0, from)
            }
        }
    };
}

/// Declares a type that stands as another does, from and into which it is converted.
#[macro_export]
macro_rules! through {
    ($type:ty, $other:ty) => {
        impl $crate::ToJson for $type {
            fn write(&self, to: &mut $crate::Writer) {
                $crate::ToJson::write(&<$other>::from(self), to);
            }
        }

        impl $crate::FromJson for $type {
            fn blank() -> Self {
                <$other as $crate::FromJson>::blank().into()
            }

            fn read(&mut self, from: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                let mut other = <$other as $crate::FromJson>::blank();
                $crate::FromJson::read(&mut other, from)?;
                *self = other.into();
                Ok(())
            }
        }
    };
}
