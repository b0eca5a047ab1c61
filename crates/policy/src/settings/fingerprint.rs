//! What a statement says, as a short text: SHA-256 (FIPS 180-4) of its tokens.
//!
//! A hash that is easily forged would let whoever writes a policy bend another statement until an accepted finding
//! covers it.

use std::fmt::Write;

use crate::json::tokens;

/// What every fingerprint begins with, so that none can be taken for a Sid.
const PREFIX: &str = "sha256:";

/// Hexadecimal digits of the hash that are kept: 80 bits, more than anyone can forge and few enough to write down.
const DIGITS: usize = 20;

/// Whether a name is meant as a fingerprint.
pub(super) fn is_one(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// The fingerprint of a text: space between tokens does not count.
pub(super) fn of(text: &str) -> String {
    let mut content = Vec::with_capacity(text.len());
    for token in tokens(text).filter(|token| !token.kind.is_trivia()) {
        content.extend_from_slice(text.get(token.range).unwrap_or_default().as_bytes());
        // No token holds this byte unescaped, so that no two lists of tokens are joined to one text.
        content.push(0);
    }
    let mut name = PREFIX.to_owned();
    for word in sha256(&content) {
        let _ = write!(name, "{word:08x}");
    }
    name.truncate(PREFIX.len() + DIGITS);
    name
}

#[rustfmt::skip]
const K: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

fn sha256(content: &[u8]) -> [u32; 8] {
    let mut state: [u32; 8] = [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
        0x5be0cd19,
    ];
    let mut padded = content.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(content.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        compress(&mut state, block);
    }
    state
}

fn compress(state: &mut [u32; 8], block: &[u8]) {
    let mut w = [0_u32; 64];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    for i in 16..64 {
        let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ (w[i - 15] >> 3);
        let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16]
            .wrapping_add(s0)
            .wrapping_add(w[i - 7])
            .wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (constant, word) in K.iter().zip(w) {
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let one = h
            .wrapping_add(s1)
            .wrapping_add((e & f) ^ (!e & g))
            .wrapping_add(*constant)
            .wrapping_add(word);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let two = s0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e) = (g, f, e, d.wrapping_add(one));
        (d, c, b, a) = (c, b, a, one.wrapping_add(two));
    }
    for (sum, word) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *sum = sum.wrapping_add(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_standards() {
        // The examples of FIPS 180-2, appendix B, and of the empty message.
        let cases: [(&[u8], u32, u32); 3] = [
            (b"", 0xe3b0c442, 0x7852b855),
            (b"abc", 0xba7816bf, 0xf20015ad),
            (
                b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                0x248d6a61,
                0x19db06c1,
            ),
        ];
        for (content, first, last) in cases {
            let state = sha256(content);
            assert_eq!((state[0], state[7]), (first, last), "{content:?}");
        }
    }

    #[test]
    fn space_between_tokens_does_not_count() {
        let name = of("{\"a\": [1, \"x y\"]}");
        assert_eq!(name, of("{ \"a\" :\n[1,\"x y\" ] }"));
        assert_ne!(name, of("{\"a\": [1, \"xy\"]}"));
        assert_ne!(of("[1, 2]"), of("[12]"));
        assert_eq!(name.len(), PREFIX.len() + DIGITS);
        assert!(is_one(&name));
    }
}
