/// A part of a household's life that its project looks at (domain § 2.e). `health` is what has to be adapted, never an
/// illness.
package enum PathwayDomain: String, Sendable, Codable, CaseIterable {
    case administrativeRights, housing, employment, training, language, health, schooling, childcare, budget,
        domesticSkills, mobility, digital, socialLife, familyReunification, parenting
}

/// How far a household manages a domain by itself, from 0 to 4.
package enum Autonomy: Int, Sendable, Codable, CaseIterable, Comparable {
    case blocked, fragile, helped, nearly, alone

    /// As the list of codes has it.
    package var code: String {
        switch self {
        case .blocked: "blocked"
        case .fragile: "fragile"
        case .helped: "helped"
        case .nearly: "nearly"
        case .alone: "alone"
        }
    }

    package static func < (one: Autonomy, other: Autonomy) -> Bool { one.rawValue < other.rawValue }
}

/// Where a household stands in a domain, as it was seen on a day.
package struct Diagnosis: Sendable, Hashable, Identifiable {
    /// From what that is known.
    package enum Source: String, Sendable, Codable, CaseIterable { case interview, visit, document, partner }

    package let id: String
    /// What was seen on one occasion, in several domains.
    package let occasion: String
    package let household: String
    package let domain: PathwayDomain
    package let degree: Autonomy
    package let on: Day
    package let source: Source

    package init(
        id: String, occasion: String, household: String, domain: PathwayDomain, degree: Autonomy, on: Day,
        source: Source
    ) {
        (self.id, self.occasion, self.household, self.domain) = (id, occasion, household, domain)
        (self.degree, self.on, self.source) = (degree, on, source)
    }
}

/// What a household says in its own words, in its own language, with French beside it.
package struct PathwayWords: Sendable, Hashable {
    /// As the household says it; empty where it says it in French.
    package let own: String
    /// The code of its language; empty where it is French.
    package let language: String
    package let french: String

    package init(own: String = "", language: String = "", french: String) {
        let own = own.trimmingSpaces
        self.own = own
        self.language = own.isEmpty ? "" : language
        self.french = french.trimmingSpaces
    }

    package var isEmpty: Bool { own.isEmpty && french.isEmpty }
    /// What a colleague reads in a line: French, or the household's words where nobody translated them.
    package var line: String { french.isEmpty ? own : french }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// Why something of a household's project is not possible.
package enum PathwayRefusal: Error, Hashable, Sendable {
    /// A goal does not go from the one state to the other.
    case notFrom(Goal.State, to: Goal.State)
    /// Giving a goal up has a reason.
    case reasonMissing
    /// A goal, a step, a commitment is said in words.
    case wordsMissing
    /// Nobody said where the household stands in any domain.
    case nothingSeen
    case inTheFuture
    /// It is to be done on a day to come.
    case dueBefore(Day)
    /// It cannot have happened before.
    case before(Day)
    /// Nothing is added to a goal that is closed.
    case goalClosed(Goal.State)
    case stepDone, stepOpen
    /// The household's page shows what was agreed with all of it.
    case notForPage
    /// One contract runs at a time; it is renewed.
    case contractRuns(until: Day)
    case contractEnded(on: Day)
    /// Between one month and so many.
    case months(upTo: Int)
}
