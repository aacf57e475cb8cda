import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A partner that became another one, and the merger taken back.
enum PartnerMergeRoutes {
    static let all: [Route] = [
        .get("/partenaires/:code/fusion", .needs(.writePartners)) { ask, tx in
            try PartnerMergePage(ask, tx, try PartnerRoutes.kept(ask, tx)).answer
        },
        .post("/partenaires/:code/fusion", .needs(.writePartners), merge),
        .post("/partenaires/:code/fusion-annulee", .needs(.writePartners)) { ask, tx, author in
            let partner = try PartnerRoutes.kept(ask, tx)
            do {
                try tx.unmergePartner(partner.id, by: author)
            } catch is PartnerRefusal {
                throw AccessRefusal.notFound
            }
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Fusion annulée.")))
        },
    ]

    @Sendable private static func merge(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try PartnerRoutes.kept(ask, tx)
        var reading = FormReading(ask)
        let other = reading.text("avec", orSay: ask.l("Choisissez le partenaire qu’il est devenu."))
        let day = reading.day("jour")
        let page = { (errors: [FormReading.FieldError]) in
            try PartnerMergePage(ask, tx, partner, refused: .init("", ask.form, errors)).answer
        }
        guard reading.errors.isEmpty else { return try page(reading.errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.mergePartner(
                partner.id, into: other, on: day, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(
                to: .partner(partner.id),
                saying: Flash(ask.l("Fusion enregistrée."), undo: PartnerLinks.unmerge(partner.id)))
        } saying: { error, _ in
            try page([error])
        }
    }
}
