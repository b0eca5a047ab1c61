//! IP addresses and ranges.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address with a prefix length: `10.0.0.0/8`, or one address as the longest prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IpRange {
    pub address: IpAddr,
    pub prefix: u8,
}

impl IpRange {
    /// Reads `address` or `address/prefix`.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().ok()?
            }
            Some(_) => return None,
            None => longest,
        };
        (prefix <= longest).then_some(Self { address, prefix })
    }

    /// The range written without bits beyond the prefix.
    pub fn network(self) -> Self {
        let address = match self.address {
            IpAddr::V4(address) => {
                let mask = u32::MAX
                    .checked_shl(32 - u32::from(self.prefix))
                    .unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & mask))
            }
            IpAddr::V6(address) => {
                let mask = u128::MAX
                    .checked_shl(128 - u32::from(self.prefix))
                    .unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask))
            }
        };
        Self {
            address,
            prefix: self.prefix,
        }
    }

    /// The range in the family it belongs to: IPv4 written in IPv6 (`::ffff:10.0.0.0/104`) is IPv4 (`10.0.0.0/8`).
    ///
    /// Both are one host, so that a rule for the one spelling is not evaded by the other. A range of IPv6 that is
    /// larger than all of IPv4 (`::/0`) speaks of IPv6 alone.
    pub fn unmapped(self) -> Self {
        let mapped = match self.address {
            IpAddr::V6(address) if self.prefix >= 96 => address.to_ipv4_mapped(),
            _ => None,
        };
        mapped.map_or(self, |address| Self {
            address: IpAddr::V4(address),
            prefix: self.prefix - 96,
        })
    }

    /// Whether every address of `other` is one of these.
    pub fn contains(self, other: Self) -> bool {
        let (outer, inner) = (self.unmapped(), other.unmapped());
        let shortened = Self {
            prefix: outer.prefix,
            ..inner
        };
        outer.prefix <= inner.prefix
            && outer.address.is_ipv4() == inner.address.is_ipv4()
            && outer.network() == shortened.network()
    }

    /// Whether all of it is private: RFC 1918, loopback, link-local, or IPv6's unique local addresses.
    pub fn is_private(self) -> bool {
        match self.network().address {
            IpAddr::V4(address) => match address.octets() {
                [10, ..] | [127, ..] => self.prefix >= 8,
                [172, second, ..] => second & 0xf0 == 16 && self.prefix >= 12,
                [192, 168, ..] | [169, 254, ..] => self.prefix >= 16,
                _ => false,
            },
            IpAddr::V6(address) => {
                let first = address.segments()[0];
                let local = first & 0xfe00 == 0xfc00 && self.prefix >= 7;
                let link = first & 0xffc0 == 0xfe80 && self.prefix >= 10;
                local || link || (address.is_loopback() && self.prefix == 128)
            }
        }
    }
}

impl std::fmt::Display for IpRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_and_reduced_to_their_network() {
        let cases = [
            ("10.217.182.3/24", Some("10.217.182.0/24")),
            ("1.2.3.4", Some("1.2.3.4/32")),
            ("1.2.3.4/0", Some("0.0.0.0/0")),
            ("2001:db8::1/32", Some("2001:db8::/32")),
            ("1.2.3", None),
            ("1.2.3.4/33", None),
            ("1.2.3.4/", None),
            ("1.2.3.4/+8", None),
            ("office", None),
        ];
        for (text, expected) in cases {
            let network = IpRange::parse(text).map(|range| range.network().to_string());
            assert_eq!(network.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_range_contains_addresses_and_smaller_ranges() {
        let cases = [
            ("10.0.0.0/8", "10.255.255.255", true),
            ("10.0.0.0/8", "11.0.0.0", false),
            ("10.1.2.3/8", "10.0.0.1", true),
            ("10.0.0.0/8", "10.0.0.0/8", true),
            ("10.0.0.0/9", "10.0.0.0/8", false),
            ("0.0.0.0/0", "255.1.2.3", true),
            ("1.2.3.4", "1.2.3.4", true),
            ("1.2.3.4", "1.2.3.5", false),
            ("::/0", "2001:db8::1", true),
            ("::/0", "1.2.3.4", false),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("0.0.0.0/0", "::", false),
            ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
            ("::ffff:10.0.0.0/104", "10.1.2.3", true),
            ("::ffff:10.0.0.0/104", "::ffff:10.1.2.3", true),
            ("::ffff:0:0/96", "203.0.113.9", true),
            ("::/0", "::ffff:10.1.2.3", false),
            ("10.0.0.0/8", "::10.1.2.3", false),
            ("::ffff:10.0.0.0/64", "::1", true),
            ("::ffff:10.0.0.0/64", "10.0.0.0", false),
        ];
        for (outer, inner, expected) in cases {
            let range = |text| IpRange::parse(text).expect(text);
            let (outer, inner) = (range(outer), range(inner));
            assert_eq!(outer.contains(inner), expected, "{outer} and {inner}");
        }
    }

    #[test]
    fn private_means_wholly_private() {
        for text in [
            "10.0.0.0/8",
            "172.31.0.1",
            "192.168.1.0/24",
            "fd00::/8",
            "::1",
            "fe80::1",
            "fe80::/10",
        ] {
            assert!(
                IpRange::parse(text).is_some_and(IpRange::is_private),
                "{text}"
            );
        }
        for text in [
            "0.0.0.0/0",
            "10.0.0.0/7",
            "172.32.0.1",
            "8.8.8.8",
            "2001:db8::/32",
            "2001:db8::1",
            "fe80::/9",
            "fec0::1",
        ] {
            assert!(
                IpRange::parse(text).is_some_and(|range| !range.is_private()),
                "{text}"
            );
        }
    }
}
