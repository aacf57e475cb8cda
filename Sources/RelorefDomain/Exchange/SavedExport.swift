/// An export that somebody takes away again and again: what it holds, what it is for, and when the next one is due.
///
/// Nothing leaves by itself: on its day the export asks to be taken, with the code and the second person that any export
/// needs (R10, decision 58).
package struct SavedExport: Sendable, Hashable, Identifiable {
    /// How often it is due: on a Monday, or on the first day of a month, a quarter, a year.
    package enum Rhythm: String, Sendable, CaseIterable { case weekly, monthly, quarterly, yearly }

    package enum Refusal: Error, Hashable, Sendable { case nameMissing, purposeMissing, tablesMissing }

    package let id: String
    package let name: String
    package let choice: ExportChoice
    package let purpose: String
    package let rhythm: Rhythm?
    /// The day on which it was kept: nothing was due before.
    package let since: Day
    package var lastTaken: Day?

    package init(
        id: String, name: String, choice: ExportChoice, purpose: String, rhythm: Rhythm?, since: Day,
        lastTaken: Day? = nil
    ) throws(Refusal) {
        guard !name.isEmpty else { throw .nameMissing }
        guard !purpose.isEmpty else { throw .purposeMissing }
        if let tables = choice.tables, tables.isEmpty { throw .tablesMissing }
        self.id = id
        self.name = name
        self.choice = choice
        self.purpose = purpose
        self.rhythm = rhythm
        self.since = since
        self.lastTaken = lastTaken
    }

    /// The day on which it is to be taken next; nil without a rhythm. A day that passed stays until it was taken.
    package var due: Day? {
        rhythm?.day(after: max(since, lastTaken ?? since))
    }
}
