/// A thing that a letter's text may ask for, under the name that stands between braces: `{ménage}`. The list is closed.
package enum LetterField: String, Sendable, Hashable, CaseIterable {
    case association
    case site
    case household = "ménage"
    /// Everybody in the household, a line each.
    case persons = "personnes"
    case referent = "référent"
    case today = "jour"
    case address = "adresse"
    case commune
    case movedIn = "entrée"
    case term = "terme"
    case landlord = "bailleur"
    case followedFrom = "début_suivi"
    case followedUntil = "fin_suivi"
    case visits = "visites"
    case contacts
    case rentsPaid = "loyers"
    case owed = "dette"
    case agreedOn = "accord"
    /// The payments of a plan, a line each, and their sum.
    case payments = "paiements"
    case fee = "redevance"
    case deposit = "dépôt"
    case notice = "préavis"
    case meeting = "rendez-vous"
    case place = "lieu"
    case matter = "objet"
    /// Of a letter to a partner: its street, its postal code with its town, the dwellings that it is about with a line
    /// each, and who writes.
    case street = "rue"
    case locality = "localité"
    case dwellings = "logements"
    case writer = "auteur"

    static let onlyOfPartners: Set<LetterField> = [.street, .locality, .dwellings, .writer]
    static let ofPartners = onlyOfPartners.union([.association, .site, .today, .landlord])

    /// Written by whoever makes the letter, and known from nowhere else.
    package var isTyped: Bool {
        [.fee, .deposit, .notice, .meeting, .place, .matter].contains(self)
    }
}

/// What a field stands for in one letter.
package enum LetterValue: Sendable, Hashable {
    case text(String)
    case rows([[String]])
}
