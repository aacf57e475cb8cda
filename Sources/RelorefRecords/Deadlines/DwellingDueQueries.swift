import RelorefDomain
import RelorefStorage

/// What ends for the relay dwellings of a scope: papers and leases.
extension Transaction {
    /// The last check of each kind, of dwellings in service, when it may have ended by a day.
    ///
    /// - Parameter horizon: the last end, and the last day on which one without an end was made.
    func endingPapers(_ scope: DueScope, _ horizon: (ending: Day, made: Day), _ actor: Actor) throws -> [DwellingPaper]
    {
        let lasting = DiagnosticKind.allCases.filter { $0.validity != nil }.map(\.rawValue)
        return try rows(
            """
            SELECT made.*, dwelling.site_id, dwelling.departement
            FROM dwelling JOIN dwelling_check AS made ON made.dwelling_id = dwelling.id
            WHERE \(scope.stock(actor)) AND dwelling.usage = 'relay'
              AND dwelling.status IN ('inService', 'temporarilyOutOfService')
              AND (made.expires_on <= \(horizon.ending)
                OR (made.expires_on IS NULL AND made.kind IN \(Query.list(lasting)) AND made.done_on <= \(horizon.made)))
              AND NOT EXISTS (SELECT 1 FROM dwelling_check AS newer
                WHERE newer.dwelling_id = made.dwelling_id AND newer.kind = made.kind
                  AND (newer.done_on > made.done_on OR (newer.done_on = made.done_on AND newer.id > made.id)))
            """
        ).map { row in
            DwellingPaper(
                try DwellingCheck(row), site: try row.text("site_id"), departement: try row.text("departement"))
        }
    }

    /// The last lease of each dwelling in service, when it ends by a day.
    func endingHeadLeases(_ scope: DueScope, until last: Day, _ actor: Actor) throws -> [EndingHeadLease] {
        try rows(
            """
            SELECT lease.id, lease.dwelling_id, lease.to_day, lease.notice_months, dwelling.site_id, dwelling.departement
            FROM dwelling JOIN head_lease AS lease ON lease.dwelling_id = dwelling.id
            WHERE \(scope.stock(actor)) AND dwelling.usage = 'relay'
              AND dwelling.status IN ('inService', 'temporarilyOutOfService') AND lease.to_day <= \(last)
              AND NOT EXISTS (SELECT 1 FROM head_lease AS newer WHERE newer.dwelling_id = lease.dwelling_id
                AND (newer.from_day > lease.from_day OR (newer.from_day = lease.from_day AND newer.id > lease.id)))
            """
        ).map { row in
            EndingHeadLease(
                id: try row.text("id"), dwelling: try row.text("dwelling_id"), site: try row.text("site_id"),
                to: try row.day("to_day"), noticeMonths: try row.int("notice_months"),
                departement: try row.text("departement"))
        }
    }
}
