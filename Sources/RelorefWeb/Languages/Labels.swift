import RelorefRecords
package import RelorefStorage


/// The labels of the code lists, French and English, as the reference data has them.
package struct Labels: Sendable {
    private let lists: [String: [String: (french: String, english: String, rank: Int)]]

    package init(_ lists: [String: [String: (french: String, english: String, rank: Int)]] = [:]) { self.lists = lists }

    /// A code's label; the code itself when nobody has labelled it, so that nothing is ever hidden.
    package func callAsFunction(_ list: String, _ code: String, _ language: Language) -> String {
        guard let label = lists[list]?[code] else { return code }
        return language.isFrench ? label.french : label.english
    }

    package func callAsFunction<Code: RawRepresentable<String>>(
        _ list: String, _ code: Code?, _ language: Language
    ) -> String {
        code.map { self(list, $0.rawValue, language) } ?? language("inconnu")
    }

    /// A list's codes in their order.
    package func codes(_ list: String) -> [String] {
        (lists[list] ?? [:]).sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }.map(\.key)
    }
}

extension Labels {
    /// The labels as the database has them.
    package static func load(from store: any Store) async throws -> Labels {
        let rows = try await store.read { try $0.referenceLabels() }
        var lists: [String: [String: (french: String, english: String, rank: Int)]] = [:]
        for row in rows { lists[row.list, default: [:]][row.code] = (row.french, row.english, row.rank) }
        return Labels(lists)
    }
}

extension Labels {
    /// The codes of a closed list by what they are called in either language, folded; of the smallest list that has
    /// them all.
    package func names(of codes: [String]) -> [String: String] {
        let fitting = lists.values.filter { list in codes.allSatisfy { list[$0] != nil } }
        guard let list = fitting.min(by: { $0.count < $1.count }) else { return [:] }
        var names: [String: String] = [:]
        for code in codes {
            guard let label = list[code] else { continue }
            for name in [label.french, label.english, code] { names[Transliteration.key(name)] = code }
        }
        return names
    }
}
