package import RelorefDomain
package import RelorefStorage
import Synchronization

/// Finds people by their names, which no table holds in clear: an index in memory, site by site, made when it is first
/// asked for and bounded (security § 3.5). Nothing of it is ever written down.
///
/// It knows nothing of rights: what it finds must pass `Visible.files` before it is shown or counted.
package final class NameDirectory: Sendable {
    private let vault: Vault
    /// How many persons are held at most; sites that were not asked for lately make room.
    private let limit: Int
    private let state = Mutex(State())
    /// One reader of the journal or of a site at a time.
    private let reading = Mutex(NameFeed())

    package init(vault: Vault, limit: Int = 600_000) {
        self.vault = vault
        self.limit = limit
    }

    private struct State {
        var shelves: [String: (shelf: SiteShelf, lastUse: Int)] = [:]
        var uses = 0
        /// How many shelves were made: each may stand behind what was followed before it.
        var made = 0
    }

    /// One site's shelf behind a lock of its own, so that two sites are searched at once.
    private final class SiteShelf: Sendable {
        let names: Mutex<NameShelf>
        init(_ shelf: consuming NameShelf) { names = Mutex(shelf) }
        var count: Int { names.withLock { $0.count } }
    }

    /// What a search found, and whether every site in reach was looked at.
    package struct Found: Sendable {
        package var matches: [NameMatch] = []
        package var isComplete = true
    }

    /// People whose names answer what was typed, the likeliest first. A year among the words is a birth year.
    package func people(
        named typed: String, in reach: Reach, _ tx: any Transaction, limit: Int = 200
    ) throws -> Found {
        let (words, year) = NameDirectory.parted(typed)
        let name = Transliteration.nameKey(words)
        guard !name.isEmpty else { return Found() }
        return try search(reach, tx, limit: limit) { shelf in
            ([name] + name.joined).flatMap { shelf.people(named: $0, birthYear: year, limit: limit) }
        }
    }

    /// The index that the acts ask for possible duplicates (V06), over the sites in reach.
    package func index(for reach: Reach, _ tx: any Transaction) throws -> NameIndex {
        let (shelves, _) = try shelves(for: reach, tx)
        return { name, year in
            shelves.flatMap { shelf in
                shelf.names.withLock { $0.people(alike: name, birthYear: year, limit: 60) }
            }.sorted(by: NameMatch.comesFirst).prefix(100).map(\.person)
        }
    }

    /// The same for telephone numbers that several households give (V26).
    package func phones(for reach: Reach, _ tx: any Transaction) throws -> PhoneIndex {
        let (shelves, _) = try shelves(for: reach, tx)
        return { number in shelves.flatMap { shelf in shelf.names.withLock { $0.people(dialled: number) } } }
    }

    /// Lets a site's names go at once, when one of its files was erased: the shelf is made anew without them.
    package func forget(site: String) { drop(site) }

    /// Persons and bytes held now.
    package var size: (persons: Int, bytes: Int) {
        let shelves = state.withLock { $0.shelves.values.map(\.shelf) }
        return shelves.reduce((0, 0)) { sum, shelf in
            shelf.names.withLock { (sum.0 + $0.count, sum.1 + $0.memory) }
        }
    }

    private func search(
        _ reach: Reach, _ tx: any Transaction, limit: Int, _ matches: (NameShelf) -> [NameMatch]
    ) throws -> Found {
        let (shelves, isComplete) = try shelves(for: reach, tx)
        var best: [String: NameMatch] = [:]
        for match in shelves.flatMap({ $0.names.withLock { matches($0) } }) {
            if let other = best[match.person], NameMatch.comesFirst(other, match) { continue }
            best[match.person] = match
        }
        let sorted = best.values.sorted(by: NameMatch.comesFirst).prefix(limit)
        return Found(matches: Array(sorted), isComplete: isComplete)
    }

    private static func parted(_ typed: String) -> (words: String, year: Int?) {
        var year: Int?
        let words = typed.split(whereSeparator: \.isWhitespace).filter { word in
            guard word.count == 4, let number = Int(word), 1900...2100 ~= number else { return true }
            year = number
            return false
        }
        return (words.joined(separator: " "), year)
    }
}

/// Making and keeping the shelves.
extension NameDirectory {
    private func shelves(for reach: Reach, _ tx: any Transaction) throws -> (shelves: [SiteShelf], isComplete: Bool) {
        let sites =
            switch reach {
            case .nothing: [String]()
            case .sites(let sites): sites.sorted()
            case .everything: try tx.rows("SELECT id FROM site ORDER BY id").map { try $0.text("id") }
            }
        try followJournal(tx)
        var found: [SiteShelf] = []
        var held = 0
        for site in sites {
            guard held < limit else { return (found, false) }
            let shelf = try shelf(of: site, tx)
            held += shelf.count
            found.append(shelf)
        }
        return (found, true)
    }

    private func shelf(of site: String, _ tx: any Transaction) throws -> SiteShelf {
        if let known = known(site) { return known }
        return try reading.withLock { feed in
            if let known = known(site) { return known }
            let shelf = SiteShelf(try tx.nameShelf(of: site, vault: vault))
            // What was written since this transaction began is read again at the next search.
            feed.goBack(to: try tx.journalTail())
            keep(shelf, site)
            return shelf
        }
    }

    private func known(_ site: String) -> SiteShelf? {
        state.withLock { state in
            guard let shelf = state.shelves[site]?.shelf else { return nil }
            state.uses += 1
            state.shelves[site]?.lastUse = state.uses
            return shelf
        }
    }

    private func keep(_ shelf: SiteShelf, _ site: String) {
        state.withLock { state in
            state.uses += 1
            state.made += 1
            state.shelves[site] = (shelf, state.uses)
            var held = state.shelves.values.reduce(0) { $0 + $1.shelf.count }
            while held > limit, let oldest = state.shelves.min(by: { $0.value.lastUse < $1.value.lastUse }),
                oldest.key != site
            {
                held -= oldest.value.shelf.count
                state.shelves[oldest.key] = nil
            }
        }
    }

    private func followJournal(_ tx: any Transaction) throws {
        let (isEmpty, made) = state.withLock { ($0.shelves.isEmpty, $0.made) }
        // Nothing was written and no shelf made since somebody followed.
        let key = "names followed \(made)"
        guard !isEmpty, tx.memo?.value(key) == nil else { return }
        // Somebody else is reading: their search brings the changes in, this one goes on with what there is.
        let followed: Void? = try reading.withLockIfAvailable { feed in
            guard let changed = try feed.households(tx) else { return drop(nil) }
            if !changed.isEmpty { try read(changed, tx) }
        }
        if followed != nil { tx.memo?.keep(true, as: key) }
    }

    /// Reads the changed households again; an erased one takes its site's shelf with it, so that no letter stays.
    private func read(_ changed: Set<String>, _ tx: any Transaction) throws {
        for household in changed.sorted() {
            let now = try tx.namedPeople(of: household, vault: vault)
            for (site, entry) in state.withLock({ $0.shelves }) {
                let isWorn = entry.shelf.names.withLock { shelf in
                    let were = shelf.crossOut(household: household)
                    if site == now.site {
                        for person in now.people {
                            shelf.add(
                                person.id, household: household, birthYear: person.birthYear, names: person.names,
                                phone: person.phone)
                        }
                    }
                    return shelf.isWorn || (were > 0 && now.isErased)
                }
                if isWorn { drop(site) }
            }
        }
    }

    private func drop(_ site: String?) {
        state.withLock { state in
            if let site { state.shelves[site] = nil } else { state.shelves = [:] }
        }
    }
}
