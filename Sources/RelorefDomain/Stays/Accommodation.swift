/// One entry of a household's accommodation timeline: where it lives, from the first night to the day it leaves.
///
/// The day of exit is not a night (domain § 3.3).
package struct Accommodation: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable { case planned, active, ended, cancelled }
    package enum Funding: String, Sendable, Codable, CaseIterable { case alt, other }

    package let id: String
    package var household: String
    /// The site in charge at the time.
    package var site: String
    package var kind: AccommodationKind
    package var state: State
    package var centre: String?
    package var dwelling: String?
    package var plannedFrom: Day?
    package var plannedTo: Day?
    package var from: Day?
    package var to: Day?
    /// The end of care, which starts the three months of a CADA or HUDA (CESEDA R. 552-13).
    package var careEndOn: Day?
    /// The last day of the authorised term, extensions included.
    package var termOn: Day?
    package var signedOn: Day?
    /// The day on which a sliding lease became the household's own.
    package var slidOn: Day?
    /// Whether the lease was obtained through the project.
    package var throughProject: Bool
    /// Monthly rent in euro cents.
    package var rentCents: Int?
    package var exitType: ExitType?
    package var exitReason: ExitReason?
    /// The stay that this one continues: a transfer is one chain, not an exit (V35).
    package var follows: String?
    /// The place in a shared dwelling.
    package var place: Int?
    package var funding: Funding
    /// The days on which the inventories of entry and of exit were made (V46).
    package var entryInventoryOn: Day?
    package var exitInventoryOn: Day?
    package var externalID: String?
    package var version: Int

    package init(
        id: String, household: String, site: String, kind: AccommodationKind, state: State, centre: String? = nil,
        dwelling: String? = nil, plannedFrom: Day? = nil, plannedTo: Day? = nil, from: Day? = nil, to: Day? = nil,
        careEndOn: Day? = nil, termOn: Day? = nil, signedOn: Day? = nil, slidOn: Day? = nil,
        throughProject: Bool = false, rentCents: Int? = nil, exitType: ExitType? = nil, exitReason: ExitReason? = nil,
        follows: String? = nil, place: Int? = nil, funding: Funding = .alt, entryInventoryOn: Day? = nil,
        exitInventoryOn: Day? = nil, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.household = household
        self.site = site
        self.kind = kind
        self.state = state
        self.centre = centre
        self.dwelling = dwelling
        self.plannedFrom = plannedFrom
        self.plannedTo = plannedTo
        self.from = from
        self.to = to
        self.careEndOn = careEndOn
        self.termOn = termOn
        self.signedOn = signedOn
        self.slidOn = slidOn
        self.throughProject = throughProject
        self.rentCents = rentCents
        self.exitType = exitType
        self.exitReason = exitReason
        self.follows = follows
        self.place = place
        self.funding = funding
        self.entryInventoryOn = entryInventoryOn
        self.exitInventoryOn = exitInventoryOn
        self.externalID = externalID
        self.version = version
    }

    /// Seven days after the exit: until then a new stay of the same association makes it a transfer (domain § 3.1).
    package var exitSettlesOn: Day? { state == .ended ? to?.adding(days: 7) : nil }

    /// A direct lease, or a sliding lease that has slid, counts as a home of one's own from this day.
    package var directLeaseFrom: Day? {
        switch kind {
        case .directLease: signedOn
        case .slidingLease: slidOn
        case .centre, .relay, .other: nil
        }
    }
}

/// An extension of the authorised term, asked for and decided.
package struct StayExtension: Sendable, Hashable, Identifiable {
    package enum Decision: String, Sendable, Codable, CaseIterable { case granted, refused }
    package let id: String
    package var stay: String
    package var requestedOn: Day
    package var decidedOn: Day?
    package var decision: Decision?
    package var authority: String?
    package var newTermOn: Day?

    package init(
        id: String, stay: String, requestedOn: Day, decidedOn: Day? = nil, decision: Decision? = nil,
        authority: String? = nil, newTermOn: Day? = nil
    ) {
        self.id = id
        self.stay = stay
        self.requestedOn = requestedOn
        self.decidedOn = decidedOn
        self.decision = decision
        self.authority = authority
        self.newTermOn = newTermOn
    }
}
