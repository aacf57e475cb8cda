import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Opening in an emergency a file that one's rights do not reach (R27).
enum UrgentRoutes {
    static let all: [Route] = [
        .get("/menages/acces-urgent", .needs(.openUrgently)) { ask, _ in page(ask) },
        .post("/menages/acces-urgent", .needs(.openUrgently), open).confirmed.counting,
    ]

    @Sendable private static func open(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let l = ask.l
        var reading = FormReading(ask)
        let code = reading.text("code", orSay: l("Donnez le code du dossier."))
        let reason = reading.text("motif", orSay: l("Dites ce qui presse : la personne responsable le lira."))
        guard reading.errors.isEmpty else { return page(ask, FormRefusal(errors: reading.errors)) }
        let outcome: UrgentOutcome
        do {
            outcome = try tx.openUrgently(
                code: code, reason: reason, by: author, confirming: Confirmation.given(in: ask.form))
        } catch let refused as ActRefusal {
            return page(ask, FormRefusal(ask, refused, fields: ["*": "motif"]))
        }
        switch outcome {
        case .open(let code, let until):
            return .redirect(
                to: .household(code),
                saying: Flash(
                    l(
                        "Ouvert en lecture jusqu’au {moment}. La personne responsable est prévenue.",
                        ["moment": l.moment(until)]), tone: .warn))
        case .inReach(let code): return .redirect(to: .household(code))
        case .awaitsAgreement:
            return .redirect(
                to: .urgentOpening,
                saying: Flash(
                    l("Ce dossier demande l’accord d’une deuxième personne : elle est prévenue. Revenez par son code."),
                    tone: .warn))
        case .refused(let refusal):
            return page(ask, FormRefusal(errors: [.init(field: field(refusal), sentence: sentence(refusal, l))]))
        }
    }

    private static func field(_ refusal: UrgentOpening.Refusal) -> String {
        refusal == .reasonTooShort ? "motif" : "code"
    }

    private static func sentence(_ refusal: UrgentOpening.Refusal, _ l: Language) -> String {
        switch refusal {
        case .reasonTooShort: l("Dites-en plus : vingt signes au moins.")
        case .tooMany: l("C’était la troisième fois aujourd’hui : appelez la personne responsable du site.")
        case .tooManyVain:
            l("Trop de codes n’ont rien ouvert aujourd’hui : appelez la personne responsable du site.")
        case .nothingToOpen: l("Aucun dossier ne s’ouvre ainsi avec ce code.")
        }
    }

    private static func page(_ ask: Ask, _ refusal: FormRefusal? = nil) -> Answer {
        let l = ask.l
        var answer = ask.page(l("Accès urgent"), current: .households) { h in
            h.div(.class("over")) { h.a(l("Ménages"), .href(Link.households.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Accès urgent"))
                    h.p(l("Pour un dossier d’un autre site, quand attendre mettrait quelqu’un en danger."))
                }
            }
            refusal?.summary(h, ask)
            h.div(.class("cols")) {
                h.form(.action(Link.urgentOpening.path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    ask.formKey(h)
                    let form = ActForm(ask: ask, refusal: refusal)
                    form.text(h, "code", l("Code du dossier"), hint: l("sept lettres, par exemple BCDFGHJ"))
                    form.area(
                        h, "motif", l("Ce qui presse"),
                        hint: l("Vingt signes au moins ; lu par la personne responsable."))
                    refusal?.confirming(h, ask)
                    h.div(.class("acts")) {
                        h.button(l("Ouvrir pour une heure"), .class("btn"))
                        h.a(l("Renoncer"), .class("btn b3"), .href(Link.households.path))
                    }
                }
                h.aside(.class("aside")) {
                    h.section {
                        h.h2(l("Ce qui se passe"))
                        h.ul(.class("bullets")) {
                            h.li(l("Lecture seule, une heure, trois fois par jour au plus."))
                            h.li(l("La personne responsable du site est prévenue tout de suite."))
                            h.li(l("L’historique du dossier le montre, et le ménage peut le demander."))
                            h.li(l("Un dossier scellé attend l’accord d’une deuxième personne."))
                        }
                    }
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }
}
