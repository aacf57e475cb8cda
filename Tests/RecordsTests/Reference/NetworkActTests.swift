import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Associations, sites, labels, dated figures and communes: changed by the network's administration, never removed.
struct NetworkActTests {
    private let nantes = NewSite(name: "Nantes", departement: "44", clock: .paris)

    @Test(arguments: Engine.available)
    func `an association and a site are added, changed and closed, each with its entry`(engine: Engine) async throws {
        let world = try await World(engine)
        let dora = try await world.author(.dora)
        let today = world.today
        try await world.store.write { tx in
            let association = try tx.addAssociation("Les Deux Rives", by: dora)
            let site = try tx.addSite(nantes, of: association, by: dora)
            try tx.rename(association: association, "Deux Rives", by: dora)
            try tx.change(site: site, to: NewSite(name: "Rezé", departement: "44", clock: .paris), by: dora)
            try tx.close(site: site, on: today, by: dora)
        }
        let found = try await world.store.read { try $0.network() }.first { $0.name == "Deux Rives" }
        #expect(found?.sites.first?.name == "Rezé" && found?.sites.first?.closedOn == today)
        let entries = try await world.store.read { tx in
            try tx.rows("SELECT act, detail FROM journal_entry WHERE noun IN ('association', 'site') ORDER BY id")
                .map { (try $0.text("act"), try $0.text("detail")) }
        }
        #expect(entries.count == 5)
        #expect(entries.contains { $0.0 == "update" && $0.1 == "name=Rezé\nname_before=Nantes" })
        _ = try world.vault.seal(
            DwellingAddress(street: "1 rue d’Essai", complement: "", postalCode: "44000", lot: ""),
            SealSlot(owner: "site:\(found?.sites.first?.id ?? "")", table: "dwelling", column: "address", row: "x"))
    }

    @Test(arguments: [Cast.alice, .charlie, .hélène, .noé, .félix])
    func `nobody else changes the network or its words`(person: Cast) async throws {
        let world = try await World(.sqliteMemory)
        let author = try await world.author(person)
        let value = SeriesValue(series: "cphPlaces", from: world.today, value: 1, source: "x")
        await #expect(throws: NotAllowed.self) {
            try await world.store.write { try $0.addAssociation("x", by: author) }
        }
        await #expect(throws: NotAllowed.self) {
            try await world.store.write { try $0.addSite(nantes, of: "a1", by: author) }
        }
        await #expect(throws: NotAllowed.self) { try await world.store.write { try $0.keep(value, by: author) } }
    }

    @Test(arguments: Engine.available)
    func `an association's own administrator does not change the whole network`(engine: Engine) async throws {
        let world = try await World(engine)
        let today = world.today
        try await world.store.write { tx in
            try tx.insert(
                Grant(role: .administrator, association: "a1", site: nil, from: today), id: "g", account: "félix")
        }
        let félix = try await world.author(.félix)
        await #expect(throws: NotAllowed.self) { try await world.store.write { try $0.addAssociation("x", by: félix) } }
    }

    @Test(arguments: Engine.available)
    func `words change, a code is retired and stays readable`(engine: Engine) async throws {
        let world = try await World(engine)
        try await ReferenceData.load(into: world.store)
        let (dora, today) = (try await world.author(.dora), world.today)
        let changed = try await world.store.write { tx in
            var label = try #require(
                try tx.referenceLabel("exitType", "directLease") ?? tx.referenceLabels(of: "exitType").first)
            (label.french, label.to) = ("bail au nom du ménage", today.adding(days: -1))
            try tx.change(label, by: dora)
            return label
        }
        let again = try await ReferenceData.load(into: world.store)
        #expect(again == 0, "loading again leaves an administrator's words")
        let kept = try await world.store.read { try $0.referenceLabel(changed.list, changed.code) }
        #expect(kept == changed)
        let lists = try await world.store.read { try $0.referenceLists(on: today) }
        #expect(lists.first { $0.name == changed.list }?.retired == 1)
        let detail = try await world.store.read { tx in
            try tx.row("SELECT detail FROM journal_entry WHERE noun = 'reference'")?.text("detail") ?? ""
        }
        #expect(detail.contains("french=bail au nom du ménage") && detail.contains("retired_on_before="))
    }

    @Test(arguments: Engine.available)
    func `a dated figure is added, or replaced with what it was in the journal`(engine: Engine) async throws {
        let world = try await World(engine)
        let (dora, day) = (try await world.author(.dora), TestDay("2026-01-01"))
        try await world.store.write { tx in
            try tx.keep(SeriesValue(series: "cphPlaces", from: day, value: 11_000, source: "essai"), by: dora)
            try tx.keep(SeriesValue(series: "cphPlaces", from: day, value: 11_500, source: "relu"), by: dora)
        }
        #expect(try await world.store.read { try $0.series("cphPlaces") }.map(\.value) == [11_500])
        let last = try await world.store.read { tx in
            try tx.row("SELECT detail FROM journal_entry WHERE noun = 'series' AND act = 'update'")?.text("detail")
        }
        #expect(last == "from=2026-01-01\nvalue=11500\nvalue_before=11000")
    }

    private let insee = """
        TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT
        COM,77288,11,77,77D,773,0,MELUN,Melun,Melun-sur-Seine,7713,
        COM,44109,52,44,44D,442,0,NANTES,Nantes,Nantes,4499,
        ARM,75101,11,75,75C,751,0,PARIS 1,Paris 1,Paris 1er arrondissement,,75056
        COMD,01015,84,,,,1,ARBIGNIEU,Arbignieu,Arbignieu,,01015

        """

    @Test(arguments: Engine.available)
    func `communes of the official code are added and renamed, none is removed, twice changes nothing`(
        engine: Engine
    ) async throws {
        let world = try await World(engine)
        try await ReferenceData.load(into: world.store)
        let dora = try await world.author(.dora)
        let before = try await world.store.read { try $0.setupState(on: world.today).communes }
        let communes = try CommuneImport(Array(insee.utf8))
        let check = try await communes.run(isCheck: true, author: dora, store: world.store)
        #expect(check.renamed == 1 && check.new + check.unchanged == 2)
        #expect(try await world.store.read { try $0.commune("77288")?.name } == "Melun")
        let done = try await communes.run(isCheck: false, author: dora, store: world.store)
        #expect(done == check)
        #expect(try await world.store.read { try $0.commune("77288")?.name } == "Melun-sur-Seine")
        #expect(try await world.store.read { try $0.commune("75101")?.departement } == "75")
        let after = try await world.store.read { try $0.setupState(on: world.today).communes }
        #expect(after == before + done.new)
        let again = try await communes.run(isCheck: false, author: dora, store: world.store)
        #expect(again.new == 0 && again.renamed == 0)
    }

    @Test func `a file that is not of communes says what it misses`() {
        #expect(throws: CommuneImport.Fault.columns(["TYPECOM", "DEP", "LIBELLE"])) {
            try CommuneImport(Array("COM;NOM\n77288;Melun\n".utf8))
        }
        #expect(throws: CommuneImport.Fault.line(2)) {
            try CommuneImport(Array("TYPECOM,COM,DEP,LIBELLE\nCOM,772,77,Melun\n".utf8))
        }
    }
}
