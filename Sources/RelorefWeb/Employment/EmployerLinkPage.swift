import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The link by which the employer of a job follows what it proposes.
struct EmployerLinkPage: PartnerLinkKind {
    static let noun = "lien"
    static let path = "/emplois/:id/\(noun)"
    static let side = OfferLink.Side.jobs
    static let partnerNoun = "lien-emploi"

    let ask: Ask
    let sheet: JobSheet
    let link: OfferLink?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        sheet = try JobRequest(ask, tx).sheet
        link = try tx.employerLink(ofJob: sheet.offer.id, by: try ask.author())
        self.ask = ask
    }

    static func title(_ l: Language) -> String { l("Lien de l’employeur") }

    static func ready(_ l: Language) -> String {
        l("Lien prêt : envoyez-le à l’employeur, et dites-lui le code par téléphone.")
    }

    static func address(_ token: String) -> Link { .employerJobs(token) }

    var here: Link { JobLinks.act(sheet.offer.id, Self.noun) }

    var subject: (String, Link) { (sheet.offer.facts.title, .job(sheet.offer.id)) }

    var lead: String { Self.lead(ask.l, sheet.partnerName, site: sheet.siteName) }

    static func lead(_ l: Language, _ partner: String, site: String) -> String {
        l(
            "{employeur} suit par ce lien les postes qu’il propose au site {site}, répond aux candidatures et propose d’autres postes. Il voit un numéro et des jours, aucun nom.",
            ["employeur": partner, "site": site])
    }

    func make(tokenHash: String, codeHash: String, _ tx: any Transaction, _ author: Author) throws {
        try tx.linkEmployer(ofJob: sheet.offer.id, tokenHash: tokenHash, codeHash: codeHash, by: author)
    }

    func revoke(_ tx: any Transaction, _ author: Author) throws {
        try tx.revokeEmployerLink(ofJob: sheet.offer.id, by: author)
    }
}
