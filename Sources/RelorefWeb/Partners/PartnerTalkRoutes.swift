import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What was said with a partner, and what comes next.
enum PartnerTalkRoutes {
    static let all: [Route] = [
        .get("/partenaires/:code/echanges", .needs(.seeStock)) { ask, tx in
            .redirect(to: .partner(try PartnerContactRoutes.known(ask, tx).id))
        },
        .get("/partenaires/:code/echanges/nouveau", .needs(.writePartners)) { ask, tx in
            try PartnerTalkPage(ask, tx, try PartnerContactRoutes.known(ask, tx)).answer
        },
        .post("/partenaires/:code/echanges", .needs(.writePartners), note),
        .get("/partenaires/:code/echanges/:id/suite", .needs(.writePartners)) { ask, tx in
            try step(ask, tx, nil).answer
        },
        .post("/partenaires/:code/echanges/:id/suite", .needs(.writePartners), finish),
        .post("/partenaires/:code/echanges/:id/retrait", .needs(.writePartners)) { ask, tx, author in
            let (partner, talk) = try found(ask, tx)
            try AccessRefusal.hiding { try tx.withdrawTalk(talk.id, by: author) }
            return .redirect(
                to: .partner(partner.id),
                saying: Flash(ask.l("Échange retiré."), undo: PartnerLinks.restoreTalk(partner.id, talk.id)))
        },
        .post("/partenaires/:code/echanges/:id/retablissement", .needs(.writePartners)) { ask, tx, author in
            let (partner, talk) = try found(ask, tx)
            try AccessRefusal.hiding { try tx.restoreTalk(talk.id, by: author) }
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Échange rétabli.")))
        },
    ]

    private static func found(_ ask: Ask, _ tx: any Transaction) throws -> (Partner, KnownTalk) {
        let partner = try PartnerContactRoutes.known(ask, tx)
        guard let talk = try tx.talk(ask.parameter("id"), by: try ask.author()), talk.talk.partner == partner.id else {
            throw AccessRefusal.notFound
        }
        return (partner, talk)
    }

    @Sendable private static func note(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let partner = try PartnerContactRoutes.known(ask, tx)
        var reading = FormReading(ask)
        let kind: PartnerTalk.Kind? = reading.code("nature", orSay: ask.l("Choisissez la nature de l’échange."))
        let day = reading.day("jour")
        let stepOn = reading.optionalDay("suite_jour")
        let site = try ContactSite(ask, tx, partner).read(&reading)
        let page = { (errors: [FormReading.FieldError]) in
            try PartnerTalkPage(ask, tx, partner, refused: .init("", ask.form, errors)).answer
        }
        guard let kind, let site, reading.errors.isEmpty else { return try page(reading.errors) }
        let new = NewTalk(
            with: partner.id, site: site, contact: ask.form.filled("contact"), kind, on: day, words: ask.form["texte"],
            step: ask.form["suite"], stepOn: stepOn, owner: ask.form.filled("qui"))
        return try PartnerRoutes.refusing(ask) {
            try tx.noteTalk(new, by: author)
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Échange noté.")))
        } saying: { error, _ in
            try page([error])
        }
    }

    private static func step(
        _ ask: Ask, _ tx: any Transaction, _ refused: DwellingFormRefusal?
    ) throws -> PartnerStepPage {
        let (partner, talk) = try found(ask, tx)
        guard talk.talk.step != nil, !talk.talk.isWithdrawn else { throw AccessRefusal.notFound }
        return PartnerStepPage(ask: ask, partner: partner, talk: talk, refused: refused)
    }

    @Sendable private static func finish(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (partner, talk) = try found(ask, tx)
        var reading = FormReading(ask)
        let day = reading.day("jour")
        let page = { (errors: [FormReading.FieldError]) in try step(ask, tx, .init("", ask.form, errors)).answer }
        guard reading.errors.isEmpty else { return try page(reading.errors) }
        return try PartnerRoutes.refusing(ask) {
            try tx.finishStep(of: talk.id, on: day, saying: ask.form["texte"], by: author)
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Suite enregistrée.")))
        } saying: { error, _ in
            try page([.init(field: "jour", sentence: error.sentence)])
        }
    }
}
