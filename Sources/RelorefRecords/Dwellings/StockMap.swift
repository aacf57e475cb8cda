package import RelorefDomain
package import RelorefStorage

/// The relay dwellings of a département today.
package struct DepartementStock: Sendable, Hashable, Identifiable {
    package let departement: String
    /// In service, those that works empty for a time left out.
    package let dwellings: Int
    package let places: Int
    package let occupied: Int
    package var vacant: Int { dwellings - occupied }
    package var id: String { departement }

    package init(departement: String, dwellings: Int, places: Int, occupied: Int) {
        self.departement = departement
        self.dwellings = dwellings
        self.places = places
        self.occupied = occupied
    }
}

extension Transaction {
    /// Relay dwellings in service today by département, as far as the colleague may see. Whether a stay runs is asked first:
    /// an index of running stays alone answers it for most dwellings.
    package func stockByDepartement(on today: Day, visibleTo actor: Actor) throws -> [DepartementStock] {
        try rows(
            """
            SELECT counted.departement, count(*) AS dwellings, CAST(COALESCE(sum(counted.places), 0) AS BIGINT) AS places,
              CAST(sum(counted.is_occupied) AS BIGINT) AS occupied
            FROM (SELECT dwelling.departement, \(RelayService.places(on: today)) AS places,
                CASE WHEN EXISTS (SELECT 1 FROM accommodation AS here WHERE here.dwelling_id = dwelling.id
                    AND here.state = 'active' AND here.from_day <= \(today)) THEN 1
                  WHEN EXISTS (\(RelayService.stays(on: today))) THEN 1 ELSE 0 END AS is_occupied
              FROM dwelling WHERE \(Visible.dwellings(to: actor)) AND \(RelayService.open(on: today))) AS counted
            GROUP BY counted.departement ORDER BY counted.departement
            """
        ).map { row in
            DepartementStock(
                departement: try row.text("departement"), dwellings: try row.int("dwellings"),
                places: try row.int("places"), occupied: try row.int("occupied"))
        }
    }
}
