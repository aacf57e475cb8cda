import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The papers of a file: their page, their files, and taking one out or putting it back.
enum DocumentRoutes {
    static let all: [Route] =
        DocumentAct.routes + DocumentReplacement.routes + DocumentCorrection.routes + [
            .get("/menages/:code/documents/:id/fichiers/:fichier", .needs(.seeFiles), file),
            .post("/menages/:code/documents/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
                try turned(ask, tx, saying: ask.l("Pièce retirée du dossier."), undo: DocumentLinks.restoration) {
                    try tx.withdrawDocument($0, by: author)
                }
            },
            .post("/menages/:code/documents/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                try turned(ask, tx, saying: ask.l("Pièce rétablie."), undo: DocumentLinks.withdrawal) {
                    try tx.restoreDocument($0, by: author)
                }
            },
        ]

    /// A file leaves as it was kept, to be saved and never shown in the page; that it was opened is on the disk first.
    @Sendable private static func file(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let household = try tx.visibleHousehold(ask)
        do {
            let (filed, file, bytes) = try tx.documentFile(
                ask.parameter("fichier"), of: ask.parameter("id"), by: try ask.author())
            guard filed.document.household == household.id else { throw AccessRefusal.notFound }
            return .sandboxed(DocumentWords(ask: ask).fileName(filed, file, household), file.kind.mediaType, bytes)
                .opening(household.id)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    private static func turned(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String, undo: (String, String) -> Link,
        _ act: (String) throws -> Void
    ) throws -> Answer {
        let (found, id) = (try tx.visibleHousehold(ask), ask.parameter("id"))
        do {
            guard try tx.document(id, by: try ask.author()).document.household == found.id else {
                throw AccessRefusal.notFound
            }
            try act(id)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is HouseholdDocument.Refusal {
            // Done already, from another page.
            return .redirect(to: .household(found.code, .documents))
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        }
        return .redirect(
            to: .household(found.code, .documents), saying: Flash(sentence, undo: undo(found.code, id)))
    }
}
