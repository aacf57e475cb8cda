import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// Landlords who have not answered about candidates; today is 21 November 2026, fifteen days are allowed.
struct MailingCases {
    let cases: Cases
    static let moment = Moment(startOf: TestDay("2026-11-01"), in: "Europe/Paris")

    init(_ engine: Engine) async throws {
        cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        try await cases.world.store.write { tx in
            try tx.insert(
                "commune",
                [
                    "code": "77288", "name": "Melun", "name_key": "melun", "postal_code": "77000", "departement": "77",
                ])
        }
    }

    @discardableResult
    func act<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value { try await cases.act(as: who, work) }

    /// A landlord with an address, or without a street.
    func landlord(
        _ id: String, kind: LandlordKind = .oph, site: String = "s1", street: String = "4 place du Marché"
    ) async throws {
        let reach = kind == .naturalPerson ? PartnerReach() : PartnerReach(street: street, postalCode: "77000")
        try await cases.world.store.write { tx in
            try tx.insert(
                Partner(
                    id: id, name: "Bailleur \(id)", kind: .hlmBody, landlordKind: kind, departement: "77",
                    commune: "77288", site: site, reach: reach))
        }
    }

    /// An offer of a landlord, with a candidacy in each of some states, sent on a day.
    func offer(
        _ id: String, of partner: String, site: String = "s1", _ state: HousingOffer.State = .candidatesSent,
        sent: String? = "2026-10-05", answerBy: String? = nil,
        _ candidates: [(state: Candidacy.State, sent: String?)] = []
    ) async throws {
        let days = candidates.map { ($0.state, $0.sent.map { TestDay($0) }) }
        try await cases.world.store.write { tx in
            var facts = HousingOffer.Facts(departement: "77", type: .t3, receivedOn: TestDay("2026-09-20"))
            (facts.commune, facts.answerBy) = ("77288", answerBy.map { TestDay($0) })
            try tx.insert(
                HousingOffer(
                    id: id, site: site, partner: partner, facts, state: state, sentOn: sent.map { TestDay($0) }),
                address: nil, by: "alice", at: Self.moment)
            for (place, one) in days.enumerated() {
                let isDecided = [.refusedByLandlord, .ranked].contains(one.0)
                try tx.insert(
                    Candidacy(
                        id: "\(id)-\(place)", offer: id, household: "h1", site: "s1", state: one.0,
                        days: .init(
                            sent: one.1, decided: isDecided ? TestDay("2026-10-20") : nil,
                            refused: one.0 == .refusedByLandlord ? TestDay("2026-10-20") : nil),
                        decision: isDecided ? (one.0 == .ranked ? .ranked : .notAllocated) : nil,
                        refusedBy: one.0 == .refusedByLandlord ? .landlord : nil,
                        reason: one.0 == .refusedByLandlord ? "incomeTooLow" : nil),
                    convention: nil, by: "alice", at: Self.moment)
            }
        }
    }

    /// The landlords that the list of those without an answer shows to somebody.
    func silent(to who: Cast = .alice) async throws -> [String] {
        try await act(as: who) { tx, author in
            var filter = PartnerFilter()
            filter.silence = try tx.landlordSilence(on: author.today)
            return try tx.partnerIDs(filter, atMost: 1_000, visibleTo: author.actor) ?? []
        }
    }

    func recipients(_ ids: [String], as who: Cast = .alice) async throws -> PartnerRecipients {
        try await act(as: who) { tx, author in
            try tx.recipients(among: ids, try tx.landlordSilence(on: author.today), by: author)
        }
    }

    static func words(_ name: String, contact: String? = nil) -> PartnerLetterWords {
        PartnerLetterWords(
            LetterWords(
                french: LetterText(title: "Relance", body: "À \(name)"), association: "Association du Relais",
                token: "t-\(name)"), tokenHash: "hash-\(name)", templateVersion: 1, contact: contact)
    }

    /// A mailing as a page makes it: with words for those whose address is complete.
    func mail(_ ids: [String], key: String = "m1", as who: Cast = .alice) async throws {
        try await act(as: who) { tx, author in
            let found = try tx.recipients(among: ids, try tx.landlordSilence(on: author.today), by: author)
            let lines = found.all.map { one in
                NewPartnerLetter(
                    to: one.partner.id, from: one.site.id,
                    one.isReady ? Self.words(one.partner.id, contact: one.contact) : nil)
            }
            try tx.makeMailing(.unansweredOffer, lines, key: key, by: author)
        }
    }

    func mailing(_ id: String = "m1", as who: Cast = .alice) async throws -> PartnerMailing {
        try await act(as: who) { tx, author in try tx.mailing(id, by: author) }
    }
}
