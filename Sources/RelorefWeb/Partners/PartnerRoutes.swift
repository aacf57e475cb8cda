import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Landlords, employers and the other organisations that the network works with.
enum PartnerRoutes {
    static let all: [Route] = [
        .get("/partenaires", .needs(.seeStock), list),
        .get("/partenaires/nouveau", .needs(.writePartners)) { ask, tx in
            try PartnerRecordPage(ask, tx, editing: nil, PartnerForm(ask)).answer
        },
        .post("/partenaires", .needs(.writePartners), create),
        .get("/partenaires/:code", .needs(.seeStock), partner),
        .get("/partenaires/:code/modifier", .needs(.writePartners)) { ask, tx in
            let found = try Self.found(ask, tx)
            return try PartnerRecordPage(ask, tx, editing: found, PartnerForm(ask, found)).answer
        },
        .post("/partenaires/:code", .needs(.writePartners), change),
    ]

    private static let pageSize = 50
    private static let fields = ["name": "nom"]

    private static func found(_ ask: Ask, _ tx: any Transaction) throws -> Partner {
        guard let partner = try tx.partner(ask.parameter("code"), visibleTo: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return partner
    }

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        var filter = PartnerFilter()
        filter.kind = PartnerKind(rawValue: ask.query["nature"])
        filter.landlordsOnly = ask.query["bailleurs"] == "oui"
        let pages = PageNumbers(
            asked: ask.query["page"], count: try tx.partnerCount(filter, visibleTo: actor), size: pageSize
        ) { page in Link.partners.with(ask.query.query(setting: "page", to: String(page))) }
        let lines = try tx.partners(filter, skipping: pages.skipping, limit: pageSize, visibleTo: actor)
        return PartnerListPage(ask: ask, filter: filter, lines: lines, pages: pages).answer
    }

    @Sendable private static func partner(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let partner = try found(ask, tx)
        var filter = DwellingFilter()
        filter.landlord = partner.id
        let count = try tx.dwellingCount(filter, on: ask.today, visibleTo: actor)
        let pages = PageNumbers(asked: ask.query["page"], count: count, size: pageSize) { page in
            Link.partner(partner.id).with("page", String(page))
        }
        let lines = try tx.dwellings(filter, on: ask.today, skipping: pages.skipping, limit: pageSize, visibleTo: actor)
        return PartnerPage(ask: ask, partner: partner, lines: lines, pages: pages).answer
    }

    @Sendable private static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try save(ask, tx, editing: nil) { facts in
            let partner = try tx.createPartner(facts, by: author)
            return .redirect(to: .partner(partner.id), saying: Flash(ask.l("Partenaire enregistré.")))
        }
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let before = try found(ask, tx)
        return try save(ask, tx, editing: before) { facts in
            try tx.changePartner(before.id, facts, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(to: .partner(before.id), saying: Flash(ask.l("Partenaire modifié.")))
        }
    }

    private static func save(
        _ ask: Ask, _ tx: any Transaction, editing partner: Partner?, _ work: (PartnerFacts) throws -> Answer
    ) throws -> Answer {
        let form = try PartnerForm(ask, tx)
        let page = { (refused: DwellingFormRefusal) in
            try PartnerRecordPage(ask, tx, editing: partner, form, refused: refused).answer
        }
        guard let facts = form.facts else { return try page(.init("", ask.form, form.errors)) }
        do {
            return try work(facts)
        } catch let refusal as ActRefusal {
            return try page(.init("", ask, refusal, fields: fields, first: "nom"))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
