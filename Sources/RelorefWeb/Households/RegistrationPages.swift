import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of a registration: what was begun, the list of tasks, the frame of a section.
struct RegistrationPages {
    let ask: Ask
    let draft: RegistrationDraft

    static let awaitedRows = 4

    private var l: Language { ask.l }

    /// Registrations that wait to be ended.
    static func begun(_ ask: Ask, _ drafts: [RegistrationDraft]) -> Answer {
        let l = ask.l
        return ask.page(l("Nouveau ménage"), current: .households) { h in
            h.div(.class("head")) {
                h.h1(l("Nouveau ménage"))
                h.div(.class("acts")) {
                    h.a(
                        l("Commencer un autre ménage"), .class("btn b2"),
                        .href(Link.newHousehold.with("autre", "oui").path))
                }
            }
            h.h2(l("À terminer"))
            h.ul(.class("tasks")) {
                for draft in drafts { RegistrationPages(ask: ask, draft: draft).line(h) }
            }
        }
    }

    private func line(_ h: HTML) {
        h.li {
            h.a(
                draft.name(draft.persons.first ?? 1).nonEmpty ?? l("Ménage sans nom"),
                .href(Link.registration(draft.id).path))
            h.span(.class("muted")) {
                h.text(ask.persons(draft.persons.count))
                if let savedAt = draft.savedAt { h.text(", \(l("gardé le {moment}", ["moment": l.moment(savedAt)]))") }
            }
        }
    }

    /// The list of tasks: what is done, what remains.
    var tasks: Answer {
        ask.page(l("Nouveau ménage"), current: .households) { h in
            h.div(.class("over")) { h.a(l("Ménages"), .href(Link.households.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Nouveau ménage"))
                    h.p(l("Chaque partie se garde à part : vous pouvez vous arrêter et reprendre un autre jour."))
                }
                h.div(.class("acts")) {
                    h.a(nextLabel, .class("btn"), .href(nextLink.path))
                }
            }
            h.ol(.class("tasks")) {
                for section in RegistrationSection.allCases { task(h, section) }
                h.li {
                    h.a(l("Vérifier et créer le dossier"), .href(Link.registration(draft.id, "verifier").path))
                    h.span(isReady ? l("prêt") : l("quand les membres sont notés"), .class("muted"))
                }
            }
            giveUp(h)
        }
    }

    private var isReady: Bool { RegistrationReading.errors(ask, draft, .members).isEmpty }

    private var next: RegistrationSection? {
        RegistrationSection.allCases.first { !draft.wasSeen($0) || !RegistrationReading.errors(ask, draft, $0).isEmpty }
    }

    private var nextLink: Link { .registration(draft.id, next?.rawValue ?? "verifier") }
    private var nextLabel: String { next == nil ? l("Vérifier et créer") : l("Continuer") }

    private func task(_ h: HTML, _ section: RegistrationSection) {
        h.li {
            h.span {
                h.a(section.title(l), .href(Link.registration(draft.id, section.rawValue).path))
                h.small(section.purpose(l), .class("under"))
            }
            // What is finished is plain, so that the eye goes to what remains.
            if !draft.wasSeen(section) {
                Badge(.plain, l("à commencer")).write(h)
            } else if RegistrationReading.errors(ask, draft, section).isEmpty {
                h.span(l("terminé"))
            } else {
                Badge(.wait, l("en cours")).write(h)
            }
        }
    }

    private func giveUp(_ h: HTML) {
        h.form(.class("sec"), .action(Link.registration(draft.id, "abandon").path), .method("post")) {
            ask.formToken(h)
            h.button(l("Abandonner cette saisie"), .class("btn b3"))
        }
    }

    /// A section's page: its form, and two ways on.
    func section(_ section: RegistrationSection, centres: [CentreLine] = [], errors: [FormReading.FieldError] = [])
        -> Answer
    {
        let form = ActForm(ask: ask.reading(draft.fields), refusal: FormRefusal(errors: errors))
        let sections = RegistrationSections(ask: ask, draft: draft, form: form, centres: centres)
        var answer = ask.page("\(section.title(l)), \(l("nouveau ménage"))", current: .households) { h in
            h.div(.class("over")) {
                // What nobody has kept yet has no page of its own.
                if draft.savedAt == nil {
                    h.a(l("Ménages"), .href(Link.households.path))
                } else {
                    h.a(l("Nouveau ménage"), .href(Link.registration(draft.id).path))
                }
                h.span(position(section))
            }
            h.div(.class("head")) {
                h.div {
                    h.h1(section.title(l))
                    h.p(section.purpose(l))
                }
            }
            if !errors.isEmpty { form.refusal?.summary(h, ask) }
            let own = Link.registration(draft.id, section.rawValue).path
            h.form(.action(own), .method("post"), .novalidate, .data("draft", own), .data("keep", own)) {
                ask.formToken(h)
                sections.write(h, section)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer et continuer"), .class("btn"))
                    h.button(l("Enregistrer et s’arrêter là"), .class("btn b2"), .name("suite"), .value("liste"))
                    h.output(.class("small muted"), .data("kept", "")) {}
                }
            }
        }
        if !errors.isEmpty { answer.status = .unprocessableContent }
        return answer
    }

    private func position(_ section: RegistrationSection) -> String {
        let all = RegistrationSection.allCases
        return l(
            "Partie {n} sur {total}",
            [
                "n": String((all.firstIndex(of: section) ?? 0) + 1), "total": String(all.count),
            ])
    }
}
