import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What a landlord tells of its stock.
enum PartnerStockRoutes {
    static let all: [Route] = [
        .get("/partenaires/:code/parc", .needs(.writePartners)) { ask, tx in
            let partner = try PartnerRoutes.kept(ask, tx)
            let profile = try tx.stockProfiles(of: partner.id).first
            let communes = try tx.communeNames(Set((profile?.lines ?? []).compactMap(\.commune)))
            return PartnerStockPage(ask, partner, profile, communes: communes).answer
        },
        .post("/partenaires/:code/parc", .needs(.writePartners), keep),
    ]

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try PartnerRoutes.kept(ask, tx)
        let (day, lines, errors) = try PartnerStockPage.read(ask, tx)
        let page = { (errors: [FormReading.FieldError]) in
            PartnerStockPage(ask, partner, refused: .init("", ask.form, errors)).answer
        }
        guard errors.isEmpty else { return page(errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.keepStock(lines, asOf: day, of: partner.id, by: author)
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Parc enregistré.")))
        } saying: { error, _ in
            page([error])
        }
    }
}
