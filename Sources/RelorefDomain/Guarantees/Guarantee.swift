/// A guarantee of the rent of a household: thought of, asked for, granted or refused, in force from the lease on, then
/// handed over to the landlord, called upon, or ended.
package struct Guarantee: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, CaseIterable, Codable {
        case considered, asked, granted, refused, active, handedOver, claimed, paid, rejected, ended

        /// Whether it covers a rent today.
        package var covers: Bool {
            switch self {
            case .active, .handedOver, .claimed, .paid, .rejected: true
            case .considered, .asked, .granted, .refused, .ended: false
            }
        }

        /// Whether it is still on its way to a lease.
        package var isBefore: Bool { self == .considered || self == .asked || self == .granted }
    }

    /// Who pays the premium of the first year.
    package enum Payer: String, Sendable, CaseIterable, Codable { case association, household, landlord, other }

    /// Why a guarantee was refused.
    package enum RefusalReason: String, Sendable, CaseIterable, Codable {
        case effortRate, incomeTooLow, age, employment, stock, incompleteFile, permitTooShort, arrearsHistory, late,
            other
    }

    /// A visa, and until when a lease may be signed with it, where that is written on it.
    package struct Visa: Sendable, Hashable {
        package let on: Day
        package let until: Day?

        package init(on day: Day, until: Day? = nil) { (on, self.until) = (day, until) }
    }

    /// What the first year cost; free schemes have none.
    package struct Premium: Sendable, Hashable {
        /// In euro cents.
        package let cents: Int
        package let payer: Payer
        /// Nil while it is owed.
        package let paidOn: Day?

        package init(cents: Int, payer: Payer, paidOn: Day? = nil) {
            (self.cents, self.payer, self.paidOn) = (cents, payer, paidOn)
        }
    }

    /// The days of its life, as far as it has come.
    package struct Days: Sendable, Hashable {
        package var asked: Day?
        package var granted: Day?
        package var refused: Day?
        /// The first day that is covered: the first year runs from it.
        package var active: Day?
        package var handedOver: Day?
        package var ended: Day?

        package init(
            asked: Day? = nil, granted: Day? = nil, refused: Day? = nil, active: Day? = nil, handedOver: Day? = nil,
            ended: Day? = nil
        ) {
            (self.asked, self.granted, self.refused) = (asked, granted, refused)
            (self.active, self.handedOver, self.ended) = (active, handedOver, ended)
        }

        var latest: Day? { [asked, granted, refused, active, handedOver, ended].compactMap { $0 }.max() }
    }

    package enum Refusal: Error, Hashable, Sendable {
        /// The act does not go with where it stands.
        case stateIs(State)
        case inTheFuture
        /// Nothing comes before what it follows.
        case before(Day)
        /// A visa is asked for, and its day is missing.
        case visaMissing
        /// A visa ends after its day.
        case visaEndsBefore(Day)
        /// It covers a lease: there is none yet.
        case leaseMissing
        /// The scheme costs nothing: there is no premium.
        case free
        /// An amount above nought and of a million euros at most.
        case amount
        /// The scheme pays so many euro cents at most.
        case aboveCap(Int)
        /// It was handed over already.
        case alreadyHandedOver(on: Day)
        /// The household has one under way, or in force, of the same scheme for this lease.
        case already(State)
    }

    package let id: String
    package let household: String
    package let site: String
    /// A code of the list `guarantee`.
    package let scheme: String
    /// The lease that it covers; nil while it is not signed.
    package var lease: String?
    /// The landlord who is covered.
    package var landlord: String?
    /// The day on which the lease was signed, or is to be.
    package var leaseOn: Day
    package internal(set) var state: State
    package internal(set) var days: Days
    package internal(set) var reason: RefusalReason?
    package internal(set) var visa: Visa?
    package internal(set) var premium: Premium?
    package var version: Int

    package init(
        id: String, household: String, site: String, scheme: String, lease: String? = nil, landlord: String? = nil,
        leaseOn: Day, state: State = .considered, days: Days = Days(), reason: RefusalReason? = nil,
        visa: Visa? = nil, premium: Premium? = nil, version: Int = 0
    ) {
        (self.id, self.household, self.site, self.scheme) = (id, household, site, scheme)
        (self.lease, self.landlord, self.leaseOn) = (lease, landlord, leaseOn)
        (self.state, self.days, self.reason) = (state, days, reason)
        (self.visa, self.premium, self.version) = (visa, premium, version)
    }

    /// The last day of the first year, which somebody else than the landlord may have paid.
    package var firstYearTo: Day? { days.active.map { $0.adding(months: 12).adding(days: -1) } }

    /// Whether the landlord is to hear that it pays from the second year on (D-22).
    package func awaitsHandOver(hasPremium: Bool) -> Bool {
        state.covers && days.handedOver == nil && premium?.payer != .landlord && (premium != nil || hasPremium)
    }
}
