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

    /// The condition on the table `household`.
    var condition: Query {
        switch self {
        case .centre: Self.stay("stay.state = 'active' AND stay.kind = 'centre'")
        case .awaited: Self.stay("stay.state = 'planned'")
        case .relay: Self.stay("stay.state = 'active' AND stay.kind = 'relay'")
        case .lease:
            """
            \(Self.stay("stay.state = 'active' AND stay.kind IN ('directLease', 'slidingLease')"))
            AND NOT \(Self.stay("stay.state = 'active' AND stay.kind IN ('centre', 'relay')"))
            """
        case .left:
            "\(Self.stay("stay.state = 'ended'")) AND NOT \(Self.stay("stay.state IN ('active', 'planned')"))"
        case .none: "NOT \(Self.stay("stay.state <> 'cancelled'"))"
        }
    }

    private static func stay(_ condition: Query) -> Query {
        "EXISTS (SELECT 1 FROM accommodation AS stay WHERE stay.household_id = household.id AND \(condition))"
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

    package init() {}

    /// What cannot be read off an index: asked of each candidate.
    var residue: Query {
        var parts: [Query] = ["household.merged_into IS NULL"]
        if let stage { parts.append(stage.condition) }
        if let composition { parts.append("household.composition = \(composition)") }
        if let openedFrom { parts.append("household.opened_on >= \(openedFrom)") }
        if let openedTo { parts.append("household.opened_on <= \(openedTo)") }
        return parts.joined(" AND ")
    }

    /// Whether many files may have to be looked at before one fits.
    var isSearching: Bool {
        stage != nil || composition != nil || openedFrom != nil || openedTo != nil || referent != nil
    }
}

/// A place in a list of households from which it goes on, by the code of the household that stands there.
package enum ListPlace: Sendable, Hashable {
    case start
    case after(String)
    case before(String)
}
