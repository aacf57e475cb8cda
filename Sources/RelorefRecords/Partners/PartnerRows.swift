package import RelorefDomain
package import RelorefStorage

extension PartnerLevel: SQLBindable {}

extension Partner {
    init(_ row: ResultRow) throws(StorageError) {
        var succession: Succession?
        if let into = try row.optionalText("successor_id") {
            succession = Succession(into: into, on: try row.day("merged_on"))
        }
        self.init(
            id: try row.text("id"), name: try row.text("name"), kind: try row.code("kind"),
            level: try row.code("level"), landlordKind: try row.optionalCode("landlord_kind"),
            siret: try row.optionalText("siret").flatMap { Siret($0) },
            departement: try row.optionalText("departement"), commune: try row.optionalText("commune"),
            site: try row.optionalText("site_id"), parent: try row.optionalText("parent_id"),
            dwellingsOwned: try row.optionalInt("dwellings_owned"),
            reach: PartnerReach(
                phone: try row.optionalText("phone") ?? "", email: try row.optionalText("email") ?? "",
                website: try row.optionalText("website") ?? "", street: try row.optionalText("street") ?? "",
                postalCode: try row.optionalText("postal_code") ?? "",
                description: try row.optionalText("description") ?? ""),
            namedFrom: try row.optionalDay("named_from"), successor: succession,
            externalID: try row.optionalText("external_id"), version: try row.int("version"))
    }

    fileprivate var columns: KeyValuePairs<StaticString, any SQLBindable> {
        func text(_ value: String) -> String? { value.isEmpty ? nil : value }
        return [
            "name": name, "kind": kind, "level": level, "landlord_kind": landlordKind, "siret": siret?.digits,
            "departement": departement, "commune": commune, "site_id": site, "parent_id": parent,
            "dwellings_owned": dwellingsOwned, "phone": text(reach.phone), "email": text(reach.email),
            "website": text(reach.website), "street": text(reach.street), "postal_code": text(reach.postalCode),
            "description": text(reach.description), "named_from": namedFrom, "successor_id": successor?.into,
            "merged_on": successor?.on, "external_id": externalID, "name_key": Transliteration.key(name),
            "stock": landlordKind?.stock,
        ]
    }
}

extension Transaction {
    package func insert(_ partner: Partner) throws(StorageError) {
        let own: [(String, SQLValue)] = [
            ("id", partner.id.sqlValue), ("version", partner.version.sqlValue),
        ]
        try insert("partner", own + partner.columns.map { ("\($0.key)", $0.value.sqlValue) })
    }

    /// Changes a partner if nobody else did meanwhile.
    package func update(_ partner: Partner) throws(StorageError) {
        try update("partner", id: partner.id, version: partner.version, partner.columns)
    }
}
