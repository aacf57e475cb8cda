import RelorefDomain
import Testing

struct EmploymentSituations {
    private static let rules = EmploymentRules(live)
    private static let start = day("2026-03-01")

    static let all: [Situation] = [
        .accepted(
            .v78, "one job after the other", rules.overlaps([(start, day("2026-06-30")), (day("2026-07-01"), nil)])),
        .accepted(.v78, "no job", rules.overlaps([])),
        .found(
            .v78, .inform, "from", in: "two jobs",
            rules.overlaps([(day("2026-06-01"), nil), (start, day("2026-06-30"))])),
        .found(
            .v78, .inform, "from", in: "a job beside a permanent one",
            rules.overlaps([(start, nil), (day("2026-06-01"), day("2026-06-02"))])),
        .accepted(.v79, "a permanent contract", rules.contract(.permanent, from: start, term: nil)),
        .accepted(
            .v79, "four months of inclusion", rules.contract(.fixedTermInclusion, from: start, term: day("2026-06-30"))),
        .accepted(
            .v79, "two years of inclusion", rules.contract(.fixedTermInclusion, from: start, term: day("2028-02-29"))),
        .accepted(.v79, "a mission of a day", rules.contract(.temporaryAgency, from: start, term: start)),
        .found(
            .v79, .block, "term", in: "over before it began",
            rules.contract(.fixedTerm, from: start, term: day("2026-02-28"))),
        .found(
            .v79, .warn, "term", in: "a permanent contract with a term",
            rules.contract(.permanent, from: start, term: day("2026-06-30"))),
        .found(
            .v79, .warn, "term", in: "a mission without a term",
            rules.contract(.temporaryAgency, from: start, term: nil)),
        .found(
            .v79, .warn, "term", in: "inclusion, a day short",
            rules.contract(.fixedTermInclusion, from: start, term: day("2026-06-29"))),
        .found(
            .v79, .warn, "term", in: "inclusion, a day long",
            rules.contract(.fixedTermInclusion, from: start, term: day("2028-03-01"))),
        .accepted(.v80, "from the day of the receipt", rules.authorisation(workFrom: start, authorisedFrom: start)),
        .accepted(.v80, "no paper known", rules.authorisation(workFrom: start, authorisedFrom: nil)),
        .found(
            .v80, .warn, "from", in: "a day before the receipt",
            rules.authorisation(workFrom: day("2026-02-28"), authorisedFrom: start)),
    ]

    @Test(arguments: all) func `work is checked`(situation: Situation) { situation.check() }
}

struct CalendarSituations {
    private static let rules = CalendarRules(live)

    static let all: [Situation] = [
        .accepted(.v89, "as people write", rules.entry(DateEntry("17/11/2006", for: .birth), field: "birth")),
        .accepted(.v89, "a year is enough", rules.entry(DateEntry("1988", for: .birth), field: "birth", partial: true)),
        .found(
            .v89, .block, "birth", in: "a year is not enough",
            rules.entry(DateEntry("1988", for: .birth), field: "birth")),
        .found(
            .v89, .block, "birth", in: "31 April", rules.entry(DateEntry("31/04/2026", for: .birth), field: "birth")),
        .accepted(.v95, "a working day", rules.due(day("2026-11-23"), field: "due")),
        .found(.v95, .inform, "due", in: "a Saturday", rules.due(day("2026-11-21"), field: "due")),
        .found(.v95, .inform, "due", in: "the Armistice", rules.due(day("2026-11-11"), field: "due")),
        .found(.v95, .inform, nil, in: "Good Friday in Metz", rules.due(day("2026-04-03"), department: "57")),
    ]

    @Test(arguments: all) func `a date is checked`(situation: Situation) { situation.check() }

    @Test func `a refused date says why and gives back what was typed`() {
        let finding = Self.rules.entry(DateEntry("31/04/2026", for: .birth), field: "birth").first
        #expect(finding?.values == ["noSuchDay", "31/04/2026"])
    }
}

struct ExchangeSituations {
    private static let rules = ExchangeRules(live)

    static let all: [Situation] = [
        .accepted(.v90, "each line has its own", rules.lines(["a", "b", "c"])),
        .found(.v90, .block, "id", "id", in: "one without, one twice", rules.lines(["a", " ", "a"])),
        .accepted(.v92, "a purpose", rules.export(purpose: "Bilan ALT 2026", holdsNationality: false, toPartner: true)),
        .accepted(
            .v92, "nationalities, for the referent",
            rules.export(purpose: "Dossier", holdsNationality: true, toPartner: false)),
        .found(
            .v92, .block, "purpose", in: "no purpose",
            rules.export(purpose: " ", holdsNationality: false, toPartner: false)),
        .found(
            .v92, .block, "nationality", in: "nationalities, for a partner",
            rules.export(purpose: "Bilan", holdsNationality: true, toPartner: true)),
    ]

    @Test(arguments: all) func `an exchange is checked`(situation: Situation) { situation.check() }
}

struct AllSituations {
    private static let all =
        PersonSituations.all + ProtectionSituations.all + MembershipSituations.all + HouseholdChangeSituations.all
        + ContactSituations.all + StaySituations.all + ExitSituations.all + DwellingSituations.all
        + PathwaySituations.all
        + FollowUpSituations.all + HousingSearchSituations.all + DocumentSituations.all + EmploymentSituations.all
        + CalendarSituations.all
        + ExchangeSituations.all + AppointmentSituations.all + GuaranteeSituations.all

    @Test(arguments: Rule.allCases.filter { !$0.isKeptByDesign })
    func `every rule has something to accept and something to find`(rule: Rule) {
        let own = Self.all.filter { $0.rule == rule }
        #expect(own.contains { $0.expected.isEmpty })
        #expect(own.contains { !$0.expected.isEmpty })
    }

    @Test func `what is found blocks, warns or informs`() {
        #expect([Finding(.v04, .block)].isBlocked)
        #expect(![Finding(.v04, .warn), Finding(.v04, .inform)].isBlocked)
        #expect(Severity.inform < .warn && Severity.warn < .block)
        #expect(Rule(rawValue: "V95") == .v95)
    }
}
