/// The class of a dwelling's energy diagnostic (DPE), from the best to the worst.
package enum EnergyClass: String, CaseIterable, Sendable, Codable {
    case a = "A", b = "B", c = "C", d = "D", e = "E", f = "F", g = "G"

    /// From when on a new lease of such a dwelling is refused; nil for the classes that stay allowed.
    ///
    /// Loi of 6 July 1989, art. 6, as changed by the loi of 22 August 2021; to be verified against the text in force.
    package var refusedFrom: Day? {
        switch self {
        case .a, .b, .c, .d: nil
        case .e: Day(year: 2034, month: 1, day: 1)
        case .f: Day(year: 2028, month: 1, day: 1)
        case .g: Day(year: 2025, month: 1, day: 1)
        }
    }
}

/// What a dwelling needs before anybody lives in it (V40).
package struct ServiceConditions: Sendable, Hashable {
    package var hasSmokeAlarm: Bool?
    package var energyClass: EnergyClass?
    package var hasInventory: Bool?
    package var isInsured: Bool?
    package var leaseSignedOn: Day?

    package init(
        hasSmokeAlarm: Bool? = nil, energyClass: EnergyClass? = nil, hasInventory: Bool? = nil,
        isInsured: Bool? = nil, leaseSignedOn: Day? = nil
    ) {
        (self.hasSmokeAlarm, self.energyClass, self.hasInventory) = (hasSmokeAlarm, energyClass, hasInventory)
        (self.isInsured, self.leaseSignedOn) = (isInsured, leaseSignedOn)
    }
}

extension DwellingRules {
    /// Smoke alarms became compulsory on 8 March 2015 (CCH R. 142-2).
    static let smokeAlarmSince = Day(year: 2015, month: 3, day: 8)
    /// An energy diagnosis goes with every lease since 1 July 2007 (CCH R. 126-15, former R. 134-4-2; to be verified).
    static let energyClassSince = Day(year: 2007, month: 7, day: 1)

    /// A dwelling enters service with a smoke alarm, an energy class that a lease may have, an inventory and insurance
    /// (V40). Its energy class is judged on the day of the head lease.
    package func service(_ conditions: ServiceConditions, from day: Day) -> [Finding] {
        let since = DwellingRules.smokeAlarmSince
        return need(conditions.hasSmokeAlarm, "smokeAlarm", fact: day, since: since)
            + need(conditions.hasInventory, "inventory", fact: day, since: nil)
            + need(conditions.isInsured, "insurance", fact: day, since: nil)
            + energy(conditions.energyClass, leaseSignedOn: conditions.leaseSignedOn ?? day)
    }

    private func need(_ isThere: Bool?, _ field: String, fact: Day, since: Day?) -> [Finding] {
        switch isThere {
        case true?: []
        case false?: [context.block(.v40, field, fact: fact, since: since)]
        case nil: [context.missing(.v40, field, fact: fact, since: since)]
        }
    }

    private func energy(_ energyClass: EnergyClass?, leaseSignedOn: Day) -> [Finding] {
        guard let energyClass else {
            return [
                context.missing(.v40, "energyClass", fact: leaseSignedOn, since: DwellingRules.energyClassSince)
            ]
        }
        guard let refusedFrom = energyClass.refusedFrom, refusedFrom <= max(leaseSignedOn, context.today) else {
            return []
        }
        return [
            context.block(
                .v40, "energyClass", [energyClass.rawValue, refusedFrom.iso], fact: leaseSignedOn, since: refusedFrom)
        ]
    }
}
