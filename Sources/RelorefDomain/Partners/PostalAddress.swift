/// Where a letter to a partner goes.
package struct PostalAddress: Sendable, Hashable {
    package var street: String
    package var postalCode: String
    package var town: String

    package init(street: String = "", postalCode: String = "", town: String = "") {
        (self.street, self.postalCode, self.town) = (street, postalCode, town)
    }

    private var parts: [String] { [street, postalCode, town] }

    package var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// A letter arrives only where street, postal code and town are all known.
    package var isComplete: Bool { !parts.contains { $0.allSatisfy(\.isWhitespace) } }

    /// "77000 Melun", as it stands below the street.
    package var locality: String { [postalCode, town].filter { !$0.isEmpty }.joined(separator: " ") }

    /// On one line; what is not known is left out.
    package var line: String { [street, locality].filter { !$0.isEmpty }.joined(separator: ", ") }
}
