/// A person presented for a job: presented, interviewed, hired or not, with the reason.
package struct JobApplication: Sendable, Hashable, Codable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case presented, interview, hired, notHired, withdrawn

        package var isOver: Bool { [.hired, .notHired, .withdrawn].contains(self) }
    }

    /// Who said no: the employer, or the person.
    package enum Party: String, Sendable, Codable, CaseIterable { case employer, person }

    package enum EmployerReason: String, Sendable, Codable, CaseIterable {
        case experience, qualification, frenchLevel, availability, mobility, positionFilled, didNotCome, other
    }

    package enum PersonReason: String, Sendable, Codable, CaseIterable {
        case hours, distance, wage, childcare, health, otherJob, other
    }

    package typealias Refusal = JobOffer.Refusal

    package let id: String
    package let offer: String
    package let person: String
    package let household: String
    package let site: String
    package internal(set) var state: State
    package internal(set) var presentedOn: Day
    package internal(set) var interviewOn: Day?
    package internal(set) var decidedOn: Day?
    package internal(set) var refusedBy: Party?
    package internal(set) var reason: String?
    /// The contract that came of it.
    package internal(set) var spell: String?
    /// The employer answered by its link, and no colleague has seen it yet.
    package internal(set) var isUnseen: Bool
    package var version: Int

    package init(
        id: String, offer: String, person: String, household: String, site: String, state: State = .presented,
        presentedOn: Day, interviewOn: Day? = nil, decidedOn: Day? = nil, refusedBy: Party? = nil,
        reason: String? = nil, spell: String? = nil, isUnseen: Bool = false, version: Int = 0
    ) {
        (self.id, self.offer, self.person, self.household) = (id, offer, person, household)
        (self.site, self.state, self.presentedOn, self.interviewOn) = (site, state, presentedOn, interviewOn)
        (self.decidedOn, self.refusedBy, self.reason, self.spell) = (decidedOn, refusedBy, reason, spell)
        (self.isUnseen, self.version) = (isUnseen, version)
    }

    /// The employer saw the person, or will on a day that is agreed.
    ///
    /// - Parameter byLink: the employer names the day itself, and a colleague is to read it.
    package mutating func interview(on day: Day, byLink: Bool = false) throws(Refusal) {
        guard state == .presented || state == .interview else { throw .applicationIs(state) }
        guard day >= presentedOn else { throw .before(presentedOn) }
        (state, interviewOn, isUnseen) = (.interview, day, byLink || isUnseen)
    }

    package mutating func hire(_ spell: String, on day: Day, today: Day) throws(Refusal) {
        try check(decidedOn: day, today)
        (state, decidedOn, self.spell) = (.hired, day, spell)
    }

    /// The employer does not take the person, and why.
    package mutating func refuse(_ reason: EmployerReason, on day: Day, byLink: Bool, today: Day) throws(Refusal) {
        try check(decidedOn: day, today)
        (state, decidedOn, refusedBy, self.reason) = (.notHired, day, .employer, reason.rawValue)
        isUnseen = byLink
    }

    /// The person does not want the job, and why.
    package mutating func decline(_ reason: PersonReason, on day: Day, today: Day) throws(Refusal) {
        try check(decidedOn: day, today)
        (state, decidedOn, refusedBy, self.reason) = (.notHired, day, .person, reason.rawValue)
    }

    private func check(decidedOn day: Day, _ today: Day) throws(Refusal) {
        guard !state.isOver else { throw .applicationIs(state) }
        guard day <= today else { throw .inTheFuture }
        if day < presentedOn { throw .before(presentedOn) }
    }

    package mutating func see() { isUnseen = false }

    mutating func end() { state = .withdrawn }
}
