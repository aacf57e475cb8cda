/// Where a right holds: the whole network, an association, or one of its sites.
package struct Place: Sendable, Hashable {
    /// nil for the whole network.
    package let association: String?
    /// nil for every site of the association.
    package let site: String?

    package static let network = Place(association: nil)

    package init(association: String?, site: String? = nil) {
        self.association = association
        self.site = association == nil ? nil : site
    }

    /// Whether the other place lies wholly within this one.
    package func covers(_ other: Place) -> Bool {
        guard let association else { return true }
        guard association == other.association else { return false }
        return site == nil || site == other.site
    }
}

extension Grant {
    package var place: Place { Place(association: association, site: site) }
}
