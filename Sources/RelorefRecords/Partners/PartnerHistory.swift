package import RelorefDomain
package import RelorefStorage

/// The names that a partner bore, and what it became.
extension Transaction {
    package func partnerNames(of partner: Partner) throws -> PartnerNames {
        let former = try rows("SELECT * FROM partner_name WHERE partner_id = \(partner.id)").map { row in
            PartnerName(
                id: try row.text("id"), name: try row.text("name"), from: try row.optionalDay("from_day"),
                to: try row.day("to_day"))
        }
        return PartnerNames(current: partner.name, from: partner.namedFrom, former: former)
    }

    /// From a day on a partner has another name; the one of before is kept and goes on being found.
    ///
    /// - Throws: `PartnerRefusal`.
    package func renamePartner(_ id: String, to name: String, on day: Day, version: Int, by author: Author) throws {
        var partner = try keptPartner(id, author)
        guard partner.version == version else { throw StorageError.changedMeanwhile("partner") }
        guard !name.isBlank else { throw PartnerRefusal.withoutName }
        var names = try partnerNames(of: partner)
        let former = author.newID()
        try names.rename(to: name, on: day, today: author.today, id: former)
        (partner.name, partner.namedFrom) = (names.current, names.currentFrom)
        if let old = names.former.first(where: { $0.id == former }) { try insert(old, of: id) }
        try update(partner)
        try journal("rename", "partner", id, site: partner.site, detail: ["on": day.iso], by: author)
    }

    /// Adds a name of before that nobody wrote down at the time.
    ///
    /// - Throws: `PartnerRefusal`.
    package func addFormerName(_ name: String, from: Day?, to: Day, of id: String, by author: Author) throws {
        let partner = try keptPartner(id, author)
        guard !name.isBlank else { throw PartnerRefusal.withoutName }
        var names = try partnerNames(of: partner)
        let former = PartnerName(id: author.newID(), name: name, from: from, to: to)
        try names.add(former, today: author.today)
        try insert(former, of: id)
        try journal("addName", "partner", id, site: partner.site, detail: ["until": to.iso], by: author)
    }

    /// Takes back a name of before that was a mistake.
    package func removeFormerName(_ name: String, of id: String, by author: Author) throws {
        let partner = try keptPartner(id, author)
        guard try run("DELETE FROM partner_name WHERE id = \(name) AND partner_id = \(id)") == 1 else {
            throw NotVisible("partner_name", name)
        }
        try journal("removeName", "partner", id, site: partner.site, detail: [:], by: author)
    }

    package func insert(_ name: PartnerName, of partner: String) throws(StorageError) {
        try insert(
            "partner_name",
            [
                "id": name.id, "partner_id": partner, "name": name.name, "name_key": Transliteration.key(name.name),
                "from_day": name.from, "to_day": name.to,
            ])
    }

    /// From a day on another organisation stands in a partner's place. What was written of it before stays with it.
    ///
    /// - Throws: `PartnerRefusal`.
    package func mergePartner(_ id: String, into other: String, on day: Day, version: Int, by author: Author) throws {
        var partner = try keptPartner(id, author)
        guard partner.version == version else { throw StorageError.changedMeanwhile("partner") }
        guard let successor = try knownPartner(other, to: author.actor) else { throw NotVisible("partner", other) }
        try partner.merge(into: successor, on: day, today: author.today)
        if try PartnerTree.leads(from: other, to: id, next: { try next($0, "successor_id") }) {
            throw PartnerRefusal.mergedInCircle
        }
        try update(partner)
        try journal("merge", "partner", id, site: partner.site, detail: ["into": other, "on": day.iso], by: author)
    }

    /// Takes a merger back that was written down by mistake.
    ///
    /// - Throws: `PartnerRefusal`.
    package func unmergePartner(_ id: String, by author: Author) throws {
        var partner = try keptPartner(id, author)
        try partner.unmerge()
        try update(partner)
        try journal("unmerge", "partner", id, site: partner.site, detail: [:], by: author)
    }
}
