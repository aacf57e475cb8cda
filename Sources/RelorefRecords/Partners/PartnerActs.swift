package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Writes down a landlord, an employer or another organisation that a site works with.
    ///
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func createPartner(_ facts: PartnerFacts, by author: Author) throws -> Partner {
        try check(facts, of: nil, author)
        let partner = facts.written(
            to: Partner(id: author.newID(), name: facts.name, kind: facts.kind, namedFrom: nil))
        try journal(
            "create", "partner", partner.id, site: facts.site,
            detail: ["kind": facts.kind.rawValue, "landlord_kind": facts.landlordKind?.rawValue]
                .compactMapValues { $0 }, by: author)
        try insert(partner)
        try keepPlaces(facts.places, of: partner.id, by: author)
        return partner
    }

    /// Puts right what is said of a partner; a new name from a day on is `renamePartner`.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func changePartner(_ id: String, _ facts: PartnerFacts, version: Int, by author: Author) throws -> Partner {
        try check(facts, of: id, author)
        let before = try keptPartner(id, author)
        guard before.version == version else { throw StorageError.changedMeanwhile("partner") }
        var partner = facts.written(to: before)
        try journal(
            "update", "partner", id, site: facts.site, detail: partner.changes(from: before).compactMapValues { $0 },
            by: author)
        try update(partner)
        try keepPlaces(facts.places, of: id, by: author)
        partner.version += 1
        return partner
    }

    /// A partner whose record the author keeps: of a site in reach, or of no site yet.
    func keptPartner(_ id: String, _ author: Author) throws -> Partner {
        try author.needs(.writePartners)
        guard let partner = try knownPartner(id, to: author.actor), author.actor.keeps(partner) else {
            throw NotVisible("partner", id)
        }
        return partner
    }

    private func check(_ facts: PartnerFacts, of id: String?, _ author: Author) throws {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(facts.site) else { throw NotVisible("site", facts.site) }
        guard !facts.name.isBlank else { throw PartnerRefusal.withoutName }
        if facts.landlordKind == .naturalPerson {
            var open = facts.reach
            open.description = ""
            open.postalCode = ""
            guard open == PartnerReach(), facts.siret == nil else { throw PartnerRefusal.personInTheOpen }
        }
        if !facts.reach.phone.isBlank, ContactRules.dialled(facts.reach.phone) == nil {
            throw PartnerRefusal.wrongPhone
        }
        if !facts.reach.email.isBlank, !facts.reach.email.isEmailShaped { throw PartnerRefusal.wrongEmail }
        if let siret = facts.siret, let other = try partner(with: siret, knownTo: author.actor), other.id != id {
            throw PartnerRefusal.siretTaken(other.id)
        }
        guard let parent = facts.parent else { return }
        guard try knownPartner(parent, to: author.actor) != nil else { throw NotVisible("partner", parent) }
        if let id, try PartnerTree.leads(from: parent, to: id, next: { try next($0, "parent_id") }) {
            throw PartnerRefusal.circle
        }
    }

    /// One step up to the federation, or on to the successor.
    func next(_ id: String, _ column: StaticString) throws(StorageError) -> String? {
        try row("SELECT \(Query(unbound: "\(column)")) AS next_id FROM partner WHERE id = \(id)")?
            .optionalText("next_id")
    }

    private func keepPlaces(_ places: [String], of partner: String, by author: Author) throws {
        let known = try partnerPlaces(of: partner)
        guard known != places.sorted() else { return }
        for gone in Set(known).subtracting(places).sorted() {
            try run("DELETE FROM partner_place WHERE partner_id = \(partner) AND departement = \(gone)")
        }
        for place in Set(places).subtracting(known).sorted() {
            try insert("partner_place", ["id": author.newID(), "partner_id": partner, "departement": place])
        }
    }
}

extension Actor {
    /// Whether the record of a partner is this colleague's to put right.
    package func keeps(_ partner: Partner) -> Bool {
        may(.writePartners) && (partner.site.map(stock.covers) ?? true)
    }
}
