/// Until when a household may stay where it is, and who may let it stay longer.
///
/// CADA and HUDA: CESEDA R. 552-13 since 1 May 2021, CASF R. 348-3 before. CPH: CASF R. 349-1. Relay dwelling: as
/// signed. How many months each rule gives is dated reference data: see `DatedTerms`.
package struct AuthorisedStay: Sendable, Hashable {
    package enum Basis: String, CaseIterable, Sendable, Codable {
        /// From the end of care, and once more if OFII agrees.
        case centreSince2021
        /// From the notification, and once more if the prefect agrees.
        case centreBefore2021
        /// From the entry, then as often as OFII agrees.
        case cph
        /// The agreement's first term, then as it is renewed.
        case relay
    }

    /// In months: what the rule gives at first, and what an extension may add.
    package struct Length: Sendable, Hashable {
        package let first: Int
        package let extending: Int

        package init(first: Int, extending: Int) { (self.first, self.extending) = (first, extending) }
    }

    package enum Authority: String, CaseIterable, Sendable, Codable {
        case ofii, prefect, association
    }

    /// A request to stay longer, and its answer when it has come.
    package struct Extension: Sendable, Hashable {
        package enum Decision: Sendable, Hashable {
            case pending
            case refused(on: Day, Authority)
            case granted(on: Day, Authority, until: Day)
        }

        package let requestedOn: Day?
        package let decision: Decision

        package init(requestedOn: Day?, _ decision: Decision) {
            (self.requestedOn, self.decision) = (requestedOn, decision)
        }
    }

    package enum Refusal: Error, Hashable, Sendable {
        case wrongAuthority(expected: Authority)
        /// No further extension is foreseen.
        case exhausted
        case notLater(than: Day)
        case beyondMaximum(Day)
    }

    package let basis: Basis
    /// End of care, notification, or entry, depending on the basis: a date of its own, never guessed from another.
    package let anchor: Day
    package let firstEnd: Day
    package private(set) var extensions: [Extension] = []

    package let length: Length

    package init(_ basis: Basis, from anchor: Day, _ length: Length) {
        (self.basis, self.anchor, self.length) = (basis, anchor, length)
        firstEnd = anchor.adding(months: length.first)
    }

    /// Which rule a centre follows after protection, and the day that it counts from; nil while that is not known.
    package static func centre(careEnd: Day?, notifiedOn: Day?) -> (basis: Basis, anchor: Day)? {
        if let careEnd, careEnd >= reform2021 { return (.centreSince2021, careEnd) }
        guard let notifiedOn, notifiedOn < reform2021 else { return nil }
        return (.centreBefore2021, notifiedOn)
    }

    /// 1 May 2021, when the new CESEDA came into force (decree 2020-1734).
    package static let reform2021 = Day(number: 18_748)

    package var authority: Authority {
        switch basis {
        case .centreSince2021, .cph: .ofii
        case .centreBefore2021: .prefect
        case .relay: .association
        }
    }

    /// The last day on which the household may stay, as decided so far.
    package var end: Day { grantedEnds.last ?? firstEnd }

    /// The latest end that the next extension may have; nil when there is none to come.
    package var nextMaximum: Day? {
        let given = grantedEnds.count
        switch basis {
        case .centreSince2021, .centreBefore2021:
            return given == 0 ? anchor.adding(months: length.first + length.extending) : nil
        case .cph, .relay: return anchor.adding(months: length.first + length.extending * (given + 1))
        }
    }

    package func isBeyondTerm(on day: Day) -> Bool { day > end }

    /// Adds a request or its answer; a refused or pending one changes nothing to the end.
    package mutating func add(_ new: Extension) throws(Refusal) {
        switch new.decision {
        case .pending: break
        case .refused(_, let by):
            guard by == authority else { throw .wrongAuthority(expected: authority) }
        case .granted(_, let by, let until):
            guard by == authority else { throw .wrongAuthority(expected: authority) }
            guard let maximum = nextMaximum else { throw .exhausted }
            guard until > end else { throw .notLater(than: end) }
            guard until <= maximum else { throw .beyondMaximum(maximum) }
        }
        extensions.append(new)
    }

    private var grantedEnds: [Day] {
        extensions.compactMap { item in
            guard case .granted(_, _, let until) = item.decision else { return nil }
            return until
        }
    }
}
