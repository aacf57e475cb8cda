/// The fields of a form or of a query string, in order, as typed: spaces around are dropped, nothing else is.
package struct FormFields: Sendable, Hashable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package static let limit = 2_000

    package init() {}

    /// Reads `application/x-www-form-urlencoded`; what is not valid UTF-8 is replaced, NUL characters are dropped.
    package init(encoded bytes: some Collection<UInt8>) {
        for part in bytes.split(separator: UInt8(ascii: "&")).prefix(Self.limit) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = halves.first else { continue }
            pairs.append((Self.decode(name), halves.count > 1 ? Self.decode(halves[1]) : ""))
        }
    }

    package init(_ pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

    /// The first value of a field without the spaces around it; empty when absent.
    package subscript(name: String) -> String {
        guard let value = pairs.first(where: { $0.name == name })?.value else { return "" }
        return Self.trimmed(value)
    }

    /// The first value exactly as it was typed: for passwords, which are not ours to change.
    package func exact(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    /// nil when absent or empty.
    package func filled(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map { Self.trimmed($0.value) } }
    package func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// As a query string, with one field changed or dropped: a list's state lives in its address.
    package func query(setting name: String, to value: String?) -> String {
        var kept = pairs.filter { $0.name != name && !$0.value.isEmpty }
        if let value, !value.isEmpty { kept.append((name, value)) }
        return kept.map { "\(Self.encode($0.name))=\(Self.encode($0.value))" }.joined(separator: "&")
    }

    package static func == (one: FormFields, other: FormFields) -> Bool {
        one.pairs.elementsEqual(other.pairs) { $0.name == $1.name && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }

    private static func trimmed(_ value: String) -> String {
        var view = Substring(value)
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }

    private static func decode(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): result.append(32)
            case UInt8(ascii: "%"):
                guard let high = iterator.next(), let low = iterator.next(), let a = digit(high), let b = digit(low)
                else { return String(decoding: result, as: UTF8.self) }
                if a << 4 | b != 0 { result.append(a << 4 | b) }
            case 0: continue
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    package static func encode(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0" + hex : "%" + hex
            }
        }
        return result
    }
}

/// One segment of a path, percent-decoded; a plus sign stays a plus sign there.
enum PathText {
    static func decoded(_ segment: String) -> String {
        FormFields(encoded: Array("v=\(segment.replacing("+", with: "%2B"))".utf8))["v"]
    }
}
