import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The two pages that lead to the erasure of a file.
struct ErasurePages {
    let ask: Ask
    let file: HouseholdFile
    let plan: ErasurePlan

    private var l: Language { ask.l }
    func link(_ noun: String) -> Link { .act(.household(file.household.code), noun) }

    /// What goes, what stays, and why it is done.
    func first(_ refusal: FormRefusal? = nil) -> Answer {
        page(refusal) { h in
            if let obstacle = plan.obstacle {
                h.div(.class("banner warn")) { h.span(sentence(obstacle)) }
            }
            balance(h)
            guard plan.obstacle == nil else { return }
            h.form(.action(link("effacement-apercu").path), .method("post"), .class("sec"), .novalidate) {
                ask.formToken(h)
                Field(id: "raison", label: l("Raison"), error: refusal?.error("raison")).select(
                    h,
                    [("", l("Choisir"))]
                        + ErasureGround.allCases.filter { $0 != .retention }.map { ($0.rawValue, words($0)) },
                    chosen: ask.form["raison"])
                Field(
                    id: "motif", label: l("Pourquoi"),
                    hint: l("Gardé avec votre nom, sans nommer personne : la demande reçue, son jour."),
                    error: refusal?.error("motif")
                ).area(h, value: ask.form["motif"])
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Continuer"), .class("btn"))
                    h.a(l("Ne rien changer"), .class("btn b3"), .href(Link.household(file.household.code).path))
                }
            }
        }
    }

    /// The code typed again, so that nobody erases the file beside it.
    func second(_ refusal: FormRefusal? = nil) -> Answer {
        page(refusal) { h in
            h.div(.class("banner bad")) {
                h.span(l("Dernière étape. Ni vous ni nous ne pourrons revenir en arrière, sauvegardes comprises."))
            }
            balance(h)
            h.form(.action(link("effacement").path), .method("post"), .class("sec"), .novalidate) {
                ask.formToken(h)
                for field in ["raison", "motif", "confirme_V30", "motif_V30"] where ask.form.has(field) {
                    h.input(.type("hidden"), .name(field), .value(ask.form[field]))
                }
                Field(
                    id: "code", label: l("Retapez le code du dossier : {code}", ["code": file.household.code]),
                    error: refusal?.error("code")
                ).input(h, value: "", .autocomplete("off"))
                h.div(.class("acts")) {
                    h.button(l("Effacer pour toujours"), .class("btn bx"))
                    h.a(l("Ne rien changer"), .class("btn b3"), .href(Link.household(file.household.code).path))
                }
            }
        }
    }

    private func page(_ refusal: FormRefusal?, _ content: (HTML) -> Void) -> Answer {
        let household = ask.title(of: file.head?.member.identity, code: file.household.code)
        var answer = ask.page("\(l("Effacer le dossier")), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) { h.h1(l("Effacer le dossier")) }
            if let refusal, !refusal.isEmpty { refusal.summary(h, ask) }
            content(h)
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer.opening(file.household.id)
    }

    private func balance(_ h: HTML) {
        h.div(.class("pair")) {
            h.section(.class("panel")) {
                h.h2(l("Détruit"))
                h.ul(.class("bullets")) {
                    h.li(
                        l.plural(
                            plan.persons, "Les noms, contacts, langues et nationalités de {n} personne",
                            "Les noms, contacts, langues et nationalités de {n} personnes"))
                    h.li(l.plural(plan.notes, "{n} note", "{n} notes"))
                    if plan.documents > 0 { h.li(l.plural(plan.documents, "{n} pièce", "{n} pièces")) }
                    h.li(l("Les motifs et les textes libres"))
                    h.li(l("La clé du dossier : les sauvegardes ne se lisent plus"))
                }
            }
            h.section(.class("panel")) {
                h.h2(l("Gardé, sans nom"))
                h.ul(.class("bullets")) {
                    h.li(l.plural(plan.stays, "{n} séjour, avec ses jours", "{n} séjours, avec leurs jours"))
                    h.li(l.plural(plan.contracts, "{n} contrat de travail", "{n} contrats de travail"))
                    h.li(
                        l(
                            "Ce qui est compté dans les indicateurs et les rapports : année de naissance, composition, codes"
                        ))
                    if plan.keptElsewhere > 0 {
                        h.li(
                            l.plural(
                                plan.keptElsewhere, "{n} personne reste nommée dans l’autre dossier où elle figure",
                                "{n} personnes restent nommées dans l’autre dossier où elles figurent"))
                    }
                }
            }
        }
    }

    private func sentence(_ obstacle: ErasureObstacle) -> String {
        switch obstacle {
        case .stillOpen: l("Ce dossier est ouvert : il faut d’abord le clore.")
        case .held(let day): l("Ce dossier doit être conservé jusqu’au {jour}.", ["jour": l.shortDay(day)])
        case .alreadyErased, .merged, .reasonMissing: l("Ce dossier ne peut pas être effacé.")
        }
    }

    private func words(_ ground: ErasureGround) -> String {
        switch ground {
        case .request: l("La famille le demande")
        case .retention: l("La durée de conservation est passée")
        case .mistake: l("Ce dossier n’aurait pas dû être ouvert")
        }
    }
}
