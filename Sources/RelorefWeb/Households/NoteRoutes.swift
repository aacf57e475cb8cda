import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Notes on a household, written on the summary of its file.
enum NoteRoutes {
    static let all: [Route] = [.post("/menages/:code/notes", .needs(.writeFiles), add)]

    @Sendable private static func add(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        var form = NoteForm(text: ask.form["texte"], level: NoteLevel(rawValue: ask.form["niveau"]) ?? .team)
        form.reason = ask.form["motif_V30"]
        let confirming = Confirmation.given(in: ask.form)
        do {
            try tx.addNote(
                form.text, to: found.id, level: form.level, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            let key = FormDraft.key(.act(.household(found.code), "notes"))
            try tx.deleteDraft(FormDraft.id(key, by: author), by: author)
            return .redirect(to: Link.household(found.code), saying: Flash(ask.l("Note enregistrée.")))
        } catch ActRefusal.blocked {
            form.error = ask.l("Écrivez la note avant de l’enregistrer.")
        } catch ActRefusal.toConfirm(let findings) {
            form.findings = findings
            if ask.form.has("confirme_V30") {
                form.reasonError = ask.l("Dites pourquoi en quelques mots : votre nom et ce motif sont gardés.")
            }
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch ActRefusal.wrongState {
            throw AccessRefusal.notFound
        }
        let frame = FileFrame(ask: ask, file: try tx.file(of: found, by: author), part: .summary)
        var answer = FileSummaryPage(frame: frame, notes: try tx.threadOfNotes(found, by: author), noteForm: form)
            .answer
        answer.status = .unprocessableContent
        return answer.opening(found.id)
    }
}

extension SensitiveWords {
    static let detector = FreeText.shipped
}
