package import RelorefDomain
package import RelorefStorage

/// What a letter says of who writes it and of where the household lives.
package struct LetterPlace: Sendable, Hashable {
    package let association: String
    /// The dwelling of the stay or the lease, where there is one and its address is known.
    package let address: DwellingAddress?
    package let landlord: String?
}

extension Transaction {
    /// - Parameter home: the stay or the lease that the letter is about.
    package func letterPlace(of household: Household, home: Accommodation?, by author: Author) throws -> LetterPlace {
        let association = try row(
            """
            SELECT association.name FROM association JOIN site ON site.association_id = association.id
            WHERE site.id = \(household.site)
            """)
        let landlord = try home?.dwelling.flatMap { dwelling in
            try row(
                """
                SELECT partner.name FROM dwelling JOIN partner ON partner.id = dwelling.landlord_id
                WHERE dwelling.id = \(dwelling)
                """)
        }
        let addresses = try addresses(Set([home?.dwelling].compactMap(\.self)), by: author)
        return LetterPlace(
            association: try association?.text("name") ?? "", address: addresses.values.first,
            landlord: try landlord?.text("name"))
    }
}
