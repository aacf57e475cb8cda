import RelorefDomain
import RelorefRecords

/// The pages of letters to partners.
enum MailingLinks {
    static let all = Link.act(.partners, "courriers")
    static let new = Link.act(all, "nouveau")
    static func mailing(_ id: String) -> Link { .act(all, FormFields.encode(id)) }
    static func letter(_ partner: String, _ id: String) -> Link {
        .act(.partner(partner), "courriers/\(FormFields.encode(id))")
    }
}

extension PartnerRecipient {
    /// Where its address is filled in; its page where another site keeps its record.
    ///
    /// - Parameter back: the page that is waiting for the address; nil where it is too long to be carried along.
    func completion(_ ask: Ask, back: Link?) -> Link {
        let form =
            if partner.isPerson {
                reachable.map { PartnerLinks.contact(partner.id, $0) } ?? PartnerLinks.newContact(partner.id)
            } else if ask.visitor?.actor.keeps(partner) ?? false {
                Link.act(.partner(partner.id), "modifier")
            } else {
                Link.partner(partner.id)
            }
        return back.map { form.with("retour", $0.path) } ?? form
    }
}

extension Ask {
    /// The page from which a form on a partner was opened, to which it leads back; nil for the partner's own.
    var wayBack: Link? { (form.filled("retour") ?? query.filled("retour")).flatMap { Link(page: $0) } }
}
