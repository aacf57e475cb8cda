import RelorefDomain

/// Finds persons whose names sound alike and whose birth years agree, among many, in little memory (V06).
///
/// A name is kept as a number drawn from its consonants, so no name can be read out of it. Names that give the same
/// number pass the comparison of `DuplicateTest`; those that differ by a slip of the pen are left to the search on
/// screen.
struct DuplicateIndex {
    /// Where a person comes from.
    enum Source: Hashable {
        case line(Int)
        case record(String)
    }

    private var entries = TraceTable<Entry>()
    /// The ids of records, one after another.
    private var ids: [UInt8] = []

    private struct Entry {
        /// The line of the file, or the place of the id in `ids`.
        let source: Int32
        /// 0 when not known.
        let year: Int16
        let idLength: UInt8
        let isVague: Bool
    }

    /// How many persons with one name are looked at: past that the name says nothing.
    private static let depth = 200

    var count: Int { entries.count }

    /// What of a person is compared.
    struct Traces: Sendable {
        /// One a name and alias.
        let keys: Set<UInt64>
        let year: Int?
        let isVague: Bool

        init(_ identity: PersonalIdentity) {
            keys = DuplicateIndex.keys(of: identity)
            year = identity.birth.year
            isVague = identity.birth.precision == .year
        }
    }

    mutating func add(_ person: Traces, _ source: Source) {
        for key in person.keys {
            var (place, length) = (Int32(0), UInt8(0))
            switch source {
            case .line(let line): place = Int32(clamping: line)
            case .record(let id):
                place = Int32(clamping: ids.count)
                length = UInt8(clamping: id.utf8.count)
                ids += id.utf8.prefix(Int(length))
            }
            entries.add(
                Entry(
                    source: place, year: Int16(clamping: person.year ?? 0), idLength: length, isVague: person.isVague),
                trace: key)
        }
    }

    /// The first one found that may be the same person.
    func match(_ person: Traces) -> Source? {
        var found: Source?
        search(person) { entry in
            found = source(of: entry)
            return false
        }
        return found
    }

    /// The lines of the file whose persons may be the same one, to be compared more closely.
    func lines(like person: Traces) -> [Int] {
        var found: [Int] = []
        search(person) { entry in
            if case .line(let line) = source(of: entry) { found.append(line) }
            return true
        }
        return found
    }

    /// - Parameter take: answers whether to go on.
    private func search(_ person: Traces, _ take: (Entry) -> Bool) {
        var isWanted = true
        for key in person.keys where isWanted {
            var looked = 0
            entries.forEach(key) { entry in
                looked += 1
                if DuplicateIndex.agree(person.year, person.isVague, entry) { isWanted = take(entry) }
                return isWanted && looked < DuplicateIndex.depth
            }
        }
    }

    private static func agree(_ year: Int?, _ isVague: Bool, _ entry: Entry) -> Bool {
        guard let year, entry.year != 0 else { return true }
        return abs(year - Int(entry.year)) <= (isVague || entry.isVague ? 0 : 1)
    }

    private func source(of entry: Entry) -> Source {
        guard entry.idLength > 0 else { return .line(Int(entry.source)) }
        let start = Int(entry.source)
        return .record(String(decoding: ids[start..<start + Int(entry.idLength)], as: UTF8.self))
    }

    /// One a name and alias: the skeletons of its words in alphabetical order, since family and given names are often
    /// swapped. A word with a single consonant is kept whole: Aya and Ayo are two people.
    private static func keys(of identity: PersonalIdentity) -> Set<UInt64> {
        var keys: Set<UInt64> = []
        for name in [identity.display] + identity.aliases + identity.spellings.map(\.name) {
            let words = Transliteration.nameKey(name).words
                .map { $0.skeletonText.utf8.count >= 2 ? $0.skeletonText : $0.text }.sorted()
            if !words.isEmpty { keys.insert(traced(words)) }
        }
        return keys
    }
}
