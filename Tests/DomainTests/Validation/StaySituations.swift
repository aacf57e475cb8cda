import RelorefDomain
import Testing

struct StaySituations {
    typealias Occupant = OccupancyRules.Occupant

    private static let rules = StayRules(live)
    private static let window = StayRules.Window(
        inServiceFrom: day("2026-01-01"), leaseEnd: day("2028-12-31"), noticeMonths: 3)
    private static let stay = nights("2026-06-12", "2027-06-11")

    static let all: [Situation] = dates + rights + occupancy

    static let dates: [Situation] = [
        .accepted(.v31, "within service and lease", rules.window(stay, agreementEnd: day("2026-12-11"), window)),
        .accepted(.v31, "a term on the last day", rules.window(stay, agreementEnd: day("2028-09-30"), window)),
        .found(
            .v31, .block, "from", in: "before the service",
            rules.window(nights("2025-12-31"), agreementEnd: nil, window)),
        .found(
            .v31, .block, "from", in: "after the lease", rules.window(nights("2029-01-01"), agreementEnd: nil, window)),
        .found(
            .v31, .block, "to", in: "beyond the lease",
            rules.window(nights("2028-01-01", "2029-01-01"), agreementEnd: nil, window)),
        .found(
            .v31, .block, "agreementEnd", in: "a term inside the notice",
            rules.window(stay, agreementEnd: day("2028-10-01"), window)),
        .found(
            .v31, .block, "inServiceFrom", in: "never in service",
            rules.window(
                stay, agreementEnd: nil,
                StayRules.Window(inServiceFrom: nil, leaseEnd: nil, noticeMonths: 0))),
        .found(
            .v31, .warn, "inServiceFrom", in: "an old file without the day",
            StayRules(history).window(
                stay, agreementEnd: nil,
                StayRules.Window(inServiceFrom: nil, leaseEnd: nil, noticeMonths: 0))),
        .accepted(.v32, "still there", rules.dates(nights("2026-06-12"))),
        .accepted(.v32, "an exit in ninety days", rules.dates(nights("2026-06-12", "2027-02-19"))),
        .found(.v32, .warn, "to", in: "an exit in ninety-one days", rules.dates(nights("2026-06-12", "2027-02-20"))),
        .found(.v32, .block, "to", in: "out on the day of entry", rules.dates(nights("2026-06-12", "2026-06-12"))),
        .accepted(
            .v34, "a transfer on one day", rules.ownStays([nights("2026-06-12"), nights("2025-01-01", "2026-06-12")])),
        .found(
            .v34, .block, "from", in: "a day in two dwellings",
            rules.ownStays([nights("2026-06-12"), nights("2025-01-01", "2026-06-13")])),
        .accepted(
            .v34, "a lease before the move",
            rules.homes([
                (.relay, nights("2026-01-01", "2026-07-01")),
                (.directLease, nights("2026-06-12")),
            ])),
        .found(
            .v34, .block, "from", in: "a relay stay under a lease of one's own",
            rules.homes([(.directLease, nights("2026-01-01")), (.relay, nights("2026-06-12"))])),
        .found(
            .v34, .block, "from", in: "two leases",
            rules.homes([(.directLease, nights("2026-01-01")), (.slidingLease, nights("2026-06-12"))])),
        .accepted(
            .v46, "inventories on time", rules.inventories(entry: day("2026-06-15"), exit: day("2027-06-18"), of: stay)),
        .found(
            .v46, .warn, "entryInventory", in: "four days before",
            rules.inventories(entry: day("2026-06-08"), exit: nil, of: stay)),
        .found(
            .v46, .warn, "exitInventory", in: "eight days after",
            rules.inventories(entry: nil, exit: day("2027-06-19"), of: stay)),
        .accepted(
            .v47, "not yet a year", rules.length(firstEntry: day("2025-11-22"), exit: nil, AuthorisedStayTests.guide)),
        .accepted(
            .v47, "left before a year",
            rules.length(firstEntry: day("2020-01-01"), exit: day("2020-12-31"), AuthorisedStayTests.guide)),
        .found(
            .v47, .warn, "to", in: "a year",
            rules.length(firstEntry: day("2025-11-21"), exit: nil, AuthorisedStayTests.guide)),
        .found(
            .v47, .warn, "to", in: "two years",
            rules.length(firstEntry: day("2024-11-21"), exit: nil, AuthorisedStayTests.guide)),
    ]

    static let rights: [Situation] = [
        .accepted(.v48, "a refugee", rules.eligibility(.refugee, isALT: true, reason: "")),
        .accepted(
            .v48, "an asylum seeker on other funding", rules.eligibility(nil, isALT: false, reason: "Grand froid")),
        .found(
            .v48, .block, "protection", in: "an asylum seeker on ALT",
            rules.eligibility(nil, isALT: true, reason: "Grand froid")),
        .found(
            .v48, .block, "reason", in: "no protection, no reason", rules.eligibility(.ended, isALT: false, reason: " ")
        ),
        .accepted(.v49, "nothing owed", rules.closing(arrears: 0, settlement: nil)),
        .accepted(.v49, "a plan", rules.closing(arrears: 12_000, settlement: .plan)),
        .found(.v49, .warn, "arrears", in: "a debt left open", rules.closing(arrears: 12_000, settlement: nil)),
    ]

    static let occupancy: [Situation] = [
        .accepted(
            .v33, "one leaves, the next enters",
            share([Occupant(household: "b", nights: nights("2025-01-01", "2026-06-12"), persons: 4)])),
        .accepted(
            .v33, "three single persons share",
            share([neighbour(1, place: 1), neighbour(1, "c", place: 2)], isShared: true, of: 1, place: 3)),
        .found(
            .v33, .block, "place", in: "a shared dwelling, and no place of one's own",
            share([neighbour(1, place: 1)], isShared: true, of: 1)),
        .found(
            .v33, .block, "place", in: "a place that somebody has",
            share([neighbour(1, place: 1)], isShared: true, of: 1, place: 1)),
        .found(
            .v33, .warn, "place", in: "an old file without places",
            OccupancyRules(history).sharing(
                Occupant(household: "a", nights: stay, persons: 1), with: [neighbour(1)], isShared: true, capacity: 4,
                squareMetres: nil)),
        .found(.v33, .block, "from", in: "somebody is still there", share([neighbour(1)], of: 3)),
        .found(.v33, .warn, "persons", in: "one person more than places", share([], of: 5, squareMetres: 30)),
        .found(.v33, .warn, "persons", in: "two more, on a large surface", share([], of: 6, squareMetres: 90)),
        .found(.v33, .block, "persons", in: "two more, on a small surface", share([], of: 6, squareMetres: 51)),
        .found(
            .v33, .warn, "persons", in: "a family of six is there by reunification, in a dwelling for two",
            OccupancyRules(live).joining(
                Occupant(household: "a", nights: stay, persons: 6), with: [], capacity: 2, squareMetres: 28)),
        .accepted(
            .v33, "two households who do not meet",
            share(
                [
                    Occupant(household: "b", nights: nights("2026-07-01", "2026-08-01"), persons: 1),
                    Occupant(household: "c", nights: nights("2026-08-01", "2026-09-01"), persons: 1),
                ], isShared: true, of: 3, place: 2)),
        .found(
            .v33, .warn, "persons", in: "others are to join who do not fit",
            share([Occupant(household: "b", nights: nights("2026-08-01"), persons: 3)], isShared: true, of: 2, place: 1)
        ),
        .accepted(
            .v39, "four on 34 square metres", OccupancyRules(live).surface(squareMetres: 34, present: 4, expected: 0)),
        .found(
            .v39, .warn, "surface", in: "four, and one expected",
            OccupancyRules(live).surface(squareMetres: 34, present: 4, expected: 1)),
    ]

    private static func neighbour(_ persons: Int, _ household: String = "b", place: Int? = nil) -> Occupant {
        Occupant(household: household, nights: nights("2026-01-01"), persons: persons, place: place)
    }

    private static func share(
        _ others: [Occupant], isShared: Bool = false, of persons: Int = 4, squareMetres: Double? = nil,
        place: Int? = nil
    ) -> [Finding] {
        OccupancyRules(live).sharing(
            Occupant(household: "a", nights: stay, persons: persons, place: place), with: others, isShared: isShared,
            capacity: 4,
            squareMetres: squareMetres)
    }

    @Test(arguments: all) func `a stay is checked`(situation: Situation) { situation.check() }
}

struct ExitSituations {
    private static let rules = ExitRules(live)
    private static let exit = day("2026-11-01")
    private static let lease = ExitRules.Lease(
        landlord: "OPH", stock: .public, commune: "77288", start: day("2026-11-01"), rent: 45_000)
    private static let bare = ExitRules.Lease(landlord: "OPH", stock: nil, commune: nil, start: nil, rent: nil)

    static let all: [Situation] = [
        .accepted(
            .v35, "to another relay dwelling",
            rules.transfer(.transferOtherRelay, on: exit, nextEntry: day("2026-11-08"))),
        .accepted(
            .v35, "out, and back a fortnight later",
            rules.transfer(.hostedByThirdParty, on: exit, nextEntry: day("2026-11-15"))),
        .accepted(.v35, "out for good", rules.transfer(.directLeasePublic, on: exit, nextEntry: nil)),
        .found(
            .v35, .block, "exit", in: "out, and in again the same week",
            rules.transfer(.unknown, on: exit, nextEntry: day("2026-11-02"))),
        .found(
            .v35, .block, "next", in: "a transfer to nowhere",
            rules.transfer(.transferOtherRelay, on: exit, nextEntry: nil)),
        .found(
            .v35, .warn, "next", in: "a transfer to nowhere, long ago",
            ExitRules(history).transfer(.transferOtherRelay, on: exit, nextEntry: nil)),
        .accepted(.v36, "the same day", rules.leaseStart(exit, exit: exit, reason: "")),
        .accepted(.v36, "a lease later", rules.leaseStart(day("2026-12-01"), exit: exit, reason: "")),
        .found(
            .v36, .warn, "leaseStart", in: "a month for the move",
            rules.leaseStart(day("2026-10-01"), exit: exit, reason: "")),
        .found(
            .v36, .warn, "reason", in: "longer, and no reason",
            rules.leaseStart(day("2026-09-30"), exit: exit, reason: "")),
        .found(
            .v36, .warn, "leaseStart", in: "longer, for works",
            rules.leaseStart(day("2026-09-01"), exit: exit, reason: "Travaux")),
        .accepted(.v37, "a lease in full", rules.directLease(.directLeasePublic, lease)),
        .accepted(.v37, "a hostel", rules.directLease(.fjt, nil)),
        .found(.v37, .block, "lease", in: "no lease", rules.directLease(.directLeasePrivate, nil)),
        .found(
            .v37, .warn, "lease", in: "no lease in an old file",
            ExitRules(history).directLease(.directLeasePrivate, nil)),
        .found(
            .v37, .block, "stock", "commune", "start", "rent", in: "only the landlord",
            rules.directLease(.slidingLeaseSlid, bare)),
        .found(
            .v37, .block, "stock", in: "a public lease said to be private",
            rules.directLease(.directLeasePrivate, lease)),
        .accepted(
            .v38, "hosted, and it is explained",
            rules.uncertain(.hostedByThirdParty, reason: "Cousin", contactConsent: false)),
        .accepted(.v38, "a direct lease", rules.uncertain(.directLeasePublic, reason: "", contactConsent: nil)),
        .found(
            .v38, .warn, "reason", "contactConsent", in: "gone without a word",
            rules.uncertain(.unknown, reason: "", contactConsent: nil)),
    ]

    @Test(arguments: all) func `an exit is checked`(situation: Situation) { situation.check() }
}
