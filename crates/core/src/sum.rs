//! One sum of bytes for all that is compared by its sum.

/// FNV-1a, 64 bits: it finds what a disk or a hand has changed, and is no signature.
pub(crate) fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
