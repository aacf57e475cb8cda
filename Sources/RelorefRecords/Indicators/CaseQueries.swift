package import RelorefDomain
package import RelorefStorage

/// A page of cases, in the order of their ids, and the id after which the next page begins.
package struct CasePage: Sendable, Hashable, Codable {
    package let cases: [FigureCase]
    /// How many there are in all.
    package let total: Int
    package let next: String?
}

extension Transaction {
    /// The rows behind a figure, a page at a time.
    package func cases(
        _ question: FigureQuestion, after last: String? = nil, limit: Int = 50, for actor: Actor
    ) throws -> CasePage {
        if question.indicator.isSifted {
            let all = try everyCase(question, within: actor.facts)
            let rest = last.map { last in all.filter { $0.id > last } } ?? all
            let shown = Array(rest.prefix(limit))
            return CasePage(cases: shown, total: all.count, next: rest.count > limit ? shown.last?.id : nil)
        }
        let list = CaseLists.list(question, within: actor.facts)
        let total = try rows(of: question, within: actor.facts)
        let start: Query = last.map { "WHERE listed.case_id > \($0)" } ?? ""
        let found = try rows(
            "SELECT listed.* FROM (\(list)) AS listed \(start) ORDER BY listed.case_id LIMIT \(limit + 1)"
        ).map { row in try FigureCase(row) }
        let shown = Array(found.prefix(limit))
        return CasePage(
            cases: try weighed(shown, question, within: actor.facts), total: total,
            next: found.count > limit ? shown.last?.id : nil)
    }

    /// All the rows behind a figure, for an export or an edition.
    package func everyCase(_ question: FigureQuestion, for actor: Actor) throws -> [FigureCase] {
        try everyCase(question, within: actor.facts)
    }

    func everyCase(_ question: FigureQuestion, within reach: Reach) throws -> [FigureCase] {
        try everyCase(question, from: CaseLists.list(question, within: reach), within: reach)
    }

    /// The rows of a list with the columns of `CaseColumns`, weighed.
    func everyCase(_ question: FigureQuestion, from list: Query, within reach: Reach) throws -> [FigureCase] {
        let found = try rows("SELECT listed.* FROM (\(list)) AS listed ORDER BY listed.case_id")
            .map { row in try FigureCase(row) }
        return try weighed(found, question, within: reach)
    }

    /// Fills in the days that SQL cannot count.
    private func weighed(
        _ cases: [FigureCase], _ question: FigureQuestion, within reach: Reach
    ) throws -> [FigureCase] {
        guard question.indicator.countsDays, !cases.isEmpty else { return cases }
        switch question.indicator {
        case .stayLength:
            let chains = try StayChains(self, exits: cases, within: reach)
            return cases.map { $0.weighing(chains.days(of: $0.id)) }
        case .nightsOccupied, .dwellingDaysOccupied, .rotation:
            let occupancy = try Occupancy(self, of: cases, in: question.window.period, within: reach)
            return cases.map { one in
                let weight = occupancy.weight(question.indicator, of: one.id)
                return one.weighing(weight.numerator, over: weight.denominator)
            }
        case .claimDays, .leaseDelay, .leaseDelayFromRelay, .offerToLease:
            return cases.map { one in
                let days = one.from.flatMap { from in one.to.map { from.days(until: $0) } } ?? 0
                return one.unknown > 0 ? one : one.weighing(days)
            }
        case .centreDaysAvoided:
            return cases.map { one in
                let days = one.to.flatMap { to in one.until.map { to.days(until: $0) } } ?? 0
                return one.weighing(max(0, days) * one.numerator)
            }
        case .leasesPromised, .proposalsPromised, .allocationsPromised:
            return try ConventionSieve(self, of: cases, question).sifted(cases)
        default:
            return question.indicator.isSifted
                ? try DatedSieve(self, question).sifted(cases) : try answered(cases, question, within: reach)
        }
    }

    /// Fills in what became of households, which is looked up on days that SQL cannot count.
    private func answered(
        _ cases: [FigureCase], _ question: FigureQuestion, within reach: Reach
    ) throws -> [FigureCase] {
        if let days = question.indicator.daysAfterExit {
            let later = try LifeAfterExit(self, of: cases, days: days, question, within: reach)
            return cases.map { $0.answering(later.isStill($0.id)) }
        }
        switch question.indicator {
        case .frenchProgress:
            let progress = try FrenchProgress(self, of: cases, within: reach)
            return cases.map { $0.answering(progress.hasProgressed($0)) }
        case .contactsInTime:
            let contacts = try ContactsInTime(self, of: cases, in: question.window.period)
            return cases.map { one in
                let (done, planned) = contacts.weight(of: one.id)
                return one.weighing(done, over: planned)
            }
        case .followUpsCompleted:
            let contacts = try ContactsInTime(self, of: cases, in: question.window.period)
            return cases.map { $0.weighing(contacts.hasEveryVisit($0.id) ? 1 : 0) }
        default: return cases
        }
    }

    /// The day on which somebody last wrote: of later ones the records know nothing. Nil while nobody has.
    func lastWrittenDay() throws(StorageError) -> Day? {
        let last = try row("SELECT max(at) AS at FROM journal_entry")?.optionalText("at")
        return last.flatMap { Day(iso: $0.prefix(10)) }
    }
}

extension FigureCase {
    func weighing(_ numerator: Int, over denominator: Int? = nil) -> FigureCase {
        var weighed = self
        weighed.numerator = numerator
        if let denominator { weighed.denominator = denominator }
        return weighed
    }

    /// A yes or a no; what is not known stands beside the fraction.
    func answering(_ answer: Bool?) -> FigureCase {
        var answered = weighing(answer == true ? 1 : 0, over: answer == nil ? 0 : 1)
        answered.unknown = answer == nil ? 1 : 0
        return answered
    }
}
