/// A household proposed for a dwelling that a landlord offers, up to its lease or its refusal.
package struct Candidacy: Sendable, Hashable, Identifiable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case proposed, consented, filed, sent, ranked, allocated, accepted, leased
        case refusedByHousehold, refusedByLandlord, noAnswer
        /// Taken back, or ended with its offer.
        case withdrawn

        package var isOver: Bool {
            [.leased, .refusedByHousehold, .refusedByLandlord, .noAnswer, .withdrawn].contains(self)
        }
        package var isBeforeSending: Bool { [.proposed, .consented, .filed].contains(self) }
    }

    /// What the allocation committee decides (CCH R. 441-3).
    package enum Decision: String, Sendable, Codable, CaseIterable {
        case allocated, ranked, allocatedUnderCondition, notAllocated, rejectedInadmissible

        package var isRefusal: Bool { self == .notAllocated || self == .rejectedInadmissible }
    }

    package enum Party: String, Sendable, Codable, CaseIterable { case household, landlord }

    /// Why a landlord refuses; why a household does (domain § 2.g).
    package enum LandlordReason: String, Sendable, Codable, CaseIterable {
        case incomeTooLow, incomeTooHigh, effortRate, compositionMismatch, incompleteFile, otherCandidatePriority
        case arrearsHistory, permitTooShort, localPolicy, other
    }
    package enum HouseholdReason: String, Sendable, Codable, CaseIterable {
        case location, transport, schools, size, rent, state, floorWithoutLift, safety, separationFromNetwork
        case healthAdaptation, otherSolutionFound, other
    }

    /// The days on which it came further.
    package struct Days: Sendable, Hashable, Codable {
        package internal(set) var proposed: Day?
        package internal(set) var consented: Day?
        package internal(set) var filed: Day?
        package internal(set) var sent: Day?
        /// The landlord said that it has the file.
        package internal(set) var acknowledged: Day?
        package internal(set) var decided: Day?
        package internal(set) var allocated: Day?
        /// The last day on which the household may say yes (D-10).
        package internal(set) var answerBy: Day?
        package internal(set) var accepted: Day?
        package internal(set) var leased: Day?
        package internal(set) var refused: Day?

        package init(
            proposed: Day? = nil, consented: Day? = nil, filed: Day? = nil, sent: Day? = nil,
            acknowledged: Day? = nil, decided: Day? = nil, allocated: Day? = nil, answerBy: Day? = nil,
            accepted: Day? = nil, leased: Day? = nil, refused: Day? = nil
        ) {
            (self.proposed, self.consented, self.filed, self.sent) = (proposed, consented, filed, sent)
            self.acknowledged = acknowledged
            (self.decided, self.allocated, self.answerBy) = (decided, allocated, answerBy)
            (self.accepted, self.leased, self.refused) = (accepted, leased, refused)
        }
    }

    package let id: String
    package let offer: String
    package let household: String
    package let site: String
    package internal(set) var state: State
    package internal(set) var days: Days
    package internal(set) var decision: Decision?
    /// 1 for the household that the dwelling is for; the others follow if it refuses.
    package internal(set) var rank: Int?
    /// The paper on which an allocation depends: a code of `documentKind`.
    package internal(set) var condition: String?
    package internal(set) var refusedBy: Party?
    package internal(set) var reason: String?
    package internal(set) var lease: String?
    package var version: Int

    package init(
        id: String, offer: String, household: String, site: String, state: State = .proposed, days: Days = Days(),
        decision: Decision? = nil, rank: Int? = nil, condition: String? = nil, refusedBy: Party? = nil,
        reason: String? = nil, lease: String? = nil, version: Int = 0
    ) {
        (self.id, self.offer, self.household, self.site) = (id, offer, household, site)
        (self.state, self.days, self.decision, self.rank) = (state, days, decision, rank)
        (self.condition, self.refusedBy, self.reason) = (condition, refusedBy, reason)
        (self.lease, self.version) = (lease, version)
    }
}
