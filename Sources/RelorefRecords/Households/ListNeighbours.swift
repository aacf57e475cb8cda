package import RelorefDomain
package import RelorefStorage

/// Where a file stands in the list from which it was opened, and what comes before and after it.
package struct ListNeighbours: Sendable, Hashable {
    package let previous: String?
    package let next: String?
    /// From 1; nil when the file has left the list since, or the list is too long to be counted.
    package let position: Int?
    /// Nil when the list is too long to be counted.
    package let total: Int?

    package init(previous: String?, next: String?, position: Int?, total: Int?) {
        (self.previous, self.next, self.position, self.total) = (previous, next, position, total)
    }
}

extension Transaction {
    /// The neighbours of a file in a list, so that a series is worked through without going back.
    package func neighbours(
        of household: Household, in filter: HouseholdFilter, by author: Author
    ) throws -> ListNeighbours {
        let actor = author.actor
        let before = try householdCount(filter, at: .before(household.code), visibleTo: actor)
        let after = try householdCount(filter, at: .after(household.code), visibleTo: actor)
        let isThere = try isMember(household, of: filter, visibleTo: actor)
        let isCounted = !before.isMore && !after.isMore
        return ListNeighbours(
            previous: try code(in: filter, at: .before(household.code), visibleTo: actor),
            next: try code(in: filter, at: .after(household.code), visibleTo: actor),
            position: isThere && !before.isMore ? before.number + 1 : nil,
            total: isCounted ? before.number + after.number + (isThere ? 1 : 0) : nil)
    }

    private func isMember(_ household: Household, of filter: HouseholdFilter, visibleTo actor: Actor) throws -> Bool {
        guard (household.closedOn != nil) == filter.isClosed,
            filter.referent.map({ $0 == household.referent }) ?? true,
            let scan = try candidates(filter, at: .start, visibleTo: actor), scan.sites.contains(household.site)
        else { return false }
        return try row("SELECT 1 AS found FROM household WHERE household.id = \(household.id) AND \(filter.residue)")
            != nil
    }

    private func code(in filter: HouseholdFilter, at place: ListPlace, visibleTo actor: Actor) throws -> String? {
        guard let scan = try candidates(filter, at: place, visibleTo: actor) else { return nil }
        return try row(
            """
            SELECT household.code FROM (\(scan.query(limit: scan.window))) AS candidate CROSS JOIN household
            WHERE household.id = candidate.id AND \(scan.condition) AND \(filter.residue) AND \(Visible.files(to: actor))
            ORDER BY \(scan.order(of: "household.")) LIMIT 1
            """)?.text("code")
    }
}
