import RelorefDomain

extension DrawnHousehold {
    /// Protection for the adults, decided on a day, and the papers that follow from it.
    mutating func addPapers(decided: Day, on today: Day, _ pen: inout Pen) {
        let isRefugee = pen.dice.chance(68)
        let authority: ProtectionAuthority = pen.dice.chance(64) ? .ofpra : .cnda
        for person in people where person.kinship == .reference || person.kinship == .spouse {
            let isReunited = person.joined > household.openedOn
            if !isReunited {
                protections.append(
                    ProtectionStatus(
                        id: pen.ids.next("q"), person: person.person.id, kind: isRefugee ? .refugee : .subsidiary,
                        authority: authority, decidedOn: decided,
                        notifiedOn: decided.adding(days: pen.dice.number(7, 25))))
            }
            let from = isReunited ? person.joined : decided
            addPermits(of: person.person.id, isRefugee: isRefugee, isReunited: isReunited, from: from, &pen)
        }
    }

    /// A receipt of three months, then the card: each begins on the day after the one before ends (V14).
    private mutating func addPermits(
        of person: String, isRefugee: Bool, isReunited: Bool, from: Day, _ pen: inout Pen
    ) {
        // Whoever was granted protection these last weeks has the receipt today: nothing is issued in the future.
        let receipt = min(from.adding(days: pen.dice.number(20, 50)), max(from, pen.today))
        let card = receipt.adding(months: 3)
        let years = isRefugee || isReunited ? 10 : card.year < 2019 ? 1 : 4
        let kind: PermitKind =
            isReunited
            ? .familyMemberCard : isRefugee ? .residentCard10y : years == 1 ? .temporaryCard1y : .multiYearSubsidiary4y
        permits.append(
            ResidencePermit(
                id: pen.ids.next("t"), person: person, kind: isRefugee ? .receiptRefugee : .receiptSubsidiary,
                issuedOn: receipt, expiresOn: card.adding(days: -1)))
        guard card <= pen.today else { return }
        permits.append(
            ResidencePermit(
                id: pen.ids.next("t"), person: person, kind: kind, issuedOn: card,
                expiresOn: card.adding(months: 12 * years).adding(days: -1)))
    }

    /// French at the entry, and better at a later day.
    mutating func addFrench(from: Day, to: Day?, _ pen: inout Pen) {
        let levels: [FrenchLevel] = [.noFrench, .a1_1, .a1, .a2, .b1, .b2]
        for person in people where person.person.isAdultInFigures(on: from) == true && person.joined <= from {
            let rank = pen.dice.number(0, 4)
            for (day, gain) in [(from, 0), (to, pen.dice.number(0, 1))] {
                guard let day, day > from || gain == 0, day <= pen.today else { continue }
                let level = levels[min(5, rank + gain)]
                french.append(
                    FrenchAssessment(
                        id: pen.ids.next("f"), person: person.person.id, assessedOn: day, oral: level,
                        written: levels[max(0, min(5, rank + gain) - 1)]))
            }
        }
    }
}
