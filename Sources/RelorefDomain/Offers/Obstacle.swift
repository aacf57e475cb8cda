/// What stood in the way of a lease once: a dwelling that was lost, a household that was refused or that said no.
package struct Obstacle: Sendable, Hashable, Identifiable {
    package enum Cause: Sendable, Hashable {
        /// The dwelling itself went: taken back, given to others, not there in time.
        case dwelling(HousingOffer.Outcome)
        case landlord(Candidacy.LandlordReason)
        case household(Candidacy.HouseholdReason)
        /// The household did not answer within its delay.
        case silence

        /// As an address says it.
        package var code: String {
            switch self {
            case .dwelling(let outcome): "logement-\(outcome.rawValue)"
            case .landlord(let reason): "bailleur-\(reason.rawValue)"
            case .household(let reason): "menage-\(reason.rawValue)"
            case .silence: "silence"
            }
        }

        package init?(code: String) {
            let parts = code.split(separator: "-", maxSplits: 1).map(String.init)
            switch (parts.first, parts.last) {
            case ("silence", _): self = .silence
            case ("logement", let reason?): self.init(HousingOffer.Outcome(rawValue: reason).map(Self.dwelling))
            case ("bailleur", let reason?): self.init(Candidacy.LandlordReason(rawValue: reason).map(Self.landlord))
            case ("menage", let reason?): self.init(Candidacy.HouseholdReason(rawValue: reason).map(Self.household))
            default: return nil
            }
        }

        private init?(_ cause: Self?) {
            guard let cause else { return nil }
            self = cause
        }
    }

    /// What is told of the dwelling that was proposed.
    package struct Home: Sendable, Hashable {
        /// Of the offer.
        package let id: String
        package let partner: String
        package let type: DwellingType?
        /// INSEE code.
        package let commune: String?
        package let state: HousingOffer.State

        package init(id: String, partner: String, type: DwellingType?, commune: String?, state: HousingOffer.State) {
            (self.id, self.partner, self.type, self.commune, self.state) = (id, partner, type, commune, state)
        }

        package init(_ offer: HousingOffer) {
            self.init(
                id: offer.id, partner: offer.partner, type: offer.facts.type, commune: offer.facts.commune,
                state: offer.state)
        }
    }

    /// Of the offer or of the candidacy that ended.
    package let id: String
    package let home: Home
    package let cause: Cause
    /// The day on which the dwelling or the household was proposed.
    package let from: Day
    /// The day on which it came to nothing.
    package let on: Day

    package init(id: String, _ home: Home, _ cause: Cause, from: Day, on day: Day) {
        (self.id, self.home, self.cause, self.from, self.on) = (id, home, cause, min(from, day), day)
    }

    package var days: Int { from.days(until: on) }
    /// Whether nobody of ours moved in.
    package var isDwellingLost: Bool { home.state.isOver && home.state != .leased }

    /// Of those whose dwelling was lost the first one of each dwelling.
    package static func dwellingsLost(among obstacles: [Obstacle]) -> [Obstacle] {
        var seen: Set<String> = []
        return obstacles.filter { $0.isDwellingLost && seen.insert($0.home.id).inserted }
    }
}

/// What obstacles of one kind cost.
package struct ObstacleSum<Key: Hashable & Sendable>: Sendable, Hashable {
    package let key: Key
    package private(set) var count = 0
    /// Dwellings that came to no lease, each once, however many households it was refused to.
    package private(set) var dwellingsLost = 0
    /// From proposal to refusal, of all of them.
    package private(set) var days = 0

    /// The dearest first: by dwellings lost, then by days, then by how often; equals stay in the order of the rows.
    package static func ranked(_ obstacles: [Obstacle], by key: (Obstacle) -> Key) -> [Self] {
        var order: [Key] = []
        var sums: [Key: Self] = [:]
        var lost: [Key: Set<String>] = [:]
        for one in obstacles {
            let key = key(one)
            var sum = sums[key] ?? Self(key: key)
            if sum.count == 0 { order.append(key) }
            sum.count += 1
            sum.days += one.days
            if one.isDwellingLost, lost[key, default: []].insert(one.home.id).inserted { sum.dwellingsLost += 1 }
            sums[key] = sum
        }
        let all = order.compactMap { sums[$0] }.enumerated()
        return all.sorted { one, other in
            let (a, b) = (one.element, other.element)
            return (b.dwellingsLost, b.days, b.count, one.offset) < (a.dwellingsLost, a.days, a.count, other.offset)
        }.map(\.element)
    }

    private init(key: Key) { self.key = key }
}
