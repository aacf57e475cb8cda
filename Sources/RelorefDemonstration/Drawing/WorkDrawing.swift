import RelorefDomain

extension DrawnHousehold {
    /// What is known of a household's work on the day that counts.
    enum Work: Sendable {
        /// At least one adult has a contract on the day.
        case employed
        /// Every adult's situation is known, and nobody has a contract.
        case notEmployed
        /// Nobody knows.
        case unknown
    }

    /// Work contracts and situations so that the household is what it is to be on the day.
    mutating func add(_ work: Work, on day: Day, from entry: Day, employers: [Partner], _ pen: inout Pen) {
        let adults = people.filter { $0.joined <= day && $0.person.isAdultInFigures(on: day) == true }.map(\.person.id)
        guard work != .unknown, let first = adults.first else { return }
        for adult in adults {
            let works = work == .employed && (adult == first || pen.dice.chance(30))
            // Beside somebody who works, another adult's situation may be unknown without hiding the household's.
            if !works, work == .employed, pen.dice.chance(15) { continue }
            let arrival = people.first { $0.person.id == adult }.map { max($0.joined, entry) } ?? entry
            addSituations(of: adult, from: min(arrival, day), works: works, on: day, &pen)
            if works { spells.append(spell(of: adult, from: arrival, covering: day, employers, &pen)) }
        }
    }

    private mutating func addSituations(of adult: String, from: Day, works: Bool, on day: Day, _ pen: inout Pen) {
        let idle: [EmploymentStatus] = [
            .jobSeekerRegistered, .jobSeekerRegistered, .training, .jobSeekerNotRegistered, .inactiveChildcare,
        ]
        situations.append(
            EmploymentSituation(
                id: pen.ids.next("e"), person: adult, from: from,
                status: pen.dice.one(of: idle, or: .jobSeekerRegistered)))
    }

    private func spell(
        of adult: String, from entry: Day, covering day: Day, _ employers: [Partner], _ pen: inout Pen
    ) -> EmploymentSpell {
        let mixture: [(ContractType, Int)] = [
            (.permanent, 30), (.fixedTerm, 34), (.fixedTermInclusion, 14), (.temporaryAgency, 14), (.apprenticeship, 4),
            (.selfEmployment, 4),
        ]
        let contract = pen.dice.weighted(mixture, or: .permanent)
        let from = pen.day(entry.adding(days: entry.days(until: day) / 4), day.adding(days: -pen.dice.number(0, 20)))
        let start = min(max(from, entry), day)
        // An inclusion contract runs for four months at least (V79).
        let least = max(day.adding(days: pen.dice.number(5, 260)), start.adding(months: 4))
        let hasEnd = !contract.hasNoEnd && contract != .selfEmployment
        return EmploymentSpell(
            id: pen.ids.next("w"), person: adult, contract: contract, from: start, to: hasEnd ? least : nil,
            weeklyHoursTenths: pen.dice.one(of: [350, 350, 350, 240, 200, 280], or: 350),
            rome: pen.dice.one(of: WorkDrawing.trades, or: nil),
            employer: employers.isEmpty || pen.dice.chance(30)
                ? nil : employers[pen.dice.number(0, employers.count - 1)].id)
    }
}

/// Frequent trades (ROME).
enum WorkDrawing {
    static let trades: [String?] = [
        "A1203", "D1505", "D1507", "F1606", "F1702", "F1703", "G1501", "G1602", "G1603", "G1605", "H2101", "H3302",
        "K1302", "K1304", "K2204", "K2304", "N1103", "N1105", "N4105", "I1604", nil,
    ]
}
