import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a partner's link is for: dwellings, or jobs.
protocol PartnerLinkKind: LinkHanding {
    static var side: OfferLink.Side { get }
    /// Under the partner's page.
    static var partnerNoun: String { get }
    static func lead(_ l: Language, _ partner: String, site: String) -> String
}

/// The link of a partner and a site, made from the partner's page: it need not have proposed anything yet.
struct PartnerLinkPage<Kind: PartnerLinkKind>: LinkHanding {
    static var path: String { "\(choice)/:site" }
    private static var choice: String { "/partenaires/:code/\(Kind.partnerNoun)" }

    let ask: Ask
    let link: OfferLink?
    private let partner: Partner
    private let site: DwellingPlaces.Site

    init(_ ask: Ask, _ tx: any Transaction) throws {
        partner = try Self.partner(ask, tx)
        let sites = try tx.dwellingPlaces(visibleTo: try ask.actor()).sites
        guard let site = sites.first(where: { $0.id == ask.parameter("site") }) else { throw AccessRefusal.notFound }
        (self.ask, self.site) = (ask, site)
        link = try tx.partnerLink(partner.id, of: site.id, Kind.side, by: try ask.author())
    }

    /// The partner of the address, while it proposes such things.
    private static func partner(_ ask: Ask, _ tx: any Transaction) throws -> Partner {
        let actor = try ask.actor()
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: actor),
            try tx.proposes(Kind.side, partner.id, to: actor)
        else { throw AccessRefusal.notFound }
        return partner
    }

    static func title(_ l: Language) -> String { Kind.title(l) }
    static func ready(_ l: Language) -> String { Kind.ready(l) }
    static func address(_ token: String) -> Link { Kind.address(token) }

    var here: Link { PartnerLinks.link(partner.id, Kind.partnerNoun, of: site.id) }
    var subject: (String, Link) { (partner.name, .partner(partner.id)) }
    var lead: String { Kind.lead(ask.l, partner.name, site: site.name) }

    func make(tokenHash: String, codeHash: String, _ tx: any Transaction, _ author: Author) throws {
        try tx.linkPartner(
            partner.id, of: site.id, Kind.side, tokenHash: tokenHash, codeHash: codeHash, by: author)
    }

    func revoke(_ tx: any Transaction, _ author: Author) throws {
        try tx.revokePartnerLink(partner.id, of: site.id, Kind.side, by: author)
    }

    /// The page of the link, and the choice of its site before it.
    static var all: [Route] {
        [.get(choice, .needs(.writePartners)) { ask, tx in try choose(ask, tx) }] + routes
    }

    /// To which site it proposes; there is nothing to choose where a colleague has one.
    private static func choose(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let partner = try partner(ask, tx)
        let sites = try tx.dwellingPlaces(visibleTo: try ask.actor()).sites
        func page(of site: DwellingPlaces.Site) -> Link { PartnerLinks.link(partner.id, Kind.partnerNoun, of: site.id) }
        if sites.count == 1, let only = sites.first { return .redirect(to: page(of: only)) }
        let l = ask.l
        return ask.page(title(l), current: .dwellings) { h in
            h.div(.class("over")) { h.a(partner.name, .href(Link.partner(partner.id).path)) }
            h.div(.class("head")) { h.h1(title(l)) }
            h.p(l("Pour quel site ? Un lien est celui d’un partenaire et d’un site."), .class("lead"))
            h.ul(.class("places")) {
                for site in sites { h.li { h.a(site.name, .href(page(of: site).path)) } }
            }
        }
    }
}
