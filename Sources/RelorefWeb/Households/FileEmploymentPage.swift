import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The work of each adult: what runs, what was, and what was said when it was no contract.
struct FileEmploymentPage {
    let frame: FileFrame
    let pathway: PathwayFile
    let doubleInsertion: DoubleInsertion?

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    var answer: Answer {
        frame.page { h in
            SideBySide(frame: frame, pathway: pathway).write(h)
            doubleInsertion?.write(h, ask, siteName: frame.file.siteName)
            let adults = frame.file.present.filter { $0.isAdult(on: ask.today) }
            if adults.isEmpty { h.p(l("Aucun adulte dans le ménage."), .class("empty")) }
            for adult in adults { section(h, adult) }
        }
    }

    private func section(_ h: HTML, _ adult: FileMember) {
        h.section(.class("sec")) {
            h.h2(ask.name(adult.member.identity))
            h.p(ask.work(of: adult).words.capitalizedFirst)
            if !adult.spells.isEmpty { table(h, adult) }
            if !adult.situations.isEmpty {
                h.p(.class("small muted")) {
                    h.text(
                        adult.situations.map {
                            l(
                                "{situation} depuis le {jour}",
                                [
                                    "situation": ask.label("employmentStatus", $0.status), "jour": l.shortDay($0.from),
                                ])
                        }.joined(separator: " · "))
                }
            }
            if frame.mayWrite, frame.isOpen { acts(h, adult) }
        }
    }

    private func table(_ h: HTML, _ adult: FileMember) {
        let titles = [l("Contrat"), l("Dates"), l("Métier (ROME)"), l("Suite")]
        h.table(.class("tbl stack")) {
            h.caption(l("Contrats"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for spell in adult.spells {
                    h.tr {
                        h.th(ask.words(spell, employers: adult.employers), .scope("row"))
                        h.td(ask.span(spell.from, spell.to), .data("l", titles[1]))
                        h.td(spell.rome ?? "–", .data("l", titles[2]))
                        h.td(.data("l", titles[3])) { next(h, spell) }
                    }
                }
            }
        }
    }

    private func next(_ h: HTML, _ spell: EmploymentSpell) {
        if spell.covers(ask.today), frame.mayWrite, frame.isOpen {
            h.a(l("Noter la fin"), .href(frame.link("fin-de-contrat").with("sujet", spell.id).path))
        } else {
            h.text(spell.covers(ask.today) ? l("en cours") : l("terminé"))
        }
    }

    private func acts(_ h: HTML, _ adult: FileMember) {
        h.p(.class("acts noprint")) {
            h.a(l("Nouveau contrat"), .class("btn b2"), .href(frame.link("contrat").with("sujet", adult.id).path))
            h.a(l("Autre situation"), .class("btn b2"), .href(frame.link("situation").with("sujet", adult.id).path))
            if ask.may(.seeStock) {
                h.a(
                    l("Présenter pour un emploi"), .class("btn b3"),
                    .href(frame.link(PresentForJob.noun).with("sujet", adult.id).path))
            }
        }
    }
}
