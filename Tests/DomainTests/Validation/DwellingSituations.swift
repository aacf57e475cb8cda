import RelorefDomain
import Testing

struct DwellingSituations {
    private static let rules = DwellingRules(live)
    private static let good = ServiceConditions(
        hasSmokeAlarm: true, energyClass: .d, hasInventory: true, isInsured: true, leaseSignedOn: day("2026-10-01"))

    static let all: [Situation] = service + life

    static let service: [Situation] = [
        .accepted(.v40, "all in order", rules.service(good, from: day("2026-11-01"))),
        .accepted(.v40, "class F before 2028", rules.service(changed { $0.energyClass = .f }, from: day("2026-11-01"))),
        .found(
            .v40, .block, "energyClass", in: "class G on a new lease",
            rules.service(changed { $0.energyClass = .g }, from: day("2026-11-01"))),
        .found(
            .v40, .warn, "energyClass", in: "class G on a lease of 2024",
            rules.service(
                changed { ($0.energyClass, $0.leaseSignedOn) = (.g, day("2024-12-31")) }, from: day("2026-11-01"))),
        .found(
            .v40, .block, "smokeAlarm", in: "no smoke alarm",
            rules.service(changed { $0.hasSmokeAlarm = false }, from: day("2015-03-08"))),
        .found(
            .v40, .warn, "smokeAlarm", in: "no smoke alarm before they were compulsory",
            rules.service(changed { $0.hasSmokeAlarm = false }, from: day("2015-03-07"))),
        .found(
            .v40, .warn, "smokeAlarm", "energyClass", in: "in service before alarms and energy classes were asked for",
            rules.service(
                ServiceConditions(hasInventory: true, isInsured: true, leaseSignedOn: day("2006-10-01")),
                from: day("2006-11-01"))),
        .found(
            .v40, .block, "smokeAlarm", "inventory", "insurance", "energyClass", in: "nothing is known",
            rules.service(ServiceConditions(), from: day("2026-11-01"))),
        .found(
            .v40, .warn, "smokeAlarm", "inventory", "insurance", "energyClass", in: "nothing is known of 2006",
            DwellingRules(history).service(ServiceConditions(), from: day("2006-11-01"))),
    ]

    static let life: [Situation] = [
        .accepted(.v41, "four places", rules.capacity(4, from: day("2026-11-01"), figuresClosedTo: day("2025-12-31"))),
        .found(
            .v41, .block, "capacity", in: "no place", rules.capacity(0, from: day("2026-11-01"), figuresClosedTo: nil)),
        .found(
            .v41, .block, "capacity", in: "thirteen places",
            rules.capacity(13, from: day("2026-11-01"), figuresClosedTo: nil)),
        .found(
            .v41, .block, "from", in: "a change under published figures",
            rules.capacity(4, from: day("2025-12-31"), figuresClosedTo: day("2025-12-31"))),
        .accepted(
            .v42, "works between two stays",
            rules.outOfService(
                from: day("2026-06-01"), to: day("2026-06-15"),
                stays: [nights("2025-01-01", "2026-06-01"), nights("2026-06-15")], occupiedDuringWorks: false)),
        .accepted(
            .v42, "works that allow to live there",
            rules.outOfService(
                from: day("2026-06-01"), to: nil,
                stays: [nights("2025-01-01")], occupiedDuringWorks: true)),
        .found(
            .v42, .warn, "from", in: "works over a stay",
            rules.outOfService(
                from: day("2026-06-01"), to: nil,
                stays: [nights("2025-01-01")], occupiedDuringWorks: false)),
        .accepted(
            .v43, "empty and settled", rules.returned(openStays: 0, done: Set(DwellingRules.ReturnStep.allCases))),
        .found(
            .v43, .block, "stays", in: "somebody lives there",
            rules.returned(openStays: 1, done: Set(DwellingRules.ReturnStep.allCases))),
        .found(
            .v43, .block, "depositSettled", "metersRead", in: "money left",
            rules.returned(openStays: 0, done: [.keysBack, .exitInventory])),
        .found(
            .v43, .warn, "depositSettled", "metersRead", in: "nobody knows any more",
            DwellingRules(history).returned(openStays: 0, done: [.keysBack, .exitInventory])),
        .accepted(
            .v44, "another door",
            rules.identity(at("12 rue des Lilas", "2"), others: [("a", at("12 rue des Lilas", "3"))])),
        .found(
            .v44, .warn, "address", in: "the same, shortened",
            rules.identity(
                at("12, av. St-Éloi", "2"),
                others: [
                    ("a", at("12 avenue de Saint Eloi", "2")), ("b", at("14 avenue de Saint Eloi", "2")),
                ])),
        .accepted(.v45, "the lease allows it", rules.subletting(true, usage: .relay)),
        .accepted(.v45, "let for good", rules.subletting(false, usage: .permanent)),
        .found(.v45, .block, "subletting", in: "the lease forbids it", rules.subletting(false, usage: .relay)),
        .found(
            .v45, .warn, "subletting", in: "the lease of 2006 is lost",
            DwellingRules(history).subletting(nil, usage: .relay)),
        .accepted(.v50, "a rate of the day", rules.allowance(hasRate: true, type: .t3, on: day("2026-11-01"))),
        .found(.v50, .warn, "rate", in: "no rate", rules.allowance(hasRate: false, type: .t3, on: day("2026-11-01"))),
    ]

    private static func changed(_ change: (inout ServiceConditions) -> Void) -> ServiceConditions {
        var conditions = good
        change(&conditions)
        return conditions
    }

    private static func at(_ address: String, _ door: String) -> DwellingIdentity {
        DwellingIdentity(address: address, commune: "77288", floor: "1", door: door, transliterate: plainLatin)
    }

    @Test(arguments: all) func `a dwelling is checked`(situation: Situation) { situation.check() }
}
