import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The letters of a file: made, shown, printed, withdrawn.
enum LetterRoutes {
    static let all: [Route] = [
        .get("/menages/:code/courriers/nouveau", .needs(.writeFiles)) { ask, tx in
            try NewLetterPage(ask, tx).answer
        },
        .post("/menages/:code/courriers/nouveau", .needs(.writeFiles)) { ask, tx, author in
            try AccessRefusal.hiding { try NewLetterPage.make(ask, tx, author) }
        },
        .get("/menages/:code/courriers/:id", .needs(.seeFiles)) { ask, tx in try LetterPage(ask, tx).answer },
        .free(.get, "/menages/:code/courriers/:id/pdf", .needs(.seeFiles), pdf),
        .post("/menages/:code/courriers/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
            try turned(
                ask, saying: ask.l("Courrier retiré : qui le vérifie lit qu’il ne vaut plus."), undo: "retablissement"
            ) {
                try tx.withdrawLetter($0, by: author)
            }
        },
        .post("/menages/:code/courriers/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
            try turned(ask, saying: ask.l("Courrier rétabli."), undo: "retrait") {
                try tx.restoreLetter($0, by: author)
            }
        },
        .get("/v/:jeton", .everyone) { ask, tx in
            VerificationPage(ask: ask, letter: try tx.verifiedLetter(SessionKeeper.hash(ask.parameter("jeton"))))
                .answer
        },
    ]

    private static func turned(
        _ ask: Ask, saying sentence: String, undo: String, _ act: (String) throws -> Void
    ) throws -> Answer {
        let (code, id) = (ask.parameter("code"), ask.parameter("id"))
        let page = Link.letter(code, id)
        do {
            try AccessRefusal.hiding { try act(id) }
        } catch is Letter.Refusal {
            return .redirect(to: page, saying: Flash(ask.l("Ce courrier a changé entre-temps."), tone: .warn))
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        }
        return .redirect(to: page, saying: Flash(sentence, undo: .letter(code, id, undo)))
    }

    /// The letter leaves as a file.
    @Sendable private static func pdf(_ ask: Ask) async throws -> Answer {
        let page = try await ask.services.store.read { try LetterPage(ask, $0) }
        guard let words = page.one.words else { throw AccessRefusal.notFound }
        let letter = page.one.letter
        let file = try await LetterFile.answer(
            ask, "courrier-\(letter.reference).pdf", [LetterSheet(ask, letter, words, letter.language)],
            orBackTo: .letter(page.household.code, letter.id))
        return file.fileName == nil ? file : file.opening(page.household.id)
    }
}
