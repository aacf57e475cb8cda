import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// One random history of a convention, told to the records by their acts and to a model; each act is tried on both, and
/// both must take it or refuse it.
struct ConventionReplay {
    static let households = 6

    let cases: Cases
    let name: String
    private let start = TestDay("2026-01-05").number
    var model: NaiveConvention
    private(set) var convention = ""
    private(set) var offers: [String] = []
    var ids: [[String]] = []
    var dice: ModelDice
    private(set) var day: Int
    /// What was done and what became of it, for whoever reads a failure.
    private(set) var told: [String] = []
    private(set) var disagreement: String?
    /// How often a dwelling fell to the next in rank while several waited.
    var contested = 0

    init(_ cases: Cases, name: String, seed: Int) async throws {
        (self.cases, self.name, dice, day) = (cases, name, ModelDice(seed), start)
        model = NaiveConvention(signedOn: start)
        for one in 0..<Self.households {
            try await cases.registered(Cases.single(household(one), "F\(name)\(one)", born: "19\(60 + one)-02-08"))
        }
        convention = try await act(as: .hélène) { tx, author in
            let made = try tx.createConvention(
                .init(title: "Convention", departement: "77"), with: "office", site: "s1", by: author)
            _ = try tx.takeStep(.signature, on: PartialDate(author.today), of: made.id, version: 0, by: author)
            _ = try tx.takeStep(.entry, on: PartialDate(author.today), of: made.id, version: 1, by: author)
            return made.id
        }
        try await promise()
    }

    func household(_ one: Int) -> String { "\(name)h\(one)" }
    private var today: Day { Day(number: day) }

    func act<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value {
        let known = try await cases.world.author(who)
        let author = Author(
            actor: known.actor, now: Moment(startOf: today, in: "Europe/Paris"), today: today, newID: known.newID,
            vault: known.vault)
        return try await cases.world.store.write { try work($0, author) }
    }

    /// Plays on: some days pass, something is tried.
    mutating func step() async throws {
        if dice.roll(3) == 0 { day += dice.roll(9) }
        switch dice.roll(24) {
        case 0: try await amend()
        case 1, 2, 3: try await receive()
        default:
            guard !model.offers.isEmpty else { return try await receive() }
            try await move(dice.roll(model.offers.count))
        }
    }

    private mutating func promise() async throws {
        let (number, id) = (1 + dice.roll(9), convention)
        try await act(as: .hélène) { tx, author in
            _ = try tx.setTarget(number, .lease, per: .year, of: id, by: author)
        }
        model.promises.append(.init(from: day, perYear: number))
    }

    /// Another number is asked for: taken from today on, or refused, which changes nothing.
    private mutating func amend() async throws {
        let unit = [ConventionTarget.Unit.proposal, .allocation, .lease][dice.roll(3)]
        let now = model.promises.last { $0.until == nil && $0.unit == unit.rawValue }
        let (number, isBeside, id) = (1 + dice.roll(9), dice.roll(2) == 0, convention)
        // A version begins after the one that it ends.
        let isTaken = dice.roll(2) == 0 && model.promises.allSatisfy { $0.from < day }
        guard number != now?.perYear else { return }
        try await act(as: .hélène) { tx, author in
            let asked = try tx.proposeAmendment(
                .target(unit, .year, from: nil, to: number), on: PartialDate(author.today), by: .committee, of: id,
                by: author)
            try tx.decideAmendment(
                asked.id,
                .init(
                    isTaken ? .accepted : .refused, on: PartialDate(author.today), by: .partnerBoard,
                    reason: isTaken ? nil : .unavailability), from: isTaken ? author.today : nil,
                replacing: !isBeside, of: id, version: asked.version, by: author)
        }
        if isTaken {
            model.promise(.init(from: day, perYear: number, unit: unit.rawValue), inPlace: !isBeside)
        }
        told.append("\(day) amended to \(number) \(unit)s, beside: \(isBeside), taken: \(isTaken)")
    }

    private mutating func receive() async throws {
        guard offers.count < 4 else { return }
        let offer = NaiveConvention.Offer(
            receivedOn: day, answerBy: day + 3 + dice.roll(40), most: 2 + dice.roll(4), counts: dice.roll(5) != 0)
        var facts = HousingOffer.Facts(
            departement: "77", type: .t2, surfaceTenths: 450, rentCents: 40_000, chargesCents: 5_000,
            quota: .landlordOwn, receivedOn: today, receivedHow: .mail, candidatesAsked: offer.most,
            answerBy: Day(number: offer.answerBy))
        facts.commune = "77288"
        facts.convention = offer.counts ? convention : nil
        let said = facts
        offers.append(
            try await act { tx, author in
                let made = try tx.receiveOffer(said, from: "office", site: "s1", by: author)
                try tx.advanceOffer(made.id, .qualify, by: author)
                try tx.advanceOffer(made.id, .open, by: author)
                return made.id
            })
        var opened = offer
        opened.state = "open"
        model.offers.append(opened)
        ids.append([])
        told.append("\(day) offer \(offers.count - 1)")
    }

    /// Tries one thing on the records; the model says whether it can be.
    mutating func tries(
        _ what: String, _ isPossible: Bool, as who: Cast = .alice,
        _ work: @escaping @Sendable (any Transaction, Author) throws -> Void
    ) async throws -> Bool {
        var refusal: HousingOffer.Refusal?
        do {
            try await act(as: who, work)
        } catch let error as HousingOffer.Refusal { refusal = error }
        let line = "\(day) \(what): \(refusal.map { "\($0)" } ?? "done")"
        told.append(line)
        if (refusal == nil) != isPossible, disagreement == nil { disagreement = "\(line), the model: \(isPossible)" }
        return refusal == nil && isPossible
    }
}
