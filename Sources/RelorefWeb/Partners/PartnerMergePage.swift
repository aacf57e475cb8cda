import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A partner that became another one: which one, since when.
struct PartnerMergePage {
    let ask: Ask
    let partner: Partner
    let looked: String
    let found: [PartnerLine]
    var refused: DwellingFormRefusal?

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction, _ partner: Partner, refused: DwellingFormRefusal? = nil) throws {
        (self.ask, self.partner, self.refused) = (ask, partner, refused)
        looked = ask.query.filled("nom") ?? ask.form.filled("cherche") ?? ""
        var filter = PartnerFilter()
        filter.text = looked
        found =
            looked.isEmpty
            ? [] : try tx.partners(filter, limit: 30, visibleTo: try ask.actor()).filter { $0.id != partner.id }
    }

    var answer: Answer {
        let title = l("{nom} est devenu un autre partenaire", ["nom": partner.name])
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(partner.name, .href(Link.partner(partner.id).path)) }
            h.div(.class("head")) { h.h1(title) }
            h.p(l("Ses logements, ses contacts et ses échanges restent à son nom ; chaque fiche mène à l’autre."))
            refused?.summary(h, ask)
            looking(h)
            if !looked.isEmpty { choosing(h) }
        }
        if refused != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func looking(_ h: HTML) {
        h.form(.class("filters"), .action(PartnerLinks.merger(partner.id).path), .method("get"), .role("search")) {
            Field(id: "nom", label: l("Nom ou SIRET de celui qui le remplace")).input(
                h, type: "search", value: looked, .autocomplete("off"))
            h.div(.class("acts")) { h.button(l("Chercher"), .class("btn b2")) }
        }
    }

    private func choosing(_ h: HTML) {
        guard !found.isEmpty else {
            h.p(.role("status")) { h.b(l("Aucun partenaire de ce nom : enregistrez-le d’abord.")) }
            h.p { h.a(l("Nouveau partenaire"), .href(Link.newPartner.path)) }
            return
        }
        h.form(.action(PartnerLinks.merger(partner.id).path), .method("post"), .class("record"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            h.input(.type("hidden"), .name("version"), .value(String(partner.version)))
            h.input(.type("hidden"), .name("cherche"), .value(looked))
            Field(id: "avec", label: l("Devenu"), error: refused?.error("avec")).select(
                h, [("", l("à choisir"))] + found.map { ($0.id, label($0)) },
                chosen: refused?.typed["avec"] ?? (found.count == 1 ? found[0].id : ""))
            Field(id: "jour", label: l("Depuis le"), error: refused?.error("jour")).input(
                h, value: refused?.typed["jour"] ?? "", .autocomplete("off"))
            h.div(.class("acts")) {
                h.button(l("Enregistrer la fusion"), .class("btn"))
                h.a(l("Renoncer"), .class("btn b3"), .href(Link.partner(partner.id).path))
            }
        }
    }

    private func label(_ line: PartnerLine) -> String {
        [line.partner.name, line.communeName ?? line.partner.departement.map(ask.departement)].compactMap(\.self)
            .joined(separator: ", ")
    }
}
