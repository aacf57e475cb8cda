package import RelorefDomain
package import RelorefStorage

/// What may be put right on a dwelling's record at any time: what it is and whose it is. Its dated life has acts of its
/// own.
package struct DwellingChange: Sendable, Hashable {
    package var stock: Stock
    package var landlord: String?
    package var commune: String?
    package var departement: String
    package var type: DwellingType?
    package var surfaceTenths: Int?
    package var shared: Bool
    /// Nil leaves the address as it is.
    package var address: DwellingAddress?

    package init(
        stock: Stock, landlord: String?, commune: String?, departement: String, type: DwellingType?,
        surfaceTenths: Int?, shared: Bool, address: DwellingAddress? = nil
    ) {
        self.stock = stock
        self.landlord = landlord
        self.commune = commune
        self.departement = departement
        self.type = type
        self.surfaceTenths = surfaceTenths
        self.shared = shared
        self.address = address
    }
}

extension Transaction {
    /// Changes what a dwelling is said to be; another one at the same address is pointed at (V44).
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    /// - Throws: `StorageError.changedMeanwhile` when somebody else changed it since.
    @discardableResult
    package func change(
        _ id: String, _ change: DwellingChange, version: Int, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Dwelling {
        var act = Act(author, confirming: confirming)
        let before = try dwellingToChange(id, act)
        guard before.version == version else { throw StorageError.changedMeanwhile("dwelling") }
        if let landlord = change.landlord, landlord != before.landlord,
            try knownPartner(landlord, to: author.actor) == nil
        {
            throw NotVisible("partner", landlord)
        }
        if let surface = change.surfaceTenths, !(40...9999 ~= surface) {
            act.add(Finding(.v39, .block, field: "surface", values: [String(surface / 10)]))
        }
        var after = before
        after.stock = change.stock
        after.landlord = change.landlord
        after.commune = change.commune
        after.departement = change.departement
        after.type = change.type
        after.surfaceTenths = change.surfaceTenths
        after.shared = change.shared
        if let address = change.address { try checkAddress(address, of: after, &act) }
        try settle(
            act, "update", "dwelling", id, site: before.site, owner: "site:" + before.site,
            detail: changed(before, after, addressToo: change.address != nil))
        try update(after)
        if let address = change.address { try setAddress(address, of: after, vault: author.vault) }
        after.version += 1
        return after
    }

    private func checkAddress(_ address: DwellingAddress, of dwelling: Dwelling, _ act: inout Act) throws {
        let mark = try act.author.vault.mark(address.comparable(commune: dwelling.commune), purpose: "address")
        let same = try rows(
            """
            SELECT dwelling.code FROM dwelling WHERE dwelling.address_mark = \(mark) AND dwelling.id <> \(dwelling.id)
              AND \(Visible.dwellings(to: act.author.actor)) ORDER BY dwelling.code
            """
        ).map { try $0.text("code") }
        if !same.isEmpty { act.add(Finding(.v44, .warn, field: "address", values: same)) }
    }

    /// The fields that changed, with their new codes; of the address only that it changed.
    private func changed(_ before: Dwelling, _ after: Dwelling, addressToo: Bool) -> [String: String?] {
        var detail: [String: String?] = [:]
        if before.stock != after.stock { detail["stock"] = after.stock.rawValue }
        if before.landlord != after.landlord { detail["landlord"] = after.landlord ?? "" }
        if before.commune != after.commune { detail["commune"] = after.commune ?? "" }
        if before.departement != after.departement { detail["departement"] = after.departement }
        if before.type != after.type { detail["type"] = after.type?.rawValue ?? "" }
        if before.surfaceTenths != after.surfaceTenths {
            detail["surface_tenths"] = after.surfaceTenths.map(String.init) ?? ""
        }
        if before.shared != after.shared { detail["shared"] = after.shared ? "1" : "0" }
        if addressToo { detail["address"] = "changed" }
        return detail
    }
}
