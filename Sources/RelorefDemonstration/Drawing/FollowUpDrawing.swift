import RelorefDomain

/// A follow-up with what was done in it.
struct DrawnFollowUp: Sendable {
    let followUp: FollowUp
    var contacts: [(contact: FollowUpContact, note: DrawnNote?, at: Moment)] = []
    var checks: [RentCheck] = []
    /// The referent, who opened it and recorded everything.
    let account: String
}

/// Draws the months after a move into a home of one's own, with chance of its own: nothing else is drawn otherwise.
struct FollowUpDrawing {
    private var dice: Dice
    private let today: Day

    init(_ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 21)
        today = pen.today
    }

    /// Households that went from a centre straight into a home of their own, some months ago.
    mutating func moved(at site: DrawnSite, referent: String?, _ pen: inout Pen) -> [DrawnHousehold] {
        swap(&dice, &pen.dice)
        defer { swap(&dice, &pen.dice) }
        return [172, 141, 118, 93, 77].map { ago in
            let start = today.adding(days: -ago)
            let drawing = HouseholdDrawing(
                site: site, size: pen.dice.number(1, 5), inFull: true, start: start, growsUntil: today)
            var drawn = drawing.file(&pen)
            drawn.household.referent = referent
            let stock: Stock = pen.dice.chance(30) ? .private : .public
            let exit: ExitType = stock == .private ? .directLeasePrivate : .directLeasePublic
            drawing.addOrigin(to: &drawn, leavingBy: exit, &pen)
            drawing.addLease(
                to: &drawn, signed: start.adding(days: -pen.dice.number(0, 6)), from: start, slid: nil,
                landlord: site.landlord(stock, &pen.dice), stock: stock, &pen)
            drawn.add(.employed, on: start, from: drawn.household.openedOn, employers: site.employers, &pen)
            return drawn
        }
    }

    /// The follow-up of the household's lease, as far as it has come.
    mutating func add(to drawn: inout DrawnHousehold, referent: String?, _ pen: inout Pen) {
        guard let referent, drawn.household.closedOn == nil,
            let lease = drawn.stays.last(where: { $0.kind == .directLease && $0.state == .active }),
            let start = lease.from, start <= today, today <= start.adding(months: 6)
        else { return }
        let followUp = FollowUp(
            id: pen.ids.next("f"), lease: lease.id, start: start, months: 6, plannedMonths: 6)
        var followed = DrawnFollowUp(followUp: followUp, account: referent)
        let schedule = FollowUpSchedule(
            start: start, months: 6, rhythm: FollowUpSchedule.Rhythm(firstVisit: 14, window: 15))
        for planned in schedule.planned where dice.chance(84) {
            addContact(planned, until: today, to: &followed, &pen)
        }
        for month in 1...6 where schedule.checkDay(of: month) <= today && dice.chance(88) {
            addCheck(month, on: schedule.checkDay(of: month), rent: lease.rentCents ?? 45_000, to: &followed, &pen)
        }
        drawn.followUps.append(followed)
    }

    /// The follow-up of a household that became autonomous within the last two years: what was done, without a word.
    mutating func addPast(to drawn: inout DrawnHousehold, account: String, _ pen: inout Pen) {
        guard let closed = drawn.household.closedOn, closed >= today.adding(months: -24),
            let lease = drawn.stays.last(where: { $0.kind == .directLease && $0.state == .active }),
            let start = lease.from, start < closed, dice.chance(90)
        else { return }
        let followUp = FollowUp(
            id: pen.ids.next("f"), lease: lease.id, start: start, months: 6, plannedMonths: 6, closedOn: closed,
            outcome: dice.weighted([(.autonomous, 8), (.handedOver, 1), (.lost, 1)], or: .autonomous))
        var followed = DrawnFollowUp(followUp: followUp, account: account)
        let schedule = FollowUpSchedule(
            start: start, months: 6, rhythm: FollowUpSchedule.Rhythm(firstVisit: 14, window: 15))
        for planned in schedule.planned where planned.target <= closed && dice.chance(88) {
            addContact(planned, until: closed, hasWords: false, to: &followed, &pen)
        }
        for month in 1...6 where schedule.checkDay(of: month) <= closed && dice.chance(88) {
            addCheck(month, on: schedule.checkDay(of: month), rent: lease.rentCents ?? 45_000, to: &followed, &pen)
        }
        drawn.followUps.append(followed)
    }

    private mutating func addContact(
        _ planned: FollowUpSchedule.Planned, until last: Day, hasWords: Bool = true, to followed: inout DrawnFollowUp,
        _ pen: inout Pen
    ) {
        var day = max(planned.earliest, planned.target.adding(days: dice.number(-6, 6)))
        while day.isWeekend { day = day.adding(days: 1) }
        guard day <= last else { return }
        let kind: FollowUpContact.Kind =
            planned.isVisit ? .visit : dice.weighted([(.interview, 3), (.phone, 2)], or: .phone)
        let contact = FollowUpContact(
            id: pen.ids.next("g"), followUp: followed.followUp.id, kind: kind, on: day,
            condition: kind == .visit ? dice.weighted([(.good, 7), (.worn, 2), (.bad, 1)], or: .good) : nil,
            topics: Set(FollowUpContact.Topic.allCases.filter { _ in dice.chance(35) }))
        let at = Moment(startOf: day, in: "Europe/Paris").adding(seconds: dice.number(9 * 3_600, 17 * 3_600))
        let note =
            hasWords && dice.chance(70)
            ? DrawnNote(
                id: pen.ids.next("r"), author: followed.account, level: .team, at: at,
                text: dice.one(of: Self.texts, or: "")) : nil
        followed.contacts.append((contact, note, at))
    }

    private mutating func addCheck(
        _ month: Int, on day: Day, rent: Int, to followed: inout DrawnFollowUp, _ pen: inout Pen
    ) {
        let status: RentCheck.Status = dice.weighted(
            [(.ok, 15), (.late, 2), (.partial, 1), (.unpaid, 1), (.unknown, 1)], or: .ok)
        let aid = rent * 40 / 100
        let paid: Int? =
            switch status {
            case .ok, .late: rent - aid
            case .partial: (rent - aid) / 2
            case .unpaid: 0
            case .unknown: nil
            }
        let checked = min(today, day.adding(days: dice.number(1, 9)))
        followed.checks.append(
            RentCheck(
                id: pen.ids.next("l"), followUp: followed.followUp.id, month: month, status: status,
                source: dice.weighted([(.landlordCall, 3), (.receipt, 2), (.household, 1)], or: .landlordCall),
                checkedOn: checked, dueCents: rent, aidCents: aid, paidCents: paid,
                paidOn: status == .ok ? day.adding(days: -dice.number(0, 4)) : nil))
    }

    private static let texts = [
        "Logement propre et chauffé. Compteur d'eau relevé ensemble.",
        "Première facture d'énergie expliquée, mensualisation demandée.",
        "Les enfants vont à l'école du quartier. Cantine inscrite.",
        "Assurance habitation renouvelée, attestation envoyée au bailleur.",
        "Loyer payé par virement permanent. Aide au logement versée au bailleur.",
        "Fuite sous l'évier signalée au gardien, passage prévu vendredi.",
        "Voisinage calme. Tri des déchets revu sur place.",
        "Contrat de travail renouvelé, horaires compatibles avec la crèche.",
    ]
}
