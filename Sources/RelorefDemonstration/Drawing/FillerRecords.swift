import RelorefDomain

/// What is recorded of the households that make a network large, in the proportions of the small demonstration: everything
/// for an open file; for those that closed within two years, the follow-up and the request that led to the home.
///
/// Drawn with chance of its own: nothing else is drawn otherwise.
struct FillerRecords: Sendable {
    private var followUps: FollowUpDrawing
    private var appointments: AppointmentDrawing
    private var incidents: IncidentDrawing
    private var pathways: PathwayDrawing
    private var papers: DocumentDrawing
    private var search: HousingSearchDrawing
    private var dice: Dice
    private let today: Day

    init(_ pen: Pen) {
        followUps = FollowUpDrawing(pen)
        appointments = AppointmentDrawing(pen)
        incidents = IncidentDrawing(pen)
        pathways = PathwayDrawing(pen)
        papers = DocumentDrawing(pen, keepsFiles: false)
        search = HousingSearchDrawing(pen)
        dice = Dice(seed: pen.seed, stream: 120)
        today = pen.today
    }

    /// - Parameter account: who wrote it down: the site's referent, or somebody for them.
    mutating func add(to drawn: inout DrawnHousehold, at site: DrawnSite, account: String, _ pen: inout Pen) {
        guard drawn.household.closedOn == nil else {
            followUps.addPast(to: &drawn, account: account, &pen)
            search.addPast(to: &drawn, at: site, account: account, &pen)
            return
        }
        followUps.add(to: &drawn, referent: account, &pen)
        appointments.add(to: &drawn, by: account, desk: site.id, &pen)
        incidents.add(to: &drawn, referent: account, &pen)
        pathways.add(to: &drawn, referent: account, &pen)
        papers.add(to: &drawn, referent: account, &pen)
        search.add(to: &drawn, at: site, referent: account, &pen)
        follow(&drawn, account, &pen)
    }

    /// Days to follow: the quarter's declaration of most who have one, the others now and then.
    private mutating func follow(_ drawn: inout DrawnHousehold, _ account: String, _ pen: inout Pen) {
        if dice.chance(35) { note(.lastDeclaration, ago: dice.number(15, 88), &drawn, account, &pen) }
        if dice.chance(6), let head = drawn.people.first?.person.id {
            note(.integrationContractSigned, ago: dice.number(2, 28), of: head, &drawn, account, &pen)
        }
        if dice.chance(6), let head = drawn.people.first?.person.id {
            note(.receiptHandedOver, ago: dice.number(60, 340), of: head, &drawn, account, &pen)
        }
        if dice.chance(4) { note(.allocationReceived, ago: dice.number(0, 8), &drawn, account, &pen) }
        let isHoused = drawn.stays.contains { $0.kind == .directLease && $0.state == .active }
        guard isHoused else { return }
        if dice.chance(30) { insure(&drawn, since: today.adding(days: -dice.number(20, 180)), account, &pen) }
        if dice.chance(3) { note(.orderNotified, ago: dice.number(3, 38), &drawn, account, &pen) }
    }

    /// An insurance of the landlord, whose first year the association pays.
    private func insure(_ drawn: inout DrawnHousehold, since day: Day, _ account: String, _ pen: inout Pen) {
        guard let (lease, landlord) = GuaranteeDrawing.lease(of: drawn, since: Day(number: 0)),
            let signed = lease.signedOn
        else { return }
        let start = max(day, signed)
        drawn.guarantees.append(
            DrawnGuarantee(
                guarantee: Guarantee(
                    id: pen.ids.next("gu"), household: drawn.household.id, site: drawn.household.site, scheme: "gli",
                    lease: lease.id, landlord: landlord, leaseOn: signed, state: .active,
                    days: .init(granted: start, active: start),
                    premium: .init(cents: (lease.rentCents ?? 45_000) * 36 / 100, payer: .association, paidOn: start)),
                account: account))
    }

    private mutating func note(
        _ kind: DeadlineAnchor, ago days: Int, of person: String? = nil, _ drawn: inout DrawnHousehold,
        _ account: String, _ pen: inout Pen
    ) {
        let event = AnchorEvent(
            id: pen.ids.next("av"), kind, of: .household(drawn.household.id, person: person),
            on: today.adding(days: -days))
        drawn.events.append((event, account))
    }
}
