import RelorefDomain
import Testing

/// The arithmetic of figures: halves go up, nothing is divided by nothing, what is not known is seen.
@Suite struct FigureTests {
    @Test(arguments: [
        (812, 971, 84.0), (311, 971, 32), (549, 631, 87), (302, 549, 55), (605, 1083, 56), (81, 120, 68),
        (1, 200, 1), (1, 201, 0), (0, 7, 0), (3, 2, 150),
    ])
    func `a percentage is rounded half up from the two integers`(numerator: Int, denominator: Int, percent: Double) {
        let figure = Figure(.perennialShare, numerator: numerator, denominator: denominator)
        #expect(figure.value == percent)
    }

    @Test func `nothing over nothing cannot be computed`() {
        #expect(Figure(.exitsToDirectLease, numerator: 0, denominator: 0).value == nil)
        #expect(Figure(.householdsHelped, numerator: 0).value == 0)
    }

    @Test func `a stay from January to October lasts 273 days, which is 8.97 months`() throws {
        let entry = try #require(Day(iso: "2009-01-10"))
        let exit = try #require(Day(iso: "2009-10-10"))
        let days = entry.days(until: exit)
        let figure = Figure(.stayLength, numerator: days, denominator: 1, durations: [days])
        #expect(figure.value == 273)
        #expect((Figure.months(days: 273) * 100).rounded() == 897)
    }

    @Test func `mean, median and ninth decile of durations`() {
        let days = [10, 20, 30, 41, 50, 60, 70, 80, 90, 1000]
        let figure = Figure(.stayLength, numerator: days.reduce(0, +), denominator: 10, durations: days.reversed())
        #expect(figure.value == 145.1)
        #expect(figure.median == 55)
        #expect(figure.ninthDecile == 90)
    }

    @Test(arguments: [(10, 100, false), (11, 100, true), (0, 0, false), (1, 0, true)])
    func `more than one case in ten unknown makes a figure incomplete`(unknown: Int, cases: Int, incomplete: Bool) {
        let within = Figure(.employedAtDirectLease, numerator: 0, denominator: cases, unknown: unknown)
        #expect(within.isIncomplete == incomplete)
        let beside = Figure(.employedAtExit, numerator: 0, denominator: max(0, cases - unknown), unknown: unknown)
        #expect(beside.isIncomplete == incomplete)
    }

    @Test func `every indicator has one definition of its own`() {
        #expect(IndicatorDefinition.all.map(\.id).sorted() == IndicatorID.allCases)
        for definition in IndicatorDefinition.all {
            #expect(!definition.name.isEmpty && !definition.sentence.isEmpty && definition.version >= 1)
            #expect((definition.unit == .percent) == (definition.rounding == .percent))
        }
        #expect(Set(IndicatorDefinition.all.map(\.name)).count == IndicatorID.allCases.count)
    }

    @Test(arguments: [([], nil), ([7], 7), ([9, 1, 4], 4), ([10, 3, 6, 5], 5.5)] as [([Int], Double?)])
    func `a median figure is the middle case, not the quotient`(days: [Int], middle: Double?) {
        let figure = Figure(
            .claimDays, numerator: days.reduce(0, +), denominator: days.count, durations: days)
        #expect(figure.value == middle && figure.median == middle)
    }

    @Test func `the leaflet has its ten figures in order`() {
        #expect(
            IndicatorID.leaflet.map(\.rawValue)
                == ["I-01", "I-02", "I-03", "I-04", "I-05", "I-06", "I-09", "I-08", "I-10", "I-11a"])
    }

    @Test func `a stock is counted on the last day of the period that is asked for`() throws {
        let year = try #require(Period(year: 2009))
        #expect(FigureQuestion(.relayManaged, over: year).window == .at(year.to))
        #expect(FigureQuestion(.relayPlaces, over: year).window == .over(year))
    }
}
