extension HousingOffer {
    package enum Refusal: Error, Hashable, Sendable {
        /// The offer is not where this begins.
        case offerIs(State)
        /// The candidacy is not where this begins.
        case candidacyIs(Candidacy.State)
        case inTheFuture
        /// A day that lies before the one on which it stands.
        case before(Day)
        case lacking([Facts.Needed])
        case answerBeforeReception
        /// The convention is with another landlord, or of another site.
        case conventionElsewhere
        /// The convention was not in force on the day on which the offer was received.
        case conventionNotThen(Day)
        /// Its last day to answer is past (V66).
        case tooLate(Day)
        /// As many households as the landlord asked for are proposed already.
        case full(Int)
        case proposedAlready
        case nobodyReady
        case noConsent
        /// Codes of the papers that are missing or have ended.
        case papersMissing([String])
        case conditionMissing
        case rankMissing
        case rankTaken(Int)
        case reasonMissing
        /// The dwelling is allocated to another household, or taken by one (V67).
        case taken
        /// The delay is past, and nobody says why the answer counts all the same (V67).
        case answeredLate(Day)
        /// The household may still answer until that day.
        case mayStillAnswer(Day)
        /// The paper on which the allocation depends is not there.
        case conditionOpen(String)
        /// Signed before the household said yes (V68).
        case signedBefore(Day)
        case onlyByLease
        case notOverYet(Day)
        case candidatesThere
        /// The last act was somebody else's, or too long ago, or cannot be taken back.
        case notUndone
    }

    /// The offer holds what a household must know of it.
    package mutating func qualify(today: Day) throws(Refusal) {
        guard state == .received else { throw .offerIs(state) }
        if !facts.lacking.isEmpty { throw .lacking(facts.lacking) }
        state = .qualified
    }

    /// From now on households are proposed.
    package mutating func open(today: Day) throws(Refusal) {
        guard state == .qualified else { throw .offerIs(state) }
        try check(notAfterAnswer: today)
        state = .open
    }

    private func check(notAfterAnswer today: Day) throws(Refusal) {
        if let last = facts.answerBy, today > last { throw .tooLate(last) }
    }

    /// One more household may be proposed (V66): while candidates are looked for, in time, and no more than asked for.
    ///
    /// - Parameter others: the candidacies of the offer so far.
    package func mayPropose(_ household: String, beside others: [Candidacy], today: Day) throws(Refusal) {
        guard state.takesCandidates else { throw .offerIs(state) }
        try check(notAfterAnswer: today)
        let live = others.filter { !$0.state.isOver }
        if live.contains(where: { $0.household == household }) { throw .proposedAlready }
        let most = facts.candidatesAsked ?? HousingOffer.usualCandidates
        if live.count >= most { throw .full(most) }
    }

    /// The candidates whose papers are complete go to the landlord together.
    package mutating func send(_ candidates: inout [Candidacy], on day: Day, today: Day) throws(Refusal) {
        guard state.takesCandidates else { throw .offerIs(state) }
        guard day <= today else { throw .inTheFuture }
        guard candidates.contains(where: { $0.state == .filed }) else { throw .nobodyReady }
        for place in candidates.indices where candidates[place].state == .filed { try candidates[place].send(on: day) }
        (state, sentOn) = (.candidatesSent, sentOn ?? day)
    }

    /// The landlord allocated the dwelling.
    package mutating func decide(on day: Day) throws(Refusal) {
        guard state == .candidatesSent || state == .decided else { throw .offerIs(state) }
        (state, decidedOn) = (.decided, decidedOn ?? day)
    }

    /// It ends without a lease.
    ///
    /// - Parameter candidates: those who are still waiting; they end with it.
    package mutating func close(
        _ outcome: Outcome, on day: Day, among candidates: inout [Candidacy], today: Day
    ) throws(Refusal) {
        guard !state.isOver else { throw .offerIs(state) }
        guard day <= today else { throw .inTheFuture }
        guard day >= facts.receivedOn else { throw .before(facts.receivedOn) }
        guard let next = outcome.state else { throw .onlyByLease }
        if outcome == .expired, let last = facts.answerBy, today <= last { throw .notOverYet(last) }
        if outcome == .noCandidate, candidates.contains(where: { $0.days.sent != nil }) { throw .candidatesThere }
        (state, self.outcome, outcomeOn) = (next, outcome, day)
        for place in candidates.indices where !candidates[place].state.isOver { candidates[place].end() }
    }

    /// The household that said yes signs its lease; those who waited behind it end with the offer.
    package mutating func lease(on day: Day, among candidates: inout [Candidacy]) throws(Refusal) {
        guard state == .decided else { throw .offerIs(state) }
        (state, outcome, outcomeOn) = (.leased, .allocatedToUs, day)
        for place in candidates.indices where !candidates[place].state.isOver { candidates[place].end() }
    }
}

extension HousingOffer {
    /// The household that the dwelling was for does not take it, or is refused after all: the next in rank has its turn,
    /// and where nobody waits any more a household's refusal ends the offer (domain § 2.g).
    ///
    /// - Parameters:
    ///   - party: who said no.
    ///   - answerBy: the last day for the next one to say yes.
    package mutating func passOn(
        after party: Candidacy.Party, on day: Day, answerBy: Day?, among candidates: inout [Candidacy]
    ) throws(Refusal) {
        guard state == .decided, !candidates.contains(where: { $0.state == .allocated || $0.state == .accepted }) else {
            return
        }
        if let next = Candidacy.next(among: candidates), let place = candidates.firstIndex(where: { $0.id == next.id })
        {
            try candidates[place].rise(on: day, answerBy: answerBy)
        } else if party == .household, candidates.allSatisfy({ $0.state.isOver }) {
            (state, outcome, outcomeOn) = (.refused, .refusedByCandidate, max(day, facts.receivedOn))
        } else {
            state = .candidatesSent
        }
    }
}
