/// A dwelling that a landlord proposes to the network for one of its households: from the day on which it was received to
/// a lease, or to the reason why there was none.
package struct HousingOffer: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case received, qualified, open, candidatesSent, decided
        case leased, refused, withdrawn, expired

        package var isOver: Bool { [.leased, .refused, .withdrawn, .expired].contains(self) }
        /// Candidates are looked for.
        package var takesCandidates: Bool { self == .open || self == .candidatesSent }
    }

    /// Who has the right to designate the tenant.
    package enum Quota: String, Sendable, Codable, CaseIterable {
        case prefectQuota, municipalQuota, actionLogementQuota, landlordOwn, other
    }

    package enum Received: String, Sendable, Codable, CaseIterable { case mail, phone, platform, meeting, paper, other }

    package enum EnergyClass: String, Sendable, Codable, CaseIterable {
        case a = "A"
        case b = "B"
        case c = "C"
        case d = "D"
        case e = "E"
        case f = "F"
        case g = "G"
    }

    package enum Outcome: String, Sendable, Codable, CaseIterable {
        case allocatedToUs, allocatedElsewhere, withdrawnByLandlord, unavailable, noCandidate, refusedByCandidate,
            expired

        /// What a landlord says itself when it takes a dwelling back.
        package static let byLandlord: [Outcome] = [.withdrawnByLandlord, .unavailable, .allocatedElsewhere]

        /// The state in which it leaves an offer without a lease; nil for what only a lease gives.
        package var state: State? {
            switch self {
            case .allocatedToUs: nil
            case .allocatedElsewhere, .noCandidate, .refusedByCandidate: .refused
            case .withdrawnByLandlord, .unavailable: .withdrawn
            case .expired: .expired
            }
        }
    }

    package let id: String
    package let site: String
    package let partner: String
    package var facts: Facts
    package internal(set) var state: State
    package internal(set) var sentOn: Day?
    package internal(set) var decidedOn: Day?
    package internal(set) var outcome: Outcome?
    package internal(set) var outcomeOn: Day?
    package var version: Int

    package init(
        id: String, site: String, partner: String, _ facts: Facts, state: State = .received, sentOn: Day? = nil,
        decidedOn: Day? = nil, outcome: Outcome? = nil, outcomeOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.site, self.partner, self.facts, self.state) = (id, site, partner, facts, state)
        (self.sentOn, self.decidedOn, self.outcome, self.outcomeOn) = (sentOn, decidedOn, outcome, outcomeOn)
        self.version = version
    }
}
