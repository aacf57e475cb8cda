package import RelorefDomain
package import RelorefStorage

/// A name that a public organisation or a federation bore, as the reference data has it.
package struct OrganisationName: Sendable, Hashable {
    /// The organisation: the names of one chain share it.
    package let organisation: String
    package let name: String
    package let from: Day?
    /// The last day; nil for the name of today.
    package let to: Day?
}

extension Transaction {
    /// The dated names of the list `organisationName` (domain § 1.9): of a code, the figures at the end tell the names
    /// of one organisation apart.
    package func organisationNames() throws -> [OrganisationName] {
        try referenceLabels(of: "organisationName").map { label in
            OrganisationName(
                organisation: String(label.code.reversed().drop { $0.isNumber }.reversed()), name: label.french,
                from: label.from, to: label.to)
        }
    }

    /// What was typed as a key to search with, and the same with each other name of an organisation in its place: who
    /// looks for "ANPE Melun" finds "France Travail Melun".
    func names(_ typed: String) throws -> [String] {
        let key = Transliteration.key(typed)
        guard key.count >= 2 else { return key.isEmpty ? [] : [key] }
        let known = try remembering("organisation names") {
            try organisationNames().map { [$0.organisation, Transliteration.key($0.name)] }
        }.map { ($0[0], $0[1]) }
        var found = [key]
        for (organisation, name) in known {
            guard let range = (" \(key) ").firstRange(of: " \(name) ") else { continue }
            for (other, text) in known where other == organisation && text != name {
                let replaced = (" \(key) ").replacingCharacters(in: range, with: " \(text) ")
                found.append(replaced.trimmed)
            }
        }
        return found
    }

    /// The other names of an organisation that bears, or bore, the name of a partner; the earliest first.
    package func otherNames(of partner: String) throws -> [OrganisationName] {
        let names = try organisationNames()
        let key = Transliteration.key(partner)
        guard let own = names.first(where: { Transliteration.key($0.name) == key }) else { return [] }
        return names.filter { $0.organisation == own.organisation && $0.name != own.name }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }

    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
