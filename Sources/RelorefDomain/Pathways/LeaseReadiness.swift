/// Whether a household is ready for a lease of its own: what its file shows, and what its referent judges. Every
/// reason is told; nothing is weighed in secret.
package struct LeaseReadiness: Sendable, Hashable {
    /// What no record shows and the referent judges with the household.
    package enum Point: String, Sendable, Codable, CaseIterable {
        case knowsCosts, paysRegularly, keepsDwelling, papersGathered, acceptsArea
    }

    package enum Level: String, Sendable, Codable, CaseIterable { case ready, almost, notYet }

    /// What stands in the way.
    package enum Reason: Sendable, Hashable {
        /// An adult without a paper that is written down.
        case noPermit(person: String)
        /// An adult's paper ends before a lease could be signed.
        case permitEnds(person: String, on: Day)
        /// A domain in which the household does not manage yet; nil where nobody looked.
        case domain(PathwayDomain, Autonomy?)
        case point(Point)
    }

    /// An adult's papers.
    package struct Adult: Sendable, Hashable {
        package let id: String
        package let hasPermit: Bool
        /// Nil for one that has no end.
        package let permitEnds: Day?

        package init(id: String, hasPermit: Bool, permitEnds: Day?) {
            (self.id, self.hasPermit, self.permitEnds) = (id, hasPermit, permitEnds)
        }
    }

    package let reasons: [Reason]

    /// The domains that a lease leans on; in each, getting on with help is enough, and less is not.
    package static let domains: [PathwayDomain] = [.administrativeRights, .housing, .budget, .domesticSkills]
    /// A landlord wants papers that outlast the signature.
    package static let permitDays = 30
    /// So many reasons and no more, and the household is nearly there.
    package static let few = 2

    /// - Parameter judged: what the referent says is so; nil where nobody has judged yet.
    package init(
        adults: [Adult], standing: [PathwayDomain: Autonomy], judged: Set<Point>, on today: Day
    ) {
        var reasons: [Reason] = []
        for adult in adults {
            if !adult.hasPermit {
                reasons.append(.noPermit(person: adult.id))
            } else if let end = adult.permitEnds, end < today.adding(days: LeaseReadiness.permitDays) {
                reasons.append(.permitEnds(person: adult.id, on: end))
            }
        }
        for domain in LeaseReadiness.domains where (standing[domain] ?? .blocked) < .helped {
            reasons.append(.domain(domain, standing[domain]))
        }
        reasons += Point.allCases.filter { !judged.contains($0) }.map { .point($0) }
        self.reasons = reasons
    }

    package var level: Level {
        reasons.isEmpty ? .ready : reasons.count <= LeaseReadiness.few ? .almost : .notYet
    }
}
