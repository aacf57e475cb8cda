/// How many dwellings a landlord has of a type in a place, as of a day: what may be asked of it.
package struct StockLine: Sendable, Hashable {
    package let departement: String
    /// INSEE code; nil for the whole département.
    package let commune: String?
    /// Nil for all types together.
    package let type: DwellingType?
    package let dwellings: Int

    package init(departement: String, commune: String? = nil, type: DwellingType? = nil, dwellings: Int) {
        (self.departement, self.commune, self.type, self.dwellings) = (departement, commune, type, dwellings)
    }
}

/// A landlord's stock as it was told on a day.
package struct StockProfile: Sendable, Hashable {
    package let asOf: Day
    package let lines: [StockLine]

    package init(asOf: Day, lines: [StockLine]) { (self.asOf, self.lines) = (asOf, lines) }

    /// Of a place and a type the last line counts; a day to come, and a place of another département, are refused.
    package init(typed lines: [StockLine], asOf day: Day, today: Day) throws(PartnerRefusal) {
        guard day <= today else { throw .stockDayAhead }
        var kept: [String: StockLine] = [:]
        for line in lines {
            kept["\(line.departement)|\(line.commune ?? "")|\(line.type?.rawValue ?? "")"] = line
        }
        self.init(asOf: day, lines: kept.values.sorted { Self.order($0) < Self.order($1) })
    }

    package static func order(_ line: StockLine) -> String {
        let rank = line.type.flatMap { DwellingType.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return "\(line.departement)|\(line.commune ?? "")|\(rank)"
    }

    package var total: Int { lines.reduce(0) { $0 + $1.dwellings } }
}
