/// How a spreadsheet wrote its cells: what stands between them, and in which encoding.
package struct CSVDialect: Sendable, Hashable {
    /// UTF-8, or what French spreadsheets wrote before it.
    package enum Encoding: String, Sendable, Hashable { case utf8, windows1252 }

    package var separator: UInt8
    /// Nil while every byte so far is the same in both encodings.
    package var encoding: Encoding?

    package init(separator: UInt8 = UInt8(ascii: ","), encoding: Encoding? = nil) {
        self.separator = separator
        self.encoding = encoding
    }

    /// The separators that are looked for, the first one by default.
    package static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// Reads the beginning of a file (without its byte order mark): the first line that has a separator decides it, the
    /// first byte beyond ASCII the encoding.
    ///
    /// - Parameter isWhole: false when the end of the sample may cut a character.
    init(sample: [UInt8], isWhole: Bool) {
        separator = CSVDialect.separator(of: sample)
        guard sample.contains(where: { $0 >= 0x80 }) else { return }
        let missing = UTF8Check.missingBytes(sample)
        encoding = missing == nil || isWhole && missing != 0 ? .windows1252 : .utf8
    }

    private static func separator(of sample: [UInt8]) -> UInt8 {
        var counts = [Int](repeating: 0, count: separators.count)
        var isQuoted = false
        for byte in sample {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 10 || byte == 13 {
                // A title above the names of the columns has no separator.
                if counts.contains(where: { $0 > 0 }) { break }
                continue
            }
            if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return separators[counts.firstIndex(of: most) ?? 0]
    }

    /// A cell's text; nil when its bytes are not those of the encoding.
    mutating func text(of bytes: ArraySlice<UInt8>) -> String? {
        if !bytes.contains(where: { $0 >= 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        switch encoding {
        case .windows1252: return Windows1252.text(of: bytes)
        case .utf8: return String(validating: bytes, as: UTF8.self)
        case nil:
            if let text = String(validating: bytes, as: UTF8.self) {
                encoding = .utf8
                return text
            }
            encoding = .windows1252
            return Windows1252.text(of: bytes)
        }
    }
}

/// Whether bytes are UTF-8, when their end may be cut.
enum UTF8Check {
    /// How many bytes of a character are missing at the end; nil when the bytes are not UTF-8.
    static func missingBytes(_ bytes: [UInt8]) -> Int? {
        var left = 0
        for byte in bytes {
            if left > 0 {
                guard byte & 0xC0 == 0x80 else { return nil }
                left -= 1
            } else if byte >= 0x80 {
                switch byte {
                case 0xC2...0xDF: left = 1
                case 0xE0...0xEF: left = 2
                case 0xF0...0xF4: left = 3
                default: return nil
                }
            }
        }
        return left
    }
}

/// The Western European code page of Windows; the five bytes that it leaves free stand for themselves.
enum Windows1252 {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let code = 0x80...0x9F ~= byte ? high[Int(byte) - 0x80] : UInt32(byte)
            scalars.append(Unicode.Scalar(code) ?? Unicode.Scalar(byte))
        }
        return String(scalars)
    }

    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
