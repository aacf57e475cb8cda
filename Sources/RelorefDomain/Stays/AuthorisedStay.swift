/// Until when a household may stay where it is, and who may let it stay longer.
///
/// CADA and HUDA: CESEDA R. 552-13 since 1 May 2021, CASF R. 348-3 before. CPH: CASF R. 349-1. Relay dwelling: as
/// signed, six months by default.
package struct AuthorisedStay: Sendable, Hashable {
    package enum Basis: String, CaseIterable, Sendable, Codable {
        /// Three months from the end of care, and three more if OFII agrees.
        case centreSince2021
        /// Three months from the notification, and three more if the prefect agrees.
        case centreBefore2021
        /// Nine months from the entry, then three at a time, as often as OFII agrees.
        case cph
        /// The agreement's first term, then up to six months at a time.
        case relay
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

    /// - Parameter firstTerm: in months, where the agreement says other than the rule; used for relay dwellings only.
    package init(_ basis: Basis, from anchor: Day, firstTerm: Int? = nil) {
        (self.basis, self.anchor) = (basis, anchor)
        let months =
            switch basis {
            case .centreSince2021, .centreBefore2021: 3
            case .cph: 9
            case .relay: firstTerm ?? 6
            }
        firstEnd = anchor.adding(months: months)
        firstMonths = months
    }

    private let firstMonths: Int

    /// The rule for a centre after protection; nil while the date that it counts from is not known.
    package static func centre(careEnd: Day?, notifiedOn: Day?) -> AuthorisedStay? {
        if let careEnd, careEnd >= reform2021 { return AuthorisedStay(.centreSince2021, from: careEnd) }
        guard let notifiedOn, notifiedOn < reform2021 else { return nil }
        return AuthorisedStay(.centreBefore2021, from: notifiedOn)
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
        case .centreSince2021, .centreBefore2021: return given == 0 ? anchor.adding(months: 6) : nil
        case .cph: return anchor.adding(months: firstMonths + 3 * (given + 1))
        case .relay: return anchor.adding(months: firstMonths + 6 * (given + 1))
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
