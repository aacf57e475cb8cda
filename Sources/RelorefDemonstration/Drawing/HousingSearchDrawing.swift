import RelorefDomain

/// What a household did to find a home: its request, a claim, the dwellings that it tried, its budgets.
struct DrawnSearch: Sendable {
    var request: SocialHousingRequest?
    var claim: EnforceableRightClaim?
    var leads: [HousingLead] = []
    var budgets: [(id: String, on: Day, budget: HousingBudget)] = []
    /// The referent, who wrote everything down.
    let account: String
}

/// Draws the search for a home of the households of today, with chance of its own: nothing else is drawn otherwise.
struct HousingSearchDrawing {
    private var dice: Dice
    private let today: Day

    init(_ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 22)
        today = pen.today
    }

    /// Four households in ten have a request; those that have one often have the rest.
    mutating func add(to drawn: inout DrawnHousehold, at site: DrawnSite, referent: String?, _ pen: inout Pen) {
        guard let referent, drawn.household.closedOn == nil, !drawn.people.isEmpty, dice.chance(40) else { return }
        var search = DrawnSearch(account: referent)
        let request = request(of: drawn, at: site, &pen)
        search.request = request
        let isHoused = drawn.stays.contains { $0.kind == .directLease && $0.state == .active }
        if request.filedOn != nil, request.endedOn == nil, dice.chance(35) {
            search.claim = claim(of: drawn, on: request, &pen)
        }
        if !isHoused || dice.chance(30) {
            if dice.chance(45) { search.leads = leads(of: drawn, at: site, &pen) }
            if dice.chance(35) { search.budgets = [budget(of: drawn, &pen)] }
        }
        drawn.search = search
    }

    /// What led a household of the last two years to its home: a request that was satisfied, a claim now and then.
    mutating func addPast(to drawn: inout DrawnHousehold, at site: DrawnSite, account: String, _ pen: inout Pen) {
        guard let closed = drawn.household.closedOn, closed >= today.adding(months: -24),
            let lease = drawn.stays.last(where: { $0.kind == .directLease && $0.state == .active }),
            let signed = lease.signedOn ?? lease.from, dice.chance(40)
        else { return }
        let filed = signed.adding(days: -dice.number(40, 330))
        let request = SocialHousingRequest(
            id: pen.ids.next("o"), household: drawn.household.id, body: .online, departement: site.departement.code,
            wish: SocialHousingRequest.Wish(type: Self.type(for: drawn.household.size)), filedOn: filed,
            attestedOn: filed.adding(days: dice.number(8, 26)), endedOn: signed, outcome: .satisfied)
        var search = DrawnSearch(account: account)
        search.request = request
        let acknowledged = filed.adding(days: 12)
        let decided = acknowledged.adding(days: dice.number(50, 90))
        if decided < signed, dice.chance(18) {
            search.claim = EnforceableRightClaim(
                id: pen.ids.next("cl"), household: drawn.household.id, kind: .housing, ground: "hostedSixMonths",
                request: request.id, departement: request.departement,
                steps: EnforceableRightClaim.Steps(
                    filedOn: filed, acknowledgedOn: acknowledged, decidedOn: decided, decision: .recognised,
                    housedOn: signed))
        }
        drawn.search = search
    }

    private mutating func request(
        of drawn: DrawnHousehold, at site: DrawnSite, _ pen: inout Pen
    ) -> SocialHousingRequest {
        // Some filed theirs with another service, before the file was opened; a few of these are to be renewed now.
        let earliest = today.adding(days: -368)
        let isOld = dice.chance(35)
        let first = isOld ? earliest : max(drawn.household.openedOn, earliest)
        let span = isOld ? 110 : max(0, first.days(until: today) - 6)
        let filed = first.adding(days: dice.number(0, span))
        let isFiled = filed <= today && dice.chance(93)
        let lease = drawn.stays.last { $0.kind == .directLease && $0.state == .active }
        let signed = lease?.signedOn ?? lease?.from
        let isMet = isFiled && (signed.map { $0 >= filed } ?? false) && dice.chance(80)
        let communes = dice.shuffled(site.departement.communes).prefix(dice.number(1, 3)).map(\.code)
        let attested = filed.adding(days: dice.number(8, 26))
        let isAttested = isFiled && attested <= today && dice.chance(94)
        return SocialHousingRequest(
            id: pen.ids.next("o"), household: drawn.household.id,
            number: isAttested || (isFiled && dice.chance(30)) ? number(site.departement.code, filed) : nil,
            body: isFiled ? dice.weighted([(.online, 6), (.townHall, 2), (.landlord, 2)], or: .online) : nil,
            departement: site.departement.code,
            wish: SocialHousingRequest.Wish(
                communes: communes, type: Self.type(for: drawn.household.size),
                maximumCents: 1_000 * dice.number(45, 78), needs: dice.chance(12) ? ["groundFloor"] : []),
            filedOn: isFiled ? filed : nil, attestedOn: isAttested ? attested : nil,
            updates: isAttested && attested.adding(days: 60) <= today && dice.chance(25)
                ? [attested.adding(days: 60)] : [],
            endedOn: isMet ? signed : nil, outcome: isMet ? .satisfied : nil)
    }

    private static func type(for size: Int) -> DwellingType {
        switch size {
        case 1: .t1
        case 2: .t2
        case 3, 4: .t3
        case 5: .t4
        default: .t5
        }
    }

    /// Eighteen invented digits in the order of the paper.
    private mutating func number(_ departement: String, _ filed: Day) -> RegistrationNumber? {
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let place = departement.count >= 3 ? departement : "0" + departement
        return RegistrationNumber(
            place + digits(filed.month, 2) + digits(filed.year % 100, 2) + digits(dice.number(100_000, 999_999), 6)
                + digits(dice.number(10_000, 99_999), 5))
    }

    private mutating func claim(
        of drawn: DrawnHousehold, on request: SocialHousingRequest, _ pen: inout Pen
    ) -> EnforceableRightClaim? {
        guard let filed = request.filedOn, request.number != nil else { return nil }
        let begun = filed.adding(days: dice.number(20, 90))
        guard begun <= today else { return nil }
        var steps = EnforceableRightClaim.Steps(filedOn: begun)
        let acknowledged = begun.adding(days: dice.number(5, 20))
        if acknowledged <= today { steps.acknowledgedOn = acknowledged }
        let decided = acknowledged.adding(days: dice.number(60, 100))
        if decided <= today, dice.chance(80) {
            steps.decidedOn = decided
            steps.decision = dice.weighted([(.recognised, 6), (.refused, 2), (.reoriented, 1)], or: .recognised)
        }
        return EnforceableRightClaim(
            id: pen.ids.next("cl"), household: drawn.household.id, kind: .housing,
            ground: dice.one(of: ["transitionEighteenMonths", "hostedSixMonths", "abnormalDelay"], or: "noDwelling"),
            request: request.id, departement: request.departement, steps: steps)
    }

    private mutating func leads(
        of drawn: DrawnHousehold, at site: DrawnSite, _ pen: inout Pen
    ) -> [HousingLead] {
        let first = max(drawn.household.openedOn, today.adding(days: -120))
        return (0..<dice.number(1, 4)).map { _ in
            let day = first.adding(days: dice.number(0, max(0, first.days(until: today))))
            let rent = 1_000 * dice.number(46, 82)
            let type = Self.type(for: drawn.household.size)
            let source: HousingLead.Source = dice.weighted(
                [(.agency, 4), (.advert, 4), (.owner, 2), (.list, 1)], or: .agency)
            return HousingLead(
                id: pen.ids.next("le"), household: drawn.household.id, source: source,
                contactedOn: day, commune: dice.shuffled(site.departement.communes).first?.code, rentCents: rent,
                chargesCents: 1_000 * dice.number(4, 12), course: course(after: day),
                words: HousingLead.Words(
                    contact: dice.one(of: source == .agency ? Self.agencies : Self.owners, or: ""),
                    dwelling: "\(type.rawValue), \(dice.number(28, 84)) m², \(dice.one(of: Self.floors, or: ""))",
                    remark: dice.chance(40) ? dice.one(of: Self.remarks, or: "") : ""))
        }
    }

    private mutating func course(after day: Day) -> HousingLead.Course {
        var course = HousingLead.Course()
        let visit = day.adding(days: dice.number(1, 8))
        if visit <= today, dice.chance(60) { course.visitedOn = visit }
        let file = visit.adding(days: dice.number(0, 4))
        if course.visitedOn != nil, file <= today, dice.chance(60) { course.appliedOn = file }
        let answer = file.adding(days: dice.number(2, 12))
        guard answer <= today, dice.chance(75) else { return course }
        let given: HousingLead.Answer = dice.weighted([(.refused, 5), (.noAnswer, 3), (.declined, 1)], or: .noAnswer)
        course.answer = given
        course.answeredOn = given == .noAnswer ? nil : answer
        course.reason =
            given == .refused
            ? dice.one(of: ["incomeTooLow", "incompleteFile", "otherCandidatePriority"], or: "other")
            : given == .declined ? "transport" : nil
        return course
    }

    private mutating func budget(
        of drawn: DrawnHousehold, _ pen: inout Pen
    ) -> (id: String, on: Day, budget: HousingBudget) {
        let size = max(1, drawn.household.size)
        let rent = 1_000 * dice.number(46, 78)
        return (
            pen.ids.next("bu"), today.adding(days: -dice.number(1, 60)),
            HousingBudget(
                resourcesCents: 1_000 * dice.number(105, 140) + 18_000 * (size - 1), rentCents: rent,
                chargesCents: 1_000 * dice.number(4, 11), aidCents: rent * dice.number(30, 48) / 100, persons: size)
        )
    }

    private static let agencies = ["Agence du Marché", "Agence des Deux Ponts", "Cabinet Aubry"]
    private static let owners = ["Mme Lenoir", "M. Carpentier", "Mme Vasseur", "M. Delattre"]
    private static let floors = ["rez-de-chaussée", "1er étage", "2e étage", "3e étage avec ascenseur"]
    private static let remarks = [
        "Rappel demandé après la visite.", "Garant exigé ; la garantie Visale a été proposée.",
        "Dossier complet remis en main propre.", "Logement déjà loué au moment de l'appel.",
    ]
}
