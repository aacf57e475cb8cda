import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The facts and words that every database starts with.
@Suite struct ReferenceDataTests {
    @Test(arguments: Engine.available)
    func `reference data is loaded once and an administrator's change is kept`(engine: Engine) async throws {
        let store = try await World(engine).store
        let added = try await ReferenceData.load(into: store)
        #expect(added > 1_300)
        try await store.write { tx in
            _ = try tx.run(
                """
                UPDATE reference_label SET label_fr = 'logement retrouvé'
                WHERE list = 'exitType' AND code = 'directLeasePublic'
                """)
        }
        #expect(try await ReferenceData.load(into: store) == 0)
        let labels = try await store.read { try $0.referenceLabels() }
        #expect(labels.first { $0.list == "exitType" && $0.code == "directLeasePublic" }?.french == "logement retrouvé")
        let codes = Set(labels.filter { $0.list == "exitType" }.map(\.code))
        #expect(codes == Set(ExitType.allCases.map(\.rawValue)))
        #expect(labels.contains { $0.list == "country" && $0.code == "AF" && $0.french == "Afghanistan" })
    }

    @Test func `communes and the series of CPH places are there`() async throws {
        let store = try await World(.sqliteMemory).store
        try await ReferenceData.load(into: store)
        let (melun, places) = try await store.read { tx in
            (
                try tx.row("SELECT name, name_key, postal_code, departement FROM commune WHERE code = '77288'"),
                try tx.row("SELECT value FROM reference_series WHERE series = 'cphPlaces' AND from_day <= '2009-12-31'")
            )
        }
        #expect(try melun?.text("name") == "Melun" && melun?.text("name_key") == "melun")
        #expect(try melun?.text("postal_code") == "77000" && melun?.text("departement") == "77")
        #expect(try places?.int("value") == 1_083)
    }

    @Test func `a list that is not there is named`() {
        #expect(throws: ReferenceFault.absent("fromages")) { try ReferenceTable("fromages") }
    }
}
