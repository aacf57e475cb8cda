import RelorefDomain

/// The days of a candidacy up to where it stands, counted from the day on which its offer was received.
struct CandidacyDrawing {
    let state: Candidacy.State
    /// 0 for the first of its offer.
    let place: Int
    let received: Day
    let today: Day

    func candidacy(
        _ id: String, of household: Household, for offer: String, lease: Accommodation?, signed: Day?
    ) -> Candidacy {
        let refusal = refusal
        return Candidacy(
            id: id, offer: offer, household: household.id, site: household.site, state: state, days: days(signed),
            decision: decision, rank: [.allocated, .ranked, .accepted, .leased].contains(state) ? place + 1 : nil,
            condition: state == .accepted ? "taxNotice" : nil, refusedBy: refusal?.0, reason: refusal?.1,
            lease: lease?.id)
    }

    private func day(_ after: Int) -> Day { min(today, received.adding(days: after)) }
    private var isDecided: Bool { !state.isBeforeSending && state != .sent }
    private var isAllocated: Bool { isDecided && state != .ranked && state != .refusedByLandlord }
    /// The one that waited behind a refusal has its turn on that day.
    private var allocatedAfter: Int { state == .noAnswer ? 12 : 8 }

    private func days(_ signed: Day?) -> Candidacy.Days {
        Candidacy.Days(
            proposed: day(1), consented: state == .proposed ? nil : day(2),
            filed: [.proposed, .consented].contains(state) ? nil : day(3), sent: state.isBeforeSending ? nil : day(4),
            decided: isDecided ? day(8) : nil, allocated: isAllocated ? day(allocatedAfter) : nil,
            answerBy: isAllocated ? received.adding(days: allocatedAfter + 10) : nil,
            accepted: state == .accepted || state == .leased ? day(12) : nil, leased: signed,
            refused: refusal.map { _ in day(state == .refusedByLandlord ? 8 : 12) }
                ?? (state == .noAnswer ? day(23) : nil))
    }

    private var decision: Candidacy.Decision? {
        switch state {
        case .ranked, .noAnswer: .ranked
        case .accepted: .allocatedUnderCondition
        case .refusedByLandlord: place == 0 ? .notAllocated : .rejectedInadmissible
        case .allocated, .leased, .refusedByHousehold, .withdrawn: .allocated
        default: nil
        }
    }

    private var refusal: (Candidacy.Party, String)? {
        switch state {
        case .refusedByHousehold: (.household, Candidacy.HouseholdReason.transport.rawValue)
        case .refusedByLandlord:
            (
                .landlord,
                (place == 0 ? Candidacy.LandlordReason.effortRate : Candidacy.LandlordReason.incompleteFile).rawValue
            )
        default: nil
        }
    }
}
