extension Candidacy {
    package typealias Refusal = HousingOffer.Refusal

    package static func proposing(
        _ household: String, of site: String, for offer: String, id: String, on day: Day
    ) -> Candidacy {
        Candidacy(id: id, offer: offer, household: household, site: site, days: Days(proposed: day))
    }

    /// The household wants this dwelling, and agrees that the landlord learns what it needs to know.
    ///
    /// - Parameter mayTellLandlord: its agreement to contacts with landlords is in force.
    package mutating func consent(on day: Day, mayTellLandlord: Bool, today: Day) throws(Refusal) {
        guard state == .proposed else { throw .candidacyIs(state) }
        guard day <= today else { throw .inTheFuture }
        if let proposed = days.proposed, day < proposed { throw .before(proposed) }
        guard mayTellLandlord else { throw .noConsent }
        (state, days.consented) = (.consented, day)
    }

    /// Its papers are all there.
    package mutating func complete(_ papers: PaperCompleteness, on day: Day) throws(Refusal) {
        guard state == .consented else { throw .candidacyIs(state) }
        guard papers.isComplete else { throw .papersMissing(papers.missing + papers.ended) }
        (state, days.filed) = (.filed, day)
    }

    mutating func send(on day: Day) throws(Refusal) {
        guard state == .filed else { throw .candidacyIs(state) }
        if let consented = days.consented, day < consented { throw .before(consented) }
        (state, days.sent) = (.sent, day)
    }

    /// The landlord says that it has the file; the first time counts.
    package mutating func acknowledge(on day: Day, today: Day) throws(Refusal) {
        guard state == .sent else { throw .candidacyIs(state) }
        guard day <= today else { throw .inTheFuture }
        if let sent = days.sent, day < sent { throw .before(sent) }
        days.acknowledged = days.acknowledged ?? day
    }

    /// The committee decides on it; a landlord may still refuse a household that it had ranked or chosen.
    ///
    /// - Parameters:
    ///   - verdict: one of the five decisions with what goes with it.
    ///   - answerBy: the last day on which the household may say yes, should it be allocated (D-10).
    ///   - others: the other candidacies of the offer.
    package mutating func decide(
        _ verdict: Verdict, on day: Day, answerBy: Day?, beside others: [Candidacy], today: Day
    ) throws(Refusal) {
        let mayRefuse = verdict.decision.isRefusal && [.ranked, .allocated, .accepted].contains(state)
        guard state == .sent || mayRefuse else { throw .candidacyIs(state) }
        guard day <= today else { throw .inTheFuture }
        if let sent = days.sent, day < sent { throw .before(sent) }
        (decision, days.decided) = (verdict.decision, day)
        switch verdict {
        case .refused(_, let reason):
            (state, refusedBy, self.reason, days.refused) = (.refusedByLandlord, .landlord, reason.rawValue, day)
        case .ranked(let place):
            if others.contains(where: { $0.holds(place) }) { throw .rankTaken(place) }
            if place == 1 {
                try allocate(on: day, answerBy: answerBy, beside: others)
            } else {
                state = .ranked
            }
            rank = place
        case .allocated(let condition):
            self.condition = condition
            try allocate(on: day, answerBy: answerBy, beside: others)
        }
    }

    private mutating func allocate(on day: Day, answerBy: Day?, beside others: [Candidacy]) throws(Refusal) {
        if others.contains(where: { $0.state == .allocated || $0.state == .accepted }) { throw .taken }
        if rank == nil, !others.contains(where: { $0.holds(1) }) { rank = 1 }
        (state, days.allocated, days.answerBy) = (.allocated, day, answerBy)
    }

    /// A rank is free again once its household is out of it.
    private func holds(_ place: Int) -> Bool { rank == place && !state.isOver }

    /// Its turn comes: the one before it did not take the dwelling.
    package mutating func rise(on day: Day, answerBy: Day?) throws(Refusal) {
        guard state == .ranked else { throw .candidacyIs(state) }
        (state, days.allocated, days.answerBy) = (.allocated, day, answerBy)
    }

    /// The household says yes (V67).
    ///
    /// - Parameter whyLate: why an answer after the delay counts all the same.
    package mutating func accept(
        on day: Day, whyLate: String, beside others: [Candidacy], today: Day
    ) throws(Refusal) {
        if others.contains(where: { $0.state == .accepted || $0.state == .leased }) { throw .taken }
        guard state == .allocated else { throw .candidacyIs(state) }
        try check(answeredOn: day, today)
        if let last = days.answerBy, day > last, whyLate.allSatisfy(\.isWhitespace) { throw .answeredLate(last) }
        (state, days.accepted) = (.accepted, day)
    }

    private func check(answeredOn day: Day, _ today: Day) throws(Refusal) {
        guard day <= today else { throw .inTheFuture }
        if let known = days.allocated ?? days.proposed, day < known { throw .before(known) }
    }

    /// The household says no, at whatever point; why is part of it (V69).
    package mutating func refuse(_ reason: HouseholdReason, on day: Day, today: Day) throws(Refusal) {
        guard !state.isOver else { throw .candidacyIs(state) }
        try check(answeredOn: day, today)
        (state, refusedBy, self.reason, days.refused) = (.refusedByHousehold, .household, reason.rawValue, day)
    }

    /// It said nothing within the delay, which counts as a refusal (CCH R. 441-10).
    package mutating func keepSilence(today: Day) throws(Refusal) {
        guard state == .allocated else { throw .candidacyIs(state) }
        guard let last = days.answerBy else { throw .candidacyIs(state) }
        guard today > last else { throw .mayStillAnswer(last) }
        (state, days.refused) = (.noAnswer, last.adding(days: 1))
    }

    /// Proposed by mistake, or not wanted any more before the landlord decided.
    package mutating func withdraw() throws(Refusal) {
        guard state.isBeforeSending || state == .sent else { throw .candidacyIs(state) }
        state = .withdrawn
    }

    mutating func end() { state = .withdrawn }

    /// The lease is signed (V68).
    ///
    /// - Parameter papers: those that the household has, for an allocation that depends on one.
    package mutating func sign(_ lease: String, on day: Day, has papers: Set<String>, today: Day) throws(Refusal) {
        guard state == .accepted else { throw .candidacyIs(state) }
        guard day <= today else { throw .inTheFuture }
        if let accepted = days.accepted, day < accepted { throw .signedBefore(accepted) }
        if let condition, !papers.contains(condition) { throw .conditionOpen(condition) }
        (state, days.leased, self.lease) = (.leased, day, lease)
    }

    /// Whose turn it is when the dwelling is free again: the lowest rank that waits.
    package static func next(among candidates: [Candidacy]) -> Candidacy? {
        guard !candidates.contains(where: { $0.state == .allocated || $0.state == .accepted }) else { return nil }
        return candidates.filter { $0.state == .ranked }.min { ($0.rank ?? .max, $0.id) < ($1.rank ?? .max, $1.id) }
    }
}

extension Candidacy {
    /// What the committee decided, with what goes with it.
    package enum Verdict: Sendable, Hashable {
        /// To this household; with a code of `documentKind` when a paper is still wanted.
        case allocated(condition: String? = nil)
        /// The second and further ones have the dwelling if those before do not take it.
        case ranked(Int)
        case refused(Decision, LandlordReason)

        package var decision: Decision {
            switch self {
            case .allocated(let condition): condition == nil ? .allocated : .allocatedUnderCondition
            case .ranked: .ranked
            case .refused(let decision, _): decision
            }
        }

        /// What was typed, with what the decision asks for besides.
        package init(_ decision: Decision, rank: Int?, condition: String?, reason: LandlordReason?) throws(Refusal) {
            switch decision {
            case .allocated: self = .allocated()
            case .allocatedUnderCondition:
                guard let condition else { throw .conditionMissing }
                self = .allocated(condition: condition)
            case .ranked:
                guard let rank, 1...20 ~= rank else { throw .rankMissing }
                self = .ranked(rank)
            case .notAllocated, .rejectedInadmissible:
                guard let reason else { throw .reasonMissing }
                self = .refused(decision, reason)
            }
        }
    }
}

/// Which of the papers that a household needs are there.
package struct PaperCompleteness: Sendable, Hashable {
    package let needed: Int
    /// Codes of `documentKind` that nobody brought, and of those whose day is past.
    package let missing: [String]
    package let ended: [String]

    package init(needed: Int, missing: [String] = [], ended: [String] = []) {
        (self.needed, self.missing, self.ended) = (needed, missing, ended)
    }

    package var isComplete: Bool { missing.isEmpty && ended.isEmpty }
    package var there: Int { needed - missing.count - ended.count }
}
