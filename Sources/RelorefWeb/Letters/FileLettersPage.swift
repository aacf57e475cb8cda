import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The letters of a household: those that were made, and what can be made.
struct FileLettersPage {
    let frame: FileFrame
    let letters: [LetterOnFile]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var code: String { frame.household.code }

    var answer: Answer {
        frame.page { h in
            if frame.mayWrite { making(h) }
            h.section(.class("sec")) {
                h.h2(l("Courriers faits"))
                if letters.isEmpty {
                    h.p(
                        l("Aucun courrier pour l’instant. Chaque courrier fait reste ici, tel qu’il est parti."),
                        .class("muted"))
                } else {
                    table(h)
                }
            }
        }
    }

    private func making(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Faire un courrier"))
            h.ul(.class("places")) {
                for kind in LetterKind.ofHouseholds {
                    h.li { h.a(LetterNames.kind(kind, l), .href(Link.newLetter(code, kind).path)) }
                }
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Courrier"), l("Numéro"), l("Le"), l("Langues"), l("Fait par"), l("État")]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(letters.count, "{n} courrier", "{n} courriers"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in letters { row(h, one, titles) } }
        }
    }

    private func row(_ h: HTML, _ one: LetterOnFile, _ titles: [String]) {
        let letter = one.letter
        h.tr {
            h.th(.scope("row")) {
                h.a(
                    one.words?.french.title ?? LetterNames.kind(letter.kind, l),
                    .href(Link.letter(code, letter.id).path))
            }
            h.td(.data("l", titles[1])) { h.span(letter.reference, .class("code")) }
            h.td(l.shortDay(letter.day), .data("l", titles[2]))
            h.td(.data("l", titles[3])) {
                h.text(l("français"))
                if let language = letter.language {
                    h.text(", ")
                    h.span(language.autonym, .lang(language.rawValue))
                }
            }
            h.td(one.account, .data("l", titles[4]))
            h.td(.data("l", titles[5])) {
                if let day = letter.withdrawnOn {
                    Badge(.refused, l("ne vaut plus depuis le {jour}", ["jour": l.shortDay(day)])).write(h)
                } else {
                    Badge(.ok, l("vaut toujours")).write(h)
                }
            }
        }
    }
}
