import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

extension ConventionReplay {
    /// One thing about an offer or one of its candidates, whether it can be or not.
    mutating func move(_ offer: Int) async throws {
        let (known, id, day) = (model.offers[offer], offers[offer], day)
        let (places, live) = (known.candidates.indices, known.candidates.count(where: \.isLive))
        // A committee ranks all whose files are there: that some wait behind others is what the next in rank is about.
        let sent = places.filter { known.candidates[$0].state == "sent" }
        if sent.count > 1, dice.roll(2) == 0 { return try await rank(offer, sent) }
        let filed = known.candidates.count { $0.state == "filed" }
        let isReady = filed > 0 && dice.roll(filed > 2 ? 2 : 12) == 0
        let wantsMore = known.state == "open" && live < known.most && dice.roll(3) > 0
        switch isReady ? 3 : wantsMore ? 0 : dice.roll(places.isEmpty ? 3 : 14) {
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
        // The first often leaves the dwelling to those who wait.
        if let first = model.offers[offer].candidates.firstIndex(where: { $0.state == "allocated" }), dice.roll(2) == 0
        {
            let one = model.offers[offer].candidates[first]
            try await take(.left(one, day, isSilent: false), offer, first)
        }
    }

    private mutating func take(_ move: CandidateMove, _ offer: Int, _ place: Int) async throws {
        let id = ids[offer][place]
        let waiting = model.offers[offer].candidates.count { $0.state == "ranked" }
        let hadDwelling = model.offers[offer].candidates[place].hasDwelling
        if try await tries("\(move.name) \(place) of \(offer)", move.isPossible, { try move.act($0, $1, id) }) {
            move.apply(&model, offer, place)
            let hasDwelling = model.offers[offer].candidates[place].hasDwelling
            if hadDwelling, !hasDwelling, waiting > 1, model.offers[offer].state == "decided" { contested += 1 }
        }
    }
}
