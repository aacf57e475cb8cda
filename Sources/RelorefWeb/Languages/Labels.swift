package import RelorefDomain
import RelorefRecords
package import RelorefStorage
import Synchronization

/// The labels of the code lists, French and English, as the reference data has them now.
package final class Labels: Sendable {
    package struct Entry: Sendable, Hashable {
        let french: String
        let english: String
        let rank: Int
        /// The last day on which forms offer the code; it stays readable for ever.
        let to: Day?
    }

    private let lists: Mutex<[String: [String: Entry]]>

    package init(_ lists: [String: [String: Entry]] = [:]) { self.lists = Mutex(lists) }

    /// A code's label; the code itself when nobody has labelled it, so that nothing is ever hidden.
    package func callAsFunction(_ list: String, _ code: String, _ language: Language) -> String {
        guard let label = lists.withLock({ $0[list]?[code] }) else { return code }
        return language.isFrench ? label.french : label.english
    }

    package func callAsFunction<Code: RawRepresentable<String>>(
        _ list: String, _ code: Code?, _ language: Language
    ) -> String {
        code.map { self(list, $0.rawValue, language) } ?? language("inconnu")
    }

    /// A list's codes in their order, without those that are retired on the day.
    package func codes(_ list: String, on day: Day) -> [String] {
        lists.withLock { $0[list] ?? [:] }.filter { $0.value.isOffered(on: day) }
            .sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }.map(\.key)
    }

    /// Whether forms offer the code on the day.
    package func isOffered(_ list: String, _ code: String, on day: Day) -> Bool {
        lists.withLock { $0[list]?[code] }?.isOffered(on: day) ?? true
    }

    /// Takes the labels as the database has them, for every page from now on.
    package func reload(from store: any Store) async throws {
        let fresh = try await Self.read(store)
        lists.withLock { $0 = fresh }
    }

    package static func load(from store: any Store) async throws -> Labels { Labels(try await read(store)) }

    private static func read(_ store: any Store) async throws -> [String: [String: Entry]] {
        var lists: [String: [String: Entry]] = [:]
        for row in try await store.read({ try $0.referenceLabels() }) {
            lists[row.list, default: [:]][row.code] = Entry(
                french: row.french, english: row.english, rank: row.rank, to: row.to)
        }
        return lists
    }
}

extension Labels.Entry {
    fileprivate func isOffered(on day: Day) -> Bool { to.map { day <= $0 } ?? true }
}

extension Ask {
    /// The codes of a list that forms offer today.
    package func offered(_ list: String) -> [String] { services.labels.codes(list, on: today) }

    /// Codes without the retired ones; one that the record holds already stays.
    package func offered<Code: RawRepresentable<String>>(_ list: String, _ codes: [Code], keeping kept: Code? = nil)
        -> [Code]
    {
        codes.filter { services.labels.isOffered(list, $0.rawValue, on: today) || $0.rawValue == kept?.rawValue }
    }
}

extension Labels {
    /// The codes of a closed list by what they are called in either language, folded; of the smallest list that has
    /// them all.
    package func names(of codes: [String]) -> [String: String] {
        let fitting = lists.withLock { Array($0.values) }.filter { list in codes.allSatisfy { list[$0] != nil } }
        guard let list = fitting.min(by: { $0.count < $1.count }) else { return [:] }
        var names: [String: String] = [:]
        for code in codes {
            guard let label = list[code] else { continue }
            for name in [label.french, label.english, code] { names[Transliteration.key(name)] = code }
        }
        return names
    }
}
