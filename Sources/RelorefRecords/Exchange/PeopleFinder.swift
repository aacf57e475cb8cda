package import RelorefDomain

/// Finds who is in the register already, as a registration does: indexes in memory that know nothing of rights.
package struct PeopleFinder: Sendable {
    package let names: NameIndex
    package let phones: PhoneIndex

    /// - Parameters:
    ///   - names: people whose names are alike (V06).
    ///   - phones: people who give a telephone number (V26).
    package init(names: @escaping NameIndex, phones: @escaping PhoneIndex) {
        self.names = names
        self.phones = phones
    }
}
