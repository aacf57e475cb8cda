import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Whatever is written down, corrected, answered, and however the rules change, Today's lines are those that a model
/// without tables computes from scratch.
struct DeadlineProperties {
    static let seed =
        ProcessInfo.processInfo.environment["RELOREF_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
    private var runs: Int { ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] == nil ? 2 : 40 }
    private static let steps = 40

    @Test(arguments: Engine.available)
    func `the lines of Today are those of a naive model`(engine: Engine) async throws {
        print("DeadlineProperties: RELOREF_TEST_SEED=\(Self.seed)")
        var dice = DeadlineDice(Self.seed)
        for run in 0..<runs {
            let cases = try await Cases(engine)
            try await cases.registered(Cases.family("h1"))
            try await cases.registered(Cases.single("h2"))
            try await cases.world.store.write { try $0.run("UPDATE partner SET site_id = 's1', departement = '77'") }
            var model = NaiveDeadlines(shipped: try await shipped(cases))
            var answered = 0
            // It goes on until something was answered, however the dice fall.
            for step in 0..<Self.steps * 10 where step < Self.steps || answered == 0 {
                answered += try await act(&dice, &model, cases, "r\(run)s\(step)") ? 1 : 0
                let today = TestDay("2026-11-21").adding(days: dice.roll(500) - 100)
                let expected = model.lines(on: today)
                let found = try await lines(cases, on: today)
                #expect(found == expected, "seed \(Self.seed) run \(run) step \(step) today \(today.iso)")
                if found != expected { return }
            }
            #expect(answered > 0, "seed \(Self.seed)")
        }
    }

    /// The rules that hang on days written down, as shipped.
    private func shipped(_ cases: Cases) async throws -> [DeadlineVersion] {
        let book = try await cases.world.store.read { try $0.deadlineBook() }
        return DeadlineCode.allCases.filter(\.hasOwnNumbers).flatMap { book.history(of: $0) }
    }

    private func lines(_ cases: Cases, on today: Day) async throws -> [String] {
        let actor = try await cases.world.actor(.hélène)
        return try await cases.world.store.read { tx in
            try tx.dueDay(.all, on: today, visibleTo: actor).lines.compactMap { line in
                guard case .followedDate(let followed) = line.item.matter else { return nil }
                return NaiveDeadlines.told(
                    followed.event.id, followed.code, line.item.day, line.item.step, line.item.group)
            }
        }.sorted()
    }

    /// One random act on the records and on the model; whether something was answered.
    private func act(
        _ dice: inout DeadlineDice, _ model: inout NaiveDeadlines, _ cases: Cases, _ id: String
    ) async throws -> Bool {
        let open = model.events.filter { $0.answered == nil }
        switch dice.roll(10) {
        case 0..<5:
            let event = dice.event(id)
            try await record(event, cases)
            model.events.append(event)
        case 5..<7 where !open.isEmpty:
            let old = open[dice.roll(open.count)]
            var new = dice.event(id)
            (new.kind, new.holder) = (old.kind, old.holder)
            try await record(new, cases, correcting: old.id)
            model.events.removeAll { $0.id == old.id }
            model.events.append(new)
        case 7 where !open.isEmpty:
            let one = open[dice.roll(open.count)]
            let place = model.events.firstIndex { $0.id == one.id } ?? 0
            let day = max(one.on, TestDay("2026-11-21"))
            guard day == TestDay("2026-11-21") else { return false }
            let next = try await cases.act(as: .hélène) { tx, author in
                try tx.answerEvent(one.id, on: day, by: author)
            }
            model.events[place].answered = day
            if next != nil {
                // What comes round begins again under an id of its own.
                let ids = Set(model.events.map(\.id))
                let found = try await openEvents(cases).first { !ids.contains($0.id) }
                if let found { model.events.append(NaiveDeadlines.Event(found)) }
            }
            return true
        default:
            let version = dice.version(DeadlineCode.allCases.filter(\.hasOwnNumbers), model.versions)
            try await cases.act(as: .dora) { tx, author in try tx.keep(version, by: author) }
            model.versions.append(version)
        }
        return false
    }

    private func openEvents(_ cases: Cases) async throws -> [AnchorEvent] {
        try await cases.act(as: .hélène) { tx, author in
            try [
                AnchorEvent.Holder.household("h1"), .household("h2"), .dwelling("d1"), .partner("office"), .site("s1"),
            ]
            .flatMap { try tx.anchorEvents(of: $0, by: author) ?? [] }.filter(\.isOpen).map(\.event)
        }
    }

    private func record(_ event: NaiveDeadlines.Event, _ cases: Cases, correcting old: String? = nil) async throws {
        let new = NewAnchorEvent(id: event.id, event.kind, of: event.holder, on: event.on, event.detail)
        _ = try await cases.act(as: .hélène) { tx, author in
            let text = FreeText(keywords: [])
            return try old.map { try tx.correctEvent($0, new, checkedBy: text, by: author) }
                ?? tx.recordEvent(new, checkedBy: text, by: author)
        }
    }
}

/// The same rules in the plainest words: every version and every event is looked at each time.
struct NaiveDeadlines {
    struct Event {
        var id: String
        var kind: DeadlineAnchor
        var holder: AnchorEvent.Holder
        var on: Day
        var detail: AnchorEvent.Detail
        var answered: Day?

        init(
            id: String, kind: DeadlineAnchor, holder: AnchorEvent.Holder, on: Day, detail: AnchorEvent.Detail
        ) {
            (self.id, self.kind, self.holder, self.on, self.detail) = (id, kind, holder, on, detail)
        }

        init(_ event: AnchorEvent) {
            self.init(id: event.id, kind: event.kind, holder: event.holder, on: event.on, detail: event.detail)
        }
    }

    /// In the order in which they were set.
    var versions: [DeadlineVersion]
    var events: [Event] = []

    init(shipped: [DeadlineVersion]) { versions = shipped }

    static func told(_ id: String, _ code: DeadlineCode, _ day: Day, _ step: Day, _ group: DueGroup) -> String {
        "\(id) \(code.rawValue) \(day.iso) \(step.iso) \(group)"
    }

    func lines(on today: Day) -> [String] {
        var told: [String] = []
        for event in events where event.answered == nil {
            for code in DeadlineCode.allCases where code.hasOwnNumbers {
                guard let rule = version(code, event.detail.variant, on: event.detail.leaseOn ?? event.on),
                    rule.anchor == event.kind, version(code, .usual, on: today, in: nil) != nil
                else { continue }
                if code == .arrears, let owed = event.detail.owedCents, let rent = event.detail.rentCents, rent > 0,
                    owed * 100 / rent < 200
                {
                    continue
                }
                let months = code == .occupancyNotice ? event.detail.months : nil
                let due = months.map { event.on.adding(months: $0) } ?? fall(event.on, rule)
                let warnings = (version(code, event.detail.variant, on: today) ?? rule).warnings
                let steps = warnings.map { due.adding(days: -$0) }.sorted() + [due]
                guard let first = steps.first, today >= first.adding(days: -30) else { continue }
                let step = steps.first { $0 >= today } ?? due
                let group: DueGroup =
                    due < today ? .late : step == today ? .today : today.days(until: step) <= 7 ? .thisWeek : .later
                told.append(Self.told(event.id, code, due, step, group))
            }
        }
        return told.sorted()
    }

    private func fall(_ day: Day, _ rule: DeadlineVersion) -> Day {
        let count = rule.delay ?? 0
        switch rule.unit {
        case .days: return day.adding(days: count)
        case .weeks: return day.adding(days: count * 7)
        case .months: return day.adding(months: count)
        case .years: return day.adding(months: count * 12)
        case .workingDays:
            var (day, left) = (day, count)
            while left > 0 {
                day = day.adding(days: 1)
                let isOff = day.weekday > 5 || Holidays(year: day.year, department: rule.departement)[day] != nil
                if !isOff { left -= 1 }
            }
            return day
        }
    }

    private func version(
        _ code: DeadlineCode, _ variant: DeadlineVariant, on day: Day, in place: String? = "77"
    ) -> DeadlineVersion? {
        for variant in [variant, .usual] {
            for place in [place, nil] {
                var best: DeadlineVersion?
                for one in versions
                where one.code == code && one.variant == variant && one.departement == place && one.from <= day {
                    if best.map({ one.from >= $0.from }) ?? true { best = one }
                }
                if let best { return best.to.map { day > $0 } ?? false ? nil : best }
            }
        }
        return nil
    }
}

/// Chance with a seed, so that what fails can be repeated.
struct DeadlineDice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }

    mutating func day(_ first: String, _ days: Int) -> Day { TestDay(first).adding(days: roll(days)) }

    mutating func event(_ id: String) -> NaiveDeadlines.Event {
        let kinds = DeadlineAnchor.allCases.filter { $0.holder != nil }
        let kind = kinds[roll(kinds.count)]
        let holder: AnchorEvent.Holder =
            switch kind.holder {
            case .dwelling: .dwelling("d1")
            case .partner: .partner("office")
            case .site: .site("s1")
            default: .household(roll(2) == 0 ? "h1" : "h2")
            }
        var detail = AnchorEvent.Detail(variant: kind.variants[roll(kind.variants.count)])
        if kind == .occupancyNotice, roll(2) == 0 { detail.months = roll(4) }
        if kind == .orderNotified, roll(2) == 0 { detail.leaseOn = day("2022-01-01", 1_500) }
        if kind == .arrearsReached { (detail.owedCents, detail.rentCents) = (roll(200_000), 50_000) }
        // Leap days and ends of months come up often.
        let ends = ["2024-02-29", "2026-01-31", "2026-08-31", "2026-10-25", "2026-03-29", "2025-12-31"]
        let on = roll(4) == 0 ? TestDay(ends[roll(ends.count)]) : day("2025-06-01", 530)
        return NaiveDeadlines.Event(id: id, kind: kind, holder: holder, on: on, detail: detail)
    }

    mutating func version(_ codes: [DeadlineCode], _ known: [DeadlineVersion]) -> DeadlineVersion {
        let code = codes[roll(codes.count)]
        let anchor = known.last { $0.code == code }?.anchor ?? .keysReturned
        let kinds = DeadlineAnchor.kinds(on: anchor.holder ?? .household)
        let units = DeadlineVersion.Unit.allCases
        let unit = units[roll(units.count)]
        let from = day("2024-01-01", 1_100)
        return DeadlineVersion(
            code, anchor.variants[roll(anchor.variants.count)], in: roll(3) == 0 ? "77" : nil, from: from,
            to: roll(6) == 0 ? from.adding(days: roll(400)) : nil, on: roll(5) == 0 ? kinds[roll(kinds.count)] : anchor,
            delay: roll(unit == .years ? 3 : unit == .months ? 14 : 60), unit,
            warnings: (0..<roll(4)).map { _ in 1 + roll(120) }, .important, source: "essai")
    }
}
