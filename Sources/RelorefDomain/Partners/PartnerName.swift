/// A name that a partner bore until a day: people go on looking for it.
package struct PartnerName: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    /// Nil as far back as anybody knows.
    package let from: Day?
    /// The last day.
    package let to: Day

    package init(id: String, name: String, from: Day? = nil, to: Day) {
        (self.id, self.name, self.from, self.to) = (id, name, from, to)
    }
}

/// The names of a partner, each of its own days.
package struct PartnerNames: Sendable, Hashable {
    /// The latest first.
    package private(set) var former: [PartnerName]
    package private(set) var current: String
    package private(set) var currentFrom: Day?

    package init(current: String, from: Day?, former: [PartnerName]) {
        (self.current, currentFrom) = (current, from)
        self.former = former.sorted { ($0.to, $0.id) > ($1.to, $1.id) }
    }

    /// A new name from a day on; the one of before stands with its last day.
    package mutating func rename(to name: String, on day: Day, today: Day, id: String) throws(PartnerRefusal) {
        guard !name.isEmpty else { throw .withoutName }
        guard name != current else { throw .sameName }
        guard day <= today else { throw .dayAhead }
        let old = PartnerName(id: id, name: current, from: currentFrom, to: day.adding(days: -1))
        guard currentFrom.map({ $0 < day }) ?? true, isFree(old) else { throw .nameDays }
        former.insert(old, at: 0)
        (current, currentFrom) = (name, day)
    }

    /// A name of before that nobody wrote down at the time.
    package mutating func add(_ name: PartnerName, today: Day) throws(PartnerRefusal) {
        guard !name.name.isEmpty else { throw .withoutName }
        guard name.to < today, name.from.map({ $0 <= name.to }) ?? true, isFree(name) else { throw .nameDays }
        guard currentFrom.map({ name.to < $0 }) ?? true else { throw .nameDays }
        former.append(name)
        former.sort { ($0.to, $0.id) > ($1.to, $1.id) }
    }

    /// Of two names the earlier one ends before the later one begins; one without a first day reaches back to it.
    private func isFree(_ name: PartnerName) -> Bool {
        former.allSatisfy { other in
            let (earlier, later) = other.to < name.to ? (other, name) : (name, other)
            return earlier.to < (later.from ?? later.to)
        }
    }
}

/// Members of members, successors of successors.
package enum PartnerTree {
    /// Whether one comes from a partner to another by going from each to the next.
    ///
    /// - Parameter next: the partner of which one is a member, or into which one was merged.
    package static func leads<Failure: Error>(
        from start: String, to target: String, next: (String) throws(Failure) -> String?
    ) throws(Failure) -> Bool {
        var seen: Set<String> = []
        var place: String? = start
        while let here = place, seen.insert(here).inserted {
            if here == target { return true }
            place = try next(here)
        }
        return false
    }
}
