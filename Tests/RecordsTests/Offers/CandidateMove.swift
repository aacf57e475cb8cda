import RelorefDomain
import RelorefRecords
import RelorefStorage

/// One thing that may happen to a candidate: how it is told to the records, whether the model lets it happen, and what the
/// model makes of it.
struct CandidateMove {
    let name: String
    let isPossible: Bool
    let act: @Sendable (any Transaction, Author, String) throws -> Void
    private let change: @Sendable (inout NaiveConvention, Int, Int) -> Void

    func apply(_ model: inout NaiveConvention, _ offer: Int, _ place: Int) { change(&model, offer, place) }

    private init(
        _ name: String, if isPossible: Bool,
        _ act: @escaping @Sendable (any Transaction, Author, String) throws -> Void,
        then change: @escaping @Sendable (inout NaiveConvention, Int, Int) -> Void
    ) {
        (self.name, self.isPossible, self.act, self.change) = (name, isPossible, act, change)
    }

    init(_ offer: NaiveConvention.Offer, _ place: Int, _ day: Int, _ dice: inout ModelDice) {
        let one = offer.candidates[place]
        // Mostly the next thing; sometimes anything, as well what must be refused.
        let next = [
            "proposed": 0, "consented": 6, "sent": 13 + dice.roll(9), "allocated": 24 + dice.roll(10), "accepted": 39,
        ]
        switch dice.roll(3) == 0 ? dice.roll(40) : next[one.state] ?? dice.roll(40) {
        case 0..<6: self = Self.consent(one)
        case 6..<12: self = Self.file(one)
        case 12:
            let isPossible = ["proposed", "consented", "filed", "sent"].contains(one.state)
            self = Self.step("withdraw", isPossible, "withdrawn") { try $0.withdrawCandidacy($2, by: $1) }
        case 13..<18: self = Self.allocated(offer, one, place, day)
        case 18..<22: self = Self.ranked(offer, one, place, day, 1 + dice.roll(3))
        case 22, 23: self = Self.refused(one, day)
        case 24..<31: self = Self.accepted(offer, one, place, day)
        case 31..<34: self = Self.left(one, day, isSilent: dice.roll(2) == 0)
        default: self = Self.signed(one, day)
        }
    }

    private static func step(
        _ name: String, _ isPossible: Bool, _ state: String,
        _ act: @escaping @Sendable (any Transaction, Author, String) throws -> Void
    ) -> CandidateMove {
        CandidateMove(name, if: isPossible, act) { $0.offers[$1].candidates[$2].state = state }
    }

    static func consent(_ one: NaiveConvention.Candidate) -> CandidateMove {
        step("consent", one.state == "proposed", "consented") { tx, author, id in
            try tx.consent(id, on: author.today, recording: true, by: author)
        }
    }

    static func file(_ one: NaiveConvention.Candidate) -> CandidateMove {
        step("file", one.state == "consented", "filed") { try $0.completeFile($2, by: $1) }
    }

    private static func others(_ offer: NaiveConvention.Offer, _ place: Int) -> [NaiveConvention.Candidate] {
        offer.candidates.indices.filter { $0 != place }.map { offer.candidates[$0] }
    }

    private static func allocated(
        _ offer: NaiveConvention.Offer, _ one: NaiveConvention.Candidate, _ place: Int, _ day: Int
    ) -> CandidateMove {
        let isFree = !others(offer, place).contains(where: \.hasDwelling)
        return CandidateMove("allocate", if: one.state == "sent" && isFree) { tx, author, id in
            try tx.decide(id, .allocated(), on: author.today, by: author)
        } then: {
            $0.allocate($1, $2, on: day)
        }
    }

    static func ranked(
        _ offer: NaiveConvention.Offer, _ one: NaiveConvention.Candidate, _ place: Int, _ day: Int, _ rank: Int
    ) -> CandidateMove {
        let others = others(offer, place)
        let isFree =
            !others.contains { $0.rank == rank && $0.isLive }
            && (rank > 1 || !others.contains(where: \.hasDwelling))
        return CandidateMove("rank \(rank)", if: one.state == "sent" && isFree) { tx, author, id in
            try tx.decide(id, .ranked(rank), on: author.today, by: author)
        } then: {
            $0.offers[$1].candidates[$2].rank = rank
            if rank == 1 {
                $0.allocate($1, $2, on: day)
            } else {
                $0.offers[$1].candidates[$2].state = "ranked"
            }
        }
    }

    private static func refused(_ one: NaiveConvention.Candidate, _ day: Int) -> CandidateMove {
        let isPossible = ["sent", "ranked", "allocated", "accepted"].contains(one.state)
        return CandidateMove("landlord refuses", if: isPossible) { tx, author, id in
            try tx.decide(id, .refused(.notAllocated, .incomeTooLow), on: author.today, by: author)
        } then: {
            $0.offers[$1].candidates[$2].state = "refusedByLandlord"
            $0.next($1, on: day, byLandlord: true)
        }
    }

    private static func accepted(
        _ offer: NaiveConvention.Offer, _ one: NaiveConvention.Candidate, _ place: Int, _ day: Int
    ) -> CandidateMove {
        let isFree = !others(offer, place).contains { $0.state == "accepted" || $0.state == "leased" }
        let isPossible = one.state == "allocated" && isFree && one.answerBy.map { day <= $0 } ?? true
        return step("accept", isPossible, "accepted") { try $0.acceptAllocation($2, on: $1.today, by: $1) }
    }

    /// The household refuses, or lets the delay pass.
    static func left(_ one: NaiveConvention.Candidate, _ day: Int, isSilent: Bool) -> CandidateMove {
        if isSilent {
            let isPossible = one.state == "allocated" && one.answerBy.map { day > $0 } ?? false
            return CandidateMove("silence", if: isPossible) {
                try $0.noteSilence($2, by: $1)
            } then: {
                $0.offers[$1].candidates[$2].state = "noAnswer"
                $0.next($1, on: day, byLandlord: false)
            }
        }
        return CandidateMove("household refuses", if: one.isLive) { tx, author, id in
            try tx.refuseByHousehold(id, .transport, on: author.today, by: author)
        } then: {
            $0.offers[$1].candidates[$2].state = "refusedByHousehold"
            $0.next($1, on: day, byLandlord: false)
        }
    }

    private static func signed(_ one: NaiveConvention.Candidate, _ day: Int) -> CandidateMove {
        CandidateMove("sign", if: one.state == "accepted") { tx, author, id in
            try tx.signOfferedLease(OfferedLease(signedOn: author.today), of: id, by: author)
        } then: {
            $0.lease($1, $2, on: day)
        }
    }
}
