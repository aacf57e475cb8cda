/// What an export takes along, and how it is written.
package struct ExportChoice: Sendable, Hashable {
    /// Whether the files say who somebody is.
    package enum Content: String, Sendable, CaseIterable {
        /// Everything that one may see, as the exchange format has it: it can be read back.
        case whole
        /// No name, no contact, no address, no free text, no number of a file; of birth dates the year. Ids are made up
        /// for this one export. Whoever knows a family may still recognise it: a pseudonym is not anonymity.
        case pseudonymous
    }

    /// The tables of the package by name; all of them when nil.
    package var tables: Set<String>?
    package var content: Content
    /// Whether a row of HXL tags stands below the names of the columns.
    package var hasHashtags: Bool

    package init(tables: Set<String>? = nil, content: Content = .whole, hasHashtags: Bool = false) {
        self.tables = tables
        self.content = content
        self.hasHashtags = hasHashtags
    }

    package static let everything = ExportChoice()
}
