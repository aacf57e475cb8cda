import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The communes of INSEE's file, read from the page.
extension ReferenceRoutes {
    @Sendable static func readCommunes(_ ask: Ask) async throws -> Answer {
        let l = ask.l
        guard let file = ask.files.first(where: { $0.field == "fichier" }) else {
            return try await refusing(ask, l("Choisissez un fichier."))
        }
        do {
            let communes = try CommuneImport(file.bytes)
            let isCheck = ask.form.has("essai")
            let report = try await communes.run(
                isCheck: isCheck, isFromPage: true, author: try ask.author(), store: ask.services.store)
            return .redirect(to: .referenceLists, saying: Flash(sentence(report, isCheck, l)))
        } catch let fault as CommuneImport.Fault {
            return try await refusing(ask, sentence(fault, l))
        } catch is CSVFault {
            return try await refusing(ask, l("Ce fichier ne se lit pas comme un CSV."))
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }

    private static func refusing(_ ask: Ask, _ sentence: String) async throws -> Answer {
        let refusal = FormRefusal(errors: [.init(field: "fichier", sentence: sentence)])
        return try await ask.services.store.read { try lists(ask, $0, refusal) }
    }

    private static func sentence(_ report: CommuneImport.Report, _ isCheck: Bool, _ l: Language) -> String {
        let counts: KeyValuePairs = [
            "nouvelles": l.number(report.new), "renommées": l.number(report.renamed),
            "inchangées": l.number(report.unchanged), "absentes": l.number(report.absent),
        ]
        return isCheck
            ? l(
                "Rien n’est écrit. Nouvelles communes : {nouvelles} ; à renommer : {renommées} ; inchangées : {inchangées} ; absentes du fichier : {absentes}.",
                counts)
            : l(
                "Communes lues. Ajoutées : {nouvelles} ; renommées : {renommées} ; inchangées : {inchangées} ; absentes du fichier, gardées : {absentes}.",
                counts)
    }

    private static func sentence(_ fault: CommuneImport.Fault, _ l: Language) -> String {
        switch fault {
        case .columns(let missing):
            l(
                "Ce n’est pas un fichier v_commune de l’INSEE : il manque {colonnes}.",
                ["colonnes": missing.joined(separator: ", ")])
        case .line(let line):
            l("Ligne {n} : il manque le code ou le nom de la commune.", ["n": String(line)])
        }
    }
}
