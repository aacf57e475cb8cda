/// Public or private stock, decided by who owns the dwelling.
package enum Stock: String, CaseIterable, Sendable, Codable {
    case `public`, `private`
}

/// Who owns a dwelling, or lets it in the owner's name.
package enum LandlordKind: String, CaseIterable, Sendable, Codable {
    case oph, esh, coopHlm, sem, naturalPerson, sci, company, agencyMandate, municipality, association, institutional
    case other

    /// The stock by default: a private owner's dwelling stays private when an agency lets it.
    package var stock: Stock {
        switch self {
        case .oph, .esh, .coopHlm, .sem, .municipality: .public
        case .naturalPerson, .sci, .company, .agencyMandate, .association, .institutional, .other: .private
        }
    }
}
