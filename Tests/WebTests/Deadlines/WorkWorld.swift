import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb

/// The world behind the door with two families: one in a relay dwelling whose term comes, one in Charlie's association.
struct WorkWorld {
    let web: WebWorld

    init(
        settings: WebSettings = WebSettings(secureCookies: false), carrier: (any MessageCarrier)? = nil,
        mail: (any MailCarrier)? = nil, now: Moment? = nil
    ) async throws {
        web = try await WebWorld(settings: settings, carrier: carrier, mail: mail, now: now)
        let world = web.world
        try world.vault.makeKeys(for: ["h1", "h2"])
        let (alice, charlie) = (try await world.author(.alice), try await world.author(.charlie))
        try await world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph))
            for id in ["d1", "d2"] {
                try tx.insert(
                    Dwelling(
                        id: id, code: "77-\(id.uppercased())", site: "s1", usage: .relay, stock: .public,
                        landlord: "office",
                        commune: "77288", departement: "77", type: .t3, surfaceTenths: 700, status: .inService,
                        openingCapacity: 4, serviceFrom: TestDay("2019-02-01"), shared: false))
                try tx.insert(
                    HeadLease(
                        id: "lease-\(id)", dwelling: id, from: TestDay("2019-01-01"), sublettingAllowed: true,
                        rentCents: 80_000))
            }
            try tx.register(
                WorkWorld.household("h1", "s1", "Hosseini", "Mohammad", "محمد حسینی"), duplicatesIn: nil, by: alice)
            try tx.register(WorkWorld.household("h2", "s3", "Kabeya", "Ada", ""), duplicatesIn: nil, by: charlie)
            let stay = try tx.admit(
                NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-06-01")), by: alice)
            _ = try tx.enter(stay.id, on: TestDay("2026-06-01"), by: alice)
            try tx.run("UPDATE accommodation SET term_on = '2026-12-01'")
        }
    }

    private static func household(
        _ id: String, _ site: String, _ family: String, _ given: String, _ script: String
    ) -> NewHousehold {
        let identity = PersonalIdentity(
            family: family, given: given, originalScript: script, birth: PartialDate(text: "1984-09-03") ?? .unknown)
        return NewHousehold(
            id: id, site: site, referent: site == "s1" ? "alice" : "charlie", openedOn: TestDay("2021-01-04"),
            persons: [
                NewPerson(
                    identity, sex: .male, kinship: .reference,
                    protections: [
                        .init(
                            .refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"),
                            notifiedOn: TestDay("2020-03-20"))
                    ])
            ])
    }

    func code(_ household: String) async throws -> String {
        try await web.world.store.read {
            try $0.row("SELECT code FROM household WHERE id = \(household)")?.text("code") ?? ""
        }
    }

    /// The item of the stay's term, as its checkbox names it.
    func termKey() async throws -> String {
        let id = try await web.world.store.read { try $0.row("SELECT id FROM accommodation")?.text("id") ?? "" }
        return "stayTerm~2026-11-24~\(id)"
    }

    /// The first family moves into a home of its own on 20 October 2026; the id of its follow-up.
    func movedOut() async throws -> String {
        let author = try await web.world.author(.alice)
        return try await web.world.store.write { tx in
            let stay = try tx.row("SELECT id FROM accommodation")?.text("id") ?? ""
            let lease = NewLease(
                .new(LeasedDwelling(landlord: "office", stock: .public, commune: "77288", departement: "77")),
                signedOn: TestDay("2026-10-20"), rentCents: 52_000)
            _ = try tx.exit(
                stay, on: TestDay("2026-10-20"), NewExit(.directLeasePublic, reason: .endOfTerm, lease: lease),
                by: author)
            return try tx.row("SELECT id FROM follow_up")?.text("id") ?? ""
        }
    }
}
