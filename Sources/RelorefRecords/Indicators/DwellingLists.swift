import RelorefDomain
import RelorefStorage

/// The lists of I-03 to I-09: dwellings and places.
extension ProjectFacts {
    /// One row per dwelling, in the category that it reached last: relay, or direct lease.
    ///
    /// - Parameter numerator: what makes a row count above the fraction (I-04, I-05): `mobilised.kind` or the stock.
    func dwellingsMobilised(in period: Period, numerator: Query = "1") -> Query {
        var columns = CaseColumns.ofDwelling(on: "mobilised.on_day")
        columns.household = "lease.household_id"
        columns.site = "coalesce(lease.site_id, dwelling.site_id)"
        columns.kind = "mobilised.kind"
        columns.numerator = numerator
        return """
            \(columns.select)
            FROM (SELECT event.dwelling_id, substr(max(event.event), 1, 10) AS on_day,
                CASE substr(max(event.event), 11, 1) WHEN '1' THEN 'relay' ELSE 'directLease' END AS kind,
                substr(max(event.event), 12) AS lease_id
              FROM (\(mobilisations(in: period))) AS event GROUP BY event.dwelling_id) AS mobilised
            JOIN dwelling ON dwelling.id = mobilised.dwelling_id
            LEFT JOIN accommodation AS lease ON lease.id = mobilised.lease_id
            """
    }

    private func mobilisations(in period: Period) -> Query {
        """
        SELECT dwelling.id AS dwelling_id, dwelling.service_from || '1' AS event FROM dwelling
        WHERE \(opened(in: period))
        UNION ALL
        SELECT lease.dwelling_id, lease.leased_on || '2' || lease.id FROM (\(leases(in: period))) AS lease
        """
    }

    /// Relay dwellings first in service within the period, with their places on that day (I-06, I-08, I-09).
    func relayOpened(in period: Period, numerator: Query = "1", denominator: Query = "1") -> Query {
        var columns = CaseColumns.ofDwelling(on: "dwelling.service_from")
        columns.from = "dwelling.service_from"
        columns.to = "dwelling.service_to"
        columns.numerator = numerator
        columns.denominator = denominator
        return "\(columns.select) FROM dwelling WHERE \(opened(in: period))"
    }

    func opened(in period: Period) -> Query {
        """
        dwelling.usage = 'relay' AND dwelling.service_from BETWEEN \(period.from) AND \(period.to)
        AND \(seen("dwelling.site_id"))
        """
    }

    /// Relay dwellings in service, or out of it for a time, on a day (I-07): by the days of service, and by the last step
    /// of the dwelling's life where steps were recorded.
    func relayManaged(on day: Day, statuses: [DwellingStatus] = DwellingStatus.allCases.filter(\.isManaged)) -> Query {
        var columns = CaseColumns.ofDwelling(on: "\(day)")
        columns.from = "dwelling.service_from"
        columns.to = "dwelling.service_to"
        return "\(columns.select) FROM dwelling WHERE \(managed(on: day, statuses))"
    }

    /// The places of the relay dwellings in service on a day (I-08 at a date).
    func places(on day: Day, denominator: Query = "1") -> Query {
        var columns = CaseColumns.ofDwelling(on: "\(day)")
        columns.from = "dwelling.service_from"
        columns.to = "dwelling.service_to"
        columns.denominator = denominator
        columns.numerator = """
            coalesce((SELECT capacity.places FROM dwelling_capacity AS capacity
              WHERE capacity.dwelling_id = dwelling.id AND capacity.from_day = (SELECT max(latest.from_day)
                FROM dwelling_capacity AS latest WHERE latest.dwelling_id = dwelling.id AND latest.from_day <= \(day))),
              dwelling.opening_capacity, 0)
            """
        return """
            \(columns.select) FROM dwelling
            WHERE \(managed(on: day, DwellingStatus.allCases.filter(\.countsCapacity)))
              AND NOT EXISTS (SELECT 1 FROM out_of_service AS outage
                WHERE outage.dwelling_id = dwelling.id AND outage.occupied_during_works = 0
                  AND outage.from_day <= \(day) AND (outage.to_day IS NULL OR outage.to_day >= \(day)))
            """
    }

    private func managed(on day: Day, _ statuses: [DwellingStatus]) -> Query {
        """
        dwelling.usage = 'relay' AND dwelling.service_from <= \(day)
        AND (dwelling.service_to IS NULL OR dwelling.service_to >= \(day)) AND \(seen("dwelling.site_id"))
        AND (NOT EXISTS (SELECT 1 FROM dwelling_step AS step
            WHERE step.dwelling_id = dwelling.id AND step.from_day <= \(day))
          OR EXISTS (SELECT 1 FROM dwelling_step AS step
            WHERE step.dwelling_id = dwelling.id AND step.status IN \(Query.list(statuses))
              AND step.from_day = (SELECT max(latest.from_day) FROM dwelling_step AS latest
                WHERE latest.dwelling_id = dwelling.id AND latest.from_day <= \(day))))
        """
    }

    /// Relay dwellings with a day of service in the period (I-14, I-14b, I-15); the nights are counted from the rows.
    func relayInService(in period: Period) -> Query {
        var columns = CaseColumns.ofDwelling(on: "dwelling.service_from")
        columns.from = "dwelling.service_from"
        columns.to = "dwelling.service_to"
        columns.numerator = "0"
        columns.denominator = "0"
        return """
            \(columns.select) FROM dwelling
            WHERE dwelling.usage = 'relay' AND dwelling.service_from <= \(period.to)
              AND (dwelling.service_to IS NULL OR dwelling.service_to >= \(period.from)) AND \(seen("dwelling.site_id"))
            """
    }

    /// The number of CPH places of the country on a day, as a row of its own below the fraction (I-08b).
    static func placesInCPH(on day: Day) -> Query {
        var columns = CaseColumns(id: "'cphPlaces:' || series.from_day", day: "series.from_day")
        columns.numerator = "0"
        columns.denominator = "series.value"
        return """
            \(columns.select) FROM reference_series AS series
            WHERE series.series = 'cphPlaces' AND series.from_day = (SELECT max(latest.from_day)
              FROM reference_series AS latest WHERE latest.series = 'cphPlaces' AND latest.from_day <= \(day))
            """
    }
}
