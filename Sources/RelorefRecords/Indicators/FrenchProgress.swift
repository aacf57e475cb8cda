import RelorefDomain
import RelorefStorage

/// Whether adults speak better French when they leave than when they entered, by the levels of the European scale (I-29).
///
/// At entry stands the last assessment made by the first day of the chain of stays, or the first one since; at exit the
/// last one by the day of exit. One and the same assessment tells nothing of progress.
struct FrenchProgress {
    private let chains: StayChains
    private let assessments: [String: [FrenchAssessment]]

    init(_ tx: any Transaction, of adults: [FigureCase], within reach: Reach) throws {
        chains = try StayChains(tx, exits: adults, within: reach)
        let persons = Set(adults.compactMap(\.person))
        // A page has few adults; a whole figure reads every assessment once.
        let only: Query = persons.count > 500 ? "1 = 1" : "person_id IN \(Query.list(persons.sorted()))"
        var assessments: [String: [FrenchAssessment]] = [:]
        try tx.forEach("SELECT * FROM french_level WHERE \(only) ORDER BY assessed_on, id") { row in
            let one = try FrenchAssessment(row)
            assessments[one.person, default: []].append(one)
        }
        self.assessments = assessments
    }

    /// Nil where both levels are not known.
    func hasProgressed(_ adult: FigureCase) -> Bool? {
        guard let person = adult.person, let left = adult.to else { return nil }
        let stay = String(adult.id.dropLast(person.count + 1))
        guard let entered = chains.entry(of: stay) ?? adult.from else { return nil }
        let known = (assessments[person] ?? []).filter { $0.assessedOn <= left }
        guard let exit = known.last, let entry = known.last(where: { $0.assessedOn <= entered }) ?? known.first,
            entry.assessedOn < exit.assessedOn
        else { return nil }
        return exit.oral.levelsReached > entry.oral.levelsReached
    }
}
