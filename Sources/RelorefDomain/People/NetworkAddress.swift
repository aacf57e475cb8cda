/// Where a request comes from, as attempts are counted: an IPv4 address, or an IPv6 network of 64 bits, which is what
/// one subscriber gets (R7).
package enum NetworkAddress {
    /// The text that stands for the whole of what one subscriber may come from; the text itself when it is no address.
    package static func subscriber(_ address: some StringProtocol) -> String {
        let plain = String(address.prefix { $0 != "%" }).lowercased()
        guard plain.contains(":") else { return plain }
        guard let groups = groups(plain) else { return plain }
        // An IPv4 address spelt as IPv6 counts as itself.
        if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            return [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255].map(String.init).joined(
                separator: ".")
        }
        return groups[0..<4].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    /// The eight groups of an IPv6 address; nil for anything else.
    private static func groups(_ text: String) -> [Int]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = numbers(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = numbers(halves[1]), head.count + tail.count < 8 else { return nil }
        return head + [Int](repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func numbers(_ text: Substring) -> [Int]? {
        guard !text.isEmpty else { return [] }
        var numbers: [Int] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            if part.contains("."), place == parts.count - 1 {
                let bytes = part.split(separator: ".", omittingEmptySubsequences: false).compactMap { Int($0) }
                guard bytes.count == 4, bytes.allSatisfy({ 0...255 ~= $0 }) else { return nil }
                numbers += [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
            } else {
                guard 1...4 ~= part.count, let number = Int(part, radix: 16) else { return nil }
                numbers.append(number)
            }
        }
        return numbers
    }

    /// Who asks: the neighbour itself, or, when it is one of our proxies, the last address that it did not vouch for.
    package static func origin(neighbour: String, forwarded: String?, proxies: [String]) -> String {
        guard proxies.contains(neighbour), let forwarded else { return neighbour }
        let chain = forwarded.split(separator: ",").map { String($0.filter { $0 != " " }) }
        return chain.last { !proxies.contains($0) } ?? neighbour
    }
}
