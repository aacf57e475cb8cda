import RelorefDomain
import RelorefRecords
import RelorefStorage

/// An import's pages: none of them writes.
enum ImportRoutes {
    static let all: [Route] = [
        .get("/imports", .needs(.importRecords)) { ask, tx in
            ImportListPage(ask: ask, runs: try tx.importRuns(of: try ask.actor())).answer
        },
        .get("/imports/modeles/:table", .needs(.importRecords), template),
        .get("/imports/:id", .needs(.importRecords), current),
        .get("/imports/:id/lecture", .needs(.importRecords)) { ask, tx in try reading(ask, tx) },
        .get("/imports/:id/colonnes", .needs(.importRecords)) { ask, tx in try columns(ask, tx) },
        .get("/imports/:id/apercu", .needs(.importRecords), preview),
        .get("/imports/:id/erreurs.csv", .needs(.importRecords), errors),
    ]

    /// One's own import; any other does not exist.
    static func run(_ ask: Ask, _ tx: any Transaction) throws -> ImportRun {
        guard let run = try tx.importRun(ask.parameter("id"), of: try ask.actor()) else { throw AccessRefusal.notFound }
        return run
    }

    static func frame(_ ask: Ask, _ run: ImportRun, _ draft: ImportDraft?) -> ImportFrame {
        let title = draft.map { ask.l("Import de {fichier}", ["fichier": $0.title]) }
        return ImportFrame(
            ask: ask, run: run,
            title: title ?? ask.l("Import du {moment}", ["moment": ask.l.moment(run.startedAt)]))
    }

    /// Where the import stands.
    @Sendable private static func current(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let run = try run(ask, tx)
        guard run.state == .waiting || run.state == .running else {
            return ImportReportPage(frame: frame(ask, run, nil)).answer
        }
        let draft = try tx.importDraft(of: run.id, by: try ask.author())
        switch ask.services.imports.work(run.id) {
        case .examined?: return .redirect(to: .importRun(run.id, "apercu"))
        case nil where run.state == .waiting && !(draft?.isRead ?? false):
            return .redirect(to: .importRun(run.id, "lecture"))
        case let work: return ImportProgressPage(frame: frame(ask, run, draft), work: work).answer
        }
    }

    /// The import with what was decided so far, while it can still be changed.
    static func open(_ ask: Ask, _ tx: any Transaction) throws -> (ImportRun, ImportDraft) {
        let run = try run(ask, tx)
        guard run.state == .waiting, let draft = try tx.importDraft(of: run.id, by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        return (run, draft)
    }

    static func reading(_ ask: Ask, _ tx: any Transaction, refusal: String? = nil) throws -> Answer {
        let (run, draft) = try open(ask, tx)
        let author = try ask.author()
        let sheets = try draft.sheets.enumerated().map { place, sheet -> ImportReadingPage.Seen in
            let bytes = try tx.importSheet(place, of: run.id, beginning: true, by: author)
            let reading = SheetReading(bytes, as: sheet)
            do {
                let rows = try reading.beginning(max(8, min(sheet.headerLine + 5, 40)))
                let start = max(0, (rows.firstIndex { $0.line >= sheet.headerLine } ?? 0) - 1)
                return .init(
                    sheet: sheet, dialect: try reading.dialect(), rows: Array(rows[start...].prefix(6)), trouble: nil)
            } catch let fault as CSVFault {
                let words = FaultWords(l: ask.l).sentence(ImportFault(fault, file: ""))
                return .init(sheet: sheet, dialect: try? reading.dialect(), rows: [], trouble: words)
            }
        }
        return ImportReadingPage(frame: frame(ask, run, draft), draft: draft, sheets: sheets, refusal: refusal).answer
    }

    static func columns(_ ask: Ask, _ tx: any Transaction, refusal: String? = nil) throws -> Answer {
        let (run, draft) = try open(ask, tx)
        let sheets = try seen(ask, tx, run, draft)
        return ImportColumnsPage(frame: frame(ask, run, draft), sheets: sheets, refusal: refusal).answer
    }

    /// The sheets that are read, each with what its columns are, or seem to be.
    static func seen(
        _ ask: Ask, _ tx: any Transaction, _ run: ImportRun, _ draft: ImportDraft
    ) throws -> [ImportColumnsPage.Seen] {
        let author = try ask.author()
        let setup = ImportSetup(ask.services.catalogue)
        return try draft.used.compactMap { place, sheet in
            guard let table = sheet.table.flatMap({ PackageTable.named($0) }) else { return nil }
            let bytes = try tx.importSheet(place, of: run.id, beginning: true, by: author)
            let reading = SheetReading(bytes, as: sheet)
            let header = (try? reading.header()) ?? []
            let columns =
                try sheet.columns
                ?? setup.columns(
                    header, table.name, remembered: try tx.rememberedColumns(of: table.name, by: author))
            let rows = (try? reading.beginning(sheet.headerLine + 6)) ?? []
            return .init(
                place: place, sheet: sheet, table: table, header: header, columns: columns,
                examples: rows.filter { $0.line > sheet.headerLine })
        }
    }

    @Sendable private static func preview(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let run = try run(ask, tx)
        guard run.state == .waiting, case .examined(let look)? = ask.services.imports.work(run.id) else {
            return .redirect(to: .importRun(run.id))
        }
        let known = try tx.knownPersons(look.found.duplicates.compactMap(\.known), by: try ask.author())
        return ImportPreviewPage(frame: frame(ask, run, look.draft), look: look, known: known).answer
    }

    /// The faults as a spreadsheet, for whoever puts the file right at its source.
    @Sendable private static func errors(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let run = try run(ask, tx)
        guard case .examined(let look)? = ask.services.imports.work(run.id) else { throw AccessRefusal.notFound }
        let (l, words) = (ask.l, FaultWords(l: ask.l))
        let file = ListFile(
            title: l("Erreurs de {fichier}", ["fichier": look.draft.title]), filters: [], date: ask.today,
            columns: [l("Fichier"), l("Ligne"), l("Colonne"), l("Valeur"), l("Que faire")],
            rows: look.found.faults.map { fault in
                [
                    .text(fault.file), fault.line.map { .count($0) } ?? .empty, .text(fault.column ?? ""),
                    .text(fault.value), .text(words.sentence(fault)),
                ]
            }, words: .init(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
        return .file("erreurs-\(ask.today.iso).csv", type: "text/csv; charset=utf-8", try file.csv())
    }

    /// A table to fill in: the names of its columns, the necessary ones first.
    @Sendable private static func template(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let table = PackageTable.named(ask.parameter("table")) else { throw AccessRefusal.notFound }
        let fields = table.fields.filter(\.isRequired) + table.fields.filter { !$0.isRequired }
        var bytes: [UInt8] = []
        var writer = CSVWriter(.spreadsheet) { bytes += $0 }
        try writer.row(fields.map(\.name))
        try writer.flush()
        return .file(table.file, type: "text/csv; charset=utf-8", bytes)
    }
}

extension ImportDraft {
    /// Whether the columns of every sheet that is used were looked at.
    var isRead: Bool { !used.isEmpty && used.allSatisfy { $0.sheet.columns != nil } }
}
