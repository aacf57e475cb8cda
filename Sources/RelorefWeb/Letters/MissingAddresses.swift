import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The landlords that a letter cannot reach, each with the form that asks for its address.
struct MissingAddresses {
    let ask: Ask
    let recipients: [PartnerRecipient]
    /// The page that waits for the addresses, where a form can lead back to it.
    let back: Link?

    func write(_ h: HTML) {
        h.ul(.class("lacking")) {
            for one in recipients {
                let name = one.partner.name
                h.li {
                    h.span {
                        h.text(name)
                        if !one.address.isEmpty { h.small(one.address.line, .class("under")) }
                    }
                    h.a(
                        ask.l("Compléter l’adresse"), .href(one.completion(ask, back: back).path),
                        .aria("label", ask.l("Compléter l’adresse de {nom}", ["nom": name])))
                }
            }
        }
    }
}
