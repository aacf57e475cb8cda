package import RelorefDomain

/// What is said of a partner, when it is written down and when it is put right.
package struct PartnerFacts: Sendable, Hashable {
    package var name: String
    package var kind: PartnerKind
    package var level: PartnerLevel
    package var landlordKind: LandlordKind?
    package var siret: Siret?
    package var departement: String?
    package var commune: String?
    /// The site that keeps the record.
    package var site: String
    package var parent: String?
    /// Dwellings that it owns, as it says.
    package var dwellingsOwned: Int?
    package var reach: PartnerReach
    /// The départements where it works; none where that is not known.
    package var places: [String]

    package init(
        name: String, kind: PartnerKind, level: PartnerLevel = .local, landlordKind: LandlordKind? = nil,
        siret: Siret? = nil, departement: String? = nil, commune: String? = nil, site: String, parent: String? = nil,
        dwellingsOwned: Int? = nil, reach: PartnerReach = PartnerReach(), places: [String] = []
    ) {
        (self.name, self.kind, self.level, self.landlordKind) = (name, kind, level, landlordKind)
        (self.siret, self.departement, self.commune) = (siret, departement, commune)
        (self.site, self.parent, self.dwellingsOwned) = (site, parent, dwellingsOwned)
        (self.reach, self.places) = (reach, places)
    }

    func written(to partner: Partner) -> Partner {
        var partner = partner
        (partner.name, partner.kind, partner.level) = (name, kind, level)
        (partner.landlordKind, partner.siret) = (landlordKind, siret)
        (partner.departement, partner.commune, partner.site) = (departement, commune, site)
        (partner.parent, partner.dwellingsOwned, partner.reach) = (parent, dwellingsOwned, reach)
        return partner
    }
}

extension Partner {
    /// What became different, by field, for the journal: the codes, and of words that they changed.
    func changes(from before: Partner) -> [String: String?] {
        var detail: [String: String?] = [:]
        func note(_ field: String, _ old: String?, _ new: String?) {
            if old != new { detail[field] = new ?? "" }
        }
        if name != before.name { detail["name"] = "changed" }
        if kind != before.kind { detail["kind"] = "\(before.kind.rawValue) → \(kind.rawValue)" }
        if reach != before.reach { detail["reach"] = "changed" }
        note("level", before.level.rawValue, level.rawValue)
        note("landlord_kind", before.landlordKind?.rawValue, landlordKind?.rawValue)
        note("siret", before.siret?.digits, siret?.digits)
        note("departement", before.departement, departement)
        note("commune", before.commune, commune)
        note("site", before.site, site)
        note("parent", before.parent, parent)
        note("dwellings_owned", before.dwellingsOwned.map(String.init), dwellingsOwned.map(String.init))
        return detail
    }
}
