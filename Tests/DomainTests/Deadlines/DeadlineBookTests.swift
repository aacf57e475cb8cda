import RelorefDomain
import Testing

/// The deadlines as dated reference data: which version holds, and the day that follows from it.
struct DeadlineBookTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    struct Fall: CustomTestStringConvertible, Sendable {
        let from: String, delay: Int, unit: DeadlineVersion.Unit, due: String
        var testDescription: String { "\(from) + \(delay) \(unit)" }
    }

    @Test(arguments: [
        Fall(from: "2026-01-31", delay: 1, unit: .months, due: "2026-02-28"),
        Fall(from: "2028-01-31", delay: 1, unit: .months, due: "2028-02-29"),
        Fall(from: "2028-02-29", delay: 1, unit: .years, due: "2029-02-28"),
        Fall(from: "2028-02-29", delay: 12, unit: .months, due: "2029-02-28"),
        Fall(from: "2024-02-29", delay: 4, unit: .years, due: "2028-02-29"),
        Fall(from: "2026-08-31", delay: 6, unit: .months, due: "2027-02-28"),
        Fall(from: "2026-12-31", delay: 3, unit: .months, due: "2027-03-31"),
        // Clocks change on 29 March and 25 October 2026: a day stays a day.
        Fall(from: "2026-03-28", delay: 2, unit: .days, due: "2026-03-30"),
        Fall(from: "2026-10-24", delay: 2, unit: .days, due: "2026-10-26"),
        Fall(from: "2026-03-01", delay: 6, unit: .weeks, due: "2026-04-12"),
        Fall(from: "2026-12-29", delay: 10, unit: .days, due: "2027-01-08"),
        // Christmas is a Friday in 2026.
        Fall(from: "2026-12-23", delay: 2, unit: .workingDays, due: "2026-12-28"),
        Fall(from: "2026-11-20", delay: 0, unit: .days, due: "2026-11-20"),
    ])
    func `months end with their month, leap days fall back, clocks move nothing`(fall: Fall) {
        let rule = DeadlineVersion(
            .deposit, from: Self.day("2004-01-01"), on: .keysReturned, delay: fall.delay, fall.unit)
        #expect(rule.due(from: Self.day(fall.from)) == Self.day(fall.due))
    }

    private static func rule(
        _ from: String, _ delay: Int, to: String? = nil, in departement: String? = nil,
        as variant: DeadlineVariant = .usual
    ) -> DeadlineVersion {
        DeadlineVersion(
            .deposit, variant, in: departement, from: day(from), to: to.map(day), on: .keysReturned, delay: delay,
            .months)
    }

    private static let book = DeadlineBook([
        rule("2004-01-01", 1), rule("2020-07-01", 2), rule("2020-07-01", 3), rule("2025-01-01", 4, to: "2025-12-31"),
        rule("2022-01-01", 6, in: "95"), rule("2004-01-01", 5, as: .notConform),
    ])

    struct Held: CustomTestStringConvertible, Sendable {
        let on: String, place: String?, variant: DeadlineVariant, delay: Int?
        var testDescription: String { "\(on) \(place ?? "network") \(variant)" }
    }

    @Test(arguments: [
        Held(on: "2003-12-31", place: nil, variant: .usual, delay: nil),
        Held(on: "2004-01-01", place: nil, variant: .usual, delay: 1),
        Held(on: "2020-06-30", place: nil, variant: .usual, delay: 1),
        // Of two versions of one day the later one holds.
        Held(on: "2020-07-01", place: nil, variant: .usual, delay: 3),
        Held(on: "2025-12-31", place: nil, variant: .usual, delay: 4),
        Held(on: "2026-01-01", place: nil, variant: .usual, delay: nil),
        // A département's own, from its day on, whatever the network has since.
        Held(on: "2021-12-31", place: "95", variant: .usual, delay: 3),
        Held(on: "2022-01-01", place: "95", variant: .usual, delay: 6),
        Held(on: "2026-06-01", place: "95", variant: .usual, delay: 6),
        Held(on: "2022-01-01", place: "77", variant: .usual, delay: 3),
        Held(on: "2024-05-05", place: nil, variant: .notConform, delay: 5),
        // A variant without a version of its own is the usual case.
        Held(on: "2024-05-05", place: nil, variant: .reduced, delay: 3),
    ])
    func `the version of the day and of the place holds`(held: Held) {
        let found = Self.book.version(.deposit, held.variant, on: Self.day(held.on), in: held.place)
        #expect(found?.delay == held.delay)
    }

    @Test func `a deadline that was ended is told no more, one that nobody set is not ended`() {
        #expect(Self.book.isEnded(.deposit, on: Self.day("2026-01-01")))
        #expect(!Self.book.isEnded(.deposit, on: Self.day("2025-06-01")))
        #expect(!Self.book.isEnded(.visale, on: Self.day("2026-01-01")))
    }

    @Test func `what may not be set is refused`() {
        typealias Refusal = DeadlineVersion.Refusal
        func refusal(_ change: (inout DeadlineVersion) -> Void, _ code: DeadlineCode = .deposit) -> Refusal? {
            var version = DeadlineVersion(
                code, from: Self.day("2026-01-01"), on: code == .deposit ? .keysReturned : .careEnd,
                delay: code == .deposit ? 1 : nil, .months, source: "essai")
            change(&version)
            do throws(Refusal) { try version.check(against: Self.book) } catch { return error }
            return nil
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.to = Self.day("2025-12-31") } == .endBeforeStart)
        #expect(refusal { $0.delay = nil } == .delayMissing)
        #expect(refusal { $0.delay = 121 } == .tooLong)
        #expect(refusal { $0.anchor = .careEnd } == .anchorFixed)
        #expect(refusal { $0.warnings = [0] } == .warning)
        #expect(refusal { $0.source = " " } == .noSource)
        #expect(refusal({ _ in }, .centreTerm) == nil)
        // A number stands in one place: among the dated delays.
        #expect(refusal({ $0.delay = 3 }, .centreTerm) == .anchorFixed)
    }

    @Test func `the thirty-seven deadlines have their numbers`() {
        #expect(DeadlineCode.allCases.map(\.rawValue) == (1...37).map { "D-" + ($0 < 10 ? "0\($0)" : "\($0)") })
        #expect(DeadlineCode.allCases.filter(\.hasOwnNumbers).count == 17)
        for code in DeadlineCode.allCases where code.hasOwnNumbers {
            #expect(code.delays.isEmpty && code.warnings.isEmpty, "\(code)")
        }
    }
}
