import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// An import that is taken back leaves the register as it was, and what was built on it is never lost.
struct ImportUndoTests {
    /// The small package as sheets in memory.
    private func sheets(_ folder: Folder) throws -> [ImportSheet] {
        try PackageTable.all.compactMap { table in
            guard let text = try? folder.text(table.file) else { return nil }
            var sheet = ImportDraft.Sheet(name: table.name, isFromWorkbook: false, table: table.name)
            sheet.columns = try SheetReading(Array(text.utf8), as: sheet).header()
            return try SheetReading(Array(text.utf8), as: sheet).importSheet([])
        }
    }

    private func run(_ id: String, _ sheets: [ImportSheet], _ register: Register) async throws -> ImportReport {
        let author = register.author
        try await register.store.write { tx in
            try tx.openImport(id, ImportDraft(title: "x", sheets: []), [], by: author)
            #expect(try tx.beginImport(id, by: author))
        }
        return try await PackageImport(sheets: sheets).run(as: id, author: author, store: register.store) {
            tx, report in
            try tx.finishImport(id, report, at: author.now)
        }
    }

    private func undo(_ id: String, _ register: Register) async throws -> ImportUndoing? {
        let author = register.author
        return try await register.store.write { try $0.undoImport(id, by: author) }
    }

    /// Every row of the exchanged tables, without the versions, which are never given twice.
    private func contents(_ register: Register) async throws -> [[String]] {
        try await register.store.read { tx in
            try PackageTable.all.flatMap { table in
                try tx.rows("SELECT * FROM \(Query(unbound: table.stored)) ORDER BY id").map { row in
                    row.names.filter { $0 != "version" }.sorted().map { "\(table.name) \($0) \(row[$0] ?? .null)" }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an import into an empty register is undone without a trace but the journal`(engine: Engine) async throws {
        let register = try await Register(engine)
        let report = try await run("i1", sheets(try SmallPackage.folder()), register)
        #expect(report.isWritten && report.total.new > 20)
        let undoing = try await undo("i1", register)
        guard case .undone(let keys)? = undoing else {
            Issue.record("not undone: \(String(describing: undoing))")
            return
        }
        #expect(keys.contains { $0.hasPrefix("site:") } && keys.count == 3)
        #expect(try await register.recordCount() == 0)
        #expect(try await register.rows("identity") == 0)
        let run = try await register.store.read { try $0.importRun("i1", of: register.author.actor) }
        #expect(run?.state == .undone && run?.undoneAt == register.author.now)
        #expect(try await undo("i1", register) == nil, "only once")
        #expect(try await self.run("i2", sheets(try SmallPackage.folder()), register).total.new == report.total.new)
        let verdict = try await register.store.write { tx in
            while try tx.sealJournal() > 0 {}
            return try tx.verifyJournal()
        }
        #expect(verdict.holds)
    }

    @Test(arguments: Engine.available)
    func `what an import changed is as before, names and identities too`(engine: Engine) async throws {
        let register = try await Register(engine)
        let folder = try SmallPackage.folder()
        _ = try await run("i1", sheets(folder), register)
        let before = try await contents(register)
        try folder.write(
            "persons.csv",
            "external_id,household_id,sex,family,given,birth,identity_from,identity_source\n"
                + "P1,H1,F,Haïdari,Zahra,1980-05-02,2010-01-01,ofpra\nP2,H1,M,Haidari,Karim,1979,,\n")
        try folder.write(
            "households.csv", "external_id,site_id,opened_on,composition,size\nH1,S,2009-01-11,coupleNoChild,3\n")
        let report = try await run("i2", sheets(folder), register)
        #expect(report.isWritten && report.total.changed == 3 && report.total.new == 0)
        #expect(try await contents(register) != before)
        guard case .undone? = try await undo("i2", register) else {
            Issue.record("not undone")
            return
        }
        #expect(try await contents(register) == before)
    }

    @Test(arguments: Engine.available)
    func `an import on which something was built says what, and stays`(engine: Engine) async throws {
        let register = try await Register(engine)
        _ = try await run("i1", sheets(try SmallPackage.folder()), register)
        let author = register.author
        let household = try #require(
            try await register.store.read {
                try $0.row("SELECT id FROM household WHERE external_id = 'H1'")?.text("id")
            })
        try await register.store.write { tx in
            try tx.insert(
                "consent", ["id": "c1", "household_id": household, "kind": "socialFollowUp", "given_on": author.today])
        }
        let count = try await register.recordCount()
        #expect(
            try await undo("i1", register)
                == .refused([ImportObstacle(table: "household", name: "H1", reason: .referred(by: "consent"))]))
        #expect(try await register.recordCount() == count)
        try await register.store.write { tx in
            try tx.run("DELETE FROM consent WHERE id = 'c1'")
            let one = Appointment(
                id: "r1", household: household, kind: .interview, on: author.today, at: TimeOfDay(minutes: 840))
            try tx.insert(
                one, AppointmentTexts(), by: author.actor.id, at: author.now, vault: author.vault, newID: author.newID)
        }
        #expect(
            try await undo("i1", register)
                == .refused([ImportObstacle(table: "household", name: "H1", reason: .referred(by: "appointment"))]))
        try await register.store.write { tx in
            try tx.run("DELETE FROM appointment")
            try tx.run("UPDATE dwelling SET departement = '78' WHERE external_id = 'D1'")
        }
        guard case .refused(let obstacles)? = try await undo("i1", register) else {
            Issue.record("undone over a change")
            return
        }
        #expect(obstacles.map(\.name) == ["D1"] && obstacles.first?.reason == .changed)
    }

    @Test func `a colleague's import is nobody else's to undo, nor an old one`() async throws {
        let register = try await Register(.sqliteMemory)
        _ = try await run("i1", sheets(try SmallPackage.folder()), register)
        let other = Author(
            actor: Actor(
                id: "charlie", name: "Charlie", locale: "fr", roles: [.headOfSite], files: .everything,
                stock: .everything, facts: .everything), now: register.author.now, today: register.author.today,
            newID: register.author.newID, vault: register.author.vault)
        #expect(try await register.store.write { try $0.undoImport("i1", by: other) } == nil)
        let later = Author(
            actor: register.author.actor, now: register.author.now.adding(seconds: 31 * 86_400),
            today: register.author.today, newID: register.author.newID, vault: register.author.vault)
        #expect(try await register.store.write { try $0.undoImport("i1", by: later) } == nil)
    }

    @Test func `every reference that is looked at is in the schema`() async throws {
        let register = try await Register(.sqliteMemory)
        try await register.store.read { tx in
            for (table, references) in RecordReferences.known {
                for reference in references {
                    let key = reference.table == "household_access" ? "account_id" : "id"
                    _ = try tx.rows(
                        "SELECT \(Query(unbound: key)), \(Query(unbound: reference.column)) FROM \(Query(unbound: reference.table)) LIMIT 1"
                    )
                }
                let known = Set(references.map { "\($0.table).\($0.column)" })
                for row in try tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'") {
                    let name = try row.text("name")
                    for key in try tx.rows("SELECT * FROM pragma_foreign_key_list(\(name))")
                    where try key.text("table") == table {
                        let column = "\(name).\(try key.text("from"))"
                        #expect(known.contains(column) || !exchanged.contains(name), "\(column) → \(table)")
                    }
                }
            }
        }
    }

    /// What points to them from elsewhere is looked for as well; a foreign key alone would refuse the undo.
    private let exchanged = Set(PackageTable.all.map(\.stored) + ["identity", "household_access"])
}
