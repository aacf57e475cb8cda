import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What whoever imports does: sends a file, says how it is read, puts cells right, runs it, takes it back.
enum ImportActRoutes {
    static let all: [Route] = [
        .free(.post, "/imports", .needs(.importRecords), limit: 20 << 20, send),
        .free(.post, "/imports/:id/lecture", .needs(.importRecords), read),
        .free(.post, "/imports/:id/colonnes", .needs(.importRecords), limit: 1 << 18, match),
        .free(.post, "/imports/:id/corrections", .needs(.importRecords), limit: 1 << 20, correct),
        .free(.post, "/imports/:id/doublons", .needs(.importRecords), decide),
        .free(.post, "/imports/:id/examen", .needs(.importRecords), examine),
        .free(.post, "/imports/:id/lancement", .needs(.importRecords), start),
        .free(.post, "/imports/:id/annulation", .needs(.importRecords), undo),
        .free(.post, "/imports/:id/abandon", .needs(.importRecords), giveUp),
    ]

    private static let mostFiles = 40

    @Sendable private static func send(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let files = ask.files.filter { $0.field == "fichier" }.prefix(mostFiles)
        guard let first = files.first else { return try await list(ask, ask.l("Choisissez un fichier.")) }
        var sheets: [UploadedSheet] = []
        do {
            for file in files { sheets += try await aside { try UploadReading.sheets(file.name, file.bytes) } }
        } catch let fault as UploadFault {
            return try await list(ask, FaultWords(l: ask.l).refusal(fault))
        }
        let (id, sent) = (ask.services.newID(), sheets)
        let draft = ImportSetup(ask.services.catalogue).draft(first.name, sent)
        let answer = Answer.redirect(to: draft.isRead ? .importRun(id) : .importRun(id, "lecture"))
        let before: Answer? = try await ask.services.store.write { tx in
            if let before = try ask.answeredBefore(tx) { return before }
            try tx.openImport(id, draft, sent.map(\.bytes), by: author)
            try ask.keep(answer, tx)
            return nil
        }
        if let before { return before }
        if draft.isRead { try await look(id, author, ask) }
        return answer
    }

    /// A program that reads workbooks is waited for on a thread of its own.
    private static func aside<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private static func list(_ ask: Ask, _ refusal: String) async throws -> Answer {
        let runs = try await ask.services.store.read { try $0.importRuns(of: try ask.actor()) }
        return ImportListPage(ask: ask, runs: runs, refusal: refusal).answer
    }

    @Sendable private static func read(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        return try await ask.services.store.write { tx in
            var (run, draft) = try ImportRoutes.open(ask, tx)
            for place in draft.sheets.indices { draft.sheets[place].read(ask.form, place) }
            try tx.save(draft, of: run.id, by: author)
            let tables = draft.used.compactMap(\.sheet.table)
            if tables.isEmpty {
                return try ImportRoutes.reading(ask, tx, refusal: ask.l("Dites ce que contient au moins une feuille."))
            }
            if Set(tables).count < tables.count {
                return try ImportRoutes.reading(
                    ask, tx, refusal: ask.l("Deux feuilles ne peuvent pas contenir la même chose."))
            }
            return .redirect(to: .importRun(run.id, ask.form.has("relire") ? "lecture" : "colonnes"))
        }
    }

    @Sendable private static func match(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let refused: Answer? = try await ask.services.store.write { tx in
            var (run, draft) = try ImportRoutes.open(ask, tx)
            for seen in try ImportRoutes.seen(ask, tx, run, draft) {
                let columns = seen.header.indices.map { column in
                    let field = ask.form["c-\(seen.place)-\(column)"]
                    return seen.table.place(of: field) == nil ? "" : field
                }
                draft.sheets[seen.place].columns = columns
                let chosen = columns.filter { !$0.isEmpty }
                guard Set(chosen).count == chosen.count else {
                    try tx.save(draft, of: run.id, by: author)
                    return try ImportRoutes.columns(
                        ask, tx, refusal: ask.l("Deux colonnes ne peuvent pas devenir la même."))
                }
                try tx.remember(
                    zip(seen.header, columns).map { (ImportSetup.key($0), $1) }, of: seen.table.name, by: author)
            }
            try tx.save(draft, of: run.id, by: author)
            return nil
        }
        if let refused { return refused }
        return try await looked(ask)
    }

    @Sendable private static func correct(_ ask: Ask) async throws -> Answer {
        guard case .examined(let look)? = ask.services.imports.work(ask.parameter("id")) else {
            return .redirect(to: .importRun(ask.parameter("id")))
        }
        let author = try ask.author()
        try await ask.services.store.write { tx in
            var (run, draft) = try ImportRoutes.open(ask, tx)
            for (name, value) in ask.form.pairs {
                guard let field = ImportCorrectionField(name: name), draft.sheets.indices.contains(field.sheet),
                    let table = draft.sheets[field.sheet].table, look.cell(table, field.line, field.field) != value
                else { continue }
                draft.corrections.removeAll {
                    $0.sheet == field.sheet && $0.line == field.line && $0.field == field.field
                }
                draft.corrections.append(
                    .init(sheet: field.sheet, line: field.line, field: field.field, value: value))
            }
            try tx.save(draft, of: run.id, by: author)
        }
        return try await looked(ask)
    }

    @Sendable private static func decide(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        try await ask.services.store.write { tx in
            var (run, draft) = try ImportRoutes.open(ask, tx)
            draft.keptDuplicates = Set(ask.form.all("garder").compactMap { Int($0) })
            try tx.save(draft, of: run.id, by: author)
        }
        return try await looked(ask)
    }

    @Sendable private static func examine(_ ask: Ask) async throws -> Answer {
        let id = ask.parameter("id")
        if ask.services.imports.work(id)?.isGoingOn != true {
            try await ask.services.store.write { tx in
                _ = try ImportRoutes.run(ask, tx)
                try tx.putBackImport(id)
            }
        }
        return try await looked(ask)
    }

    /// The work goes on beside the page; a small file is done before the next page is asked for.
    private static func looked(_ ask: Ask) async throws -> Answer {
        let id = ask.parameter("id")
        let run = try await ask.services.store.read { try ImportRoutes.run(ask, $0) }
        guard run.state == .waiting else { return .redirect(to: .importRun(id)) }
        try await look(id, try ask.author(), ask)
        return .redirect(to: .importRun(id))
    }

    private static func look(_ id: String, _ author: Author, _ ask: Ask) async throws {
        ImportWork(id: id, author: author, services: ask.services).examine()
        try await ask.services.imports.settle(id)
    }

    @Sendable private static func start(_ ask: Ask) async throws -> Answer {
        let run = try await ask.services.store.read { try ImportRoutes.run(ask, $0) }
        guard run.state == .waiting, case .examined(let look)? = ask.services.imports.work(run.id),
            look.found.isPossible
        else { return .redirect(to: .importRun(run.id)) }
        ImportWork(id: run.id, author: try ask.author(), services: ask.services).run(look)
        try await ask.services.imports.settle(run.id, seconds: 1)
        return .redirect(to: .importRun(run.id))
    }

    @Sendable private static func undo(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let id = ask.parameter("id")
        let outcome: ImportUndoing?
        do {
            outcome = try await ask.services.store.write { tx in
                _ = try ImportRoutes.run(ask, tx)
                return try tx.undoImport(id, by: author)
            }
        } catch StorageError.foreignKeyViolation(let name) {
            outcome = .refused([ImportObstacle(table: "", name: id, reason: .referred(by: name))])
        }
        switch outcome {
        case .undone(let keys)?:
            for key in keys { try ask.services.vault.erase(key, at: ask.now) }
            return .redirect(to: .importRun(id), saying: Flash(ask.l("L’import est annulé.")))
        case .refused(let obstacles)?:
            let run = try await ask.services.store.read { try ImportRoutes.run(ask, $0) }
            return ImportReportPage(frame: ImportRoutes.frame(ask, run, nil), obstacles: obstacles).answer
        case nil: return .redirect(to: .importRun(id))
        }
    }

    @Sendable private static func giveUp(_ ask: Ask) async throws -> Answer {
        let author = try ask.author()
        let id = ask.parameter("id")
        guard ask.services.imports.work(id)?.isGoingOn != true else { return .redirect(to: .importRun(id)) }
        let isWaiting = try await ask.services.store.write { tx in
            let run = try ImportRoutes.run(ask, tx)
            try tx.discardImport(id, by: author)
            return run.state == .waiting || run.state == .running
        }
        ask.services.imports.forget(id)
        if isWaiting { try ImportSecrets.erase(id, ask.services.vault, at: ask.now) }
        return .redirect(to: .imports, saying: Flash(ask.l("L’import est abandonné, et le fichier effacé.")))
    }
}

extension ImportDraft.Sheet {
    /// What the page on reading says of this sheet; another table or another header, and its columns are asked again.
    mutating func read(_ form: FormFields, _ place: Int) {
        let before = self
        let name = form["table-\(place)"]
        table = PackageTable.named(name)?.name
        headerLine = Int(form["ligne-\(place)"]).map { min(max($0, 1), 1_000) } ?? headerLine
        if !isFromWorkbook {
            let sign = form["separateur-\(place)"]
            separator = [";": ";", ",": ",", "tab": "\t"][sign]
            encoding = CSVDialect.Encoding(rawValue: form["encodage-\(place)"])?.rawValue
        }
        if self != before { columns = nil }
    }
}
