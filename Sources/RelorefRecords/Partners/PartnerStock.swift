package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What a landlord told of its stock, the latest day first.
    package func stockProfiles(of partner: String) throws -> [StockProfile] {
        let found = try rows("SELECT * FROM partner_stock WHERE partner_id = \(partner) ORDER BY as_of DESC, id").map {
            row in
            (
                try row.day("as_of"),
                StockLine(
                    departement: try row.text("departement"), commune: try row.optionalText("commune"),
                    type: try row.optionalCode("dwelling_type"), dwellings: try row.int("dwellings"))
            )
        }
        return Dictionary(grouping: found, by: \.0).sorted { $0.key > $1.key }.map { day, lines in
            StockProfile(
                asOf: day, lines: lines.map(\.1).sorted { StockProfile.order($0) < StockProfile.order($1) })
        }
    }

    /// Keeps what a landlord told of its stock on a day; told anew of the same day, it takes the place of what was there.
    ///
    /// - Throws: `PartnerRefusal`.
    package func keepStock(_ lines: [StockLine], asOf day: Day, of id: String, by author: Author) throws {
        let partner = try keptPartner(id, author)
        let profile = try StockProfile(typed: lines, asOf: day, today: author.today)
        for line in profile.lines {
            guard let commune = line.commune else { continue }
            guard try self.commune(commune)?.departement == line.departement else { throw PartnerRefusal.wrongPlace }
        }
        try run("DELETE FROM partner_stock WHERE partner_id = \(id) AND as_of = \(day)")
        for line in profile.lines {
            try insert(
                "partner_stock",
                [
                    "id": author.newID(), "partner_id": id, "as_of": day, "departement": line.departement,
                    "commune": line.commune, "dwelling_type": line.type, "dwellings": line.dwellings,
                ])
        }
        try journal(
            "keepStock", "partner", id, site: partner.site,
            detail: ["as_of": day.iso, "dwellings": String(profile.total)], by: author)
    }
}
