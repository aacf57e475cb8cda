package import RelorefDomain
import RelorefStorage

/// Which dwellings a list shows; nothing chosen is every dwelling that the colleague may see.
package struct DwellingFilter: Sendable, Hashable {
    package var site: String?
    package var departement: String?
    package var usage: DwellingUsage?
    package var status: DwellingStatus?
    package var stock: Stock?
    package var landlord: String?
    package var type: DwellingType?
    /// The beginning of the commune's name, or its INSEE code, as typed.
    package var commune: String?
    /// Relay dwellings that offer their places today: in service, and not emptied by works.
    package var isOffered = false
    /// Relay dwellings in service in which nobody lives today.
    package var isVacant = false
    /// Relay dwellings in which somebody lives today.
    package var isOccupied = false
    /// Relay dwellings in service whose last known stay ends by this day, or that are vacant already.
    package var freeBy: Day?

    package init() {}

    /// - Parameter today: the day on which a dwelling is vacant or not.
    func condition(on today: Day, visibleTo actor: Actor) -> Query {
        var parts: [Query] = [Visible.dwellings(to: actor)]
        if let site { parts.append("dwelling.site_id = \(site)") }
        if let departement { parts.append("dwelling.departement = \(departement)") }
        if let usage { parts.append("dwelling.usage = \(usage)") }
        if let status { parts.append("dwelling.status = \(status)") }
        if let stock { parts.append("dwelling.stock = \(stock)") }
        if let landlord { parts.append("dwelling.landlord_id = \(landlord)") }
        if let type { parts.append("dwelling.dwelling_type = \(type)") }
        if let commune {
            let key = Transliteration.key(commune)
            parts.append(
                """
                dwelling.commune IN (SELECT commune.code FROM commune WHERE commune.code = \(commune.uppercased())
                  OR (commune.name_key >= \(key) AND commune.name_key < \(key + "~")))
                """)
        }
        if isOffered { parts.append(RelayService.open(on: today)) }
        if isVacant {
            parts += [RelayService.open(on: today), "NOT EXISTS (\(RelayService.stays(on: today)))"]
        }
        if isOccupied {
            parts += ["dwelling.usage = 'relay'", "EXISTS (\(RelayService.stays(on: today)))"]
        }
        if let freeBy {
            parts += [
                RelayService.open(on: today), "NOT EXISTS (\(RelayService.stays(endingAfter: freeBy, from: today)))",
            ]
        }
        return parts.joined(" AND ")
    }
}

/// In what order a list of dwellings comes.
package enum DwellingOrder: String, CaseIterable, Sendable {
    case code, commune, freeFrom, places

    var query: Query {
        switch self {
        case .code: "dwelling.code"
        case .commune: "dwelling.departement, COALESCE(commune.name_key, ''), dwelling.code"
        case .freeFrom:
            """
            COALESCE((SELECT max(COALESCE(stay.to_day, stay.planned_to, stay.term_on, '9999-12-31'))
              FROM accommodation AS stay
              WHERE stay.dwelling_id = dwelling.id AND stay.state IN ('planned', 'active')),
              CASE WHEN dwelling.usage = 'relay' AND dwelling.status = 'inService' THEN '0001-01-01' ELSE '9999-12-31' END),
            dwelling.code
            """
        case .places: "COALESCE(dwelling.opening_capacity, 0) DESC, dwelling.code"
        }
    }
}

/// When a relay dwelling offers its places, and who has them, as conditions on the table `dwelling`.
enum RelayService {
    /// In service, and not emptied by works.
    static func open(on day: Day) -> Query {
        """
        dwelling.usage = 'relay' AND dwelling.status = 'inService' AND \(inService(on: day))
        AND NOT EXISTS (SELECT 1 FROM out_of_service AS outage
          WHERE outage.dwelling_id = dwelling.id AND outage.occupied_during_works = 0
            AND outage.from_day <= \(day) AND (outage.to_day IS NULL OR outage.to_day >= \(day)))
        """
    }

    /// Within its days of service; a day that nobody recorded leaves the dwelling in. Without an OR, so that SQLite
    /// goes by the site and not through every dwelling by its first day.
    static func inService(on day: Day) -> Query {
        """
        COALESCE(dwelling.service_from, '0001-01-01') <= \(day)
        AND COALESCE(dwelling.service_to, '9999-12-31') >= \(day)
        """
    }

    /// The stays of a night: the day of exit is none.
    static func stays(on day: Day) -> Query {
        """
        SELECT 1 FROM accommodation AS stay
        WHERE stay.dwelling_id = dwelling.id AND stay.state IN ('active', 'ended')
          AND stay.from_day <= \(day) AND (stay.to_day IS NULL OR stay.to_day > \(day))
        """
    }

    /// Stays of today or later that are not known to end by a day.
    static func stays(endingAfter day: Day, from today: Day) -> Query {
        """
        SELECT 1 FROM accommodation AS stay
        WHERE stay.dwelling_id = dwelling.id
          AND (stay.state IN ('planned', 'active') OR (stay.state = 'ended' AND stay.to_day > \(today)))
          AND COALESCE(stay.to_day, stay.planned_to, stay.term_on, '9999-12-31') > \(day)
        """
    }

    /// The places of a dwelling on a day: the last dated change, or what it opened with.
    static func places(on day: Day) -> Query {
        """
        COALESCE((SELECT capacity.places FROM dwelling_capacity AS capacity
          WHERE capacity.dwelling_id = dwelling.id AND capacity.from_day = (SELECT max(latest.from_day)
            FROM dwelling_capacity AS latest
            WHERE latest.dwelling_id = dwelling.id AND latest.from_day <= \(day))), dwelling.opening_capacity)
        """
    }
}
