package import RelorefDomain
package import RelorefStorage

/// A page of the list of households, and how it goes on.
package struct HouseholdPage: Sendable {
    package let lines: [HouseholdLine]
    /// The code after which the next page begins; nil on the last page.
    package let next: String?
    /// The code before which the page before ends; nil on the first page.
    package let previous: String?
    /// Whether the page ends because enough files were looked at, not because it is full.
    package let isCutShort: Bool
}

/// How many households a list has, counted up to a limit so that a large network stays fast.
package struct BoundedCount: Sendable, Hashable {
    package let number: Int
    /// There are more than that.
    package let isMore: Bool
}

extension Transaction {
    /// One page of the list of households, the latest first.
    ///
    /// Each site's files are read in the order of an index, so that a page costs the same whatever the network's size;
    /// at most `window` files are looked at for a filter that few of them meet.
    package func households(
        _ filter: HouseholdFilter, at place: ListPlace = .start, limit: Int, on today: Day, by author: Author
    ) throws -> HouseholdPage {
        let actor = author.actor
        guard let scan = try candidates(filter, at: place, visibleTo: actor) else {
            return HouseholdPage(lines: [], next: nil, previous: nil, isCutShort: false)
        }
        let window = filter.isSearching || scan.isSearching ? scan.window : limit * 4
        var found = try rows(
            """
            SELECT household.* FROM (\(scan.query(limit: window))) AS candidate CROSS JOIN household
            WHERE household.id = candidate.id AND \(scan.condition) AND \(filter.residue) AND \(Visible.files(to: actor))
            ORDER BY \(scan.order(of: "household.")) LIMIT \(limit + 1)
            """
        ).map { try Household($0) }
        let isFull = found.count > limit
        if isFull { found.removeLast() }
        // The last file that was looked at, when the search stopped there.
        let edge =
            isFull
            ? nil
            : try row(
                """
                SELECT household.code FROM (\(scan.query(limit: window))) AS candidate CROSS JOIN household
                WHERE household.id = candidate.id ORDER BY \(scan.order(of: "household.")) LIMIT 1 OFFSET \(window - 1)
                """)?.text("code")
        if scan.isBackwards { found.reverse() }
        let goesOn = isFull || edge != nil
        let lines = try householdLines(found, on: today, by: author)
        let first = found.first?.code, last = found.last?.code
        return HouseholdPage(
            lines: lines, next: scan.isBackwards ? last : goesOn ? edge ?? last : nil,
            previous: scan.isBackwards ? (goesOn ? edge ?? first : nil) : place == .start ? nil : first,
            isCutShort: edge != nil && found.count < limit)
    }

    /// How many households the list has, or has before or after one of them; exact up to a thousand.
    package func householdCount(
        _ filter: HouseholdFilter, at place: ListPlace = .start, visibleTo actor: Actor
    ) throws -> BoundedCount {
        guard let scan = try candidates(filter, at: place, visibleTo: actor) else {
            return BoundedCount(number: 0, isMore: false)
        }
        if place == .start, filter.isBare, let arms = scan.openFiles, try !hasOwnAccess(actor) {
            let found = try row("SELECT count(*) AS found FROM (\(arms)) AS open_files")?.int("found") ?? 0
            return BoundedCount(number: min(found, Candidates.counted), isMore: found > Candidates.counted)
        }
        let window = filter.isSearching || scan.isSearching ? scan.window : Candidates.counted + 1
        let counts = try row(
            """
            SELECT count(*) AS looked, CAST(COALESCE(sum(fits), 0) AS BIGINT) AS found FROM (
              SELECT CASE WHEN \(scan.condition) AND \(filter.residue) AND \(Visible.files(to: actor)) THEN 1 ELSE 0 END
                AS fits
              FROM (\(scan.query(limit: window))) AS candidate CROSS JOIN household
              WHERE household.id = candidate.id) AS judged
            """)
        let found = try counts?.int("found") ?? 0
        let isCut = try counts?.int("looked") == window
        return BoundedCount(
            number: min(found, Candidates.counted), isMore: found > Candidates.counted || isCut)
    }

    /// Whether single files are open or shut to the colleague beside what their sites say.
    private func hasOwnAccess(_ actor: Actor) throws(StorageError) -> Bool {
        guard actor.urgentFiles.isEmpty else { return true }
        return try row("SELECT 1 AS one FROM household_access WHERE account_id = \(actor.id) LIMIT 1") != nil
    }

    func candidates(
        _ filter: HouseholdFilter, at place: ListPlace, visibleTo actor: Actor
    ) throws -> Candidates? {
        let sites = try fileSites(visibleTo: actor).filter { site in
            (filter.site.map { $0 == site.id } ?? true) && (filter.departement.map { $0 == site.departement } ?? true)
        }
        guard !sites.isEmpty else { return nil }
        let code: String? =
            switch place {
            case .start: nil
            case .after(let code), .before(let code): code
            }
        let found = try code.flatMap { try row("SELECT household.* FROM household WHERE code = \($0)") }
        let edge = try found.map { try Household($0) }
        let day: (of: HouseholdDay, latestFirst: Bool)? =
            if case .by(let day, let latestFirst) = filter.order, !filter.isClosed { (day, latestFirst) } else { nil }
        let isBackwards = if case .before = place { true } else { false }
        return Candidates(
            sites: sites.map(\.id), referent: filter.referent, isClosed: filter.isClosed, stage: filter.stage,
            day: day, edge: edge, edgeDay: try day.flatMap { day in try found?.text(day.of.column) },
            isBackwards: isBackwards)
    }

    /// The sites of the files that a colleague may open, by name.
    package func fileSites(visibleTo actor: Actor) throws -> [FileSite] {
        try rows(
            """
            SELECT site.id, site.name, site.departement FROM site
            WHERE \(actor.files.condition(on: "site.id")) ORDER BY site.name, site.id
            """
        ).map { FileSite(id: try $0.text("id"), name: try $0.text("name"), departement: try $0.text("departement")) }
    }

    /// Who is in charge of files at the colleague's sites: what the filter and the forms offer.
    package func referents(visibleTo actor: Actor) throws -> [Colleague] {
        let sites = try fileSites(visibleTo: actor).map(\.id)
        return try rows(
            """
            SELECT account.id, account.name FROM account WHERE account.disabled = 0 AND EXISTS (
              SELECT 1 FROM account_grant AS held WHERE held.account_id = account.id
                AND held.role IN ('referent', 'relayManager', 'headOfSite')
                AND (held.site_id IN \(Query.list(sites)) OR (held.site_id IS NULL AND held.association_id IN (
                  SELECT site.association_id FROM site WHERE site.id IN \(Query.list(sites))))))
            ORDER BY account.name, account.id
            """
        ).map { Colleague(id: try $0.text("id"), name: try $0.text("name")) }
    }
}

/// A site at which a colleague opens files.
package struct FileSite: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let departement: String
}

/// A colleague by name.
package struct Colleague: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
}
