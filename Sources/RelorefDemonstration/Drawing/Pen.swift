import RelorefDomain

/// What a generator draws with: chance, the ids that come next, the books, and the day that it is.
struct Pen: Sendable {
    var dice: Dice
    var ids = Numbers()
    let names: NameBook
    let atlas: Atlas
    let today: Day
    /// Shifts the households' codes, so that two seeds do not share them.
    let seed: UInt64

    init(seed: UInt64, today: Day) throws {
        dice = Dice(seed: seed)
        names = try NameBook()
        atlas = try Atlas()
        self.today = today
        self.seed = seed
    }

    /// A day between two others, both included.
    mutating func day(_ from: Day, _ to: Day) -> Day { from.adding(days: dice.number(0, from.days(until: to))) }

    /// A code that no other household of this network has.
    mutating func householdCode() -> String {
        let number = UInt64(ids.count("code")) &* 39_916_801 &+ seed &* 7_919
        return HouseholdCode(number: number).text
    }

    /// A telephone number of the ranges that are kept free for fiction (Arcep).
    mutating func phone() -> String {
        let number = ids.count("phone")
        let range = ["06 39 98", "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"][number / 10_000 % 6]
        let (high, low) = (number / 100 % 100, number % 100)
        return "\(range) \(high < 10 ? "0" : "")\(high) \(low < 10 ? "0" : "")\(low)"
    }
}

/// Ids in order for each kind of record: short, sorted, and the same in every run.
struct Numbers: Sendable {
    private var last: [String: Int] = [:]

    mutating func count(_ kind: String) -> Int {
        let next = last[kind, default: 0] + 1
        last[kind] = next
        return next
    }

    /// `h10000001` for the first of kind `h`.
    mutating func next(_ kind: String) -> String { kind + String(10_000_000 + count(kind)) }
}
