/// What the association does for a household and its landlord around a lease: the "service locatif", and the "service
/// locatif plus", which adds the guarantee.
package struct TenancyService: Sendable, Hashable, Identifiable {
    package enum Level: String, Sendable, CaseIterable, Codable { case standard, plus }

    /// What the bundle may hold.
    package enum Part: String, Sendable, CaseIterable, Codable {
        case preparation, presentation, signature, followUp, guarantee

        /// Whether it is said by hand that it was given; the others follow from their own records.
        package var isNoted: Bool { self == .preparation || self == .presentation || self == .signature }
    }

    package enum Refusal: Error, Hashable, Sendable {
        case inTheFuture
        /// The bundle of this level does not hold it.
        case notInBundle(Part)
        /// The follow-up and the guarantee are told by their own records.
        case followsRecords(Part)
        /// One is open for this home already.
        case already(Level)
    }

    package let id: String
    package let household: String
    package let site: String
    /// The lease that it belongs to; nil while it is not signed.
    package var lease: String?
    package var level: Level
    package let openedOn: Day
    package var version: Int

    package init(
        id: String, household: String, site: String, lease: String? = nil, _ level: Level, openedOn: Day,
        version: Int = 0
    ) {
        (self.id, self.household, self.site, self.lease) = (id, household, site, lease)
        (self.level, self.openedOn, self.version) = (level, openedOn, version)
    }

    /// Whether a part may be noted as given on a day.
    package func give(_ part: Part, on day: Day, bundle: TenancyBundle?, today: Day) throws(Refusal) {
        guard part.isNoted else { throw .followsRecords(part) }
        guard bundle?.parts.contains(part) ?? true else { throw .notInBundle(part) }
        guard day <= today else { throw .inTheFuture }
    }
}
