import RelorefDomain

/// The pages of one partner.
enum PartnerLinks {
    static func names(_ id: String) -> Link { .act(.partner(id), "noms") }
    static func formerNames(_ id: String) -> Link { .act(.partner(id), "anciens-noms") }
    static func removeName(_ id: String, _ name: String) -> Link {
        .act(formerNames(id), "\(FormFields.encode(name))/retrait")
    }
    static func merger(_ id: String) -> Link { .act(.partner(id), "fusion") }
    static func unmerge(_ id: String) -> Link { .act(.partner(id), "fusion-annulee") }
    static func stock(_ id: String) -> Link { .act(.partner(id), "parc") }
}
