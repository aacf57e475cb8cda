import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Letters that were made together: a line for each landlord, those that wait for an address, and the letters one a page.
struct MailingPage {
    let ask: Ask
    let mailing: PartnerMailing
    /// Those that are not written, with what is known of where they go; nil where the landlord has answered since.
    let waiting: [(letter: PartnerLetterOnFile, recipient: PartnerRecipient?)]

    private var l: Language { ask.l }
    var link: Link { MailingLinks.mailing(mailing.id) }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let author = try ask.author()
        let mailing = try AccessRefusal.hiding { try tx.mailing(ask.parameter("lot"), by: author) }
        let found = try tx.recipients(
            among: mailing.waiting.map(\.letter.partner), try tx.landlordSilence(on: ask.today), by: author)
        let recipients = Dictionary(found.all.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        waiting = mailing.waiting.map { ($0, recipients[PartnerRecipient.id(of: $0.letter)]) }
        (self.ask, self.mailing) = (ask, mailing)
    }

    /// The letters as they left; nothing is left of one whose contact was erased.
    var sheets: [LetterSheet] {
        mailing.written.compactMap { one in one.words.map { LetterSheet(ask, one.letter.writing, $0, nil) } }
    }

    var answer: Answer {
        let title = l("Courriers du {jour}", ["jour": l.shortDay(mailing.day)])
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over noprint")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.path)) }
            h.div(.class("head noprint")) { h.h1(title) }
            if !sheets.isEmpty { LetterTools(ask: ask, pdf: Link.act(link, "pdf")).write(h) }
            if !waiting.isEmpty { unwritten(h) }
            h.section(.class("sec noprint")) {
                h.h2(LetterNames.kind(mailing.kind, l))
                PartnerLetterTable(ask: ask, letters: mailing.letters, namesPartner: true).write(h)
            }
            for sheet in sheets { sheet.write(h) }
        }
    }

    private func unwritten(_ h: HTML) {
        let ready = waiting.filter { $0.recipient?.isReady ?? false }
        let missing = waiting.compactMap(\.recipient).filter { !$0.isReady }
        let answered = waiting.filter { $0.recipient == nil }
        h.section(.class("sec noprint")) {
            h.h2(l("Pas encore écrits"))
            if !missing.isEmpty {
                h.p(l.plural(missing.count, "{n} adresse manque", "{n} adresses manquent"))
                MissingAddresses(ask: ask, recipients: missing, back: link).write(h)
            }
            for one in answered {
                h.p(l("{nom} : plus aucune réponse en retard.", ["nom": one.letter.partnerName]), .class("muted"))
            }
            if !ready.isEmpty {
                h.form(.action(Link.act(link, "suite").path), .method("post")) {
                    ask.formToken(h)
                    ask.formKey(h)
                    h.button(
                        l.plural(ready.count, "Faire le courrier qui manque", "Faire les {n} courriers qui manquent"),
                        .class("btn"))
                }
            }
        }
    }
}
