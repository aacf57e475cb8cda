package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Puts a dwelling's day right: its stays must still lie within its service (V31), and no capacity changes on
    /// a day that a published figure rests on (V41).
    func correctDwelling(
        _ field: CorrectableField, _ id: String, _ value: String?, _ reason: String, _ act: inout Act
    ) throws -> Correction {
        let dwelling = try dwelling(owning: field.noun, id, act)
        try act.author.needs(.writeStock)
        let old = try stored(field, id)
        let day = value.flatMap { Day(iso: $0) }
        switch field {
        case .serviceFrom, .serviceTo:
            // The first day of service and the last one are set by a step of the dwelling's life.
            guard old != nil else {
                throw ActRefusal.wrongState(noun: "dwelling", id: id, state: dwelling.status.rawValue)
            }
            let from = field == .serviceFrom ? day : dwelling.serviceFrom
            let to = field == .serviceTo ? day : dwelling.serviceTo
            if let from, let to, to < from {
                act.add(Finding(.v31, .block, field: field.column, values: [from.iso, to.iso]))
            }
            try checkStays(of: dwelling, from: from, to: to, field, &act)
        case .headLeaseFrom, .headLeaseTo:
            guard var lease = try headLeases(of: dwelling.id).first(where: { $0.id == id }) else { break }
            if field == .headLeaseFrom { lease.from = day ?? lease.from } else { lease.to = day }
            if let to = lease.to, to < lease.from {
                act.add(Finding(.v31, .block, field: field.column, values: [lease.from.iso, to.iso]))
            }
        case .capacityFrom, .capacityPlaces, .openingCapacity:
            let from = try day ?? (field == .openingCapacity ? dwelling.serviceFrom : capacityDay(id))
            if let from {
                act.add(
                    DwellingRules(act.context).capacity(
                        value.flatMap { Int($0) } ?? 1, from: from, figuresClosedTo: try figuresClosedTo()))
            }
        case .landlord:
            guard let value, try knownPartner(value, to: act.author.actor)?.landlordKind != nil else {
                throw NotVisible("partner", value ?? "")
            }
        case .headLeaseSubletting:
            act.add(DwellingRules(act.context).subletting(value == "1", usage: dwelling.usage))
        case .checkResult:
            let kind = try row("SELECT kind FROM dwelling_check WHERE id = \(id)")?.text("kind")
            if kind != DiagnosticKind.dpe.rawValue {
                throw ActRefusal.wrongState(noun: "dwelling_check", id: id, state: kind ?? "")
            }
        default: try checkDays(field, id, day, &act)
        }
        let owner = "site:" + dwelling.site
        try settle(
            act, "correct", field.noun, id, site: dwelling.site, owner: owner,
            detail: ["field": field.column, "old": old, "new": value, "dwelling": dwelling.id])
        try write(field, id, value)
        return try keepCorrection(
            field.noun, id, field.column, from: old, to: value, reason: reason, household: nil, owner: owner,
            by: act.author)
    }

    private func capacityDay(_ id: String) throws -> Day? {
        try row("SELECT from_day FROM dwelling_capacity WHERE id = \(id)")?.day("from_day")
    }

    /// A step and a check have happened; a check and works end after they begin (V32, V40, V42).
    private func checkDays(_ field: CorrectableField, _ id: String, _ day: Day?, _ act: inout Act) throws {
        guard let day else { return }
        if field == .stepFrom || field == .checkDoneOn {
            act.add(AdmissionRules(act.context).happened(on: day, field: field.column))
        }
        let other: CorrectableField? =
            switch field {
            case .checkDoneOn: .checkExpiresOn
            case .checkExpiresOn: .checkDoneOn
            case .outageFrom: .outageTo
            case .outageTo: .outageFrom
            default: nil
            }
        guard let other, let held = try stored(other, id).flatMap({ Day(iso: $0) }) else { return }
        let isEnd = field == .checkExpiresOn || field == .outageTo
        let (from, to) = isEnd ? (held, day) : (day, held)
        if to < from { act.add(Finding(.v31, .block, field: field.column, values: [from.iso, to.iso])) }
    }

    /// The dated places of a dwelling with the ids of their records, for those who put them right.
    package func dwellingCapacities(of dwelling: String) throws -> [(id: String, capacity: DwellingCapacity)] {
        try rows("SELECT id, from_day, places FROM dwelling_capacity WHERE dwelling_id = \(dwelling) ORDER BY from_day")
            .map { (try $0.text("id"), DwellingCapacity(from: try $0.day("from_day"), places: try $0.int("places"))) }
    }

    private func dwelling(owning noun: String, _ id: String, _ act: Act) throws -> Dwelling {
        var dwelling: String? = id
        if noun != "dwelling" {
            let table = Query(unbound: noun)
            dwelling = try row("SELECT dwelling_id FROM \(table) WHERE id = \(id)")?.text("dwelling_id")
        }
        guard let dwelling, let found = try self.dwelling(dwelling, visibleTo: act.author.actor) else {
            throw NotVisible(noun, id)
        }
        return found
    }

    private func checkStays(
        of dwelling: Dwelling, from: Day?, to: Day?, _ field: CorrectableField, _ act: inout Act
    ) throws {
        for occupant in try occupants(of: dwelling.id) {
            if let from, occupant.nights.entry < from {
                act.add(Finding(.v31, .block, field: field.column, values: [occupant.nights.entry.iso]))
            }
            if let to, let exit = occupant.nights.exit, exit > to.adding(days: 1) {
                act.add(Finding(.v31, .block, field: field.column, values: [exit.iso]))
            }
        }
    }

    /// The last day of any published edition; nil while nothing is published.
    func figuresClosedTo() throws -> Day? {
        try row("SELECT max(to_day) AS last FROM edition")?.optionalDay("last")
    }
}
