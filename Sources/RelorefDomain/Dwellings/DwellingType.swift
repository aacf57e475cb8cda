/// The type of a dwelling, by its main rooms, kitchen excluded.
package enum DwellingType: String, CaseIterable, Sendable, Codable {
    case room
    case t1 = "T1"
    case t1bis = "T1bis"
    case t2 = "T2"
    case t3 = "T3"
    case t4 = "T4"
    case t5 = "T5"
    case t6plus = "T6plus"

    /// Main rooms; the least that it may have for the largest type.
    package var rooms: Int {
        switch self {
        case .room, .t1, .t1bis: 1
        case .t2: 2
        case .t3: 3
        case .t4: 4
        case .t5: 5
        case .t6plus: 6
        }
    }
}

/// Whether a dwelling is lent for a time or let for good.
package enum DwellingUsage: String, CaseIterable, Sendable, Codable {
    case relay, permanent
}

/// The checks and papers of a dwelling that expire.
package enum DiagnosticKind: String, CaseIterable, Sendable, Codable {
    case dpe, electricity, gas, lead, asbestos, erp, surface, smokeAlarm, insurance, inventory, boiler
}
