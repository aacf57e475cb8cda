import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Inviting a colleague: who, for which role, where, until when.
struct InviteForm {
    let ask: Ask
    let rules: GrantRules
    let places: Places
    let refusal: FormRefusal?

    private var l: Language { ask.l }

    var answer: Answer {
        var answer = ask.page(l("Inviter une ou un collègue"), current: .administration) { h in
            h.div(.class("over")) { h.a(l("Comptes"), .href(Link.accounts.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Inviter une ou un collègue"))
                    h.p(
                        l(
                            "Vous obtenez un lien, affiché une seule fois et valable sept jours. La personne choisit elle-même son mot de passe et relie son téléphone."
                        ))
                }
            }
            refusal?.summary(h, ask)
            h.form(.class("record"), .action(Link.newInvitation.path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                Field(id: "nom", label: l("Nom"), error: refusal?.error("nom"))
                    .input(h, value: ask.form["nom"], .autocomplete("off"), .maxlength(100), .required)
                Field(id: "courriel", label: l("Adresse électronique"), error: refusal?.error("courriel"))
                    .input(h, type: "email", value: ask.form["courriel"], .autocomplete("off"), .required)
                GrantFields(ask: ask, rules: rules, places: places, refusal: refusal).write(h, withFirstDay: false)
                h.button(l("Préparer le lien"), .class("btn"))
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }
}
