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
    fn private_means_wholly_private() {
        for text in [
            "10.0.0.0/8",
            "172.31.0.1",
            "192.168.1.0/24",
            "fd00::/8",
            "::1",
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
        ] {
            assert!(
                IpRange::parse(text).is_some_and(|range| !range.is_private()),
                "{text}"
            );
        }
    }
}
