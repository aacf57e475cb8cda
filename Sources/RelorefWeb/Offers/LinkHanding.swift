import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page on which a partner's link is made, shown once and taken back.
protocol LinkHanding: Sendable {
    /// Under what the link is about, with `:id` for it.
    static var path: String { get }
    static func title(_ l: Language) -> String
    /// What is said of a new link.
    static func ready(_ l: Language) -> String
    /// Where a partner goes with such a token.
    static func address(_ token: String) -> Link
    var ask: Ask { get }
    var link: OfferLink? { get }
    var here: Link { get }
    /// What the link is about, and its page.
    var subject: (String, Link) { get }
    /// Who follows what by it, and what is seen of households.
    var lead: String { get }
    init(_ ask: Ask, _ tx: any Transaction) throws
    func make(tokenHash: String, codeHash: String, _ tx: any Transaction, _ author: Author) throws
    func revoke(_ tx: any Transaction, _ author: Author) throws
}

extension LinkHanding {
    static var routes: [Route] {
        [
            .get(path, .needs(.writePartners)) { ask, tx in try Self(ask, tx).answer },
            .post(path, .needs(.writePartners)) { ask, tx, author in
                let page = try Self(ask, tx)
                let (token, code) = (SessionKeeper.newToken(), SpokenCode.new())
                try page.make(
                    tokenHash: SessionKeeper.hash(token), codeHash: SpokenCode.hash(code, for: token), tx, author)
                return .redirect(
                    to: page.here, showingOnce: "\(code) \(ask.origin)\(address(token).path)",
                    saying: Flash(ready(ask.l)), ask.services)
            },
            .post(path + "/retrait", .needs(.writePartners)) { ask, tx, author in
                let page = try Self(ask, tx)
                try AccessRefusal.hiding { try page.revoke(tx, author) }
                return .redirect(to: page.here, saying: Flash(ask.l("Lien retiré : il ne mène plus nulle part.")))
            },
        ]
    }

    private var l: Language { ask.l }

    var answer: Answer {
        let once = ShownOnce.secret(in: ask)?.split(separator: " ", maxSplits: 1).map(String.init)
        var answer = ask.page(Self.title(l), current: .dwellings) { h in
            h.div(.class("over")) { h.a(subject.0, .href(subject.1.path)) }
            h.div(.class("head")) { h.h1(Self.title(l)) }
            h.p(lead, .class("lead"))
            if let once, once.count == 2 { shown(h, code: once[0], address: once[1]) }
            if let link { h.p(state(of: link), .class("muted")) }
            h.div(.class("acts noprint")) {
                button(h, here, link == nil ? l("Faire un lien") : l("Faire un autre lien"), "b2")
                if link != nil { button(h, .act(here, "retrait"), l("Retirer le lien"), "b3") }
            }
        }
        if once != nil { answer.setCookies.append(ShownOnce.clear(for: here)) }
        return answer
    }

    private func button(_ h: HTML, _ to: Link, _ words: String, _ tone: String) {
        h.form(.action(to.path), .method("post")) {
            ask.formToken(h)
            h.button(words, .class("btn \(tone)"))
        }
    }

    private func shown(_ h: HTML, code: String, address: String) {
        h.section(.class("panel handing")) {
            h.h2(l("À remettre maintenant : cela ne se réaffiche pas"))
            h.dl(.class("facts")) {
                h.dt(l("Lien, par courriel"))
                h.dd { h.code(address) }
                h.dt(l("Code, par téléphone"))
                h.dd { h.code(code) }
            }
        }
    }

    /// Open until when, shut, or past its day.
    private func state(of link: OfferLink) -> String {
        switch link.state(at: ask.now) {
        case .locked:
            l(
                "Le lien du {jour} est fermé : le code a été mal donné trop souvent.", ["jour": l.shortDay(link.sentOn)]
            )
        case .expired: l("Le lien du {jour} a dépassé sa date.", ["jour": l.shortDay(link.sentOn)])
        case .open, .answered, .revoked:
            l(
                "Un lien donné le {jour} est ouvert jusqu’au {fin}. En faire un autre le remplace.",
                ["jour": l.shortDay(link.sentOn), "fin": l.shortDay(link.sentOn.adding(days: OfferLink.lifetimeDays))])
        }
    }
}
