import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A landlord's offer and the households proposed for it, moved by their acts; today is 21 November 2026.
struct OfferCases {
    let cases: Cases
    let offer: String

    /// An offer that takes candidates, received on 1 November, to be answered by 30 November.
    init(
        _ engine: Engine, in known: Cases? = nil, isOpen: Bool = true,
        _ change: @Sendable (inout HousingOffer.Facts) -> Void = { _ in }
    ) async throws {
        if let known { cases = known } else { cases = try await Cases(engine) }
        var facts = HousingOffer.Facts(
            departement: "77", type: .t3, surfaceTenths: 640, rentCents: 52_000, chargesCents: 8_000,
            quota: .landlordOwn, receivedOn: TestDay("2026-11-01"), receivedHow: .mail, candidatesAsked: 3,
            answerBy: TestDay("2026-11-30"))
        facts.commune = "77288"
        change(&facts)
        let said = facts
        offer = try await cases.act { tx, author in
            let offer = try tx.receiveOffer(
                said, from: "office", site: "s1",
                address: DwellingAddress(street: "12 rue des Écoles", postalCode: "77000"), by: author)
            if isOpen {
                try tx.advanceOffer(offer.id, .qualify, by: author)
                try tx.advanceOffer(offer.id, .open, by: author)
            }
            return offer.id
        }
    }

    @discardableResult
    func act<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value { try await cases.act(as: who, work) }

    /// Proposes a household that is on record.
    func proposed(_ household: String) async throws -> String {
        let offer = offer
        return try await act { tx, author in try tx.propose(household, for: offer, by: author).id }
    }

    /// Households with complete files whose candidacies were sent on 10 November.
    func sent(_ households: [String]) async throws -> [String] {
        var ids: [String] = []
        for household in households {
            try await cases.registered(Cases.single(household, "F" + household))
            ids.append(try await proposed(household))
        }
        let (offer, all) = (offer, ids)
        // The acts of today: consent, papers, sending.
        try await act { tx, author in
            for id in all {
                try tx.consent(id, on: author.today, recording: true, by: author)
                try tx.completeFile(id, by: author)
            }
            try tx.sendCandidates(of: offer, on: author.today, by: author)
        }
        return ids
    }

    func decide(_ id: String, _ verdict: Candidacy.Verdict, as who: Cast = .alice) async throws {
        try await act(as: who) { tx, author in try tx.decide(id, verdict, on: author.today, by: author) }
    }

    func sheet(as who: Cast = .alice) async throws -> OfferSheet? {
        let offer = offer
        return try await act(as: who) { tx, author in try tx.offerSheet(offer, by: author) }
    }

    /// The states of its candidacies, in the order in which they were proposed.
    func states() async throws -> [Candidacy.State] { try await sheet()?.candidates.map(\.candidacy.state) ?? [] }

    /// Why an act is refused; nil when it is done.
    func refusal<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> HousingOffer.Refusal? {
        do {
            _ = try await act(as: who, work)
            return nil
        } catch let refusal as HousingOffer.Refusal { return refusal }
    }
}
