import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Landlords, employers and the other organisations that the network works with.
enum PartnerRoutes {
    static let all: [Route] =
        [
            .get("/partenaires", .needs(.seeStock), list).kept,
            .export("/partenaires/export", .needs(.seeStock), export),
            .get("/partenaires/nouveau", .needs(.writePartners)) { ask, tx in
                try PartnerRecordPage(ask, tx, editing: nil, PartnerForm(ask)).answer
            },
            .post("/partenaires", .needs(.writePartners), create),
            .get("/partenaires/:code", .needs(.seeStock)) { ask, tx in
                try PartnerPage(ask, tx, ask.parameter("code")).answer
            }.kept,
            .get("/partenaires/:code/modifier", .needs(.writePartners), edit),
            .post("/partenaires/:code", .needs(.writePartners), change),
        ] + PartnerNameRoutes.all + PartnerMergeRoutes.all + PartnerStockRoutes.all
        + [PartnerAnswersPage.route, PartnerCommitmentsPage.route] + DirectoryRoutes.all + PartnerContactRoutes.all
        + PartnerTalkRoutes.all + MailingRoutes.all + PartnerLetterPage.routes + SavedViewRoutes<PartnerListState>.all
        + PartnerLinkPage<LandlordLinkPage>.all + PartnerLinkPage<EmployerLinkPage>.all

    private static let exportBlock = 2_000

    /// The partner of the address, which is the colleague's to put right.
    static func kept(_ ask: Ask, _ tx: any Transaction) throws -> Partner {
        let actor = try ask.actor()
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: actor), actor.keeps(partner) else {
            throw AccessRefusal.notFound
        }
        return partner
    }

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try PartnerListPage(ask, try PartnerListState(ask, tx, ask.query), tx).answer
    }

    @Sendable private static func export(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let state = try PartnerListState(ask, tx, ask.query)
        var lines: [PartnerLine] = []
        repeat {
            lines += try tx.partners(state.filter, skipping: lines.count, limit: exportBlock, visibleTo: actor)
        } while !lines.isEmpty && lines.count.isMultiple(of: exportBlock)
        return try PartnerExport(ask: ask, state: state, lines: lines).answer()
    }

    @Sendable private static func edit(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let partner = try kept(ask, tx)
        let form = PartnerForm(
            partner, commune: try partner.commune.flatMap { try tx.commune($0)?.name },
            places: try tx.partnerPlaces(of: partner.id))
        return try PartnerRecordPage(ask, tx, editing: partner, form).answer
    }

    @Sendable private static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try save(ask, tx, editing: nil) { facts in
            let partner = try tx.createPartner(facts, by: author)
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Partenaire enregistré.")))
        }
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let before = try kept(ask, tx)
        return try save(ask, tx, editing: before) { facts in
            try tx.changePartner(before.id, facts, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(to: ask.wayBack ?? .partner(before.id), saying: Flash(ask.l("Partenaire modifié.")))
        }
    }

    private static func save(
        _ ask: Ask, _ tx: any Transaction, editing partner: Partner?, _ work: (PartnerFacts) throws -> Answer
    ) throws -> Answer {
        let form = try PartnerForm(ask, tx)
        guard let facts = form.facts else {
            return try PartnerRecordPage(ask, tx, editing: partner, form, refused: .init("", ask.form, form.errors))
                .answer
        }
        return try refusing(ask) {
            try work(facts)
        } saying: { error, refusal in
            var taken: Partner?
            if case .siretTaken(let other) = refusal { taken = try tx.knownPartner(other, to: try ask.actor()) }
            return try PartnerRecordPage(
                ask, tx, editing: partner, form, refused: .init("", ask.form, [error]), taken: taken
            ).answer
        }
    }

    /// Does something, or says beside its field why not; what is not visible does not exist.
    static func refusing(
        _ ask: Ask, _ work: () throws -> Answer,
        saying page: (FormReading.FieldError, PartnerRefusal) throws -> Answer
    ) throws -> Answer {
        do {
            return try AccessRefusal.hiding(work)
        } catch let refusal as PartnerRefusal {
            return try page(PartnerRefusalWords(l: ask.l).told(refusal), refusal)
        }
    }
}
