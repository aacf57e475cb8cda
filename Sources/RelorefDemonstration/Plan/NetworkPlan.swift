/// The figures that a generated network must come out with, all of them linked (domain guide, 3.2).
///
/// Counts over 2004–2009 unless said otherwise.
package struct NetworkPlan: Sendable, Hashable {
    package var households: Int
    package var persons: Int
    /// Dwellings let to households in their own name.
    package var perennial: Int
    /// Relay dwellings opened.
    package var relay: Int
    /// Of all dwellings, those of the private stock.
    package var privateStock: Int
    package var departements: Int
    /// Places of the relay dwellings at their opening.
    package var places: Int
    /// Relay dwellings in service at the end of 2009.
    package var inService: Int
    /// Households still in a relay dwelling at the end of 2009 (S).
    package var stillInRelay: Int
    /// Households that left a relay dwelling (E).
    package var exits: Int
    /// Of those, into a direct lease (d).
    package var directExits: Int
    /// Households that went from a centre straight to a direct lease (D).
    package var withoutRelay: Int
    /// Of the exits into a direct lease, households in employment.
    package var employedAtDirectExit: Int
    /// Of all exits, households in employment.
    package var employedAtExit: Int

    package init(
        households: Int, persons: Int, perennial: Int, relay: Int, privateStock: Int, departements: Int, places: Int,
        inService: Int, stillInRelay: Int, exits: Int, directExits: Int, withoutRelay: Int, employedAtDirectExit: Int,
        employedAtExit: Int
    ) {
        (self.households, self.persons, self.perennial, self.relay) = (households, persons, perennial, relay)
        (self.privateStock, self.departements, self.places) = (privateStock, departements, places)
        (self.inService, self.stillInRelay, self.exits) = (inService, stillInRelay, exits)
        (self.directExits, self.withoutRelay) = (directExits, withoutRelay)
        (self.employedAtDirectExit, self.employedAtExit) = (employedAtDirectExit, employedAtExit)
    }

    /// The leaflet's own figures, read as the domain guide does (S = 122).
    package static let leaflet = NetworkPlan(
        households: 1_016, persons: 3_378, perennial: 812, relay: 159, privateStock: 311, departements: 19,
        places: 605, inService: 122, stillInRelay: 122, exits: 631, directExits: 549, withoutRelay: 263,
        employedAtDirectExit: 302, employedAtExit: 347)

    /// The other exact solution (S = 159), so that nothing is tuned to the first.
    package static let alternative = NetworkPlan(
        households: 1_016, persons: 3_378, perennial: 812, relay: 159, privateStock: 311, departements: 19,
        places: 605, inService: 159, stillInRelay: 159, exits: 346, directExits: 301, withoutRelay: 511,
        employedAtDirectExit: 166, employedAtExit: 190)
}

extension NetworkPlan {
    /// Refuses figures that contradict each other, with the first contradiction.
    package func check() throws(PlanFault) {
        try need(households == withoutRelay + exits + stillInRelay, .households(self))
        try need(perennial == withoutRelay + directExits, .perennial(self))
        try need(0...exits ~= directExits, .part("directExits", directExits, of: exits))
        try need(0...relay ~= inService, .part("inService", inService, of: relay))
        try need(0...inService ~= stillInRelay, .part("stillInRelay", stillInRelay, of: inService))
        try need(0...(perennial + relay) ~= privateStock, .part("privateStock", privateStock, of: perennial + relay))
        try need(1...max(1, relay) ~= departements, .part("departements", departements, of: relay))
        try need(relay...(relay * 12) ~= places, .outside("places", places, relay...(relay * 12)))
        try need(households <= persons, .outside("persons", persons, households...max(households, households * 12)))
        try need(withoutRelay >= 0, .part("withoutRelay", withoutRelay, of: households))
        let employed = employedAtDirectExit
        try need(0...directExits ~= employed, .part("employedAtDirectExit", employed, of: directExits))
        let most = employed + exits - directExits
        try need(employed...most ~= employedAtExit, .outside("employedAtExit", employedAtExit, employed...most))
    }

    private func need(_ holds: @autoclosure () -> Bool, _ fault: @autoclosure () -> PlanFault) throws(PlanFault) {
        guard households >= 0, relay >= 1, exits >= 0, directExits >= 0, inService >= 0, perennial >= 0 else {
            throw .negative
        }
        guard holds() else { throw fault() }
    }
}

/// Why no network can have the figures that were asked for.
package enum PlanFault: Error, Hashable, CustomStringConvertible {
    case negative
    case households(NetworkPlan)
    case perennial(NetworkPlan)
    case part(String, Int, of: Int)
    case outside(String, Int, ClosedRange<Int>)
    case tooManyStays(wanted: Int, most: Int)
    case tooManyPersons(wanted: Int, most: Int)
    case tooManyDepartements(wanted: Int, most: Int)

    package var description: String {
        switch self {
        case .negative: "A network has at least one relay dwelling, and no count is negative."
        case .households(let plan):
            "\(plan.households) households are not \(plan.withoutRelay) without relay + \(plan.exits) exits"
                + " + \(plan.stillInRelay) still in relay."
        case .perennial(let plan):
            "\(plan.perennial) permanent dwellings are not \(plan.withoutRelay) leases without relay"
                + " + \(plan.directExits) exits into a direct lease."
        case .part(let name, let part, let whole):
            "\(name) is \(part): it must be between 0 (1 for départements) and \(whole)."
        case .outside(let name, let value, let range):
            "\(name) is \(value): it must be between \(range.lowerBound) and \(range.upperBound)."
        case .tooManyStays(let wanted, let most):
            "\(wanted) stays do not fit into the relay dwellings between 2004 and 2009: \(most) at most."
        case .tooManyPersons(let wanted, let most):
            "\(wanted) persons do not fit into these households and dwellings: \(most) at most."
        case .tooManyDepartements(let wanted, let most): "\(wanted) départements are asked for, \(most) are known."
        }
    }
}
