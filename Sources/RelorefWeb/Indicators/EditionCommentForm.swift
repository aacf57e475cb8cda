import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What whoever publishes a report says of it: read with it, printed with it, and never part of its fingerprint.
struct EditionCommentPanel {
    let ask: Ask
    let edition: Edition
    let comment: EditionComment?
    var refusal: FormRefusal?

    private var l: Language { ask.l }

    func write(into h: HTML) {
        let mayWrite = ask.may(.freezeFigures)
        guard comment != nil || mayWrite else { return }
        h.section(.class("sec"), .id("commentaire")) {
            h.h2(l("Commentaire"))
            if let comment {
                h.p(comment.text, .class("words"))
                h.p(
                    l(
                        "{nom}, le {moment}. Le commentaire ne fait pas partie de l’empreinte.",
                        ["nom": comment.colleague, "moment": l.moment(comment.at)]),
                    .class("small muted"))
            }
            if mayWrite { form(h) }
        }
    }

    private func form(_ h: HTML) {
        let form = ActForm(ask: ask, refusal: refusal)
        h.details(.class("noprint"), refusal == nil ? nil : .open) {
            h.summary(comment == nil ? l("Écrire un commentaire") : l("Changer le commentaire"))
            refusal?.summary(h, ask)
            h.form(.action(Link.editionComment(edition.id).path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("version"), .value(String(comment?.version ?? 0)))
                form.field(
                    "texte", l("Ce que les chiffres ne disent pas"),
                    hint: l("Sans nommer personne. Vide : pas de commentaire. Les chiffres figés ne changent pas.")
                ).area(h, value: form.value("texte", comment?.text ?? ""), rows: 5)
                h.p(.class("acts")) { h.button(l("Enregistrer le commentaire"), .class("btn b2")) }
            }
        }
    }

    /// Keeps what was written, or shows the report again with it.
    @Sendable static func save(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let edition = try EditionRoutes.edition(ask, tx)
        let l = ask.l
        let sentence: String
        do {
            try tx.setComment(
                ask.form["texte"].replacing("\r\n", with: "\n"), on: edition.id, version: Int(ask.form["version"]) ?? 0,
                checkedBy: SensitiveWords.detector, by: author)
            return .redirect(to: .edition(edition.id), saying: Flash(l("Commentaire enregistré.")))
        } catch let refusal as EditionCommentRefusal {
            sentence =
                switch refusal {
                case .tooLong: l("{n} signes au plus.", ["n": l.number(EditionComment.longest)])
                case .changed:
                    l("Un collègue a changé le commentaire entre-temps : il est au-dessus, le vôtre est ici.")
                case .tells(let words):
                    l(
                        "« {mots} » : ce texte ne doit rien dire de la santé, de la religion ni du récit d’asile.",
                        ["mots": words])
                }
        }
        var page = try EditionPage(ask, tx, edition)
        page.commentRefusal = FormRefusal(errors: [.init(field: "texte", sentence: sentence)])
        var answer = page.answer
        answer.status = .unprocessableContent
        return answer
    }
}
