import RelorefDomain
import RelorefStorage

/// Sets what was counted under each convention against what fell due in the same days (I-24): the days are counted by the
/// programme, as on the page of a convention.
struct ConventionSieve {
    private let question: FigureQuestion
    private let conventions: [String: Convention]
    private let targets: [String: [ConventionTarget]]
    private let events: [String: ConventionEvents]
    private let known: Day?

    init(_ tx: any Transaction, of cases: [FigureCase], _ question: FigureQuestion) throws {
        self.question = question
        let found = try tx.rows("SELECT * FROM convention WHERE id IN \(Query.list(cases.map(\.id)))")
            .map { try Convention($0) }
        conventions = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        targets = try tx.standingTargets(of: found)
        let known = try tx.lastWrittenDay()
        let spans = found.compactMap { one in
            PeriodAchievement.span(of: one, over: question.window.period, known: known).map { (one.id, $0) }
        }
        events = try tx.events(of: found, within: Dictionary(spans, uniquingKeysWith: { one, _ in one }))
        self.known = known
    }

    /// Those of which something fell due; a count that is not known stands beside.
    func sifted(_ cases: [FigureCase]) -> [FigureCase] {
        cases.compactMap { one in
            guard let convention = conventions[one.id], let unit = question.indicator.countedUnit,
                let achieved = PeriodAchievement(
                    of: convention, targets[one.id] ?? [], events[one.id] ?? ConventionEvents(),
                    over: question.window.period, known: known)
            else { return nil }
            guard let number = achieved.counts[unit]?.number else {
                var unknown = one.weighing(0, over: 0)
                unknown.unknown = 1
                return unknown
            }
            return one.weighing(number * 100, over: achieved.dueHundredths(of: unit))
        }
    }
}
