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

    /// Reads the beginning of a file (without its byte order mark): the line of the columns' names decides the
    /// separator, the first byte beyond ASCII the encoding.
    ///
    /// - Parameter isWhole: false when the end of the sample may cut a character.
    init(sample: [UInt8], isWhole: Bool) {
        separator = CSVDialect.separator(of: sample)
        guard sample.contains(where: { $0 >= 0x80 }) else { return }
        let missing = UTF8Check.missingBytes(sample)
        encoding = missing == nil || isWhole && missing != 0 ? .windows1252 : .utf8
    }

    /// The columns' names decide. Where a title without any separator stands above them, they are the first line with
    /// three columns whose next line has as many.
    private static func separator(of sample: [UInt8]) -> UInt8 {
        let lines = counts(of: sample)
        func best(_ line: [Int]) -> UInt8 { separators[line.firstIndex(of: line.max() ?? 0) ?? 0] }
        guard let first = lines.first, first.allSatisfy({ $0 == 0 }) else {
            return lines.first.map(best) ?? separators[0]
        }
        for (line, next) in zip(lines, lines.dropFirst()) where line.contains(where: { $0 > 0 }) {
            let most = line.max() ?? 0
            return most >= 2 && next.max() == most && best(line) == best(next) ? best(line) : separators[0]
        }
        return separators[0]
    }

    /// How often each separator stands outside quotes, line by line; empty lines are left out.
    private static func counts(of sample: [UInt8]) -> [[Int]] {
        var lines: [[Int]] = []
        var line = [Int](repeating: 0, count: separators.count)
        var (isQuoted, isEmpty) = (false, true)
        for byte in sample + [10] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 10 || byte == 13 {
                if !isEmpty { lines.append(line) }
                (line, isEmpty) = ([Int](repeating: 0, count: separators.count), true)
                continue
            }
            isEmpty = false
            if !isQuoted, let place = separators.firstIndex(of: byte) { line[place] += 1 }
        }
        return lines
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
