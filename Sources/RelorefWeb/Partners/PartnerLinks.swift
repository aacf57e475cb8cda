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
    static func contacts(_ id: String) -> Link { .act(.partner(id), "contacts") }
    static func newContact(_ id: String) -> Link { .act(contacts(id), "nouveau") }
    static func contact(_ id: String, _ contact: String) -> Link { .act(contacts(id), FormFields.encode(contact)) }
    static func departure(_ id: String, _ contact: String) -> Link { .act(self.contact(id, contact), "depart") }
    static func stays(_ id: String, _ contact: String) -> Link { .act(self.contact(id, contact), "retour") }
    static func talks(_ id: String) -> Link { .act(.partner(id), "echanges") }
    static func newTalk(_ id: String) -> Link { .act(talks(id), "nouveau") }
    static func step(_ id: String, _ talk: String) -> Link { .act(talks(id), "\(FormFields.encode(talk))/suite") }
    static func withdrawTalk(_ id: String, _ talk: String) -> Link {
        .act(talks(id), "\(FormFields.encode(talk))/retrait")
    }
    static func restoreTalk(_ id: String, _ talk: String) -> Link {
        .act(talks(id), "\(FormFields.encode(talk))/retablissement")
    }
    /// Its link with one site.
    static func link(_ id: String, _ noun: String, of site: String) -> Link {
        .act(.partner(id), "\(noun)/\(FormFields.encode(site))")
    }
    static func stock(_ id: String) -> Link { .act(.partner(id), "parc") }
}
