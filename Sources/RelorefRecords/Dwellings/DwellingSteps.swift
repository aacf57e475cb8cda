package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Takes a dwelling to the next step of its life (V40, V41, V43, V45).
    ///
    /// - Parameters:
    ///   - code: why, as a code, for a dwelling refused, withdrawn or given back.
    ///   - done: what was settled before the keys were given back (V43).
    @discardableResult
    package func step(
        _ id: String, to status: DwellingStatus, on day: Day, reason code: String? = nil,
        done: Set<DwellingRules.ReturnStep> = [], by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws -> Dwelling {
        var act = Act(author, entered, confirming: confirming)
        var dwelling = try dwellingToChange(id, act)
        guard dwelling.status.allows(status) else {
            throw ActRefusal.wrongState(noun: "dwelling", id: id, state: dwelling.status.rawValue)
        }
        act.add(AdmissionRules(act.context).happened(on: day, field: "on"))
        if let last = try lastStep(of: id), day < last {
            act.add(Finding(.v31, .block, field: "on", values: [last.iso]))
        }
        if status == .inService { try checkService(dwelling, from: day, &act) }
        if status == .returned {
            let open = try occupants(of: id).count { $0.nights.exit.map { $0 > day } ?? true }
            act.add(DwellingRules(act.context).returned(openStays: open, done: done))
        }
        try settle(
            act, "step", "dwelling", id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["from": dwelling.status.rawValue, "to": status.rawValue, "on": day.iso, "reason": code])
        dwelling.status = status
        if status == .inService, dwelling.serviceFrom == nil { dwelling.serviceFrom = day }
        if status == .returned, dwelling.serviceFrom != nil { dwelling.serviceTo = day }
        try update(dwelling)
        dwelling.version += 1
        try insertStep(id: author.newID(), dwelling: id, status: status, from: day, reason: code)
        return dwelling
    }

    private func lastStep(of dwelling: String) throws -> Day? {
        try row("SELECT max(from_day) AS last FROM dwelling_step WHERE dwelling_id = \(dwelling)")?.optionalDay("last")
    }

    /// Safe, insured, inventoried, allowed to be sublet, with a number of places.
    private func checkService(_ dwelling: Dwelling, from day: Day, _ act: inout Act) throws {
        guard dwelling.usage == .relay else { return }
        let checks = try checks(of: dwelling.id).filter { $0.doneOn <= day }
        func isValid(_ kind: DiagnosticKind) -> Bool? {
            let made = checks.filter { $0.kind == kind }
            return made.isEmpty ? nil : made.contains { $0.expiresOn.map { $0 >= day } ?? true }
        }
        let lease = try headLeases(of: dwelling.id).last { $0.from <= day }
        let energy = checks.last { $0.kind == .dpe }?.result.flatMap(EnergyClass.init)
        let rules = DwellingRules(act.context)
        act.add(
            rules.service(
                ServiceConditions(
                    hasSmokeAlarm: isValid(.smokeAlarm), energyClass: energy, hasInventory: isValid(.inventory),
                    isInsured: isValid(.insurance), leaseSignedOn: lease?.from), from: day))
        act.add(rules.subletting(lease?.sublettingAllowed, usage: dwelling.usage))
        if dwelling.openingCapacity == nil { act.add(Finding(.v41, .block, field: "capacity")) }
    }

    package func checks(of dwelling: String) throws -> [DwellingCheck] {
        try rows("SELECT * FROM dwelling_check WHERE dwelling_id = \(dwelling) ORDER BY done_on, id")
            .map { try DwellingCheck($0) }
    }

    /// The dwelling cannot be lived in for a time; nobody should be there, unless the works allow it (V42).
    ///
    /// - Parameters:
    ///   - last: the last day out of service, when it is known.
    ///   - code: why, as a code.
    /// - Returns: the id of the outage.
    @discardableResult
    package func takeOutOfService(
        _ id: String, from day: Day, to last: Day? = nil, reason code: String, occupiedDuringWorks: Bool = false,
        by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> String {
        var act = Act(author, entered, confirming: confirming)
        let dwelling = try dwellingToChange(id, act)
        if let last, last < day { act.add(Finding(.v42, .block, field: "to", values: [day.iso, last.iso])) }
        let stays = try occupants(of: id, planning: true).map(\.nights)
        act.add(
            DwellingRules(act.context).outOfService(
                from: day, to: last?.adding(days: 1), stays: stays, occupiedDuringWorks: occupiedDuringWorks))
        let outage = author.newID()
        try settle(
            act, "outOfService", "dwelling", id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["from": day.iso, "to": last?.iso, "reason": code])
        try insert(
            "out_of_service",
            [
                "id": outage, "dwelling_id": id, "from_day": day, "to_day": last, "reason": code,
                "occupied_during_works": occupiedDuringWorks,
            ])
        return outage
    }

    /// The dwelling can be lived in again after this day.
    package func endOutage(_ id: String, lastDay day: Day, by author: Author) throws {
        var act = Act(author)
        guard let row = try row("SELECT dwelling_id, from_day FROM out_of_service WHERE id = \(id)") else {
            throw NotVisible("outOfService", id)
        }
        let dwelling = try dwellingToChange(try row.text("dwelling_id"), act)
        let from = try row.day("from_day")
        if day < from { act.add(Finding(.v42, .block, field: "to", values: [from.iso, day.iso])) }
        try settle(
            act, "backInService", "dwelling", dwelling.id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["to": day.iso])
        try run("UPDATE out_of_service SET to_day = \(day) WHERE id = \(id)")
    }
}
