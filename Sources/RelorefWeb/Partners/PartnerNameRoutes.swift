import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The names of a partner: a new one, those of before.
enum PartnerNameRoutes {
    static let all: [Route] = [
        .get("/partenaires/:code/noms", .needs(.writePartners)) { ask, tx in try page(ask, tx).answer },
        .post("/partenaires/:code/noms", .needs(.writePartners), rename),
        .get("/partenaires/:code/anciens-noms", .needs(.writePartners)) { ask, tx in
            .redirect(to: PartnerLinks.names(try PartnerRoutes.kept(ask, tx).id))
        },
        .post("/partenaires/:code/anciens-noms", .needs(.writePartners), add),
        .post("/partenaires/:code/anciens-noms/:id/retrait", .needs(.writePartners)) { ask, tx, author in
            let partner = try PartnerRoutes.kept(ask, tx)
            try AccessRefusal.hiding { try tx.removeFormerName(ask.parameter("id"), of: partner.id, by: author) }
            return .redirect(to: PartnerLinks.names(partner.id), saying: Flash(ask.l("Ancien nom retiré.")))
        },
    ]

    private static func page(
        _ ask: Ask, _ tx: any Transaction, _ refused: DwellingFormRefusal? = nil
    ) throws -> PartnerNamesPage {
        let partner = try PartnerRoutes.kept(ask, tx)
        guard let sheet = try tx.partnerSheet(partner.id, knownTo: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return PartnerNamesPage(ask: ask, sheet: sheet, refused: refused)
    }

    @Sendable private static func rename(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try PartnerRoutes.kept(ask, tx)
        var reading = FormReading(ask)
        let name = reading.text("nom", orSay: ask.l("Donnez le nom du partenaire."))
        let day = reading.day("jour")
        guard reading.errors.isEmpty else {
            return try page(ask, tx, .init("nom", ask.form, reading.errors)).answer
        }
        return try PartnerRoutes.refusing(ask) {
            try tx.renamePartner(
                partner.id, to: name, on: day, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(
                to: .partner(partner.id), saying: Flash(ask.l("Nouveau nom enregistré ; l’ancien se retrouve.")))
        } saying: { error, _ in
            try page(ask, tx, .init("nom", ask.form, [error])).answer
        }
    }

    @Sendable private static func add(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try PartnerRoutes.kept(ask, tx)
        var reading = FormReading(ask)
        let name = reading.text("nom", orSay: ask.l("Donnez le nom du partenaire."))
        let from = reading.optionalDay("debut", .event(today: ask.today))
        let to = reading.day("jour")
        guard reading.errors.isEmpty else {
            return try page(ask, tx, .init("anciens-noms", ask.form, reading.errors)).answer
        }
        return try PartnerRoutes.refusing(ask) {
            try tx.addFormerName(name, from: from, to: to, of: partner.id, by: author)
            return .redirect(to: PartnerLinks.names(partner.id), saying: Flash(ask.l("Ancien nom ajouté.")))
        } saying: { error, _ in
            try page(ask, tx, .init("anciens-noms", ask.form, [error])).answer
        }
    }
}
