import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A partner that has another name, and the names that it bore.
struct PartnerNamesPage {
    let ask: Ask
    let sheet: PartnerSheet
    var refused: DwellingFormRefusal?

    private var l: Language { ask.l }
    private var id: String { sheet.partner.id }

    var answer: Answer {
        let title = l("Noms : {nom}", ["nom": sheet.partner.name])
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(sheet.partner.name, .href(Link.partner(id).path)) }
            h.div(.class("head")) { h.h1(title) }
            refused?.summary(h, ask)
            renaming(h)
            former(h)
            adding(h)
        }
        if refused != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func field(_ form: String, _ id: String, _ label: String, hint: String? = nil) -> Field {
        let isRefused = refused?.form == form
        return Field(
            id: form == "nom" ? id : "ancien_\(id)", name: id, label: label, hint: hint,
            error: isRefused ? refused?.error(id) : nil)
    }

    private func typed(_ form: String, _ id: String) -> String { refused?.form == form ? refused?.typed[id] ?? "" : "" }

    private func renaming(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Il a un nouveau nom"))
            h.form(.action(PartnerLinks.names(id).path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("version"), .value(String(sheet.partner.version)))
                field("nom", "nom", l("Nouveau nom")).input(h, value: typed("nom", "nom"), .autocomplete("off"))
                field("nom", "jour", l("Depuis le"), hint: l("Le premier jour du nouveau nom.")).input(
                    h, value: typed("nom", "jour"), .autocomplete("off"))
                h.div(.class("acts")) { h.button(l("Enregistrer le nouveau nom"), .class("btn")) }
            }
        }
    }

    private func former(_ h: HTML) {
        guard !sheet.names.former.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2(l("Ses anciens noms"))
            h.ul {
                for name in sheet.names.former {
                    h.li {
                        h.text(PartnerNameWords(l: l).days(name) + " ")
                        h.form(.action(PartnerLinks.removeName(id, name.id).path), .method("post"), .class("noprint")) {
                            ask.formToken(h)
                            h.button(
                                l("Retirer"), .class("btn b3"),
                                .aria("label", l("Retirer l’ancien nom {nom}", ["nom": name.name])))
                        }
                    }
                }
            }
        }
    }

    private func adding(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Ajouter un ancien nom"))
            h.form(.action(PartnerLinks.formerNames(id).path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                field("anciens-noms", "nom", l("Ancien nom")).input(
                    h, value: typed("anciens-noms", "nom"), .autocomplete("off"))
                field("anciens-noms", "debut", l("Du"), hint: l("Facultatif.")).input(
                    h, value: typed("anciens-noms", "debut"), .autocomplete("off"))
                field("anciens-noms", "jour", l("Jusqu’au"), hint: l("Son dernier jour.")).input(
                    h, value: typed("anciens-noms", "jour"), .autocomplete("off"))
                h.div(.class("acts")) { h.button(l("Ajouter l’ancien nom"), .class("btn b2")) }
            }
        }
    }
}
