/// A moment at which a dwelling that a landlord proposes may be seen: one side names it, the other answers.
package struct OfferVisit: Sendable, Hashable, Identifiable {
    package enum Side: String, Sendable, Codable, CaseIterable {
        case association, landlord

        package var other: Side { self == .association ? .landlord : .association }
    }

    package enum State: String, Sendable, Codable, CaseIterable { case proposed, agreed, declined, cancelled }

    package enum Refusal: Error, Hashable, Sendable {
        case offerIs(HousingOffer.State)
        /// Only what is still proposed is answered.
        case visitIs(State)
        /// Its hour is past.
        case past
        /// The same moment is named already.
        case named
        /// So many moments wait for an answer.
        case enough(Int)
        /// A side does not answer what it named itself.
        case own
    }

    /// So many moments may wait for an answer beside each other: enough to choose from, few enough to read on a telephone.
    package static let most = 3

    package let id: String
    package let offer: String
    /// Who named it.
    package let by: Side
    package let on: Day
    package let at: TimeOfDay
    /// IANA name, of the site.
    package let zone: String
    package private(set) var state: State
    package private(set) var answeredOn: Day?
    package var version: Int

    package init(
        id: String, offer: String, by side: Side, on day: Day, at time: TimeOfDay, zone: String,
        state: State = .proposed, answeredOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.offer, self.by, self.on, self.at) = (id, offer, side, day, time)
        (self.zone, self.state, self.answeredOn, self.version) = (zone, state, answeredOn, version)
    }

    package var moment: Moment { Moment(on, at: at, in: zone) }

    /// Whether it may be named now, beside what is named already.
    package func mayBeNamed(
        for offer: HousingOffer.State, beside others: [OfferVisit], at now: Moment
    ) throws(Refusal) {
        guard !offer.isOver else { throw .offerIs(offer) }
        guard moment > now else { throw .past }
        let live = others.filter { ($0.state == .proposed || $0.state == .agreed) && $0.moment > now }
        if live.contains(where: { $0.on == on && $0.at == at }) { throw .named }
        guard live.count(where: { $0.state == .proposed }) < Self.most else { throw .enough(Self.most) }
    }

    /// The other side says yes; what else waited for an answer is not needed any more.
    package mutating func agree(
        by side: Side, beside others: inout [OfferVisit], at now: Moment, on today: Day
    ) throws(Refusal) {
        try check(side)
        guard moment > now else { throw .past }
        (state, answeredOn) = (.agreed, today)
        for place in others.indices where others[place].id != id && others[place].state == .proposed {
            (others[place].state, others[place].answeredOn) = (.cancelled, today)
        }
    }

    package mutating func decline(by side: Side, on today: Day) throws(Refusal) {
        try check(side)
        (state, answeredOn) = (.declined, today)
    }

    /// It does not take place: one's own proposal taken back, or what was agreed.
    package mutating func cancel(on today: Day) throws(Refusal) {
        guard state == .proposed || state == .agreed else { throw .visitIs(state) }
        (state, answeredOn) = (.cancelled, today)
    }

    private func check(_ side: Side) throws(Refusal) {
        guard state == .proposed else { throw .visitIs(state) }
        guard side != by else { throw .own }
    }
}
