package import RelorefDomain
import RelorefStorage

/// A stay as a dwelling's page shows it: who, by a code, and from when to when.
package struct DwellingStay: Sendable, Hashable, Identifiable {
    package let stay: Accommodation
    /// Nil for a confidential file that is not this colleague's: the stay shows, the household does not.
    package let householdCode: String?
    /// Whether the colleague may open the household's file.
    package let mayOpenFile: Bool
    package let persons: Int

    package var id: String { stay.id }
    package var dwelling: String { stay.dwelling ?? "" }

    /// The first night, or the planned one.
    package var start: Day? { stay.from ?? stay.plannedFrom }

    /// The day on which the household leaves, left or should leave; nil when nobody knows.
    package var expectedEnd: Day? { stay.to ?? stay.plannedTo ?? stay.termOn }

    /// Whether somebody sleeps there on a night: the day of exit is none.
    package func isThere(on day: Day) -> Bool {
        guard stay.state == .active || stay.state == .ended, let from = stay.from else { return false }
        return from <= day && stay.to.map { $0 > day } ?? true
    }

    /// Whether it still takes the dwelling on a day or later.
    package func isAhead(of day: Day) -> Bool {
        switch stay.state {
        case .planned: true
        case .active, .ended: isThere(on: day) || (stay.from ?? day) > day
        case .cancelled: false
        }
    }
}

extension DwellingStay {
    init(_ row: ResultRow) throws {
        stay = try Accommodation(row)
        mayOpenFile = try row.bool("opens")
        let isSecret = try row.bool("confidential") && !mayOpenFile
        householdCode = isSecret ? nil : try row.text("household_code")
        persons = try row.int("persons")
    }
}

extension Transaction {
    /// The stays of dwellings that the caller found visible, cancelled plans left out, oldest first.
    ///
    /// - Parameter since: leaves out what ended on or before this day.
    func stays(
        in dwellings: [String], since day: Day? = nil, visibleTo actor: Actor
    ) throws -> [DwellingStay] {
        guard !dwellings.isEmpty else { return [] }
        let recent: Query = day.map { "AND (accommodation.to_day IS NULL OR accommodation.to_day > \($0))" } ?? ""
        return try rows(
            """
            SELECT accommodation.*, household.code AS household_code, household.size AS persons,
              household.confidential, CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM accommodation JOIN household ON household.id = accommodation.household_id
            WHERE accommodation.dwelling_id IN \(Query.list(dwellings)) AND accommodation.state <> 'cancelled' \(recent)
            ORDER BY COALESCE(accommodation.from_day, accommodation.planned_from), accommodation.id
            """
        ).map { try DwellingStay($0) }
    }
}
