import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The letters that one's own sites wrote to a partner, and the way to write to a landlord whose answer is awaited.
struct PartnerLettersPanel {
    let ask: Ask
    let partner: Partner
    let letters: [PartnerLetterOnFile]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard ask.may(.writePartners), partner.landlordKind != nil || !letters.isEmpty else { return }
        h.section(.class("sec"), .id("courriers")) {
            h.h2(l("Courriers"))
            if letters.isEmpty {
                h.p(l("Aucun courrier de vos sites."), .class("muted"))
            } else {
                PartnerLetterTable(ask: ask, letters: letters, namesPartner: false).write(h)
            }
            h.p(.class("acts noprint")) {
                h.a(
                    l("Relancer ce bailleur"), .class("btn b3"),
                    .href(MailingLinks.new.with("partenaire", partner.id).path))
            }
        }
    }
}
