/// Something broken or unsafe in a home, as a colleague saw it: what, where, how serious. It stays open until somebody
/// says what was done, and is never rewritten.
package struct Incident: Sendable, Hashable, Identifiable {
    /// What households report on their page as well: one list, so that both stand together.
    package typealias Matter = FamilyReport.Matter
    package enum Place: String, Sendable, Codable, CaseIterable {
        case kitchen, bathroom, bedroom, livingRoom, entrance, sharedParts, wholeHome
    }
    package enum Severity: String, Sendable, Codable, CaseIterable {
        case minor, serious
        /// Somebody may be hurt.
        case danger
    }
    package enum Refusal: Error, Hashable, Sendable { case alreadyDone, wordsMissing, notYet, beforeIncident }

    package let id: String
    package let household: String
    /// Where the household lived on that day; nil where no dwelling of the network is known.
    package let dwelling: String?
    package let matter: Matter
    package let place: Place
    package let severity: Severity
    package let on: Day
    /// The day on which it was dealt with; nil while it is open.
    package private(set) var doneOn: Day?
    package let version: Int

    package init(
        id: String, household: String, dwelling: String?, _ matter: Matter, in place: Place, _ severity: Severity,
        on day: Day, doneOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.household, self.dwelling, self.matter) = (id, household, dwelling, matter)
        (self.place, self.severity, self.on, self.doneOn) = (place, severity, day, doneOn)
        self.version = version
    }

    package var isOpen: Bool { doneOn == nil }

    /// Somebody says what was done, on a day from the incident to today.
    package mutating func finish(on day: Day, saying words: String, today: Day) throws(Refusal) {
        guard isOpen else { throw .alreadyDone }
        guard !words.allSatisfy(\.isWhitespace) else { throw .wordsMissing }
        guard day <= today else { throw .notYet }
        guard day >= on else { throw .beforeIncident }
        doneOn = day
    }
}

extension RuleContext {
    /// An incident is told of today at the latest (V32).
    package func incident(on day: Day) -> [Finding] {
        day > today ? [block(.v32, "day", [today.iso])] : []
    }
}
