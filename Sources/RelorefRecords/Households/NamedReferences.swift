package import RelorefDomain
package import RelorefStorage

extension CorrectableField {
    /// The field of a record by its table and column; nil for what is not put right in this way (an identity).
    package init?(noun: String, column: String) { self.init(rawValue: "\(noun).\(column)") }

    /// What the field names; nil when it holds a value of its own.
    package var referred: Referred? {
        if case .reference(let referred) = kind { referred } else { nil }
    }

    fileprivate static func references(_ noun: String, _ column: String?, _ values: [String?]) -> [String] {
        guard let column, CorrectableField(noun: noun, column: column)?.referred != nil else { return [] }
        return values.compactMap { $0 }
    }
}

extension Correction {
    /// The ids that it names before and after.
    package var references: [String] { CorrectableField.references(noun, field, [oldValue, newValue]) }
}

extension JournalEntry {
    /// The ids that a correction names before and after.
    package var references: [String] {
        act == "correct" ? CorrectableField.references(noun, detail["field"], [detail["old"], detail["new"]]) : []
    }
}

extension DifferenceCause {
    /// The ids that a correction names before and after.
    package var references: [String] { CorrectableField.references(noun, field, [oldValue, newValue]) }
}

extension Transaction {
    /// What references name, by id: a partner's and a centre's name, a dwelling's code, as far as the colleague sees them.
    package func referenceNames(_ ids: some Sequence<String>, visibleTo actor: Actor) throws -> [String: String] {
        let ids = Set(ids).sorted()
        guard !ids.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT partner.id, partner.name FROM partner
            WHERE partner.id IN \(Query.list(ids)) AND \(PartnerFilter.known(to: actor))
            UNION ALL SELECT centre.id, centre.name FROM centre WHERE centre.id IN \(Query.list(ids))
            UNION ALL SELECT dwelling.id, dwelling.code AS name FROM dwelling
            WHERE dwelling.id IN \(Query.list(ids)) AND \(Visible.dwellings(to: actor))
            """
        ).map { (try $0.text("id"), try $0.text("name")) }
        return Dictionary(found, uniquingKeysWith: { one, _ in one })
    }
}
