/// A reception centre of the national scheme (DNA), or another place that a household comes from.
package struct Centre: Sendable, Hashable, Identifiable {
    package let id: String
    package var name: String
    package var kind: CentreKind
    /// The body that runs it, often another association than ours.
    package var operatorName: String
    package var departement: String
    package var commune: String?
    /// The site of the network that runs it, if one does.
    package var site: String?
    package var openedOn: Day?
    package var closedOn: Day?
    package var externalID: String?
    package var version: Int

    package init(
        id: String, name: String, kind: CentreKind, operatorName: String, departement: String, commune: String? = nil,
        site: String? = nil, openedOn: Day? = nil, closedOn: Day? = nil, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.operatorName = operatorName
        self.departement = departement
        self.commune = commune
        self.site = site
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.externalID = externalID
        self.version = version
    }
}
