/// A birth date as far as it is known: the day, the month, the year, or nothing (V03).
///
/// French papers print 1 January when only the year is known; once the person has said so, the date is kept with the
/// precision of the year, and no alert is computed to the day.
package struct PartialDate: Sendable, Hashable {
    package enum Precision: String, CaseIterable, Sendable, Codable {
        case day, month, year
        case unknown = "none"
    }

    package let year: Int?
    package let month: Int?
    package let dayOfMonth: Int?

    package static let unknown = PartialDate()

    private init() { (year, month, dayOfMonth) = (nil, nil, nil) }

    package init(_ day: Day) { (year, month, dayOfMonth) = (day.year, day.month, day.day) }

    package init?(year: Int) {
        guard 1...9999 ~= year else { return nil }
        (self.year, month, dayOfMonth) = (year, nil, nil)
    }

    package init?(year: Int, month: Int) {
        guard 1...9999 ~= year, 1...12 ~= month else { return nil }
        (self.year, self.month, dayOfMonth) = (year, month, nil)
    }

    /// Reads `1988-04-12`, `1988-04`, `1988` or nothing.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let parsed: PartialDate? =
            switch bytes.count {
            case 0: .unknown
            case 4: Day.decimal(bytes[0..<4]).flatMap { PartialDate(year: $0) }
            case 7: Day(iso: "\(text)-01").flatMap { PartialDate(year: $0.year, month: $0.month) }
            default: Day(iso: text).map { PartialDate($0) }
            }
        guard let parsed else { return nil }
        self = parsed
    }

    package var precision: Precision {
        if dayOfMonth != nil { .day } else if month != nil { .month } else if year != nil { .year } else { .unknown }
    }

    /// The stored form; empty when nothing is known.
    package var text: String {
        guard let earliest else { return "" }
        return switch precision {
        case .day: earliest.iso
        case .month: String(earliest.iso.prefix(7))
        case .year, .unknown: String(earliest.iso.prefix(4))
        }
    }

    /// Only when the day itself is known.
    package var day: Day? { precision == .day ? earliest : nil }

    package var earliest: Day? {
        year.flatMap { Day(year: $0, month: month ?? 1, day: dayOfMonth ?? 1) }
    }

    package var latest: Day? {
        guard let year else { return nil }
        let last = month ?? 12
        return Day(year: year, month: last, day: dayOfMonth ?? Day.length(ofMonth: last, year: year))
    }

    /// A 1 January to the day: is it real, or is it the convention of the papers? (V03)
    package var looksConventional: Bool { precision == .day && month == 1 && dayOfMonth == 1 }

    /// The same date once the person has said that only the year is sure.
    package var yearOnly: PartialDate { year.flatMap { PartialDate(year: $0) } ?? .unknown }
}

extension PartialDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = PartialDate(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date, even in part")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
