import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The register taken away as files, within what one may see.
enum ExportRoutes {
    static let all: [Route] = [
        .get("/exports", .needs(.exportRecords)) { ask, tx in try page(ask, tx) },
        .free(.post, "/exports", .needs(.exportRecords), export).confirmed,
        .post("/exports/gardes", .needs(.exportRecords), keep),
        .post("/exports/gardes/retrait", .needs(.exportRecords), drop),
        .post("/exports/gardes/retour", .needs(.exportRecords), restore),
    ]

    private static func page(
        _ ask: Ask, _ tx: any Transaction, _ refusal: String? = nil, _ field: String = ""
    ) throws -> Answer {
        let actor = try ask.actor()
        return ExportPage(
            ask: ask, past: try tx.exports(of: actor), saved: try tx.savedExports(of: actor), refusal: refusal,
            refused: field
        ).answer
    }

    /// - Returns: the file itself; a POST, because it is journalled first with what it is for (V92).
    @Sendable private static func export(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let (choice, saved) = (ExportFields.choice(ask.form), ask.form.filled("garde"))
        if choice.tables?.isEmpty == true { return try await again(ask, ask.l("Cochez au moins un sujet."), "tables") }
        do {
            try PackageExport.check(author.actor, purpose: ask.form["but"])
            let waiting = try await ask.services.store.write { tx in
                if let saved { _ = try tx.savedExport(saved, of: author.actor) }
                return try SecondPerson(.export, at: try ask.place(tx), ask).first(tx, author)
            }
            if let waiting { return waiting }
            let file = try await PackageExport.file(
                choice, saved: saved, purpose: ask.form["but"], author: author, store: ask.services.store)
            let type = file.name.hasSuffix(".zip") ? "application/zip" : "text/csv; charset=utf-8"
            return .file(file.name, type: type, file.bytes)
        } catch ExportRefusal.rules {
            return try await again(ask, ask.l("Dites à quoi sert cet export."), "but")
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    private static func again(_ ask: Ask, _ refusal: String, _ field: String) async throws -> Answer {
        try await ask.services.store.read { try page(ask, $0, refusal, field) }
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        do {
            let export = try SavedExport(
                id: author.newID(), name: String(ask.form["nom"].prefix(60)), choice: ExportFields.choice(ask.form),
                purpose: String(ask.form["but"].prefix(200)), rhythm: SavedExport.Rhythm(rawValue: ask.form["rythme"]),
                since: author.today)
            try tx.keep(export, by: author)
            return .redirect(to: .exports, saying: Flash(ask.l("Export gardé : {nom}.", ["nom": export.name])))
        } catch let refusal as SavedExport.Refusal {
            return try page(ask, tx, sentence(refusal, ask.l), field(refusal))
        }
    }

    private static func sentence(_ refusal: SavedExport.Refusal, _ l: Language) -> String {
        switch refusal {
        case .nameMissing: l("Donnez un nom à cet export.")
        case .purposeMissing: l("Dites à quoi sert cet export.")
        case .tablesMissing: l("Cochez au moins un sujet.")
        }
    }

    private static func field(_ refusal: SavedExport.Refusal) -> String {
        switch refusal {
        case .nameMissing: "nom"
        case .purposeMissing: "but"
        case .tablesMissing: "tables"
        }
    }

    @Sendable private static func drop(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try ofOwn(ask) {
            try tx.drop(savedExport: ask.form["garde"], by: author)
            return Flash(ask.l("Export retiré."), undo: Link.restoreSavedExport.with("garde", ask.form["garde"]))
        }
    }

    @Sendable private static func restore(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try ofOwn(ask) {
            try tx.restore(savedExport: ask.query["garde"], by: author)
            return Flash(ask.l("Export gardé de nouveau."))
        }
    }

    private static func ofOwn(_ ask: Ask, _ act: () throws -> Flash) throws -> Answer {
        do {
            return .redirect(to: .exports, saying: try act())
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}
