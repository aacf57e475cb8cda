package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Opens the service for a lease that is signed, or for one to come.
    @discardableResult
    package func openTenancyService(
        _ level: TenancyService.Level, for household: String, lease: String? = nil, on day: Day, by author: Author
    ) throws -> TenancyService {
        try author.needs(.writeFiles)
        let household = try file(household, Act(author))
        guard day <= author.today else { throw TenancyService.Refusal.inTheFuture }
        if let lease, try !homes(of: household.id).contains(where: { $0.id == lease && $0.directLeaseFrom != nil }) {
            throw NotVisible("accommodation", lease)
        }
        if let other = try tenancyServices(of: household.id, by: author)?.first(where: { $0.service.lease == lease }) {
            throw TenancyService.Refusal.already(other.service.level)
        }
        let service = TenancyService(
            id: author.newID(), household: household.id, site: household.site, lease: lease, level, openedOn: day)
        try insert(service, by: author.actor.id, at: author.now)
        try tell("openTenancyService", service, ["on": day.iso], by: author)
        return service
    }

    package func insert(_ service: TenancyService, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "tenancy_service",
            [
                "id": service.id, "household_id": service.household, "site_id": service.site,
                "accommodation_id": service.lease, "level": service.level, "opened_on": service.openedOn,
                "account_id": account, "at": moment,
            ])
    }

    package func insert(
        _ part: TenancyService.Part, on day: Day, of service: String, id: String, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "tenancy_service_part",
            [
                "id": id, "service_id": service, "part": part, "given_on": day, "account_id": account, "at": moment,
            ])
    }

    /// From standard to plus, or back.
    package func changeTenancyService(_ id: String, to level: TenancyService.Level, by author: Author) throws {
        let service = try service(id, by: author)
        guard service.level != level else { return }
        try update("tenancy_service", id: id, version: service.version, ["level": level])
        try tell("changeTenancyService", service, ["service_level": level.rawValue], by: author)
    }

    /// A part was given on a day; said again, the new day takes the place of the one before.
    package func givePart(
        _ part: TenancyService.Part, on day: Day, of id: String, by author: Author
    ) throws {
        let service = try service(id, by: author)
        let bundle = try tenancyBundles().bundle(service.level, on: service.openedOn)
        try service.give(part, on: day, bundle: bundle, today: author.today)
        try run("DELETE FROM tenancy_service_part WHERE service_id = \(id) AND part = \(part)")
        try insert(part, on: day, of: id, id: author.newID(), by: author.actor.id, at: author.now)
        try tell("giveServicePart", service, ["on": day.iso, "service_part": part.rawValue], by: author)
    }

    /// A part that was said by mistake is said no more.
    package func takeBackPart(_ part: TenancyService.Part, of id: String, by author: Author) throws {
        let service = try service(id, by: author)
        let gone = try run("DELETE FROM tenancy_service_part WHERE service_id = \(id) AND part = \(part)")
        guard gone > 0 else { return }
        try tell("takeBackServicePart", service, ["service_part": part.rawValue], by: author)
    }

    private func service(_ id: String, by author: Author) throws -> TenancyService {
        try author.needs(.writeFiles)
        guard let row = try row("SELECT * FROM tenancy_service WHERE id = \(id) AND withdrawn_at IS NULL") else {
            throw NotVisible("tenancy_service", id)
        }
        let service = try TenancyService(row)
        do {
            _ = try file(service.household, Act(author))
        } catch is NotVisible {
            throw NotVisible("tenancy_service", id)
        }
        return service
    }

    private func tell(
        _ verb: String, _ service: TenancyService, _ detail: [String: String], by author: Author
    ) throws {
        var told = detail
        told["service_level"] = detail["service_level"] ?? service.level.rawValue
        try journal(
            verb, "tenancyService", service.id, household: service.household, site: service.site, detail: told,
            by: author)
    }
}
