extension Kinship {
    /// A member's tie to a new reference person, from both ties to the one who was the reference before.
    ///
    /// Where the old ties do not tell (a parent's sibling), the person is another relative, or unrelated as before.
    package func seen(from next: Kinship) -> Kinship {
        if self == .reference { return next.reversed }
        if self == .unrelated || next == .unrelated { return .unrelated }
        let children: Set<Kinship> = [.child, .stepchild, .foster]
        let isChild = children.contains(self)
        let isSpouse = self == .spouse || self == .partner
        return switch next {
        // The parents' children stay their children, whichever of the two is the reference person.
        case .reference: self
        case .spouse, .partner: isChild || self == .grandchild ? self : .otherRelative
        case .child, .stepchild, .foster: isChild ? .sibling : isSpouse ? .parent : .otherRelative
        case .sibling: self == .sibling || self == .parent ? self : .otherRelative
        case .parent: self == .sibling ? .child : self == .parent ? .spouse : isChild ? .grandchild : .otherRelative
        case .grandchild, .otherRelative, .unrelated: .otherRelative
        }
    }

    /// The tie of the old reference person to this member.
    private var reversed: Kinship {
        switch self {
        case .reference, .spouse, .partner, .sibling, .otherRelative, .unrelated: self
        case .child, .stepchild, .foster: .parent
        case .parent: .child
        case .grandchild: .otherRelative
        }
    }
}
