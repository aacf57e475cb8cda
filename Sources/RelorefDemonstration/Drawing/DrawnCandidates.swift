import RelorefDomain

/// Who is proposed for a drawn offer: places in the list of households, and the lease where one was signed.
struct DrawnCandidates {
    let situation: OfferSituation
    private(set) var places: [Int] = []
    private(set) var lease: Accommodation?
    private(set) var signed: Day?
    private(set) var landlord: String?

    init(_ situation: OfferSituation) { self.situation = situation }

    mutating func take(_ place: Int?) { if let place { places.append(place) } }

    /// A lease of the site came of an offer; one that counts for a convention in force counts through it.
    mutating func take(
        leaseOf conventions: inout [DrawnConvention], at site: DrawnSite, _ households: [DrawnHousehold]
    ) -> Bool {
        for place in conventions.indices
        where conventions[place].convention.state == .active && conventions[place].convention.site == site.id {
            guard let last = conventions[place].leases.max(by: { $0.signed < $1.signed }),
                let home = households.firstIndex(where: { $0.household.id == last.stay.household })
            else { continue }
            conventions[place].leases.removeAll { $0.id == last.id }
            return take(last.stay, of: home, from: conventions[place].convention.partner)
        }
        let counted = Set(conventions.flatMap { $0.leases.map(\.stay.id) })
        for (home, drawn) in households.enumerated() where drawn.household.site == site.id {
            guard let stay = drawn.stays.last, stay.kind == .directLease, stay.state == .active,
                !counted.contains(stay.id),
                let landlord = drawn.dwellings.first(where: { $0.dwelling.id == stay.dwelling })?.dwelling.landlord
            else { continue }
            return take(stay, of: home, from: landlord)
        }
        return false
    }

    private mutating func take(_ stay: Accommodation, of place: Int, from owner: String) -> Bool {
        guard let day = stay.directLeaseFrom else { return false }
        (lease, signed, landlord, places) = (stay, day, owner, [place])
        return true
    }
}

extension DrawnHousehold {
    /// What a candidacy asks of a household until it stands there: its agreement, its papers, a budget.
    mutating func prepare(
        for state: Candidacy.State, on received: Day, by account: String, _ dice: inout Dice, _ pen: inout Pen
    ) {
        guard state != .proposed else { return }
        let day = max(household.openedOn, received.adding(days: 2))
        if !consents.contains(where: { $0.kind == .landlordContact }) {
            consents.append(
                Consent(id: pen.ids.next("k"), household: household.id, kind: .landlordContact, givenOn: day))
        }
        guard state != .consented else { return }
        let author = documents.first?.document.author ?? account
        for kind in ["protectionDecision", "cafStatement", "rib", "healthCover"]
        where !documents.contains(where: { $0.document.kind == kind && $0.document.expiresOn ?? pen.today >= pen.today }
        ) {
            documents.append(
                DrawnDocument(
                    document: HouseholdDocument(
                        id: pen.ids.next("dc"), household: household.id, kind: kind, person: nil, expiresOn: nil,
                        seenOn: day, level: .team, author: author,
                        at: Moment(startOf: day, in: "Europe/Paris").adding(seconds: 36_000)),
                    title: ""))
        }
        guard search?.request != nil, search?.budgets.isEmpty ?? false else { return }
        let rent = 1_000 * dice.number(46, 70)
        search?.budgets = [
            (
                pen.ids.next("bu"), day,
                HousingBudget(
                    resourcesCents: 1_000 * dice.number(118, 150) + 22_000 * (household.size - 1), rentCents: rent,
                    chargesCents: 6_000, aidCents: rent * 4 / 10, persons: household.size)
            )
        ]
    }
}
