/// Whether two files may be about one person: shown to somebody who knows, never merged by itself (V06).
package struct DuplicateTest: Sendable, Hashable {
    /// The name, and every alias and spelling of the person in other systems.
    package let names: [NameKey]
    package let birth: PartialDate
    /// ISO 3166-1 codes; empty when not known.
    package let nationalities: Set<String>

    package init(names: [NameKey], birth: PartialDate, nationalities: Set<String> = []) {
        (self.names, self.birth, self.nationalities) = (names, birth, nationalities)
    }

    /// 0 when there is no reason to look, otherwise the likeness of the closest pair of names.
    ///
    /// Birth years may differ by one, and must be equal when only a year is known; a birth date that is missing asks
    /// for closer names, and so do nationalities of which none is shared.
    package func likeness(to other: DuplicateTest) -> Double {
        guard birthAgrees(with: other) else { return 0 }
        let likeness = names.flatMap { name in other.names.map(name.similarity) }.max() ?? 0
        let hasDoubt = birth.year == nil || other.birth.year == nil || areForeign(to: other)
        return likeness >= (hasDoubt ? 0.9 : 0.75) ? likeness : 0
    }

    private func birthAgrees(with other: DuplicateTest) -> Bool {
        guard let year = birth.year, let otherYear = other.birth.year else { return true }
        let isVague = birth.precision == .year || other.birth.precision == .year
        return abs(year - otherYear) <= (isVague ? 0 : 1)
    }

    private func areForeign(to other: DuplicateTest) -> Bool {
        !nationalities.isEmpty && !other.nationalities.isEmpty && nationalities.isDisjoint(with: other.nationalities)
    }
}
