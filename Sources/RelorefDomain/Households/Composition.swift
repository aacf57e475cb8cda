/// How a household is made up on a day: derived from its members, so that it is never out of date.
package struct Composition: Sendable, Hashable {
    /// What is known of a member.
    package struct Member: Sendable, Hashable {
        package let kinship: Kinship
        package let sex: Sex
        package let birth: PartialDate

        package init(kinship: Kinship, sex: Sex, birth: PartialDate) {
            (self.kinship, self.sex, self.birth) = (kinship, sex, birth)
        }
    }

    /// Nil when it takes somebody's word: no reference person, or a lone adult whose sex is not stated.
    package let kind: CompositionKind?
    package let adults: Int
    package let minors: Int

    package var persons: Int { adults + minors }

    /// The members present on the day; expected arrivals are not members yet (V20).
    package init(of members: [Member], on day: Day) {
        minors = members.count { !Composition.isAdult($0, on: day) }
        adults = members.count - minors
        kind = Composition.kind(of: members, adults: adults, minors: minors)
    }

    /// Somebody whose age is in doubt is an adult, unless he or she is there as somebody's child.
    private static func isAdult(_ member: Member, on day: Day) -> Bool {
        member.birth.isAdult(on: day) ?? !childKinships.contains(member.kinship)
    }

    /// Grown-up children who stay with their parents are still the family's children.
    private static func kind(of members: [Member], adults: Int, minors: Int) -> CompositionKind? {
        if adults == 0 { return minors > 0 ? .unaccompaniedMinor : nil }
        let references = members.filter { $0.kinship == .reference }
        guard references.count == 1, let reference = references.first else { return nil }
        let ties = Set(members.map(\.kinship)).subtracting([.reference])
        if ties.contains(.unrelated) { return .unrelatedAdults }
        let isCouple = !ties.isDisjoint(with: [.spouse, .partner])
        let hasChildren = !ties.isDisjoint(with: childKinships)
        if ties == [.sibling] { return .siblings }
        if !ties.isDisjoint(with: [.sibling, .parent, .grandchild, .otherRelative]) { return .extendedFamily }
        if isCouple { return hasChildren ? .coupleWithChildren : .coupleNoChild }
        return switch reference.sex {
        case .female: hasChildren ? .singleParentMother : .singleWoman
        case .male: hasChildren ? .singleParentFather : .singleMan
        case .notStated: nil
        }
    }

    private static let childKinships: Set<Kinship> = [.child, .stepchild, .foster]
}
