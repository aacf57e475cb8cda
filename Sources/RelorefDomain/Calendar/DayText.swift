extension Day: CustomStringConvertible {
    /// `2026-11-21`, the form that is stored and exchanged.
    package var iso: String {
        let (year, month, day) = parts
        return String(unsafeUninitializedCapacity: 10) { bytes in
            Day.write(year, width: 4, at: 0, in: bytes)
            bytes[4] = UInt8(ascii: "-")
            Day.write(month, width: 2, at: 5, in: bytes)
            bytes[7] = UInt8(ascii: "-")
            Day.write(day, width: 2, at: 8, in: bytes)
            return 10
        }
    }

    package var description: String { iso }

    /// Writes a number with leading zeros; the caller has made room for the whole width.
    static func write(_ value: Int, width: Int, at start: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) {
        var rest = value
        for place in stride(from: start + width - 1, through: start, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day of the calendar")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
