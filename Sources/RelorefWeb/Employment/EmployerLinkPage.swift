import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The link by which the employer of a job follows what it proposes: made, shown once, taken back.
struct EmployerLinkPage {
    static let noun = "lien"

    let ask: Ask
    let sheet: JobSheet
    let link: OfferLink?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        sheet = try JobRequest(ask, tx).sheet
        link = try tx.employerLink(ofJob: sheet.offer.id, by: try ask.author())
        self.ask = ask
    }

    private var l: Language { ask.l }
    private var here: Link { JobLinks.act(sheet.offer.id, Self.noun) }

    static let routes: [Route] = [
        .get("/emplois/:id/lien", .needs(.writePartners)) { ask, tx in try EmployerLinkPage(ask, tx).answer },
        .post("/emplois/:id/lien", .needs(.writePartners)) { ask, tx, author in
            let page = try EmployerLinkPage(ask, tx)
            let (token, code) = (SessionKeeper.newToken(), SpokenCode.new())
            try tx.linkEmployer(
                ofJob: page.sheet.offer.id, tokenHash: SessionKeeper.hash(token),
                codeHash: SpokenCode.hash(code, for: token), by: author)
            return .redirect(
                to: page.here, showingOnce: "\(code) \(ask.origin)\(Link.employerJobs(token).path)",
                saying: Flash(ask.l("Lien prêt : envoyez-le à l’employeur, et dites-lui le code par téléphone.")),
                ask.services)
        },
        .post("/emplois/:id/lien/retrait", .needs(.writePartners)) { ask, tx, author in
            let page = try EmployerLinkPage(ask, tx)
            try AccessRefusal.hiding { try tx.revokeEmployerLink(ofJob: page.sheet.offer.id, by: author) }
            return .redirect(to: page.here, saying: Flash(ask.l("Lien retiré : il ne mène plus nulle part.")))
        },
    ]

    var answer: Answer {
        let once = ShownOnce.secret(in: ask)?.split(separator: " ", maxSplits: 1).map(String.init)
        var answer = ask.page(l("Lien de l’employeur"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(sheet.offer.facts.title, .href(Link.job(sheet.offer.id).path)) }
            h.div(.class("head")) { h.h1(l("Lien de l’employeur")) }
            h.p(
                l(
                    "{employeur} suit par ce lien les postes qu’il propose au site {site}, répond aux candidatures et propose d’autres postes. Il voit un numéro et des jours, aucun nom.",
                    ["employeur": sheet.partnerName, "site": sheet.siteName]), .class("lead"))
            if let once, once.count == 2 {
                LinkHanding.shown(h, l, code: once[0], address: once[1])
            }
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
        if once != nil { answer.setCookies.append(ShownOnce.clear(for: here)) }
        return answer
    }
}
