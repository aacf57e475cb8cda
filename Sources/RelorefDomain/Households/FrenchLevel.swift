/// A level of French, oral or written, on the European scale, in ascending order.
package enum FrenchLevel: String, CaseIterable, Sendable, Codable, Comparable {
    /// Written `none` where it is stored; the name keeps clear of an optional's own `none`.
    case noFrench = "none"
    case a1_1 = "A1_1"
    case a1 = "A1"
    case a2 = "A2"
    case b1 = "B1"
    case b2 = "B2"
    case c1 = "C1"
    case c2 = "C2"
    case native

    /// Steps above no French at all.
    package var rank: Int {
        switch self {
        case .noFrench: 0
        case .a1_1: 1
        case .a1: 2
        case .a2: 3
        case .b1: 4
        case .b2: 5
        case .c1: 6
        case .c2: 7
        case .native: 8
        }
    }

    /// How many of the six levels of the European scale are reached: A1.1 is on the way to the first, and whose mother
    /// tongue it is has them all.
    package var levelsReached: Int { min(max(rank - 1, 0), 6) }

    package static func < (one: FrenchLevel, other: FrenchLevel) -> Bool { one.rank < other.rank }
}

/// Whether a person reads and writes, and in which script.
package enum Literacy: String, CaseIterable, Sendable, Codable {
    case literateLatin, literateOtherScript, notLiterate
}
