import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Puts a dwelling's day right: its stays must still lie within its service (V31), and no capacity changes on
    /// a day that a published figure rests on (V41).
    func correctDwelling(
        _ field: CorrectableField, _ id: String, _ value: String?, _ reason: String, _ act: inout Act
    ) throws -> Correction {
        let dwelling = try dwelling(owning: field.noun, id, act)
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
        default:
            if let day {
                act.add(DwellingRules(act.context).capacity(1, from: day, figuresClosedTo: try figuresClosedTo()))
            }
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
