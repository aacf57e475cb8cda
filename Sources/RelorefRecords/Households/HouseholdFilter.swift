package import RelorefDomain
import RelorefStorage

/// Where a household stands on its way to a home of its own, as the list of households asks it.
package enum HouseholdStage: String, CaseIterable, Sendable {
    /// In a reception centre today.
    case centre
    /// Admitted to a relay dwelling, not in it yet.
    case awaited
    case relay
    /// In a dwelling that it rents, and in no place of the network.
    case lease
    /// Was housed, and lives in no known place today.
    case left
    /// Nothing is known of where it lives.
    case none

    /// The condition on the table `household`; every stage but one stands in the row.
    var condition: Query {
        guard self == .awaited else { return "household.stage = \(rawValue)" }
        return """
            EXISTS (SELECT 1 FROM accommodation AS stay
              WHERE stay.household_id = household.id AND stay.state = 'planned')
            """
    }

    /// The stage as it is kept in the household's row: where it lives now comes first, then what is planned, then what
    /// was. Somebody who lives elsewhere than in a place of the network has the stage `other`, which no list asks for.
    static func kept(of household: Query) -> Query {
        """
        (SELECT CASE max(CASE stay.state WHEN 'active'
              THEN CASE stay.kind WHEN 'relay' THEN 6 WHEN 'centre' THEN 5 WHEN 'other' THEN 3 ELSE 4 END
              WHEN 'planned' THEN 2 WHEN 'ended' THEN 1 ELSE 0 END)
            WHEN 6 THEN 'relay' WHEN 5 THEN 'centre' WHEN 4 THEN 'lease' WHEN 3 THEN 'other' WHEN 2 THEN 'awaited'
            WHEN 1 THEN 'left' ELSE 'none' END
          FROM accommodation AS stay WHERE stay.household_id = \(household))
        """
    }
}

/// Which households a list shows; nothing chosen is every open file that the colleague may see. No name stands in it.
package struct HouseholdFilter: Sendable, Hashable {
    package var site: String?
    package var departement: String?
    package var referent: String?
    package var stage: HouseholdStage?
    package var composition: CompositionKind?
    package var openedFrom: Day?
    package var openedTo: Day?
    package var isClosed = false
    /// Closed files stand in the order of their closing, whatever is asked.
    package var order = HouseholdOrder.opened

    package init() {}

    /// What cannot be read off an index: asked of each candidate.
    var residue: Query {
        var parts: [Query] = ["household.merged_into IS NULL"]
        if let composition { parts.append("household.composition = \(composition)") }
        if let openedFrom { parts.append("household.opened_on >= \(openedFrom)") }
        if let openedTo { parts.append("household.opened_on <= \(openedTo)") }
        return parts.joined(" AND ")
    }

    /// Nothing is asked of a file but what stands in the index of open files.
    var isBare: Bool { composition == nil && openedFrom == nil && openedTo == nil && referent == nil && !isClosed }

    /// Whether many files may have to be looked at before one fits.
    var isSearching: Bool {
        composition != nil || openedFrom != nil || openedTo != nil || referent != nil
    }
}

/// A place in a list of households from which it goes on, by the code of the household that stands there.
package enum ListPlace: Sendable, Hashable {
    case start
    case after(String)
    case before(String)
}
