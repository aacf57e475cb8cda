import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The form of a visit without a network, in four touches; the same questions as online (`ContactAct`).
struct OfflineVisitForm {
    let ask: Ask

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.form(.id("visite"), .class("panel"), .novalidate, .hidden) {
            h.h2(.id("visite-titre"), .tabindex(-1)) {}
            h.ul(.id("visite-points"), .class("small")) {}
            h.div(.id("visite-fautes"), .role("alert")) {}
            let form = ActForm(ask: ask, refusal: nil)
            form.options(
                h, "genre", l("Quoi"),
                [
                    ("visit", l("une visite")), ("note", l("une note seule")),
                    ("incident", l("quelque chose de cassé ou de dangereux")),
                ], usual: "visit")
            h.div(.id("de-visite")) {
                form.options(
                    h, "present", l("Quelqu’un était là ?"), [("oui", l("oui")), ("non", l("non, personne"))],
                    usual: "oui")
                form.options(
                    h, "logement", l("État du logement"),
                    ask.options("dwellingCondition", FollowUpContact.Condition.allCases))
                form.options(
                    h, "points", l("De quoi a-t-on parlé ?"),
                    ask.options("contactTopic", FollowUpContact.Topic.allCases), isMany: true)
            }
            h.div(.id("de-note"), .hidden) {
                form.options(
                    h, "niveau", l("Qui peut la lire"),
                    [("team", l("l’équipe du ménage")), ("private", l("moi seulement"))], usual: "team")
            }
            h.div(.id("d-incident"), .hidden) { IncidentFields(form: form).write(h) }
            form.area(
                h, "texte", l("En quelques mots"),
                hint: l("Ce qui a été vu et convenu. Jamais de santé, de religion ni de récit d’asile."))
            h.details(.id("autres-jours")) {
                h.summary(l("Un autre jour, un prochain rendez-vous"))
                h.div(.class("line")) {
                    day(h, "jour", l("Quel jour"))
                    day(h, "prochaine", l("Prochain rendez-vous"))
                }
            }
            photos(h)
            h.div(.id("visite-motif"), .class("field"), .hidden) {
                h.label(l("Pourquoi"), .for_("motif"))
                h.span(l("Votre nom et ce motif sont gardés."), .class("hint"), .id("motif-h"))
                h.input(.id("motif"), .name("motif"), .autocomplete("off"), .aria("describedby", "motif-h"))
            }
            h.div(.class("acts")) {
                h.button(l("Enregistrer"), .class("btn"))
                h.button(l("Fermer"), .type("button"), .class("btn b3"), .id("visite-fermer"))
                h.output(.class("small muted"), .id("visite-garde")) {}
            }
        }
    }

    /// Taken now or chosen: each is made smaller and closed up at once.
    private func photos(_ h: HTML) {
        h.div(.class("field")) {
            h.label(l("Photos"), .for_("photos"))
            h.span(
                l("Réduites et chiffrées sur cet appareil, sans le lieu ni l’appareil. Personne dessus, si possible."),
                .class("hint"), .id("photos-h"))
            h.div(.id("photos-fautes"), .role("alert")) {}
            h.input(
                .id("photos"), .type("file"), .accept("image/*"), .multiple,
                .aria("describedby", "photos-h photos-fautes"))
            h.ul(.id("photos-liste"), .aria("live", "polite")) {}
        }
    }

    /// The telephone's own chooser of days.
    private func day(_ h: HTML, _ id: String, _ label: String) {
        h.div(.class("field")) {
            h.label(label, .for_(id))
            h.input(.id(id), .name(id), .type("date"))
        }
    }
}
