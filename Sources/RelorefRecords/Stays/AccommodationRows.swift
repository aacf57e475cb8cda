package import RelorefDomain
package import RelorefStorage

extension Accommodation {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), site: try row.text("site_id"),
            kind: try row.code("kind"), state: try row.code("state"), centre: try row.optionalText("centre_id"),
            dwelling: try row.optionalText("dwelling_id"), plannedFrom: try row.optionalDay("planned_from"),
            plannedTo: try row.optionalDay("planned_to"), from: try row.optionalDay("from_day"),
            to: try row.optionalDay("to_day"), careEndOn: try row.optionalDay("care_end_on"),
            termOn: try row.optionalDay("term_on"), signedOn: try row.optionalDay("signed_on"),
            slidOn: try row.optionalDay("slid_on"), throughProject: try row.bool("through_project"),
            rentCents: try row.optionalInt("rent_cents"), exitType: try row.optionalCode("exit_type"),
            exitReason: try row.optionalCode("exit_reason"), follows: try row.optionalText("follows_id"),
            place: try row.optionalInt("place"), funding: try row.code("funding"),
            entryInventoryOn: try row.optionalDay("entry_inventory_on"),
            exitInventoryOn: try row.optionalDay("exit_inventory_on"),
            externalID: try row.optionalText("external_id"), version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ stay: Accommodation) throws(StorageError) {
        try insert(
            "accommodation",
            [
                "id": stay.id, "household_id": stay.household, "site_id": stay.site, "kind": stay.kind,
                "state": stay.state, "centre_id": stay.centre, "dwelling_id": stay.dwelling,
                "planned_from": stay.plannedFrom, "planned_to": stay.plannedTo, "from_day": stay.from,
                "to_day": stay.to, "care_end_on": stay.careEndOn, "term_on": stay.termOn, "signed_on": stay.signedOn,
                "slid_on": stay.slidOn, "through_project": stay.throughProject, "rent_cents": stay.rentCents,
                "exit_type": stay.exitType, "exit_reason": stay.exitReason, "follows_id": stay.follows,
                "place": stay.place, "funding": stay.funding, "entry_inventory_on": stay.entryInventoryOn,
                "exit_inventory_on": stay.exitInventoryOn, "external_id": stay.externalID,
                "version": stay.version, "exit_settles_on": stay.exitSettlesOn,
            ])
    }

    /// Changes an entry of the accommodation timeline if nobody else did meanwhile.
    package func update(_ stay: Accommodation) throws(StorageError) {
        try update(
            "accommodation", id: stay.id, version: stay.version,
            [
                "household_id": stay.household, "site_id": stay.site, "kind": stay.kind, "state": stay.state,
                "centre_id": stay.centre, "dwelling_id": stay.dwelling, "planned_from": stay.plannedFrom,
                "planned_to": stay.plannedTo, "from_day": stay.from, "to_day": stay.to,
                "care_end_on": stay.careEndOn, "term_on": stay.termOn, "signed_on": stay.signedOn,
                "slid_on": stay.slidOn, "through_project": stay.throughProject, "rent_cents": stay.rentCents,
                "exit_type": stay.exitType, "exit_reason": stay.exitReason, "follows_id": stay.follows,
                "place": stay.place, "funding": stay.funding, "entry_inventory_on": stay.entryInventoryOn,
                "exit_inventory_on": stay.exitInventoryOn, "external_id": stay.externalID,
                "exit_settles_on": stay.exitSettlesOn,
            ])
    }
}
