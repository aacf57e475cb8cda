package import RelorefDomain
package import RelorefStorage

extension Dwelling {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), code: try row.text("code"), site: try row.text("site_id"),
            usage: try row.code("usage"), stock: try row.code("stock"),
            landlord: try row.optionalText("landlord_id"), commune: try row.optionalText("commune"),
            departement: try row.text("departement"), type: try row.optionalCode("dwelling_type"),
            surfaceTenths: try row.optionalInt("surface_tenths"), status: try row.code("status"),
            openingCapacity: try row.optionalInt("opening_capacity"),
            serviceFrom: try row.optionalDay("service_from"), serviceTo: try row.optionalDay("service_to"),
            shared: try row.bool("shared"), externalID: try row.optionalText("external_id"),
            version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ dwelling: Dwelling) throws(StorageError) {
        try insert(
            "dwelling",
            [
                "id": dwelling.id, "code": dwelling.code, "site_id": dwelling.site, "usage": dwelling.usage,
                "stock": dwelling.stock, "landlord_id": dwelling.landlord, "commune": dwelling.commune,
                "departement": dwelling.departement, "dwelling_type": dwelling.type,
                "surface_tenths": dwelling.surfaceTenths, "status": dwelling.status,
                "opening_capacity": dwelling.openingCapacity, "service_from": dwelling.serviceFrom,
                "service_to": dwelling.serviceTo, "shared": dwelling.shared, "external_id": dwelling.externalID,
                "version": dwelling.version,
            ])
    }

    /// Changes a dwelling if nobody else did meanwhile.
    package func update(_ dwelling: Dwelling) throws(StorageError) {
        try update(
            "dwelling", id: dwelling.id, version: dwelling.version,
            [
                "site_id": dwelling.site, "usage": dwelling.usage, "stock": dwelling.stock,
                "landlord_id": dwelling.landlord, "commune": dwelling.commune, "departement": dwelling.departement,
                "dwelling_type": dwelling.type, "surface_tenths": dwelling.surfaceTenths, "status": dwelling.status,
                "opening_capacity": dwelling.openingCapacity, "service_from": dwelling.serviceFrom,
                "service_to": dwelling.serviceTo, "shared": dwelling.shared, "external_id": dwelling.externalID,
            ])
    }
}
