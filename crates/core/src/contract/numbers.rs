//! Enums that stand on the wire as numbers.

/// Declares an enum without data that stands as one of some numbers; in words for a fault, what the number is. What is
/// declared first is the blank one.
macro_rules! numbers {
    (
        $(#[$doc:meta])*
        $type:ident, $what:literal {
            $(#[$first_doc:meta])* $first:ident: $first_number:literal,
            $($(#[$variant_doc:meta])* $variant:ident: $number:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $(#[$first_doc])* $first,
            $($(#[$variant_doc])* $variant,)*
        }

        impl $type {
            /// Every value, in the order in which they are declared.
            pub const ALL: [$type; [$type::$first $(, $type::$variant)*].len()] =
                [$type::$first $(, $type::$variant)*];

            /// The vendor's number.
            pub const fn number(self) -> i64 {
                match self {
                    $type::$first => $first_number,
                    $($type::$variant => $number,)*
                }
            }
        }

        impl charter_json::ToJson for $type {
            fn write(&self, to: &mut charter_json::Writer) {
                self.number().write(to);
            }
        }

        impl charter_json::FromJson for $type {
            fn blank() -> Self {
                $type::$first
            }

            fn read(&mut self, from: &mut charter_json::Reader<'_>) -> Result<(), charter_json::Fault> {
                let mut number = 0_i64;
                number.read(from)?;
                *self = match number {
                    $first_number => $type::$first,
                    $($number => $type::$variant,)*
                    _ => return Err(from.fault_before(concat!("it is no ", $what))),
                };
                Ok(())
            }
        }
    };
}
pub(crate) use numbers;
