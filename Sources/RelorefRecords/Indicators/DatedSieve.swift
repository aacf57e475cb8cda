import RelorefDomain
import RelorefStorage

/// Keeps of the lists of I-30 and I-31 the rows that fall due in the days that are asked for, by the delays that held in
/// their département when they began.
///
/// Days after the last entry of the journal are not known: what still could be done by then is left out.
struct DatedSieve {
    private let question: FigureQuestion
    private let terms: DatedTerms
    private let known: Day?

    init(_ tx: any Transaction, _ question: FigureQuestion) throws {
        self.question = question
        terms = try tx.datedTerms()
        known = try tx.lastWrittenDay()
    }

    func sifted(_ cases: [FigureCase]) throws -> [FigureCase] {
        switch question.indicator {
        case .socialRequestsActive: cases.compactMap(active)
        case .socialRequestsRenewed: cases.compactMap(renewed)
        case .claimsRecognised: cases.compactMap { $0.unknown == 0 ? $0 : overdue($0, $0.asClaim.decisionBy(terms)) }
        case .claimsRehoused: cases.compactMap { $0.unknown == 0 ? $0 : lost($0) }
        default: cases
        }
    }

    /// A request holds up to the last day of its year, which runs from its filing or from its last renewal.
    private func active(_ one: FigureCase) -> FigureCase? {
        guard let from = one.from else { return nil }
        var active = one
        active.until = term(one, from)
        return term(one, from) >= question.window.lastDay ? active : nil
    }

    private func term(_ one: FigureCase, _ from: Day) -> Day {
        from.adding(months: terms.value(.requestTerm, on: from, in: one[.departement]))
    }

    /// Whether it was renewed by the end of its year, if that end lies in the twelve months that are looked at.
    private func renewed(_ one: FigureCase) -> FigureCase? {
        guard let from = one.from else { return nil }
        let term = term(one, from)
        let last = question.window.lastDay
        guard term <= last, term > last.adding(months: -12) else { return nil }
        let isRenewed = one.numerator > 0 && one.to.map { $0 <= term } ?? false
        // Ended before its term: nothing was to be renewed.
        if !isRenewed, let end = one.until, end <= term { return nil }
        // It still could be.
        if !isRenewed, let known, term >= known { return nil }
        var answer = one.answering(isRenewed ? true : isClosed(one, before: term) ? nil : false)
        answer.until = term
        return answer
    }

    private func isClosed(_ one: FigureCase, before day: Day) -> Bool {
        one.numerator == 0 && one.to.map { $0 < day } ?? false
    }

    /// What was to be done by a day of the period and is not written.
    private func overdue(_ one: FigureCase, _ due: Day?) -> FigureCase? {
        guard let due, question.window.period.contains(due), known.map({ due < $0 }) ?? true else { return nil }
        var late = one
        late.until = due
        return late
    }

    /// The prefect's delay ended in the period, after the file was closed.
    private func lost(_ one: FigureCase) -> FigureCase? {
        let due = one.asClaim.rehousingBy(terms)
        guard let due, let closed = one.to, closed < due else { return nil }
        return overdue(one, due)
    }
}

extension FigureCase {
    /// A claim to housing as far as its delays go; `from` is the day from which the delay that is asked for runs.
    fileprivate var asClaim: EnforceableRightClaim {
        EnforceableRightClaim(
            id: id, household: household ?? "", kind: .housing, ground: "", departement: self[.departement] ?? "",
            steps: EnforceableRightClaim.Steps(acknowledgedOn: from, decidedOn: from, decision: .recognised))
    }
}
