import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Exchange with other directories of organisations.
enum DirectoryRoutes {
    static let page = Link.act(.partners, "annuaires")
    static let preview = Link.act(page, "apercu")
    static let export = Link.act(page, "export")

    /// Bytes that a file may have here: it goes to and fro in a form.
    static let largest = 1 << 20

    static let all: [Route] = [
        .get("/partenaires/annuaires", .needs(.writePartners)) { ask, tx in try DirectoryPage(ask, tx).answer },
        .get("/partenaires/annuaires/apercu", .needs(.writePartners)) { _, _ in .redirect(to: page) },
        .post("/partenaires/annuaires/apercu", .needs(.writePartners), limit: 3 << 19, look),
        .post("/partenaires/annuaires", .needs(.writePartners), limit: 3 << 20, take),
        .export("/partenaires/annuaires/export", .needs(.seeStock), give),
    ]

    private static func choices(_ ask: Ask) -> (site: String?, kind: PartnerKind, error: FormReading.FieldError?) {
        let site = ask.form.filled("site")
        let error = site == nil ? FormReading.FieldError(field: "site", sentence: ask.l("Choisissez le site.")) : nil
        return (site, PartnerKind(rawValue: ask.form["nature"]) ?? .association, error)
    }

    @Sendable private static func look(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (site, kind, error) = choices(ask)
        guard let file = ask.files.first(where: { $0.field == "fichier" }), !file.bytes.isEmpty else {
            let missing = FormReading.FieldError(field: "fichier", sentence: ask.l("Choisissez un fichier."))
            return try DirectoryPage(ask, tx, errors: [missing] + [error].compactMap(\.self)).answer
        }
        guard file.bytes.count <= largest else {
            let large = FormReading.FieldError(field: "fichier", sentence: ask.l("Ce fichier dépasse 1 Mo."))
            return try DirectoryPage(ask, tx, errors: [large]).answer
        }
        guard let site, error == nil else {
            return try DirectoryPage(ask, tx, errors: [error].compactMap(\.self)).answer
        }
        let report = try AccessRefusal.hiding {
            try DirectoryImport(file.bytes, file: file.name, site: site, kind: kind).run(tx, author, isCheck: true)
        }
        return try DirectoryPage(ask, tx, seen: .init(name: file.name, bytes: file.bytes, report: report)).answer
    }

    @Sendable private static func take(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (site, kind, _) = choices(ask)
        guard let site, let bytes = Base64Text.decode(ask.form["contenu"]) else { throw AccessRefusal.notFound }
        let name = ask.form.filled("nom") ?? "annuaire"
        let report = try AccessRefusal.hiding {
            try DirectoryImport(bytes, file: name, site: site, kind: kind).run(tx, author, isCheck: false)
        }
        guard report.isWritten else {
            return try DirectoryPage(ask, tx, seen: .init(name: name, bytes: bytes, report: report)).answer
        }
        let l = ask.l
        return .redirect(
            to: .partners,
            saying: Flash(
                l(
                    "Annuaire repris : {nouveaux}, {complétées}.",
                    [
                        "nouveaux": l.plural(report.added.count, "{n} nouveau partenaire", "{n} nouveaux partenaires"),
                        "complétées": l.plural(report.completed.count, "{n} fiche complétée", "{n} fiches complétées"),
                    ])))
    }

    @Sendable private static func give(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let directory = try tx.directory(knownTo: try ask.actor())
        switch ask.query["format"] {
        case "structures.csv":
            return .file("structures.csv", type: "text/csv; charset=utf-8", [UInt8](try directory.dataInclusionCSV()))
        case "organizations.json":
            return .file("organizations.json", type: "application/json", [UInt8](try directory.openReferral()))
        default: return .file("structures.json", type: "application/json", [UInt8](try directory.dataInclusion()))
        }
    }
}

/// A file's bytes as the text of a form's field.
enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    static func decode(_ text: String) -> [UInt8]? {
        guard !text.isEmpty, let data = Data(base64Encoded: text) else { return nil }
        return [UInt8](data)
    }
}
