import Testing

/// The target graph is the architecture: what must not be imported is not.
struct WallTests {
    @Test(arguments: [
        ("GRDB", ["RelorefSQLite"]), ("CLibPQ", ["RelorefPostgres"]),
        ("Hummingbird", ["RelorefWeb", "reloref", "reloref-bench"]),
        ("ArgumentParser", ["reloref", "reloref-bench"]),
        ("CShims", ["RelorefRecords", "RelorefSQLite", "RelorefWeb"]),
        ("RelorefSQLite", ["reloref", "RelorefTesting"]), ("RelorefPostgres", ["reloref", "RelorefTesting"]),
        ("RelorefDemonstration", ["reloref", "reloref-bench"]), ("RelorefTesting", []),
    ])
    func `a wall is not climbed`(module: String, allowed: [String]) {
        let climbers = SourceTree.sources.filter { $0.imports.contains(module) && !allowed.contains($0.target) }
        #expect(climbers.map(\.path) == [])
    }

    @Test func `the domain knows no other target, no clock and no chance`() {
        let domain = SourceTree.sources.filter { $0.target == "RelorefDomain" }
        #expect(!domain.isEmpty)
        for file in domain {
            #expect(
                file.imports.allSatisfy { ["FoundationEssentials", "Synchronization"].contains($0) }, "\(file.path)")
            for line in file.code {
                #expect(
                    line.firstMatch(of: /\b(Date|UUID)\(\)/) == nil && !line.contains("try!"), "\(file.path): \(line)")
            }
        }
    }

    @Test func `storage knows neither the domain nor a package, drivers know neither domain nor records`() {
        for file in SourceTree.sources where file.target == "RelorefStorage" {
            #expect(file.imports == [], "\(file.path)")
        }
        for file in SourceTree.sources where ["RelorefSQLite", "RelorefPostgres", "RelorefHTML"].contains(file.target) {
            #expect(
                !file.imports.contains { ["RelorefDomain", "RelorefRecords", "RelorefWeb"].contains($0) },
                "\(file.path)")
        }
    }

    @Test func `our tables are spoken to in the records alone`() {
        let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE "]
        let allowed = ["RelorefRecords", "RelorefStorage", "RelorefSQLite", "RelorefPostgres"]
        for file in SourceTree.sources where !allowed.contains(file.target) {
            for line in file.code where verbs.contains(where: { line.contains($0) && line.contains("\"") }) {
                Issue.record("\(file.path): \(line)")
            }
        }
    }

    @Test func `the engine is asked about in few places`() {
        let askers = SourceTree.sources.filter { file in
            file.target == "RelorefRecords" && !Self.frozenSteps.contains { file.path.hasSuffix($0) }
                && file.code.contains { line in Self.questions.contains { line.contains($0) } }
        }
        #expect(askers.allSatisfy { $0.path.contains("/Engines/") }, "\(askers.map(\.path))")
        #expect(askers.count <= 5)
    }

    /// Steps that spelt their triggers themselves before `AppendOnly` did; a step is never edited.
    private static let frozenSteps = ["0002-journal.swift", "0009-figures.swift"]
    private static let questions = [
        "tx.engine", "store.engine", ".engine ==", "switch engine", ".sqlite:", ".postgres:", "CREATE TRIGGER",
        "CREATE FUNCTION",
    ]
}
