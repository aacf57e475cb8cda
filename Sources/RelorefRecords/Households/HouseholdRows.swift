package import RelorefDomain
package import RelorefStorage

extension Household {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), code: try row.text("code"), figure: try row.text("figure_id"),
            site: try row.text("site_id"), referent: try row.optionalText("referent_id"),
            openedOn: try row.day("opened_on"), closedOn: try row.optionalDay("closed_on"),
            closeReason: try row.optionalText("close_reason"), composition: try row.code("composition"),
            size: try row.int("size"), confidential: try row.bool("confidential"),
            postal: try row.optionalCode("postal"),
            mergedInto: try row.optionalText("merged_into"), externalID: try row.optionalText("external_id"),
            version: try row.int("version"), erasedOn: try row.optionalDay("erased_on"))
    }
}

extension Transaction {
    package func insert(_ household: Household) throws(StorageError) {
        try insert(
            "household",
            [
                "id": household.id, "code": household.code, "figure_id": household.figure, "site_id": household.site,
                "referent_id": household.referent, "opened_on": household.openedOn, "closed_on": household.closedOn,
                "close_reason": household.closeReason, "composition": household.composition, "size": household.size,
                "confidential": household.confidential, "postal": household.postal, "merged_into": household.mergedInto,
                "external_id": household.externalID, "version": household.version,
            ])
    }

    /// Changes a household's file if nobody else did meanwhile.
    package func update(_ household: Household) throws(StorageError) {
        try update(
            "household", id: household.id, version: household.version,
            [
                "figure_id": household.figure, "site_id": household.site, "referent_id": household.referent,
                "opened_on": household.openedOn, "closed_on": household.closedOn,
                "close_reason": household.closeReason, "composition": household.composition, "size": household.size,
                "confidential": household.confidential, "postal": household.postal, "merged_into": household.mergedInto,
                "external_id": household.externalID,
            ])
    }
}
