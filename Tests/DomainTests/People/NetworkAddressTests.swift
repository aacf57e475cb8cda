import RelorefDomain
import Testing

struct NetworkAddressTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:db8:0:0::/64"), ("2001:db8::2", "2001:db8:0:0::/64"),
        ("2001:0DB8:0:0:ffff::9", "2001:db8:0:0::/64"), ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::ffff:c000:207", "192.0.2.7"), ("a:b:c:d:1:2:3:4", "a:b:c:d::/64"), ("no:address", "no:address"),
        ("1::2::3", "1::2::3"), ("12345::1", "12345::1"), ("", ""),
    ])
    func `an IPv6 network of 64 bits counts as one`(address: String, subscriber: String) {
        #expect(NetworkAddress.subscriber(address) == subscriber)
    }

    @Test(arguments: [
        ("10.0.0.1", "198.51.100.4", "198.51.100.4"), ("10.0.0.1", "198.51.100.4, 10.0.0.2", "198.51.100.4"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.4", "198.51.100.4"), ("203.0.113.9", "198.51.100.4", "203.0.113.9"),
        ("10.0.0.1", "", "10.0.0.1"),
    ])
    func `only our own proxies are believed, and the last word outside them counts`(
        neighbour: String, forwarded: String, origin: String
    ) {
        #expect(
            NetworkAddress.origin(neighbour: neighbour, forwarded: forwarded, proxies: ["10.0.0.1", "10.0.0.2"])
                == origin)
    }
}
