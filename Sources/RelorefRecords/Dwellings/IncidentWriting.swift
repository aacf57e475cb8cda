package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Keeps an incident as it is recorded, its words sealed under the household's key.
    package func insert(
        _ incident: Incident, text: String, deviceAt: Moment? = nil, by account: String, at: Moment, vault: Vault
    ) throws {
        let sealed = text.isBlank ? nil : try vault.seal(SealedText(text), incident.slot("sealed")).bytes
        try insert(
            "incident",
            [
                "id": incident.id, "household_id": incident.household, "dwelling_id": incident.dwelling,
                "matter": incident.matter, "place": incident.place, "severity": incident.severity,
                "on_day": incident.on, "device_at": deviceAt, "account_id": account, "at": at, "sealed": sealed,
            ])
    }

    /// Keeps what was done of an incident, and who says so.
    package func keep(
        _ done: String, on day: Day, of incident: Incident, by account: String, vault: Vault
    ) throws {
        try update(
            "incident", id: incident.id, version: incident.version,
            ["done_on": day, "done_by": account, "done": try vault.seal(SealedText(done), incident.slot("done"))])
    }
}

extension Incident {
    func slot(_ column: String) -> SealSlot { SealSlot(owner: household, table: "incident", column: column, row: id) }
}
