/// A table to which rows are added and never changed; a driver refuses what its triggers did not (R41).
package struct KeptTable: Sendable, Hashable {
    package let name: String
    /// Off for a table whose triggers let some rows go: those that a signed statement covers.
    package let refusesDeletes: Bool

    package init(_ name: String, refusesDeletes: Bool = true) {
        self.name = name
        self.refusesDeletes = refusesDeletes
    }
}
