import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Landlords who have not answered: the list by SQL is the domain's rule, and each site has its own.
struct SilenceTests {
    /// What may stand beside an offer, told once more by the domain.
    private static let candidates: [[(state: Candidacy.State, sent: String?)]] = [
        [], [(.proposed, nil)], [(.sent, "2026-10-05")], [(.sent, nil)], [(.sent, "2026-11-19")],
        [(.refusedByLandlord, "2026-10-05")], [(.refusedByLandlord, "2026-10-05"), (.sent, "2026-11-02")],
        [(.withdrawn, "2026-10-05"), (.proposed, nil)],
    ]

    @Test(arguments: Engine.available)
    func `the list asks by the same rule as the domain`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        var expected: [String] = []
        let silence = LandlordSilence(on: TestDay("2026-11-21"), allowing: 15)
        var number = 100
        for state in [HousingOffer.State.candidatesSent, .open, .decided] {
            let isSent = state == .candidatesSent
            for sent in isSent ? ["2026-10-05", "2026-11-06", "2026-11-05", nil] : ["2026-10-05"] {
                for answerBy in isSent ? ["2026-10-05", "2026-11-20", "2026-11-21", nil] : [nil] {
                    for candidates in isSent ? Self.candidates : [Self.candidates[2]] {
                        number += 1
                        let id = "p\(number)"
                        try await cases.landlord(id)
                        try await cases.offer("o\(number)", of: id, state, sent: sent, answerBy: answerBy, candidates)
                        if let awaited = try await awaited("o\(number)", cases), silence.counts(awaited) {
                            expected.append(id)
                        }
                    }
                }
            }
        }
        #expect(expected.count > 20 && expected.count < number - 100)
        #expect(try await cases.silent() == expected)
        let silent = expected
        let late = try await cases.act { tx, author in
            try tx.lateOffers(of: silent, silence, visibleTo: author.actor)
        }
        #expect(Set(late.map(\.offer.partner)) == Set(expected) && late.count == expected.count)
        for one in late {
            #expect(try await awaited(one.id, cases)?.sentOn == one.since, "\(one.id)")
        }
    }

    private func awaited(_ offer: String, _ cases: MailingCases) async throws -> AwaitedAnswer? {
        try await cases.act { tx, author in
            try tx.offerSheet(offer, by: author).flatMap { sheet in
                AwaitedAnswer(sheet.offer, sheet.candidates.map(\.candidacy))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a landlord is silent to the association whose candidates it has`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        for id in ["p1", "p2"] { try await cases.landlord(id) }
        try await cases.offer("o1", of: "p1")
        try await cases.offer("o2", of: "p2", site: "s3")
        #expect(try await cases.silent() == ["p1"])
        #expect(try await cases.silent(to: .charlie) == ["p2"])
        let found = try await cases.recipients(["p1", "p2"])
        #expect(found.all.map(\.partner.id) == ["p1"] && found.answered.map(\.id) == ["p2"])
        #expect(found.all.first?.site.id == "s1" && found.all.first?.association.id == "a1")
        #expect(try await cases.recipients(["p1"], as: .charlie).all.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `views of partners are the team's, and not those of households`(engine: Engine) async throws {
        let cases = try await MailingCases(engine)
        try await cases.act { tx, author in
            _ = try tx.keepView("Sans réponse", query: "reponse=attendue", of: .partners, at: "s1", by: author)
        }
        for (who, list, names) in [
            (Cast.alice, ViewedList.partners, ["Sans réponse"]), (.bob, .partners, ["Sans réponse"]),
            (.alice, .households, []), (.charlie, .partners, []),
        ] {
            let found = try await cases.act(as: who) { tx, author in
                try tx.savedViews(of: list, by: author).map(\.name)
            }
            #expect(found == names, "\(who) \(list)")
        }
    }
}
