import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The link by which the landlord of an offer follows what it proposes.
struct LandlordLinkPage: PartnerLinkKind {
    static let noun = "lien"
    static let path = "/propositions/:id/\(noun)"
    static let side = OfferLink.Side.dwellings
    static let partnerNoun = "lien"

    let ask: Ask
    let sheet: OfferSheet
    let link: OfferLink?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        sheet = try OfferRequest(ask, tx).sheet
        link = try tx.landlordLink(ofOffer: sheet.offer.id, by: try ask.author())
        self.ask = ask
    }

    static func title(_ l: Language) -> String { l("Lien du bailleur") }

    static func ready(_ l: Language) -> String {
        l("Lien prêt : envoyez-le au bailleur, et dites-lui le code par téléphone.")
    }

    static func address(_ token: String) -> Link { .landlordOffers(token) }

    var here: Link { OfferLinks.act(sheet.offer.id, Self.noun) }

    var subject: (String, Link) {
        (OfferWords(ask: ask).title(sheet.offer.facts, sheet.communeName), .offer(sheet.offer.id))
    }

    var lead: String { Self.lead(ask.l, sheet.partnerName, site: sheet.siteName) }

    static func lead(_ l: Language, _ partner: String, site: String) -> String {
        l(
            "{bailleur} suit par ce lien les logements qu’il propose au site {site}, décide des candidatures et en propose d’autres. Il voit d’un ménage le nombre de personnes, les ressources et les pièces, rien d’autre.",
            ["bailleur": partner, "site": site])
    }

    func make(tokenHash: String, codeHash: String, _ tx: any Transaction, _ author: Author) throws {
        try tx.linkLandlord(ofOffer: sheet.offer.id, tokenHash: tokenHash, codeHash: codeHash, by: author)
    }

    func revoke(_ tx: any Transaction, _ author: Author) throws {
        try tx.revokeLandlordLink(ofOffer: sheet.offer.id, by: author)
    }
}
