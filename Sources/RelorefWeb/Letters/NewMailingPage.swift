import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Letters to landlords before they are made: who is written to, whose address is missing, and how one of them will look.
struct NewMailingPage {
    let ask: Ask
    let template: LetterTemplate
    let found: PartnerRecipients
    /// The list from which they were chosen, as it stands in its address.
    let list: String
    private let chosen: [String]
    private let shown: PartnerRecipient?

    private var l: Language { ask.l }

    /// - Parameters:
    ///   - fields: of the address or of the form, with the kind of letter and whose letter is shown.
    ///   - chosen: the partners that were ticked.
    init(
        _ ask: Ask, _ tx: any Transaction, _ fields: FormFields, _ chosen: [String], list: String
    ) throws {
        let kind = LetterKind.toPartners.first { LetterNames.slug($0) == fields["modele"] } ?? .unansweredOffer
        (self.ask, self.chosen, self.list) = (ask, chosen, list)
        template = try tx.letterTemplate(kind, on: ask.today)
        found = try tx.recipients(among: chosen, try tx.landlordSilence(on: ask.today), by: try ask.author())
        let ready = found.ready
        shown = ready.first { $0.id == fields["apercu"] } ?? ready.first
    }

    var answer: Answer {
        ask.page(l("Courriers à des bailleurs"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.with(list).path)) }
            h.div(.class("head")) { h.h1(l("Courriers à des bailleurs")) }
            h.p(l.plural(found.ready.count, "{n} courrier à faire.", "{n} courriers à faire."), .class("lead"))
            if !found.missing.isEmpty { missing(h) }
            if !found.answered.isEmpty { answered(h) }
            if let shown {
                making(h)
                preview(h, shown)
            }
        }
    }

    private func missing(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l.plural(found.missing.count, "{n} adresse manque", "{n} adresses manquent"))
            h.p(l("Sans adresse, pas de courrier : la ligne reste dans l’envoi et se complète après."))
            MissingAddresses(ask: ask, recipients: found.missing, back: here).write(h)
        }
    }

    /// This page as an address; that of a long choice leads nowhere, and the form stays with the partner.
    private var here: Link? {
        let pairs = ask.query.pairs.map { ($0.name, $0.value) }
        return Link(page: MailingLinks.new.with(FormFields(pairs).query(setting: "", to: nil)).path)
    }

    private func answered(_ h: HTML) {
        h.p(
            l.plural(
                found.answered.count, "Pas de courrier à ce bailleur, dont aucune réponse n’est en retard : {noms}.",
                "Pas de courrier à ces bailleurs, dont aucune réponse n’est en retard : {noms}.",
                ["noms": found.answered.map(\.name).joined(separator: ", ")]), .class("muted"))
    }

    private func carried(_ h: HTML) {
        for id in chosen { h.input(.type("hidden"), .name("partenaire"), .value(id)) }
        h.input(.type("hidden"), .name("liste"), .value(list))
        h.input(.type("hidden"), .name("modele"), .value(LetterNames.slug(template.kind)))
    }

    private func making(_ h: HTML) {
        h.form(.action(MailingLinks.all.path), .method("post"), .class("sec")) {
            ask.formToken(h)
            ask.formKey(h)
            carried(h)
            h.p {
                h.text(l("Texte : {courrier}", ["courrier": LetterNames.kind(template.kind, l)]))
                if ask.may(.administerReference) {
                    h.text(" · ")
                    h.a(l("Changer le texte"), .href(Link.letterTemplate(template.kind).path))
                }
            }
            h.p(.class("acts")) {
                h.button(
                    l.plural(found.ready.count, "Faire le courrier", "Faire les {n} courriers"), .class("btn"))
            }
        }
    }

    private func preview(_ h: HTML, _ one: PartnerRecipient) {
        h.section(.class("sec")) {
            h.h2(l("Aperçu"))
            if found.ready.count > 1 {
                h.form(.action(MailingLinks.new.path), .method("get"), .class("filters")) {
                    carried(h)
                    Field(id: "apercu", label: l("Courrier à")).select(
                        h, found.ready.map { ($0.id, $0.partner.name) }, chosen: one.id)
                    h.div(.class("acts")) { h.button(l("Voir"), .class("btn b2")) }
                }
            }
            LetterSheet(ask, nil, PartnerLetterFilling(ask, one).words(template), nil).write(h)
        }
    }
}
