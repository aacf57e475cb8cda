import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The register taken away as files, within what one may see.
enum ExportRoutes {
    static let all: [Route] = [
        .get("/exports", .needs(.exportRecords)) { ask, tx in
            ExportPage(ask: ask, past: try tx.exports(of: try ask.actor())).answer
        },
        .free(.post, "/exports", .needs(.exportRecords), export).confirmed,
    ]

    /// - Returns: the file itself; a POST, because it is journalled first with what it is for (V92).
    @Sendable private static func export(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let chosen = Set(ask.form.all("table").filter { PackageTable.named($0) != nil })
        let isPartial = ask.form["quoi"] == "tables"
        if isPartial, chosen.isEmpty { return try await again(ask, ask.l("Cochez au moins un sujet."), "tables") }
        do {
            try PackageExport.check(author.actor, purpose: ask.form["but"])
            let waiting = try await ask.services.store.write { tx in
                try SecondPerson(.export, at: try ask.place(tx), ask).first(tx, author)
            }
            if let waiting { return waiting }
            let file = try await PackageExport.file(
                tables: isPartial ? chosen : nil, purpose: ask.form["but"], author: author,
                store: ask.services.store)
            let type = file.name.hasSuffix(".zip") ? "application/zip" : "text/csv; charset=utf-8"
            return .file(file.name, type: type, file.bytes)
        } catch ExportRefusal.rules {
            return try await again(ask, ask.l("Dites à quoi sert cet export."), "but")
        }
    }

    private static func again(_ ask: Ask, _ refusal: String, _ field: String) async throws -> Answer {
        let past = try await ask.services.store.read { try $0.exports(of: try ask.actor()) }
        return ExportPage(ask: ask, past: past, refusal: refusal, refused: field).answer
    }
}
