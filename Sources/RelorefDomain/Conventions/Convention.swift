/// What a site and a landlord promise one another, in writing: how many dwellings, how, until when.
///
/// A convention lives from the first contact to its end; the days of the past may be known to the month or the year only.
package struct Convention: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case housing, employment }
    package enum Level: String, Sendable, Codable, CaseIterable { case local, regional, national }

    package enum State: String, Sendable, Codable, CaseIterable {
        case prospecting, negotiation, drafting, finalised, signed, active, suspended, evaluating
        case renewed, expired, terminated

        package var isOver: Bool { [.renewed, .expired, .terminated].contains(self) }
        /// Its text stands and its promises hold.
        package var isInForce: Bool { [.signed, .active, .suspended, .evaluating].contains(self) }
        package var isBeforeSignature: Bool {
            [.prospecting, .negotiation, .drafting, .finalised].contains(self)
        }
    }

    /// Whose it is: the network's association, or the landlord's.
    package enum Party: String, Sendable, Codable, CaseIterable { case association, partner }

    /// What is put down of it apart from its life.
    package struct Facts: Sendable, Hashable {
        package var kind: Kind
        package var level: Level
        package var title: String
        package var departement: String?
        /// From when every proposal is recorded here; before, and without it, their number is unknown.
        package var offersFrom: Day?
        /// How many days before its term one party must say that it goes no further.
        package var noticeDays: Int?
        /// Whether it goes on by itself at its term.
        package var isTacit: Bool
        /// The wider agreement that it carries out.
        package var framework: String?

        package init(
            kind: Kind = .housing, level: Level = .local, title: String, departement: String? = nil,
            offersFrom: Day? = nil, noticeDays: Int? = nil, isTacit: Bool = false, framework: String? = nil
        ) {
            (self.kind, self.level, self.title, self.departement) = (kind, level, title, departement)
            (self.offersFrom, self.noticeDays, self.isTacit) = (offersFrom, noticeDays, isTacit)
            self.framework = framework
        }
    }

    package let id: String
    package let partner: String
    package let site: String
    package var facts: Facts
    package internal(set) var state: State
    package internal(set) var signedOn: Day?
    /// Its first day; the day of signature unless the text says another.
    package internal(set) var from: Day?
    /// Its last day, where it has one.
    package internal(set) var to: Day?
    package internal(set) var endedOn: Day?
    /// The convention that this one renews.
    package let renews: String?
    package var version: Int

    package init(
        id: String, partner: String, site: String, _ facts: Facts, state: State = .prospecting, signedOn: Day? = nil,
        from: Day? = nil, to: Day? = nil, endedOn: Day? = nil, renews: String? = nil, version: Int = 0
    ) {
        (self.id, self.partner, self.site, self.facts, self.state) = (id, partner, site, facts, state)
        (self.signedOn, self.from, self.to, self.endedOn) = (signedOn, from, to, endedOn)
        (self.renews, self.version) = (renews, version)
    }

    /// The last day on which something is counted for it, seen from a day; nil before its first day.
    package func countsUntil(_ today: Day) -> Day? {
        guard let from else { return nil }
        let last = [to, endedOn, today].compactMap { $0 }.min() ?? today
        return last < from ? nil : last
    }

    /// Whether what is received on a day counts for it: from its first day to its last, or to that on which it ended.
    package func counts(_ day: Day) -> Bool { countsUntil(day) == day }
}
