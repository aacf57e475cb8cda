import RelorefDomain

/// The first household that gave each telephone number, among many, in little memory (V26).
///
/// A number is kept as a trace of it; two that give the same trace are rarer than one in a billion imports.
struct SharedNumbers {
    /// Where a household gave it.
    enum Place: Equatable {
        /// A line of the file.
        case line(Int)
        /// A file, by its code.
        case file(HouseholdCode)
    }

    private var first: [UInt64: (household: UInt64, place: UInt64)] = [:]

    /// Where another household gave the number before; the first to give it is remembered.
    ///
    /// - Parameters:
    ///   - number: as `ContactRules.dialled` spells it.
    ///   - household: the id of the household that gives it.
    mutating func take(_ number: String, of household: String, at place: Place) -> Place? {
        let trace = SharedNumbers.trace(number), giver = SharedNumbers.trace(household)
        guard let known = first[trace] else {
            first[trace] = (giver, SharedNumbers.packed(place))
            return nil
        }
        return known.household == giver ? nil : SharedNumbers.unpacked(known.place)
    }

    /// FNV-1a, 64 bits.
    private static func trace(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// A line as it is, below 2³²; the letters of a code above, a byte each.
    private static func packed(_ place: Place) -> UInt64 {
        switch place {
        case .line(let line): UInt64(UInt32(clamping: line))
        case .file(let code): code.text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private static func unpacked(_ packed: UInt64) -> Place? {
        guard packed > UInt64(UInt32.max) else { return .line(Int(packed)) }
        let letters = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: packed >> UInt64($0)) }
        return (try? HouseholdCode(typed: String(decoding: letters.drop { $0 == 0 }, as: UTF8.self))).map(Place.file)
    }
}
