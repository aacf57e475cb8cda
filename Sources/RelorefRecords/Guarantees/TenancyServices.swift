package import RelorefDomain
package import RelorefStorage

extension TenancyService.Level: SQLBindable {}
extension TenancyService.Part: SQLBindable {}

/// The service of a home as the file shows it: what its bundle holds, and when each part was given.
package struct TenancyServiceFile: Sendable, Identifiable {
    package let service: TenancyService
    /// Nil where no bundle holds for its day.
    package let bundle: TenancyBundle?
    /// The follow-up and the guarantee as their own records tell.
    package let given: [TenancyService.Part: Day]

    package var id: String { service.id }
    /// In the order of the work, with what was given outside of the bundle.
    package var parts: [TenancyService.Part] {
        TenancyService.Part.allCases.filter { bundle?.parts.contains($0) ?? true || given[$0] != nil }
    }
}

extension TenancyService {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), site: try row.text("site_id"),
            lease: try row.optionalText("accommodation_id"), try row.code("level"), openedOn: try row.day("opened_on"),
            version: try row.int("version"))
    }
}

extension Transaction {
    /// The services of a household's homes, the latest first; nil when the file does not exist for the author.
    package func tenancyServices(of household: String, by author: Author) throws -> [TenancyServiceFile]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        let bundles = try tenancyBundles()
        return try rows(
            """
            SELECT * FROM tenancy_service WHERE household_id = \(household) AND withdrawn_at IS NULL
            ORDER BY opened_on DESC, id DESC
            """
        ).map { row in
            let service = try TenancyService(row)
            return TenancyServiceFile(
                service: service, bundle: bundles.bundle(service.level, on: service.openedOn),
                given: try given(service))
        }
    }

    private func given(_ service: TenancyService) throws -> [TenancyService.Part: Day] {
        var days: [TenancyService.Part: Day] = [:]
        for row in try rows("SELECT part, given_on FROM tenancy_service_part WHERE service_id = \(service.id)") {
            days[try row.code("part")] = try row.day("given_on")
        }
        guard let lease = service.lease else { return days }
        days[.followUp] = try followUp(ofLease: lease)?.start
        days[.guarantee] = try row(
            """
            SELECT min(active_from) AS first FROM guarantee
            WHERE accommodation_id = \(lease) AND withdrawn_at IS NULL
            """)?.optionalDay("first")
        return days
    }
}
