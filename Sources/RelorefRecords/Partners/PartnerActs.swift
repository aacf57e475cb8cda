package import RelorefDomain
package import RelorefStorage

/// What is said of a partner, when it is written down and when it is put right.
package struct PartnerFacts: Sendable, Hashable {
    package var name: String
    package var kind: PartnerKind
    package var landlordKind: LandlordKind?
    package var departement: String?
    package var site: String
    /// Dwellings that it owns, as it says.
    package var dwellingsOwned: Int?

    package init(
        name: String, kind: PartnerKind, landlordKind: LandlordKind? = nil, departement: String? = nil, site: String,
        dwellingsOwned: Int? = nil
    ) {
        self.name = name
        self.kind = kind
        self.landlordKind = landlordKind
        self.departement = departement
        self.site = site
        self.dwellingsOwned = dwellingsOwned
    }
}

extension Transaction {
    /// Writes down a landlord, an employer or another organisation that a site works with.
    @discardableResult
    package func createPartner(_ facts: PartnerFacts, by author: Author) throws -> Partner {
        let act = try partnerAct(facts, author)
        let partner = Partner(
            id: author.newID(), name: facts.name, kind: facts.kind, landlordKind: facts.landlordKind,
            departement: facts.departement, site: facts.site, dwellingsOwned: facts.dwellingsOwned)
        try settle(
            act, "create", "partner", partner.id, site: facts.site, owner: "site:" + facts.site,
            detail: ["kind": facts.kind.rawValue, "landlord_kind": facts.landlordKind?.rawValue])
        try insert(partner)
        return partner
    }

    /// Puts right what is said of a partner.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    @discardableResult
    package func changePartner(_ id: String, _ facts: PartnerFacts, version: Int, by author: Author) throws -> Partner {
        let act = try partnerAct(facts, author)
        guard let before = try partner(id, visibleTo: author.actor) else { throw NotVisible("partner", id) }
        guard before.version == version else { throw StorageError.changedMeanwhile("partner") }
        var partner = before
        (partner.name, partner.kind, partner.landlordKind) = (facts.name, facts.kind, facts.landlordKind)
        (partner.departement, partner.dwellingsOwned) = (facts.departement, facts.dwellingsOwned)
        partner.site = facts.site
        var detail: [String: String?] = [:]
        if partner.name != before.name { detail["name"] = "changed" }
        if partner.kind != before.kind { detail["kind"] = "\(before.kind.rawValue) → \(partner.kind.rawValue)" }
        if partner.landlordKind != before.landlordKind {
            detail["landlord_kind"] = partner.landlordKind?.rawValue ?? ""
        }
        if partner.departement != before.departement { detail["departement"] = partner.departement ?? "" }
        if partner.site != before.site { detail["site"] = partner.site ?? "" }
        if partner.dwellingsOwned != before.dwellingsOwned {
            detail["dwellings_owned"] = partner.dwellingsOwned.map(String.init) ?? ""
        }
        try settle(act, "update", "partner", id, site: facts.site, owner: "site:" + facts.site, detail: detail)
        try update(partner)
        partner.version += 1
        return partner
    }

    private func partnerAct(_ facts: PartnerFacts, _ author: Author) throws -> Act {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(facts.site) else { throw NotVisible("site", facts.site) }
        var act = Act(author)
        if facts.name.isBlank { act.add(Finding(.v44, .block, field: "name")) }
        return act
    }
}
