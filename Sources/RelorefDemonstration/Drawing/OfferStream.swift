import RelorefDomain

/// Landlords with a convention and a thousand offers each, beside the demonstration's own and drawn one after the other:
/// what makes a network's partnerships large. Nothing counts as a lease, so that the figures stay as they are.
struct OfferStream {
    private var dice: Dice
    private let today: Day
    private let officer: String
    private let sites: [DrawnSite]
    /// Those who may have been proposed, by site.
    private let households: [String: [Household]]
    private var left: Int
    private var drawn = 0

    static let perConvention = 1_000

    /// Where an offer may stand: most are over.
    private static let live = OfferSituation.all.filter { $0.outcome == nil && !$0.candidates.contains(.accepted) }
    private static let over = OfferSituation.all.filter { $0.outcome != nil && $0.state != .leased }

    init(offers: Int, _ frame: Frame, _ households: [DrawnHousehold], by officer: String, _ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 47)
        today = pen.today
        self.officer = officer
        sites = frame.sites
        self.households = Dictionary(
            grouping: households.map(\.household).filter { $0.closedOn == nil && !$0.confidential }, by: \.site)
        left = offers
    }

    /// The next landlord with its convention and its offers; nil when all are drawn.
    mutating func next(_ pen: inout Pen) -> (landlord: Partner, convention: DrawnConvention, offers: [DrawnOffer])? {
        guard left > 0, !sites.isEmpty else { return nil }
        let (site, count) = (sites[drawn % sites.count], min(left, Self.perConvention))
        drawn += 1
        left -= count
        let code = site.departement.code
        let landlord = Partner(
            id: pen.ids.next("b"), name: "Bailleur \(drawn) (\(code))", kind: .hlmBody, landlordKind: .esh,
            departement: code, site: site.id, dwellingsOwned: dice.number(200, 9_000))
        let signed = today.adding(months: -dice.number(14, 120))
        var convention = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: landlord.id, site: site.id,
                .init(title: "Convention avec \(landlord.name)", departement: code, offersFrom: signed),
                state: .active, signedOn: signed, from: signed, to: today.adding(months: dice.number(2, 30))),
            account: officer)
        convention.add(.signature, signed.iso, .both, "", with: &pen)
        convention.targets = [
            ConventionTarget(id: pen.ids.next("cg"), dice.number(20, 120), .proposal, from: signed, to: nil)
        ]
        let offers = (0..<count).map { _ in offer(of: convention.convention, at: site, &pen) }
        return (landlord, convention, offers)
    }

    private mutating func offer(of convention: Convention, at site: DrawnSite, _ pen: inout Pen) -> DrawnOffer {
        let isLive = dice.chance(2)
        let situation = dice.one(of: isLive ? Self.live : Self.over, or: OfferSituation.all[0])
        let days = max(60, (convention.from ?? today).days(until: today))
        let received = today.adding(days: -(isLive ? situation.ago : dice.number(50, days)))
        let (known, town) = (households[site.id] ?? [], dice.shuffled(site.departement.communes).first)
        var facts = HousingOffer.Facts(
            departement: site.departement.code, commune: town?.code, type: dice.one(of: [.t2, .t3, .t4], or: .t3),
            surfaceTenths: dice.number(280, 950), rentCents: dice.number(30_000, 80_000), chargesCents: 6_000,
            quota: situation.quota, receivedOn: received, receivedHow: situation.how,
            candidatesAsked: situation.asked, answerBy: received.adding(days: situation.answer))
        facts.convention = convention.id
        let offer = HousingOffer(
            id: pen.ids.next("of"), site: site.id, partner: convention.partner, facts, state: situation.state,
            sentOn: situation.candidates.contains { !$0.isBeforeSending } ? received.adding(days: 4) : nil,
            decidedOn: situation.state == .decided ? received.adding(days: 8) : nil, outcome: situation.outcome,
            outcomeOn: situation.outcome.map { _ in received.adding(days: situation.outcomeAfter) })
        let first = known.isEmpty ? 0 : dice.number(0, known.count - 1)
        let candidates = situation.candidates.enumerated().prefix(known.count).map { place, state in
            CandidacyDrawing(state: state, place: place, received: received, today: today).candidacy(
                pen.ids.next("cd"), of: known[(first + place) % known.count], for: offer.id, lease: nil, signed: nil)
        }
        return DrawnOffer(offer: offer, address: nil, candidates: candidates, account: officer)
    }
}
