import RelorefDomain
import Testing

struct GuaranteeSituations {
    private static let rules = GuaranteeRules(live)
    private static let book = GuaranteeSchemeTests.book

    private static func open(_ code: String, _ signed: String) -> [Finding] {
        rules.open(book.scheme(code, onLeaseOf: day(signed)), code, leaseOn: day(signed), book)
    }

    private static func visa(_ on: String, until last: String?, lease: String) -> [Finding] {
        rules.visa(.init(on: day(on)), until: last.map { day($0) }, leaseOn: day(lease))
    }

    static let all: [Situation] = [
        .accepted(.v71, "on the day of the lease", visa("2026-11-10", until: "2027-02-10", lease: "2026-11-10")),
        .accepted(.v71, "on the visa's last day", visa("2026-11-10", until: "2027-02-10", lease: "2027-02-10")),
        .found(.v71, .warn, "visa", in: "the day after the lease", visa("2026-11-11", until: nil, lease: "2026-11-10")),
        .found(
            .v71, .warn, "visaUntil", in: "the day after its last",
            visa("2026-11-10", until: "2027-02-10", lease: "2027-02-11")),
        .accepted(.v72, "the last day of the GRL", open("grl", "2015-12-31")),
        .accepted(.v72, "the first day of Visale", open("visale", "2016-01-25")),
        .found(.v72, .block, "scheme", in: "a day after the GRL", open("grl", "2016-01-01")),
        .found(.v72, .block, "scheme", in: "a day before Visale", open("visale", "2016-01-24")),
        .found(.v72, .block, "scheme", in: "a scheme without rules", open("gli", "2026-11-21")),
    ]

    @Test(arguments: all) func `a guarantee is checked`(situation: Situation) { situation.check() }
}
