import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Letters to many partners: prepared for those that were ticked, made, and completed once an address is there.
enum MailingRoutes {
    static let all: [Route] = [
        .get("/partenaires/courriers/nouveau", .needs(.writePartners), prepare),
        .post("/partenaires/courriers", .needs(.writePartners), make),
        .get("/partenaires/courriers/:lot", .needs(.writePartners)) { ask, tx in try MailingPage(ask, tx).answer },
        .post("/partenaires/courriers/:lot/suite", .needs(.writePartners), complete),
        .free(.get, "/partenaires/courriers/:lot/pdf", .needs(.writePartners)) { ask in
            let page = try await ask.services.store.read { try MailingPage(ask, $0) }
            return try await LetterFile.answer(
                ask, "courriers-\(page.mailing.day.iso).pdf", page.sheets, orBackTo: page.link)
        },
    ]

    /// Back to the list as it was asked, with what stands in the way.
    private static func back(_ ask: Ask, _ list: String, _ sentence: String) -> Answer {
        .redirect(to: Link.partners.with(list), saying: Flash(sentence, tone: .warn))
    }

    @Sendable private static func prepare(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let state = try PartnerListState(ask, tx, FormFields(encoded: Array(ask.query["liste"].utf8)))
        var chosen = Array(ask.query.all("partenaire").prefix(PartnerMailing.most))
        if ask.query.has("tous") {
            let all = try tx.partnerIDs(state.filter, atMost: PartnerMailing.most, visibleTo: try ask.actor())
            guard let all else {
                return back(ask, state.text, ask.l("Liste trop longue pour être prise en entier : filtrez-la."))
            }
            chosen = all
        }
        if chosen.isEmpty { return back(ask, state.text, ask.l("Cochez au moins un bailleur.")) }
        return try NewMailingPage(ask, tx, ask.query, chosen, list: state.text).answer
    }

    @Sendable private static func make(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let l = ask.l
        let chosen = Array(ask.form.all("partenaire").prefix(PartnerMailing.most))
        let page = try NewMailingPage(ask, tx, ask.form, chosen, list: ask.form["liste"])
        let found = page.found
        guard !found.ready.isEmpty else {
            return back(ask, page.list, l("Aucun de ces bailleurs ne peut recevoir de courrier pour l’instant."))
        }
        let key = ask.form.filled("cle").flatMap { $0.utf8.count <= 64 ? $0 : nil } ?? author.newID()
        let lines = found.all.map { one in
            NewPartnerLetter(
                to: one.partner.id, from: one.site.id,
                one.isReady ? PartnerLetterFilling(ask, one).made(page.template) : nil)
        }
        try AccessRefusal.hiding { try tx.makeMailing(page.template.kind, lines, key: key, by: author) }
        let done = l.plural(found.ready.count, "{n} courrier fait.", "{n} courriers faits.")
        let waiting = l.plural(found.missing.count, "{n} attend une adresse.", "{n} attendent une adresse.")
        return .redirect(
            to: MailingLinks.mailing(key), saying: Flash(found.missing.isEmpty ? done : "\(done) \(waiting)"))
    }

    /// Writes what waited for an address that is there now.
    @Sendable private static func complete(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let page = try MailingPage(ask, tx)
        let template = try tx.letterTemplate(page.mailing.kind, on: ask.today)
        var written = 0
        for (waiting, recipient) in page.waiting {
            guard let recipient, recipient.isReady else { continue }
            let words = PartnerLetterFilling(ask, recipient).made(template)
            try AccessRefusal.hiding { try tx.writeWaiting(waiting.id, words, by: author) }
            written += 1
        }
        let sentence = ask.l.plural(written, "{n} courrier fait.", "{n} courriers faits.")
        return .redirect(
            to: page.link,
            saying: written == 0
                ? Flash(ask.l("Il manque encore une adresse : rien n’est écrit."), tone: .warn) : Flash(sentence))
    }
}
