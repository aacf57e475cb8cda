import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A letter to a partner, as it left, ready to be printed or taken as PDF.
struct PartnerLetterPage {
    static let routes: [Route] = [
        .get("/partenaires/:code/courriers/:id", .needs(.writePartners)) { ask, tx in
            try PartnerLetterPage(ask, tx).answer
        },
        .free(.get, "/partenaires/:code/courriers/:id/pdf", .needs(.writePartners)) { ask in
            let page = try await ask.services.store.read { try PartnerLetterPage(ask, $0) }
            guard let sheet = page.sheet else { throw AccessRefusal.notFound }
            let name = page.one.letter.writing?.reference ?? ""
            return try await LetterFile.answer(ask, "courrier-\(name).pdf", [sheet], orBackTo: page.link)
        },
    ]

    private let ask: Ask
    private let one: PartnerLetterOnFile

    private var link: Link { MailingLinks.letter(one.letter.partner, one.id) }
    private var sheet: LetterSheet? { one.words.map { LetterSheet(ask, one.letter.writing, $0, nil) } }

    private init(_ ask: Ask, _ tx: any Transaction) throws {
        let author = try ask.author()
        self.ask = ask
        one = try AccessRefusal.hiding {
            try tx.letter(ask.parameter("id"), toPartner: ask.parameter("code"), by: author)
        }
    }

    private var answer: Answer {
        let name = LetterNames.kind(one.letter.kind, ask.l)
        return ask.page("\(name), \(one.partnerName)", current: .dwellings) { h in
            h.div(.class("over noprint")) {
                h.a(one.partnerName, .href(Link.partner(one.letter.partner).path))
                h.a(ask.l("Les courriers faits avec lui"), .href(MailingLinks.mailing(one.letter.mailing).path))
            }
            guard let sheet else { return h.p(ask.l("Texte effacé.")) }
            LetterTools(ask: ask, pdf: Link.act(link, "pdf")).write(h)
            sheet.write(h)
        }
    }
}
