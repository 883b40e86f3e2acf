//! From which address a request comes: that of the connection, unless a trusted proxy speaks for somebody else.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

use crate::config::{ForwardedHeader, ServerConfig};

/// Returns the client's address: the peer's; if the peer is a trusted proxy, the right-most address of its header that
/// is none. What stands further to the left may have been written by anybody.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, server: &ServerConfig) -> IpAddr {
    let is_trusted = |address: IpAddr| server.trusted_proxies.iter().any(|net| net.contains(&address));
    let mut nearest = peer.to_canonical();
    if !is_trusted(nearest) {
        return nearest;
    }
    let name = server.forwarded_header.name();
    for line in headers.get_all(name).iter().rev() {
        for entry in line.to_str().unwrap_or_default().rsplit(',') {
            let Some(address) = address_of(entry.trim(), server.forwarded_header) else { return nearest };
            nearest = address;
            if !is_trusted(address) {
                return nearest;
            }
        }
    }
    nearest
}

/// Returns whom limits count as one: an IPv4 address, or the /64 of an IPv6 address, which one subscriber has whole.
pub fn net_of(address: IpAddr) -> IpNet {
    let length = if address.is_ipv4() { 32 } else { 64 };
    IpNet::new(address, length).unwrap_or_else(|_| IpNet::from(address)).trunc()
}

/// Returns a wider net, to count by when very many nets are at work at once.
pub fn wider(net: IpNet) -> IpNet {
    let length = if net.addr().is_ipv4() { 16 } else { 32 };
    IpNet::new(net.addr(), length).unwrap_or(net).trunc()
}

/// Reads an element of `X-Forwarded-For` (an address, perhaps with a port) or of `Forwarded` (RFC 7239).
fn address_of(entry: &str, header: ForwardedHeader) -> Option<IpAddr> {
    let node = match header {
        ForwardedHeader::XForwardedFor => entry,
        ForwardedHeader::Forwarded => entry.split(';').find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            name.trim().eq_ignore_ascii_case("for").then(|| value.trim().trim_matches('"'))
        })?,
    };
    let bare = node.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok().or_else(|| node.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(header: ForwardedHeader) -> ServerConfig {
        let mut server = crate::config::Config::for_tests(std::path::Path::new("unused")).server;
        server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        server.forwarded_header = header;
        server
    }

    fn seen(peer: &str, header: ForwardedHeader, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header.name(), line.parse().unwrap());
        }
        client_address(peer.parse().unwrap(), &headers, &server(header)).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_as_far_as_proxies_are_trusted() {
        let seen = |peer, lines: &[&str]| seen(peer, ForwardedHeader::XForwardedFor, lines);
        assert_eq!(seen("198.51.100.7", &["203.0.113.9"]), "198.51.100.7", "a stranger's word counts for nothing");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", &["1.1.1.1, 203.0.113.9, 10.0.0.4"]), "203.0.113.9", "1.1.1.1 is only claimed");
        assert_eq!(seen("127.0.0.1", &["1.1.1.1", "203.0.113.9"]), "203.0.113.9", "lines are one list");
        assert_eq!(seen("127.0.0.1", &["203.0.113.9, nonsense, 10.0.0.4"]), "10.0.0.4");
        assert_eq!(seen("127.0.0.1", &["10.0.0.5, 10.0.0.4"]), "10.0.0.5", "somebody inside");
        assert_eq!(seen("::ffff:127.0.0.1", &["203.0.113.9:4711"]), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", &["[2001:db8::1]:443"]), "2001:db8::1");
    }

    #[test]
    fn the_standard_s_header_is_read_where_it_is_set() {
        let seen = |line| seen("127.0.0.1", ForwardedHeader::Forwarded, &[line]);
        assert_eq!(seen("for=1.1.1.1, For=\"[2001:db8::1]:4711\";proto=https;by=10.0.0.4"), "2001:db8::1");
        assert_eq!(seen("for=203.0.113.9;host=tutka.example"), "203.0.113.9");
        assert_eq!(seen("for=_hidden"), "127.0.0.1");
    }

    #[test]
    fn an_ipv6_network_of_a_subscriber_counts_as_one() {
        let net = |text: &str| net_of(text.parse().unwrap());
        assert_eq!(net("2001:db8:1:2:3:4:5:6"), net("2001:db8:1:2:ffff::1"));
        assert_ne!(net("2001:db8:1:2::1"), net("2001:db8:1:3::1"));
        assert_ne!(net("203.0.113.8"), net("203.0.113.9"));
        assert_eq!(wider(net("203.0.113.8")), wider(net("203.0.7.9")));
    }
}
