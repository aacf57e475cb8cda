import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Letters to partners, a line each: of one mailing, or to one partner.
struct PartnerLetterTable {
    let ask: Ask
    let letters: [PartnerLetterOnFile]
    /// Whether a line begins with the partner; on its own page it begins with the letter.
    let namesPartner: Bool

    private var l: Language { ask.l }
    private var titles: [String] {
        [namesPartner ? l("Bailleur") : l("Courrier"), l("Numéro"), l("Le"), l("Fait par"), l("État")]
    }

    func write(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l.plural(letters.count, "{n} courrier", "{n} courriers"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in letters { row(h, one) } }
        }
    }

    private func row(_ h: HTML, _ one: PartnerLetterOnFile) {
        let (letter, writing) = (one.letter, one.letter.writing)
        h.tr {
            h.th(.scope("row")) {
                if namesPartner {
                    h.a(one.partnerName, .href(Link.partner(letter.partner).path))
                } else {
                    let page =
                        letter.isWaiting
                        ? MailingLinks.mailing(letter.mailing) : MailingLinks.letter(letter.partner, letter.id)
                    h.a(LetterNames.kind(letter.kind, l), .href(page.path))
                }
            }
            h.td(.data("l", titles[1])) {
                if let writing {
                    h.a(.href(MailingLinks.letter(letter.partner, letter.id).path), .class("code")) {
                        h.text(writing.reference)
                    }
                } else {
                    h.text("–")
                }
            }
            h.td(writing.map { l.shortDay($0.day) } ?? "–", .class("d"), .data("l", titles[2]))
            h.td(one.account ?? "–", .data("l", titles[3]))
            h.td(.data("l", titles[4])) {
                if writing == nil {
                    Badge(.wait, l("pas écrit")).write(h)
                } else {
                    Badge(.ok, one.words == nil ? l("texte effacé") : l("fait")).write(h)
                }
            }
        }
    }
}
