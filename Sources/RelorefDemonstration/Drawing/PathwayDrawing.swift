import RelorefDomain
import RelorefRecords

/// Words before they are sealed.
struct DrawnWords: Sendable {
    let id: String
    let words: PathwayWords
}

/// A household's project before it is written.
struct DrawnPathway: Sendable {
    let account: String
    var seen: [(diagnosis: Diagnosis, said: DrawnWords?)] = []
    var goals: [DrawnGoal] = []
    var contracts: [(contract: SupportContract, theirs: DrawnWords, ours: DrawnWords)] = []
    var reviews: [(review: PathwayReview, said: DrawnWords)] = []
    var judgements: [ReadinessJudgement] = []
}

/// A goal with its steps.
struct DrawnGoal: Sendable {
    let goal: Goal
    let said: DrawnWords
    let change: String
    var steps: [(step: GoalStep, said: DrawnWords)] = []
}

/// Draws what households in relay dwellings want and how far they have come, with chance of its own.
struct PathwayDrawing {
    private var dice: Dice
    private let today: Day

    init(_ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 83)
        today = pen.today
    }

    mutating func add(to drawn: inout DrawnHousehold, referent: String?, _ pen: inout Pen) {
        guard let referent, drawn.household.closedOn == nil,
            let stay = drawn.stays.last(where: { $0.kind == .relay && $0.state == .active }), let entry = stay.from,
            entry.adding(days: 25) < today, dice.chance(92)
        else { return }
        let id = drawn.household.id
        let begun = entry.adding(days: dice.number(8, 24))
        var pathway = DrawnPathway(account: referent)
        look(at: id, on: begun, &pathway, &pen)
        let language = drawn.people.first?.profile?.languages.first ?? ""
        want(
            of: id, in: language, since: begun, adults: drawn.people.filter { $0.born < today.adding(months: -216) },
            &pathway, &pen)
        promise(of: id, in: language, since: begun.adding(days: dice.number(1, 9)), &pathway, &pen)
        review(of: id, since: begun, &pathway, &pen)
        judge(since: begun, &pathway, &pen)
        drawn.pathway = pathway
    }

    /// After some months somebody judges whether the household is ready for a lease.
    private mutating func judge(since begun: Day, _ pathway: inout DrawnPathway, _ pen: inout Pen) {
        let day = begun.adding(days: dice.number(60, 150))
        guard day < today, dice.chance(70) else { return }
        let points = Set(LeaseReadiness.Point.allCases.filter { _ in dice.chance(75) })
        let standing = Dictionary(
            pathway.seen.map { ($0.diagnosis.domain, $0.diagnosis.degree) }, uniquingKeysWith: { _, later in later })
        let readiness = LeaseReadiness(adults: [], standing: standing, judged: points, on: day)
        pathway.judgements.append(
            ReadinessJudgement(
                id: pen.ids.next("pj"), on: day, points: points, level: readiness.level, account: pathway.account))
    }

    /// A first look at most domains, and a second one months later at some of them, where things moved a little.
    private mutating func look(
        at household: String, on begun: Day, _ pathway: inout DrawnPathway, _ pen: inout Pen
    ) {
        var degrees: [PathwayDomain: Autonomy] = [:]
        let first = pen.ids.next("po")
        for domain in PathwayDomain.allCases where dice.chance(72) {
            let degree: Autonomy = dice.weighted(
                [(.blocked, 1), (.fragile, 4), (.helped, 5), (.nearly, 3), (.alone, 1)], or: .helped)
            degrees[domain] = degree
            add(domain, degree, of: household, on: begun, first, &pathway, &pen)
        }
        let later = begun.adding(days: dice.number(85, 120))
        guard later < today else { return }
        let second = pen.ids.next("po")
        for (domain, degree) in degrees.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where dice.chance(60) {
            let moved = min(4, max(0, degree.rawValue + dice.weighted([(0, 4), (1, 5), (2, 1), (-1, 1)], or: 0)))
            add(domain, Autonomy(rawValue: moved) ?? degree, of: household, on: later, second, &pathway, &pen)
        }
    }

    private mutating func add(
        _ domain: PathwayDomain, _ degree: Autonomy, of household: String, on day: Day, _ occasion: String,
        _ pathway: inout DrawnPathway, _ pen: inout Pen
    ) {
        let seen = Diagnosis(
            id: pen.ids.next("pd"), occasion: occasion, household: household, domain: domain, degree: degree, on: day,
            source: dice.weighted([(.interview, 6), (.visit, 3), (.document, 1), (.partner, 1)], or: .interview))
        let note = dice.chance(30) ? PathwayBook.notes[domain].map { PathwayWords(french: $0) } : nil
        pathway.seen.append((seen, note.map { said($0, &pen) }))
    }

    private mutating func want(
        of household: String, in language: String, since begun: Day, adults: [DrawnPerson],
        _ pathway: inout DrawnPathway, _ pen: inout Pen
    ) {
        for wish in dice.shuffled(PathwayBook.wishes).prefix(dice.number(2, 3)) {
            let isReached = begun.adding(days: 90) < today && dice.chance(25)
            let person = adults.count > 1 && dice.chance(45) ? adults[dice.number(0, adults.count - 1)].person.id : nil
            let goal = Goal(
                id: pen.ids.next("pg"), household: household, person: person, domain: wish.domain,
                priority: dice.weighted([(.first, 2), (.next, 3), (.later, 1)], or: .next),
                dueOn: today.adding(days: dice.number(20, 160)),
                responsible: dice.weighted([(.person, 3), (.referent, 2), (.partner, 1)], or: .person),
                state: isReached ? .achieved : .active, since: isReached ? begun.adding(days: 80) : begun, setOn: begun)
            var drawn = DrawnGoal(
                goal: goal, said: said(wish.words(in: language), &pen), change: pen.ids.next("ph"))
            for (place, words) in wish.steps.enumerated() {
                drawn.steps.append(step(place, words, of: goal, since: begun, &pen))
            }
            pathway.goals.append(drawn)
        }
    }

    /// The first steps are done; of the others, one in some dozens is late.
    private mutating func step(
        _ place: Int, _ words: String, of goal: Goal, since begun: Day, _ pen: inout Pen
    ) -> (step: GoalStep, said: DrawnWords) {
        let isDone = goal.state == .achieved || (place == 0 && dice.chance(80))
        var due =
            isDone ? begun.adding(days: 12 + 9 * place) : today.adding(days: dice.chance(4) ? -6 : dice.number(2, 45))
        while due.isWeekend { due = due.adding(days: 1) }
        let step = GoalStep(
            id: pen.ids.next("ps"), goal: goal.id,
            responsible: dice.weighted([(.person, 3), (.referent, 3), (.partner, 1)], or: .person), dueOn: due,
            doneOn: isDone ? min(due, today) : nil)
        return (step, said(PathwayWords(french: words), &pen))
    }

    /// A contract of six months after the other, up to today.
    private mutating func promise(
        of household: String, in language: String, since first: Day, _ pathway: inout DrawnPathway, _ pen: inout Pen
    ) {
        guard first <= today, dice.chance(85) else { return }
        var (signed, before) = (first, String?.none)
        while signed <= today {
            let term = signed.adding(months: 6)
            let isOver = term.adding(days: 3) < today
            guard
                let contract = try? SupportContract(
                    id: pen.ids.next("pc"), household: household, signedOn: signed, months: 6, renews: before,
                    endedOn: isOver ? term : nil, ending: isOver ? .renewed : nil)
            else { return }
            pathway.contracts.append(
                (contract, said(PathwayBook.theirs(in: language), &pen), said(PathwayBook.ours, &pen)))
            (signed, before) = (isOver ? term : Day(number: .max), contract.id)
        }
    }

    private mutating func review(
        of household: String, since begun: Day, _ pathway: inout DrawnPathway, _ pen: inout Pen
    ) {
        var day = begun.adding(months: 3).adding(days: dice.number(-6, 8))
        while day <= today, dice.chance(94) {
            pathway.reviews.append(
                (
                    PathwayReview(id: pen.ids.next("pr"), household: household, on: day),
                    said(PathwayWords(french: dice.one(of: PathwayBook.reviews, or: "")), &pen)
                ))
            day = day.adding(months: 3).adding(days: dice.number(-6, 8))
        }
    }

    private func said(_ words: PathwayWords, _ pen: inout Pen) -> DrawnWords {
        DrawnWords(id: pen.ids.next("pt"), words: words)
    }
}
