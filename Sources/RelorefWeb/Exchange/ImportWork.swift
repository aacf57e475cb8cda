import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The two pieces of work on an import: to look at it, and to run it.
struct ImportWork: Sendable {
    let id: String
    let author: Author
    let services: Services

    func examine() {
        services.imports.begin(id, .examining(nil, of: 0), services) { try await examined() }
    }

    /// - Parameter look: what was announced on the page; the run leaves aside exactly that.
    func run(_ look: ImportLook) {
        services.imports.begin(id, .running(nil, of: look.lines), services) {
            try await ran(look)
        }
    }

    private func examined() async throws -> ImportDesk.Work? {
        guard let (draft, sheets) = try await sheets() else { return nil }
        let total = sheets.reduce(0) { $0 + $1.rows.count - 1 }
        let (id, desk) = (id, services.imports)
        let found = try await ImportExamination.perform(
            sheets, keeping: draft.keptDuplicates, known: try await known(), author: author, store: services.store
        ) { desk.tell(id, $0, of: total) }
        return .examined(ImportLook(draft, sheets, found))
    }

    private func ran(_ look: ImportLook) async throws -> ImportDesk.Work? {
        let (id, author, services) = (id, author, services)
        guard let (_, sheets) = try await sheets(),
            try await services.store.write({ try $0.beginImport(id, by: author) })
        else { return nil }
        let report: ImportReport
        do {
            report = try await PackageImport(
                sheets: sheets, choices: look.found.choices, known: try await known(),
                progress: { services.imports.tell(id, $0, of: look.lines) }
            ).run(as: id, author: author, store: services.store) { tx, report in
                try tx.finishImport(id, report, at: services.now())
            }
        } catch {
            try await services.store.write { try $0.putBackImport(id) }
            throw error
        }
        guard report.isWritten else {
            // The records have changed since the look: look again, and let somebody decide.
            try await services.store.write { try $0.putBackImport(id) }
            return try await examined()
        }
        try ImportSecrets.erase(id, services.vault, at: services.now())
        return nil
    }

    /// The people in reach as a registration finds them (V06, V26).
    private func known() async throws -> PeopleFinder {
        let (names, reach) = (services.names, author.actor.files)
        return try await services.store.read { tx in
            PeopleFinder(names: try names.index(for: reach, tx), phones: try names.phones(for: reach, tx))
        }
    }

    private func sheets() async throws -> (ImportDraft, [ImportSheet])? {
        let (id, author) = (id, author)
        let names = CodeNames(labels: services.labels)
        return try await services.store.read { tx in
            guard let draft = try tx.importDraft(of: id, by: author) else { return nil }
            let sheets = try draft.used.compactMap { place, sheet in
                try SheetReading(try tx.importSheet(place, of: id, by: author), as: sheet)
                    .importSheet(draft.corrections.filter { $0.sheet == place })
                    .map(names.coded)
            }
            return (draft, sheets)
        }
    }
}
