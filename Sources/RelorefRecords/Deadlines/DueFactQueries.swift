import RelorefDomain
import RelorefStorage

/// The facts that the rules of Today look at, read from the open files of a scope.
extension Transaction {
    /// Stays in centres and relay dwellings that go on, with the first entry of their chain.
    func currentStays(_ scope: DueScope, _ actor: Actor) throws -> [CurrentStay] {
        let before = Dictionary(grouping: try earlierRelayStays(scope, actor), by: \.household)
        return try rows(
            """
            SELECT stay.id, stay.household_id, stay.site_id, stay.kind, stay.from_day, stay.care_end_on, stay.term_on,
              centre.kind AS centre_kind, COALESCE(centre.departement, dwelling.departement) AS departement,
              (SELECT count(*) FROM stay_extension AS asked
                WHERE asked.accommodation_id = stay.id AND asked.decision IS NULL) AS asked,
              (SELECT count(*) FROM stay_extension AS given
                WHERE given.accommodation_id = stay.id AND given.decision = 'granted') AS given
            FROM household JOIN accommodation AS stay ON stay.household_id = household.id
            LEFT JOIN centre ON centre.id = stay.centre_id LEFT JOIN dwelling ON dwelling.id = stay.dwelling_id
            WHERE stay.state = 'active' AND stay.kind IN ('centre', 'relay') AND \(scope.files(actor))
            """
        ).map { row in
            let (household, entry) = (try row.text("household_id"), try row.day("from_day"))
            return CurrentStay(
                id: try row.text("id"), household: household, site: try row.text("site_id"),
                kind: try row.code("kind"), centre: try row.optionalCode("centre_kind"), entry: entry,
                careEnd: try row.optionalDay("care_end_on"), term: try row.optionalDay("term_on"),
                isExtensionAsked: try row.int("asked") > 0, isExtended: try row.int("given") > 0,
                firstEntry: Self.firstEntry(entry, after: before[household] ?? []),
                departement: try row.optionalText("departement"))
        }
    }

    private typealias PastStay = (household: String, from: Day, to: Day)

    private func earlierRelayStays(_ scope: DueScope, _ actor: Actor) throws -> [PastStay] {
        try rows(
            """
            SELECT past.household_id, past.from_day, past.to_day
            FROM household JOIN accommodation AS past ON past.household_id = household.id
            WHERE past.state = 'ended' AND past.kind = 'relay' AND \(scope.files(actor))
            """
        ).map { (try $0.text("household_id"), try $0.day("from_day"), try $0.day("to_day")) }
    }

    /// A stay that begins within seven days of the end of another one continues it (domain § 3.1).
    private static func firstEntry(_ entry: Day, after past: [PastStay]) -> Day {
        past.sorted { $0.to > $1.to }.reduce(entry) { first, stay in
            stay.to <= first.adding(days: 1) && stay.to.days(until: first) <= 7 ? min(first, stay.from) : first
        }
    }

    /// The last paper of each person who belongs to a household, when it ends by a day.
    func currentPermits(_ scope: DueScope, until last: Day, _ actor: Actor) throws -> [CurrentPermit] {
        try rows(
            """
            SELECT permit.id, permit.person_id, permit.kind, permit.expires_on, household.id AS household_id,
              household.site_id,
              (SELECT site.departement FROM site WHERE site.id = household.site_id) AS departement
            FROM household JOIN membership ON membership.household_id = household.id AND membership.to_day IS NULL
            JOIN permit ON permit.person_id = membership.person_id
            WHERE permit.expires_on <= \(last) AND NOT EXISTS (SELECT 1 FROM permit AS newer
                WHERE newer.person_id = permit.person_id AND (newer.expires_on > permit.expires_on
                  OR (newer.expires_on IS NULL AND newer.issued_on > permit.issued_on)))
              AND \(scope.files(actor))
            """
        ).map { row in
            CurrentPermit(
                id: try row.text("id"), person: try row.text("person_id"), household: try row.text("household_id"),
                site: try row.text("site_id"), kind: try row.code("kind"), expiresOn: try row.day("expires_on"),
                departement: try row.optionalText("departement"))
        }
    }

    /// Relay dwellings in service where nobody lives and nobody is expected. Whether somebody lives there now is asked
    /// first: an index of running stays alone answers it, and few dwellings are left.
    func vacantDwellings(_ scope: DueScope, on today: Day, _ actor: Actor) throws -> [VacantDwelling] {
        try rows(
            """
            SELECT dwelling.id, dwelling.site_id, dwelling.departement, dwelling.service_from,
              (SELECT max(past.to_day) FROM accommodation AS past
                WHERE past.dwelling_id = dwelling.id AND past.state = 'ended') AS left_on,
              (SELECT max(outage.to_day) FROM out_of_service AS outage
                WHERE outage.dwelling_id = dwelling.id AND outage.to_day < \(today)) AS outage_to,
              (SELECT step.reason FROM dwelling_step AS step WHERE step.dwelling_id = dwelling.id
                ORDER BY step.from_day DESC, step.id DESC LIMIT 1) AS reason,
              (SELECT lease.rent_cents + COALESCE(lease.charges_cents, 0) FROM head_lease AS lease
                WHERE lease.dwelling_id = dwelling.id AND lease.from_day <= \(today)
                  AND (lease.to_day IS NULL OR lease.to_day >= \(today))
                ORDER BY lease.from_day DESC, lease.id DESC LIMIT 1) AS month_cents
            FROM dwelling WHERE \(scope.stock(actor)) AND dwelling.usage = 'relay' AND dwelling.status = 'inService'
              AND NOT EXISTS (SELECT 1 FROM accommodation AS here
                WHERE here.dwelling_id = dwelling.id AND here.state = 'active' AND here.from_day <= \(today))
              AND \(RelayService.open(on: today))
              AND NOT EXISTS (\(RelayService.stays(on: today)))
              AND NOT EXISTS (SELECT 1 FROM accommodation AS coming
                WHERE coming.dwelling_id = dwelling.id AND coming.state = 'planned')
            """
        ).compactMap { row in
            let days = [
                try row.optionalDay("service_from"), try row.optionalDay("left_on"),
                try row.optionalDay("outage_to")?.adding(days: 1),
            ].compactMap { $0 }
            guard let since = days.max() else { return nil }
            return VacantDwelling(
                id: try row.text("id"), site: try row.text("site_id"), since: since,
                reason: try row.optionalText("reason"), monthCents: try row.optionalInt("month_cents"),
                departement: try row.text("departement"))
        }
    }
}
