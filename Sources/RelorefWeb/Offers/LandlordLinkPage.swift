import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The link by which the landlord of an offer follows what it proposes: made, shown once, taken back.
struct LandlordLinkPage {
    static let noun = "lien"

    let ask: Ask
    let sheet: OfferSheet
    let link: OfferLink?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        sheet = try OfferRequest(ask, tx).sheet
        link = try tx.landlordLink(ofOffer: sheet.offer.id, by: try ask.author())
        self.ask = ask
    }

    private var l: Language { ask.l }
    private var here: Link { OfferLinks.act(sheet.offer.id, Self.noun) }

    static let routes: [Route] = [
        .get("/propositions/:id/lien", .needs(.writePartners)) { ask, tx in try LandlordLinkPage(ask, tx).answer },
        .post("/propositions/:id/lien", .needs(.writePartners)) { ask, tx, author in
            let page = try LandlordLinkPage(ask, tx)
            let (token, code) = (SessionKeeper.newToken(), SpokenCode.new())
            try tx.linkLandlord(
                ofOffer: page.sheet.offer.id, tokenHash: SessionKeeper.hash(token),
                codeHash: SpokenCode.hash(code, for: token), by: author)
            return .redirect(
                to: page.here, showingOnce: "\(code) \(ask.origin)\(Link.landlordOffers(token).path)",
                saying: Flash(ask.l("Lien prêt : envoyez-le au bailleur, et dites-lui le code par téléphone.")),
                ask.services)
        },
        .post("/propositions/:id/lien/retrait", .needs(.writePartners)) { ask, tx, author in
            let page = try LandlordLinkPage(ask, tx)
            try AccessRefusal.hiding { try tx.revokeLandlordLink(ofOffer: page.sheet.offer.id, by: author) }
            return .redirect(to: page.here, saying: Flash(ask.l("Lien retiré : il ne mène plus nulle part.")))
        },
    ]

    var answer: Answer {
        let words = OfferWords(ask: ask)
        let once = ShownOnce.secret(in: ask)?.split(separator: " ", maxSplits: 1).map(String.init)
        var answer = ask.page(l("Lien du bailleur"), current: .dwellings) { h in
            h.div(.class("over")) {
                h.a(words.title(sheet.offer.facts, sheet.communeName), .href(Link.offer(sheet.offer.id).path))
            }
            h.div(.class("head")) { h.h1(l("Lien du bailleur")) }
            h.p(
                l(
                    "{bailleur} suit par ce lien les logements qu’il propose au site {site}, décide des candidatures et en propose d’autres. Il voit d’un ménage le nombre de personnes, les ressources et les pièces, rien d’autre.",
                    ["bailleur": sheet.partnerName, "site": sheet.siteName]), .class("lead"))
            if let once, once.count == 2 { LinkHanding.shown(h, l, code: once[0], address: once[1]) }
            state(h)
        }
        if once != nil { answer.setCookies.append(ShownOnce.clear(for: here)) }
        return answer
    }

    private func state(_ h: HTML) {
        if let link { h.p(LinkHanding.state(of: link, ask), .class("muted")) }
        h.div(.class("acts noprint")) {
            h.form(.action(here.path), .method("post")) {
                ask.formToken(h)
                h.button(link == nil ? l("Faire un lien") : l("Faire un autre lien"), .class("btn b2"))
            }
            if link != nil {
                h.form(.action(Link.act(here, "retrait").path), .method("post")) {
                    ask.formToken(h)
                    h.button(l("Retirer le lien"), .class("btn b3"))
                }
            }
        }
    }
}

/// Six digits that are said by telephone and typed once more behind a link.
enum SpokenCode {
    static func new() -> String {
        let number = SessionKeeper.hash(SessionKeeper.newToken()).unicodeScalars.reduce(0) { sum, letter in
            (sum * 131 + Int(letter.value)) % 1_000_000
        }
        let digits = String(number)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Bound to its link: without the token, which is kept nowhere, the hash tells nothing of the digits.
    static func hash(_ code: String, for token: String) -> String {
        SessionKeeper.hash(token + ":" + code.filter { !$0.isWhitespace })
    }
}
