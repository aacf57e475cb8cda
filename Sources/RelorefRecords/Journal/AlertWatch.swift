package import RelorefDomain
package import RelorefStorage

/// Looks at the last hour of the journals and tells the heads of what is out of the ordinary (security R46).
package struct AlertWatch: Sendable {
    let store: any Store
    let access: AccessJournal

    package init(store: any Store, access: AccessJournal) {
        self.store = store
        self.access = access
    }

    /// - Returns: how many occasions were told, old and new.
    @discardableResult
    package func look(at now: Moment, newID: @escaping @Sendable () -> String) async throws -> Int {
        let anHourAgo = now.adding(seconds: -3_600)
        let openings = try await access.openings(since: anHourAgo)
        let hour = String(now.text.prefix(13))
        return try await store.write { tx in
            let thresholds = try tx.alertThresholds(on: now.day(in: "Europe/Paris"))
            var told = 0
            for one in openings {
                let counts: [(AlertKind, Int, Int)] = [
                    (.manyFiles, one.files, thresholds.filesPerHour),
                    (.refusals, one.refusals, thresholds.refusalsPerHour),
                ]
                for (kind, count, limit) in counts where count > limit {
                    try tx.raise(
                        kind, occasion: "\(kind.rawValue):\(one.account):\(hour)", account: one.account,
                        site: try tx.workplace(of: one.account), times: count, at: now, id: newID())
                    told += 1
                }
            }
            for export in try tx.exports(since: anHourAgo) where thresholds.isNight(export.at) {
                try tx.raise(
                    .nightExport, occasion: "nightExport:\(export.entry)", account: export.account,
                    site: try tx.workplace(of: export.account), at: export.at, id: newID())
                told += 1
            }
            return told
        }
    }
}

extension Transaction {
    fileprivate func exports(since moment: Moment) throws(StorageError) -> [(
        entry: String, account: String, at: Moment
    )] {
        var found: [(entry: String, account: String, at: Moment)] = []
        for row in try rows(
            "SELECT id, actor_id, at FROM journal_entry WHERE at >= \(moment) AND act = 'export' ORDER BY at, id LIMIT 500"
        ) {
            found.append((try row.text("id"), try row.text("actor_id"), try row.moment("at")))
        }
        return found
    }
}
