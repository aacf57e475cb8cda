package import RelorefDomain
package import RelorefStorage

extension Partner {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), name: try row.text("name"), kind: try row.code("kind"),
            landlordKind: try row.optionalCode("landlord_kind"), departement: try row.optionalText("departement"),
            site: try row.optionalText("site_id"), dwellingsOwned: try row.optionalInt("dwellings_owned"),
            externalID: try row.optionalText("external_id"), version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ partner: Partner) throws(StorageError) {
        try insert(
            "partner",
            [
                "id": partner.id, "name": partner.name, "kind": partner.kind, "landlord_kind": partner.landlordKind,
                "departement": partner.departement, "site_id": partner.site,
                "dwellings_owned": partner.dwellingsOwned, "external_id": partner.externalID,
                "version": partner.version, "name_key": Transliteration.key(partner.name),
                "stock": partner.landlordKind?.stock,
            ])
    }

    /// Changes a partner if nobody else did meanwhile.
    package func update(_ partner: Partner) throws(StorageError) {
        try update(
            "partner", id: partner.id, version: partner.version,
            [
                "name": partner.name, "kind": partner.kind, "landlord_kind": partner.landlordKind,
                "departement": partner.departement, "site_id": partner.site,
                "dwellings_owned": partner.dwellingsOwned, "external_id": partner.externalID,
                "name_key": Transliteration.key(partner.name), "stock": partner.landlordKind?.stock,
            ])
    }
}
