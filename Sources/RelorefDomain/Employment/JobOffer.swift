/// A job that an employer proposes to the network for one of the people that it follows (domain § 2.i).
package struct JobOffer: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case open, filled, withdrawn, expired

        package var isOver: Bool { self != .open }
    }

    /// What is said of the job: nothing of a person.
    package struct Facts: Sendable, Hashable {
        package var title: String
        package var contract: ContractType?
        /// ROME code.
        package var rome: String?
        /// Tenths of an hour a week.
        package var weeklyHoursTenths: Int?
        /// Euro cents a month, before tax.
        package var wageCents: Int?
        package var departement: String
        /// INSEE code.
        package var commune: String?
        /// How many are looked for.
        package var positions: Int
        package var startsOn: Day?
        package var receivedOn: Day
        package var answerBy: Day?
        package var convention: String?

        package init(
            title: String, contract: ContractType? = nil, rome: String? = nil, weeklyHoursTenths: Int? = nil,
            wageCents: Int? = nil, departement: String, commune: String? = nil, positions: Int = 1,
            startsOn: Day? = nil, receivedOn: Day, answerBy: Day? = nil, convention: String? = nil
        ) {
            (self.title, self.contract, self.rome) = (title, contract, rome)
            (self.weeklyHoursTenths, self.wageCents, self.departement) = (weeklyHoursTenths, wageCents, departement)
            (self.commune, self.positions, self.startsOn) = (commune, positions, startsOn)
            (self.receivedOn, self.answerBy, self.convention) = (receivedOn, answerBy, convention)
        }
    }

    package enum Refusal: Error, Hashable, Sendable {
        /// The job is not looked for any more.
        case offerIs(State)
        case applicationIs(JobApplication.State)
        case inTheFuture
        /// A day that lies before the one on which it stands.
        case before(Day)
        case untitled
        case positions
        /// So many were hired already: with no position left it would be filled.
        case positionsTaken(Int)
        /// Somebody was presented on a day before the one on which it is said to be received.
        case presentedBefore(Day)
        case answerBeforeReception
        case conventionElsewhere
        case presentedAlready
        /// Only grown-ups of the file are presented.
        case notOfTheFile
        /// Its last day to answer is past.
        case tooLate(Day)
        case reasonMissing
        case notOverYet(Day)
        case onlyByHire
        /// The last act on it is another one, another's, or ten minutes old.
        case notUndone
    }

    package let id: String
    package let site: String
    package let partner: String
    package var facts: Facts
    package internal(set) var state: State
    package internal(set) var endedOn: Day?
    package var version: Int

    package init(
        id: String, site: String, partner: String, _ facts: Facts, state: State = .open, endedOn: Day? = nil,
        version: Int = 0
    ) {
        (self.id, self.site, self.partner, self.facts) = (id, site, partner, facts)
        (self.state, self.endedOn, self.version) = (state, endedOn, version)
    }

    /// What must be true of it before it is kept.
    package func check(today: Day) throws(Refusal) {
        guard !facts.title.allSatisfy(\.isWhitespace) else { throw .untitled }
        guard 1...99 ~= facts.positions else { throw .positions }
        guard facts.receivedOn <= today else { throw .inTheFuture }
        if let last = facts.answerBy, last < facts.receivedOn { throw .answerBeforeReception }
    }

    /// What is said of it is put right while it is looked for, and agrees with what came of it so far.
    package mutating func change(
        _ facts: Facts, beside applications: [JobApplication], today: Day
    ) throws(Refusal) {
        guard state == .open else { throw .offerIs(state) }
        var changed = self
        changed.facts = facts
        try changed.check(today: today)
        let hired = applications.count { $0.state == .hired }
        guard facts.positions > hired else { throw .positionsTaken(hired) }
        if let first = applications.map(\.presentedOn).min(), first < facts.receivedOn { throw .presentedBefore(first) }
        self = changed
    }

    /// One more person may be presented.
    package func mayPresent(_ person: String, beside others: [JobApplication], today: Day) throws(Refusal) {
        guard state == .open else { throw .offerIs(state) }
        if let last = facts.answerBy, today > last { throw .tooLate(last) }
        if others.contains(where: { $0.person == person && !$0.state.isOver }) { throw .presentedAlready }
    }

    /// It ends without (further) hires; whoever still waited ends with it.
    package mutating func close(
        as end: State, on day: Day, among applications: inout [JobApplication], today: Day
    ) throws(Refusal) {
        guard state == .open else { throw .offerIs(state) }
        guard day <= today else { throw .inTheFuture }
        guard day >= facts.receivedOn else { throw .before(facts.receivedOn) }
        guard end == .withdrawn || end == .expired else { throw .onlyByHire }
        if end == .expired, let last = facts.answerBy, today <= last { throw .notOverYet(last) }
        (state, endedOn) = (end, day)
        for place in applications.indices where !applications[place].state.isOver { applications[place].end() }
    }

    /// After a hire: when every position is taken, the job is filled and whoever still waited ends with it.
    package mutating func fill(on day: Day, among applications: inout [JobApplication]) {
        let hired = applications.count { $0.state == .hired }
        guard state == .open, hired >= facts.positions else { return }
        (state, endedOn) = (.filled, max(day, facts.receivedOn))
        for place in applications.indices where !applications[place].state.isOver { applications[place].end() }
    }
}
