import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// One random history of a convention, told to the records by their acts and to a model; each act is tried on both, and
/// both must take it or refuse it.
struct ConventionReplay {
    static let households = 4

    let cases: Cases
    let name: String
    private let start = TestDay("2026-01-05").number
    private(set) var model: NaiveConvention
    private(set) var convention = ""
    private(set) var offers: [String] = []
    private(set) var ids: [[String]] = []
    private var dice: ModelDice
    private(set) var day: Int
    /// What was done and what became of it, for whoever reads a failure.
    private(set) var told: [String] = []
    private(set) var disagreement: String?

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
        let (now, number, id) = (model.promises.last?.perYear ?? 0, 1 + dice.roll(9), convention)
        let isTaken = dice.roll(2) == 0 && (model.promises.last.map { $0.from < day } ?? false)
        guard number != now else { return }
        try await act(as: .hélène) { tx, author in
            let asked = try tx.proposeAmendment(
                .target(.lease, .year, from: nil, to: number), on: PartialDate(author.today), by: .committee, of: id,
                by: author)
            try tx.decideAmendment(
                asked.id,
                .init(
                    isTaken ? .accepted : .refused, on: PartialDate(author.today), by: .partnerBoard,
                    reason: isTaken ? nil : .unavailability), from: isTaken ? author.today : nil, of: id,
                version: asked.version, by: author)
        }
        if isTaken { model.promises.append(.init(from: day, perYear: number)) }
        told.append("\(day) amended to \(number): \(isTaken)")
    }

    private mutating func receive() async throws {
        guard offers.count < 6 else { return }
        let offer = NaiveConvention.Offer(
            receivedOn: day, answerBy: day + 3 + dice.roll(40), most: 2 + dice.roll(3), counts: dice.roll(5) != 0)
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

    private mutating func move(_ offer: Int) async throws {
        let (known, id, day) = (model.offers[offer], offers[offer], day)
        let (places, live) = (known.candidates.indices, known.candidates.count(where: \.isLive))
        // A committee ranks all whose files are there: that some wait behind others is what the next in rank is about.
        let sent = places.filter { known.candidates[$0].state == "sent" }
        if sent.count > 1, dice.roll(2) == 0 { return try await rank(offer, sent) }
        let isReady = known.candidates.contains { $0.state == "filed" } && dice.roll(4) == 0
        switch isReady ? 3 : dice.roll(places.isEmpty ? 3 : 14) {
        case 0, 1:
            let one = dice.roll(Self.households)
            // Whoever has a home is looked after elsewhere: the rules of leases would speak first.
            guard model.homes[one] == nil else { return }
            let household = household(one)
            let isPossible =
                (known.state == "open" || known.state == "candidatesSent") && day <= known.answerBy
                && live < known.most && !known.candidates.contains { $0.household == one && $0.isLive }
            if try await tries(
                "propose \(one) for \(offer)", isPossible, { _ = try $0.propose(household, for: id, by: $1) })
            {
                let known = Set(ids[offer])
                let made = try await act { tx, author in
                    try tx.offerSheet(id, by: author)?.candidates.map(\.candidacy.id).filter { !known.contains($0) }
                }
                model.offers[offer].candidates.append(.init(household: one))
                ids[offer] += made ?? []
                if dice.roll(3) > 0 { try await prepare(offer) }
            }
        case 2:
            let (outcome, state) = dice.pick([
                (HousingOffer.Outcome.withdrawnByLandlord, "withdrawn"), (.unavailable, "withdrawn"),
                (.allocatedElsewhere, "refused"), (.noCandidate, "refused"), (.expired, "expired"),
            ])
            let isPossible =
                !known.isOver && (outcome != .expired || day > known.answerBy)
                && (outcome != .noCandidate || !known.wasSent)
            // Rarely: most offers come to a household.
            guard dice.roll(4) == 0 else { return }
            if try await tries(
                "close \(offer) as \(outcome)", isPossible,
                { try $0.closeOffer(id, as: outcome, on: $1.today, by: $1) })
            {
                model.end(offer, state, outcome.rawValue)
            }
        case 3, 4:
            let isPossible =
                (known.state == "open" || known.state == "candidatesSent")
                && known.candidates.contains { $0.state == "filed" }
            if try await tries(
                "send \(offer)", isPossible, { _ = try $0.sendCandidates(of: id, on: $1.today, by: $1) })
            {
                (model.offers[offer].state, model.offers[offer].wasSent) = ("candidatesSent", true)
                for place in places where known.candidates[place].state == "filed" {
                    model.offers[offer].candidates[place].state = "sent"
                }
            }
        default: try await moveCandidate(offer, dice.roll(places.count))
        }
    }

    private mutating func moveCandidate(_ offer: Int, _ place: Int) async throws {
        let (known, one) = (model.offers[offer], model.offers[offer].candidates[place])
        let move = CandidateMove(known, place, day, &dice)
        // Whoever has a home is looked after elsewhere: the rules of leases would speak first.
        guard model.homes[one.household] == nil else { return }
        try await take(move, offer, place)
    }

    /// Whoever was proposed last agrees and has a complete file: often it goes that fast, and several are sent together.
    private mutating func prepare(_ offer: Int) async throws {
        let place = model.offers[offer].candidates.count - 1
        try await take(.consent(model.offers[offer].candidates[place]), offer, place)
        try await take(.file(model.offers[offer].candidates[place]), offer, place)
    }

    /// Each has a rank of its own, told in any order.
    private mutating func rank(_ offer: Int, _ places: [Int]) async throws {
        let first = dice.roll(places.count)
        for (turn, place) in (places[first...] + places[..<first]).enumerated() {
            let known = model.offers[offer]
            guard model.homes[known.candidates[place].household] == nil else { continue }
            try await take(.ranked(known, known.candidates[place], place, day, places.count - turn), offer, place)
        }
    }

    private mutating func take(_ move: CandidateMove, _ offer: Int, _ place: Int) async throws {
        let id = ids[offer][place]
        if try await tries("\(move.name) \(place) of \(offer)", move.isPossible, { try move.act($0, $1, id) }) {
            move.apply(&model, offer, place)
        }
    }
}
