import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Whom one calls at a partner.
enum PartnerContactRoutes {
    static let all: [Route] = [
        .get("/partenaires/:code/contacts", .needs(.seeStock)) { ask, tx in
            .redirect(to: .partner(try known(ask, tx).id))
        },
        .get("/partenaires/:code/contacts/nouveau", .needs(.writePartners)) { ask, tx in
            try PartnerContactPage(ask, tx, try known(ask, tx), nil).answer
        },
        .post("/partenaires/:code/contacts", .needs(.writePartners), add),
        .get("/partenaires/:code/contacts/:id", .needs(.writePartners)) { ask, tx in
            let partner = try known(ask, tx)
            return try PartnerContactPage(ask, tx, partner, try contact(ask, tx, of: partner)).answer
        },
        .post("/partenaires/:code/contacts/:id", .needs(.writePartners), change),
        .get("/partenaires/:code/contacts/:id/depart", .needs(.writePartners)) { ask, tx in
            try departure(ask, tx, nil).answer
        },
        .post("/partenaires/:code/contacts/:id/depart", .needs(.writePartners), leave),
        .post("/partenaires/:code/contacts/:id/retour", .needs(.writePartners)) { ask, tx, author in
            let partner = try known(ask, tx)
            let one = try contact(ask, tx, of: partner)
            try AccessRefusal.hiding { try tx.contactStays(one.id, by: author) }
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Départ annulé.")))
        },
    ]

    /// The partner of the address, which the network shares with the colleague.
    static func known(_ ask: Ask, _ tx: any Transaction) throws -> Partner {
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return partner
    }

    private static func contact(_ ask: Ask, _ tx: any Transaction, of partner: Partner) throws -> KnownContact {
        guard let one = try tx.contact(ask.parameter("id"), by: try ask.author()), one.contact.partner == partner.id,
            one.contact.erasedOn == nil
        else { throw AccessRefusal.notFound }
        return one
    }

    @Sendable private static func add(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try known(ask, tx)
        var reading = FormReading(ask)
        let facts = PartnerContactPage.facts(ask, &reading)
        let site = try ContactSite(ask, tx, partner).read(&reading)
        let page = { (errors: [FormReading.FieldError]) in
            try PartnerContactPage(ask, tx, partner, nil, refused: .init("", ask.form, errors)).answer
        }
        guard let site, reading.errors.isEmpty else { return try page(reading.errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.addContact(facts, at: partner.id, site: site, by: author)
            return .redirect(to: ask.wayBack ?? .partner(partner.id), saying: Flash(ask.l("Contact ajouté.")))
        } saying: { error, _ in
            try page([error])
        }
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try known(ask, tx)
        let before = try contact(ask, tx, of: partner)
        var reading = FormReading(ask)
        let facts = PartnerContactPage.facts(ask, &reading)
        let page = { (errors: [FormReading.FieldError]) in
            try PartnerContactPage(ask, tx, partner, before, refused: .init("", ask.form, errors)).answer
        }
        guard reading.errors.isEmpty else { return try page(reading.errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.changeContact(before.id, facts, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(to: ask.wayBack ?? .partner(partner.id), saying: Flash(ask.l("Contact modifié.")))
        } saying: { error, _ in
            try page([error])
        }
    }

    private static func departure(
        _ ask: Ask, _ tx: any Transaction, _ refused: DwellingFormRefusal?
    ) throws -> PartnerDeparturePage {
        let partner = try known(ask, tx)
        let one = try contact(ask, tx, of: partner)
        let others = try tx.contacts(of: partner.id, by: try ask.author())
            .filter { $0.contact.isThere && $0.id != one.id }
        return PartnerDeparturePage(ask: ask, partner: partner, contact: one, others: others, refused: refused)
    }

    @Sendable private static func leave(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try known(ask, tx)
        let one = try contact(ask, tx, of: partner)
        var reading = FormReading(ask)
        let day = reading.day("parti")
        let page = { (errors: [FormReading.FieldError]) in
            try departure(ask, tx, .init("", ask.form, errors)).answer
        }
        guard reading.errors.isEmpty else { return try page(reading.errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.contactLeft(one.id, on: day, replacedBy: ask.form.filled("remplace"), by: author)
            return .redirect(
                to: .partner(partner.id),
                saying: Flash(ask.l("Départ enregistré."), undo: PartnerLinks.stays(partner.id, one.id)))
        } saying: { error, _ in
            try page([.init(field: error.field == "jour" ? "parti" : error.field, sentence: error.sentence)])
        }
    }
}
