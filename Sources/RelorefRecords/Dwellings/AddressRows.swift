package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Seals a dwelling's address under its site's key, with the mark that finds the same address twice (V44).
    package func setAddress(_ address: DwellingAddress, of dwelling: Dwelling, vault: Vault) throws {
        let slot = SealSlot(
            owner: "site:" + dwelling.site, table: "dwelling", column: "sealed_address", row: dwelling.id)
        let sealed = try vault.seal(address, slot)
        let mark = try vault.mark(address.comparable(commune: dwelling.commune), purpose: "address")
        try run("UPDATE dwelling SET sealed_address = \(sealed), address_mark = \(mark) WHERE id = \(dwelling.id)")
    }

    package func address(of dwelling: Dwelling) throws(StorageError) -> Sealed<DwellingAddress>? {
        guard let row = try row("SELECT sealed_address FROM dwelling WHERE id = \(dwelling.id)"),
            let bytes = try row.optionalBytes("sealed_address")
        else { return nil }
        let slot = SealSlot(
            owner: "site:" + dwelling.site, table: "dwelling", column: "sealed_address", row: dwelling.id)
        return Sealed(slot: slot, bytes: bytes)
    }

    /// The addresses of several dwellings that the caller found visible, sealed.
    package func addresses(of dwellings: [Dwelling]) throws(StorageError) -> [String: Sealed<DwellingAddress>] {
        guard !dwellings.isEmpty else { return [:] }
        var found: [String: Sealed<DwellingAddress>] = [:]
        for row in try rows(
            """
            SELECT id, site_id, sealed_address FROM dwelling
            WHERE sealed_address IS NOT NULL AND id IN \(Query.list(dwellings.map(\.id)))
            """)
        {
            let id = try row.text("id")
            let slot = SealSlot(
                owner: "site:" + (try row.text("site_id")), table: "dwelling", column: "sealed_address", row: id)
            found[id] = Sealed(slot: slot, bytes: try row.bytes("sealed_address"))
        }
        return found
    }

    package func insertCapacity(id: String, dwelling: String, _ capacity: DwellingCapacity) throws(StorageError) {
        try insert(
            "dwelling_capacity",
            ["id": id, "dwelling_id": dwelling, "from_day": capacity.from, "places": capacity.places])
    }

    package func insertStep(
        id: String, dwelling: String, status: DwellingStatus, from day: Day, reason: String? = nil
    ) throws(StorageError) {
        try insert(
            "dwelling_step",
            ["id": id, "dwelling_id": dwelling, "status": status, "from_day": day, "reason": reason])
    }

    package func insertCentreCapacity(id: String, centre: String, from day: Day, places: Int) throws(StorageError) {
        try insert("centre_capacity", ["id": id, "centre_id": centre, "from_day": day, "places": places])
    }
}

extension DwellingAddress {
    /// The same address however it was typed.
    func comparable(commune: String?) -> String {
        [street, postalCode, lot, commune ?? ""].map(Transliteration.key).joined(separator: "|")
    }
}
