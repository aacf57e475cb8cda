import RelorefDomain

/// The dwellings that landlords propose today, thirteen of them in every state, with chance of its own: nothing else is drawn
/// otherwise.
struct OfferDrawing {
    private var dice: Dice
    private let today: Day
    private let officer: String
    /// Places in the list of households that nobody has proposed yet, by site.
    private var waiting: [String: [Int]] = [:]

    init(_ pen: Pen, by officer: String) {
        dice = Dice(seed: pen.seed, stream: 31)
        today = pen.today
        self.officer = officer
    }

    /// - Parameters:
    ///   - households: those who are proposed get the agreement and the papers that a candidacy asks for.
    ///   - conventions: a lease that came of an offer counts through it.
    mutating func offers(
        _ frame: Frame, _ households: inout [DrawnHousehold], _ conventions: inout [DrawnConvention], _ pen: inout Pen
    ) -> [DrawnOffer] {
        guard let home = frame.sites.first(where: { $0.departement.code == "77" }) else { return [] }
        waiting = Dictionary(grouping: households.indices.filter { Self.waits(households[$0]) }) {
            households[$0].household.site
        }
        let others = frame.sites.filter { $0.id != home.id && !(waiting[$0.id] ?? []).isEmpty }
        let own = OfferSituation.all.count - OfferSituation.elsewhere
        return OfferSituation.all.enumerated().compactMap { place, situation in
            dice = Dice(seed: pen.seed, stream: 3_100 + UInt64(place))
            guard place >= own else { return draw(situation, at: home, &households, &conventions, &pen) }
            guard place - own < others.count else { return nil }
            return draw(situation, at: others[place - own], &households, &conventions, &pen)
        }
    }

    private static func waits(_ drawn: DrawnHousehold) -> Bool {
        guard drawn.household.closedOn == nil, !drawn.household.confidential, let head = drawn.people.first,
            let home = drawn.stays.last(where: { $0.state == .active }), home.kind == .relay || home.kind == .centre
        else { return false }
        return !Planted.isPlanted(head)
    }

    private mutating func draw(
        _ situation: OfferSituation, at site: DrawnSite, _ households: inout [DrawnHousehold],
        _ conventions: inout [DrawnConvention], _ pen: inout Pen
    ) -> DrawnOffer? {
        var found = DrawnCandidates(situation)
        if situation.state == .leased {
            guard found.take(leaseOf: &conventions, at: site, households) else { return nil }
        } else {
            for _ in situation.candidates { found.take(next(at: site, like: found.places.first, households)) }
        }
        let received = (found.signed ?? today).adding(days: -situation.ago)
        let landlords = site.landlords.filter { $0.landlordKind != nil && $0.dwellingsOwned != DrawnSite.namedStock }
        let convention = conventions.first {
            $0.convention.state == .active && $0.convention.site == site.id && $0.convention.facts.level == .local
                && ($0.convention.partner == found.landlord || (found.landlord == nil && dice.chance(50)))
        }
        guard
            let landlord = found.landlord ?? convention?.convention.partner
                ?? dice.shuffled(landlords).first?.id
        else { return nil }
        let size = found.places.first.map { households[$0].household.size } ?? dice.number(1, 5)
        let town = dice.shuffled(site.departement.communes).first
        var facts = facts(situation, in: site.departement.code, town?.code, for: size, received)
        facts.convention = convention?.convention.id
        facts.dwelling = found.lease?.dwelling
        let offer = HousingOffer(
            id: pen.ids.next("of"), site: site.id, partner: landlord, facts, state: situation.state,
            sentOn: situation.candidates.contains { !$0.isBeforeSending } ? received.adding(days: 4) : nil,
            decidedOn: [.decided, .leased].contains(situation.state) ? received.adding(days: 8) : nil,
            outcome: situation.outcome,
            outcomeOn: situation.outcome.map { _ in received.adding(days: situation.outcomeAfter) })
        let street = "\(dice.number(1, 60)) \(dice.one(of: Self.streets, or: "rue des Écoles"))"
        let hasAddress = dice.chance(70)
        let candidates = found.places.enumerated().map { place, at in
            households[at].prepare(for: situation.candidates[place], on: received, by: officer, &dice, &pen)
            return CandidacyDrawing(
                state: situation.candidates[place], place: place, received: received, today: today
            ).candidacy(
                pen.ids.next("cd"), of: households[at].household, for: offer.id, lease: found.lease,
                signed: found.signed)
        }
        return DrawnOffer(
            offer: offer,
            address: hasAddress ? DwellingAddress(street: street, postalCode: town?.postalCode ?? "") : nil,
            candidates: candidates,
            account: officer)
    }

    /// A household that waits, as large as the one that is proposed beside it where there is such a one.
    private mutating func next(at site: DrawnSite, like first: Int?, _ households: [DrawnHousehold]) -> Int? {
        let free = waiting[site.id] ?? []
        let size = first.map { households[$0].household.size }
        guard
            let chosen = free.first(where: { size == nil || households[$0].household.size == size }) ?? free.first
        else { return nil }
        waiting[site.id] = free.filter { $0 != chosen }
        return chosen
    }

    private mutating func facts(
        _ situation: OfferSituation, in departement: String, _ commune: String?, for size: Int, _ received: Day
    ) -> HousingOffer.Facts {
        let isBare = situation.asked == nil
        let (type, area) = Self.home(for: size)
        let rent = 10_000 + area * 650 + 1_000 * dice.number(0, 6)
        var facts = HousingOffer.Facts(
            departement: departement, commune: commune, type: type, surfaceTenths: area * 10,
            rentCents: isBare ? nil : rent,
            chargesCents: isBare ? nil : 1_000 * dice.number(5, 11), quota: situation.quota, receivedOn: received,
            receivedHow: situation.how, candidatesAsked: situation.asked,
            answerBy: received.adding(days: situation.answer))
        facts.floor = dice.number(0, 4)
        facts.hasLift = dice.chance(40)
        facts.energy = dice.one(of: [.b, .c, .c, .d, .d, .e], or: .d)
        facts.availableOn = received.adding(days: dice.number(20, 50))
        return facts
    }

    private static func home(for size: Int) -> (DwellingType, Int) {
        switch size {
        case 1: (.t1bis, 31)
        case 2: (.t2, 44)
        case 3, 4: (.t3, 63)
        case 5: (.t4, 78)
        default: (.t5, 94)
        }
    }

    private static let streets = ["rue des Écoles", "allée des Tilleuls", "rue du Lavoir", "avenue du Maréchal-Foch"]
}
