import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A landlord's list of dwellings: looked at first, all of it or nothing, and harmless a second time.
struct OfferImportTests {
    private static let header =
        "external_id,partner_id,site_id,departement,commune,dwelling_type,rent_cents,received_on,answer_by,state,outcome,outcome_on,street\n"

    private static let list =
        header + """
            O1,L,S,77,77288,T3,52000,2026-11-02,2026-11-30,,,,"12, rue des Écoles"
            O2,L,S,77,77288,T4,61000,2026-10-01,2026-10-15,withdrawn,unavailable,2026-10-09,

            """

    private func imported(_ text: String, into register: Register, as author: Author? = nil, check: Bool = false)
        async throws -> ImportReport
    {
        let folder = try Folder()
        try folder.write("housing_offers.csv", text)
        let package = PackageImport(folder.url)
        if check { return try await package.check(author: register.author, store: register.store) }
        return try await package.run(author: author ?? register.author, store: register.store)
    }

    private func register(_ engine: Engine) async throws -> Register {
        let register = try await Register(engine)
        let folder = try SmallPackage.folder()
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.isWritten)
        return register
    }

    @Test(arguments: Engine.available)
    func `a list is looked at, imported, and changes nothing when it comes again`(engine: Engine) async throws {
        let register = try await register(engine)
        let looked = try await imported(Self.list, into: register, check: true)
        #expect(looked.total.new == 2 && !looked.isWritten)
        #expect(try await register.rows("housing_offer") == 0)
        let first = try await imported(Self.list, into: register)
        #expect(first.isWritten && first.faults.isEmpty && first.total.new == 2)
        let again = try await imported(Self.list, into: register)
        #expect(again.isWritten && again.total.new == 0 && again.total.changed == 0 && again.total.unchanged == 2)
        let author = register.author
        let offers = try await register.store.read { tx in
            try tx.offers(.init(), limit: 9, visibleTo: author.actor)
        }
        #expect(offers.map(\.offer.state) == [.received] && offers.first?.partnerName == "Habitat du Nord")
        let id = try #require(offers.first?.id)
        let street = try await register.store.read { try $0.offerSheet(id, by: author)?.address?.street }
        #expect(street == "12, rue des Écoles")
        // A colleague went on meanwhile: the same list still changes nothing.
        try await register.store.write { tx in
            _ = try tx.run("UPDATE housing_offer SET state = 'open', version = version + 1 WHERE id = \(id)")
        }
        let later = try await imported(Self.list, into: register)
        #expect(later.isWritten && later.faults.isEmpty && later.total.unchanged == 2)
        let dearer = try await imported(
            Self.list.replacingOccurrences(of: "52000", with: "53000"), into: register)
        #expect(dearer.total.changed == 1)
    }

    @Test(arguments: Engine.available)
    func `one wrong line, and nothing of the list is there`(engine: Engine) async throws {
        let register = try await register(engine)
        let cases: [(String, ImportFault.Code, String)] = [
            ("O3,X9,S,77,,T3,,2026-11-02,,,,,", .unknownReference, "partner_id"),
            ("O3,L,S,77,,T9,,2026-11-02,,,,,", .unknownCode, "dwelling_type"),
            ("O3,L,S,77,,T3,beaucoup,2026-11-02,,,,,", .notANumber, "rent_cents"),
            ("O3,L,S,77,,T3,,2026-11-02,2026-11-01,,,,", .wrongOrder, "answer_by"),
            ("O3,L,S,77,,T3,,2026-11-02,,withdrawn,,,", .required, "outcome"),
            ("O3,L,S,77,,T3,,2026-11-02,,open,expired,2026-11-20,", .contradiction, "outcome"),
            ("O3,L,S,77,,T3,,2026-12-24,,,,,", .rule, "received_on"),
        ]
        for (line, code, column) in cases {
            let report = try await imported(Self.list + line + "\n", into: register)
            let fault = try #require(report.faults.first, "\(line)")
            #expect(fault.code == code && fault.column == column && fault.line == 4, "\(line): \(fault.sentence)")
            #expect(!report.isWritten)
            #expect(fault.sentence.contains("housing_offers.csv, ligne 4, colonne « \(column) »"))
        }
        #expect(try await register.rows("housing_offer") == 0)
    }

    @Test(arguments: Engine.available)
    func `a line counts for the landlord's only convention in force on the day of its reception`(
        engine: Engine
    ) async throws {
        let register = try await register(engine)
        let author = register.author
        try await register.store.write { tx in
            let ids = try #require(
                try tx.row(
                    """
                    SELECT partner.id AS partner, site.id AS site FROM partner, site
                    WHERE partner.external_id = 'L' AND site.external_id = 'S'
                    """))
            try tx.insert(
                Convention(
                    id: "cv", partner: try ids.text("partner"), site: try ids.text("site"), .init(title: "Convention"),
                    state: .active, signedOn: TestDay("2026-10-15"), from: TestDay("2026-10-15")),
                by: author.actor.id, at: author.now)
        }
        #expect(try await imported(Self.list, into: register).isWritten)
        // The one of 2 November; that of 1 October came before it.
        let counted = try await register.store.read { tx in
            try tx.rows("SELECT external_id FROM housing_offer WHERE convention_id = 'cv'")
                .map { try $0.text("external_id") }
        }
        #expect(counted == ["O1"])
    }

    @Test(arguments: Engine.available)
    func `nobody imports for a site that is another's`(engine: Engine) async throws {
        let register = try await register(engine)
        let other = register.author(.sites(["elsewhere"]))
        let report = try await imported(Self.list, into: register, as: other)
        #expect(!report.isWritten && report.faults.allSatisfy { $0.code == .outOfReach } && report.faultCount == 2)
        #expect(try await register.rows("housing_offer") == 0)
    }
}
