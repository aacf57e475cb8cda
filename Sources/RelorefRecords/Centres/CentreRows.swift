package import RelorefDomain
package import RelorefStorage

extension Centre {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), name: try row.text("name"), kind: try row.code("kind"),
            operatorName: try row.text("operator"), departement: try row.text("departement"),
            commune: try row.optionalText("commune"), site: try row.optionalText("site_id"),
            openedOn: try row.optionalDay("opened_on"), closedOn: try row.optionalDay("closed_on"),
            externalID: try row.optionalText("external_id"), version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ centre: Centre) throws(StorageError) {
        try insert(
            "centre",
            [
                "id": centre.id, "name": centre.name, "kind": centre.kind, "operator": centre.operatorName,
                "departement": centre.departement, "commune": centre.commune, "site_id": centre.site,
                "opened_on": centre.openedOn, "closed_on": centre.closedOn, "external_id": centre.externalID,
                "version": centre.version, "name_key": Transliteration.key(centre.name),
            ])
    }

    /// Changes a centre if nobody else did meanwhile.
    package func update(_ centre: Centre) throws(StorageError) {
        try update(
            "centre", id: centre.id, version: centre.version,
            [
                "name": centre.name, "kind": centre.kind, "operator": centre.operatorName,
                "departement": centre.departement, "commune": centre.commune, "site_id": centre.site,
                "opened_on": centre.openedOn, "closed_on": centre.closedOn, "external_id": centre.externalID,
                "name_key": Transliteration.key(centre.name),
            ])
    }
}
