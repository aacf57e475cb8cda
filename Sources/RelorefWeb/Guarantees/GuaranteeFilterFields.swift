import RelorefDomain
import RelorefRecords

/// The register's filter in an address.
enum GuaranteeFilterFields {
    static let unknown = "inconnu"

    static func read(_ query: FormFields) -> GuaranteeFilter {
        var filter = GuaranteeFilter(
            scheme: query.filled("dispositif"), state: Guarantee.State(rawValue: query["etat"]))
        filter.landlord = query.filled("bailleur").map { $0 == unknown ? .unknown : .partner($0) }
        filter.payers = GuaranteeFilter.Payers(rawValue: query["payeur"])
        filter.withPaidClaim = query["sinistres"] == "payes"
        filter.coversOnly = query["couverture"] == "oui"
        return filter
    }

    static func landlord(_ filter: GuaranteeFilter) -> String {
        switch filter.landlord {
        case .partner(let id): id
        case .unknown: unknown
        case nil: ""
        }
    }

    static func link(_ filter: GuaranteeFilter, at page: Link = .guarantees) -> Link {
        var link = page
        if let scheme = filter.scheme { link = link.with("dispositif", scheme) }
        if let state = filter.state { link = link.with("etat", state.rawValue) }
        if filter.landlord != nil { link = link.with("bailleur", landlord(filter)) }
        if let payers = filter.payers { link = link.with("payeur", payers.rawValue) }
        if filter.withPaidClaim { link = link.with("sinistres", "payes") }
        if filter.coversOnly { link = link.with("couverture", "oui") }
        return link
    }

    /// Each filter in force, as the file's header words it.
    static func told(_ filter: GuaranteeFilter, _ ask: Ask, _ landlords: [Landlord]) -> [String] {
        let l = ask.l
        var told: [String] = []
        if let scheme = filter.scheme { told.append(ask.label("guarantee", scheme)) }
        if let state = filter.state { told.append(ask.label("guaranteeState", state)) }
        switch filter.landlord {
        case .partner(let id): told.append(landlords.first { $0.id == id }?.name ?? l("un bailleur"))
        case .unknown: told.append(l("Bailleur pas encore connu"))
        case nil: break
        }
        switch filter.payers {
        case .association: told.append(l("Payé par l’association"))
        case .others: told.append(l("Payé par d’autres"))
        case nil: break
        }
        if filter.withPaidClaim { told.append(l("Sinistres payés")) }
        if filter.coversOnly { told.append(l("dont en cours")) }
        return told
    }
}
