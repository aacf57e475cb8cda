package import RelorefDomain

/// Whether a relay dwelling can take somebody, and from when.
package enum Availability: Sendable, Hashable {
    /// Nobody lives there; the day of the last departure, or of its opening.
    case vacant(since: Day?)
    /// Nobody lives there yet, a household is expected.
    case awaited(on: Day)
    /// Somebody lives there until a day that is planned.
    case free(from: Day)
    /// Somebody lives there and no end is planned.
    case occupied
    /// Works, until a day when it is known.
    case outOfService(until: Day?)
    /// Not a relay dwelling in service: the question does not arise.
    case notOffered
}

/// A dwelling as a list shows it.
package struct DwellingLine: Sendable, Hashable, Identifiable {
    package let dwelling: Dwelling
    package let siteName: String
    package let landlordName: String?
    package let communeName: String?
    /// On the day of the list; nil for a dwelling whose places nobody counted.
    package let places: Int?
    package let persons: Int
    package let households: Int
    package let availability: Availability

    package var id: String { dwelling.id }

    /// Places for a household that comes: those that nobody has in a shared dwelling, otherwise all of them.
    package var freePlaces: Int? { places.map { dwelling.shared ? max(0, $0 - persons) : $0 } }

    /// Whether a household can be looked for: nobody lives there, or a departure is planned, or a place is left.
    package var isOnOffer: Bool {
        switch availability {
        case .vacant, .free: true
        case .awaited, .occupied: dwelling.shared && (freePlaces ?? 0) > 0
        case .outOfService, .notOffered: false
        }
    }
}

/// What a dwelling's availability is made of, on a day.
struct AvailabilityOnADay {
    let dwelling: Dwelling
    let day: Day
    let stays: [DwellingStay]
    /// Works that empty the dwelling on the day, with their last day.
    let outage: (isOn: Bool, last: Day?)
    let lastLeft: Day?

    var availability: Availability {
        guard dwelling.usage == .relay else { return .notOffered }
        let ahead = stays.filter { $0.isAhead(of: day) }
        if outage.isOn || dwelling.status == .temporarilyOutOfService { return .outOfService(until: outage.last) }
        if ahead.contains(where: { $0.isThere(on: day) }) {
            let ends = ahead.map(\.expectedEnd)
            return ends.contains(nil) ? .occupied : ends.compactMap { $0 }.max().map { .free(from: $0) } ?? .occupied
        }
        guard dwelling.status == .inService, isInService else { return .notOffered }
        if let next = ahead.compactMap(\.start).min() { return .awaited(on: next) }
        return .vacant(since: lastLeft ?? dwelling.serviceFrom)
    }

    private var isInService: Bool {
        (dwelling.serviceFrom.map { $0 <= day } ?? true) && (dwelling.serviceTo.map { $0 >= day } ?? true)
    }
}
