import RelorefDemonstration
import RelorefStorage
import RelorefTesting
import Testing

/// The same every time, and larger without touching 2004–2009.
@Suite struct DemonstrationSizeTests {
    private static let tables = [
        "association", "site", "account", "account_grant", "centre", "centre_capacity", "partner", "household",
        "person",
        "identity", "membership", "protection", "permit", "french_level", "consent", "dwelling", "dwelling_step",
        "dwelling_capacity", "head_lease", "dwelling_check", "out_of_service", "accommodation", "stay_extension",
        "employment_spell", "employment_status", "note", "journal_entry",
    ]

    /// Everything that is stored in clear, row after row.
    private func clear(_ room: DemonstrationRoom) async throws -> [[SQLValue]] {
        try await room.store.read { tx in
            var rows: [[SQLValue]] = []
            for table in DemonstrationSizeTests.tables {
                for row in try tx.rows(Query(unbound: "SELECT * FROM \(table) ORDER BY id")) {
                    rows.append(row.values.filter { if case .bytes = $0 { false } else { true } })
                }
            }
            return rows
        }
    }

    @Test func `the same seed gives the same records, another seed other ones`() async throws {
        let plan = NetworkPlan.random(seed: 4, relay: 20)
        let vault = try await World(.sqliteMemory).vault
        let first = try await clear(DemonstrationRoom(plan, seed: 7, vault: vault))
        let second = try await clear(DemonstrationRoom(plan, seed: 7, vault: try await World(.sqliteMemory).vault))
        let third = try await clear(DemonstrationRoom(plan, seed: 8, vault: vault))
        #expect(first.count > 2_000)
        #expect(first == second)
        #expect(first != third)
    }

    /// What the small network records is recorded of a large one's households too.
    private static func holdsEverything(_ room: DemonstrationRoom) async throws {
        let small = try await DemonstrationRoom(.sqliteMemory, size: .s)
        for table in [
            "follow_up", "follow_up_contact", "rent_check", "appointment", "goal", "goal_step", "diagnosis",
            "household_document", "social_request", "right_claim",
        ] {
            let query = Query(unbound: "SELECT count(*) AS n FROM \(table)")
            let (few, many) = (try await small.count(query), try await room.count(query))
            #expect(few > 0 && many > few, "\(table): \(few), \(many)")
        }
        #expect(try await room.count("SELECT count(*) AS n FROM anchor_event") > 0)
        // No file's content comes with the added households.
        let files: Query = "SELECT count(*) AS n FROM document_file"
        #expect(try await small.count(files) == room.count(files))
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM follow_up_contact AS contact
                JOIN follow_up ON follow_up.id = contact.follow_up_id WHERE contact.on_day > follow_up.closed_on
                """) == 0)
    }

    @Test func `five thousand households and nine hundred relay dwellings leave the leaflet as it is`() async throws {
        let room = try await DemonstrationRoom(.sqliteMemory, size: .m)
        #expect(room.told.households == 5_000)
        #expect(try await room.count("SELECT count(*) AS n FROM household") == 5_000)
        #expect(try await room.count("SELECT count(*) AS n FROM dwelling WHERE usage = 'relay'") == 900)
        #expect(try await room.counted() == .leaflet)
        try await Self.holdsEverything(room)
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM accommodation AS one JOIN accommodation AS other
                  ON other.dwelling_id = one.dwelling_id AND one.id < other.id
                WHERE one.state <> 'planned' AND other.state <> 'planned'
                  AND one.from_day < coalesce(other.to_day, '9999-12-31')
                  AND other.from_day < coalesce(one.to_day, '9999-12-31')
                """) == 0)
    }
}
