import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Who did what in this file and when, what was corrected and why, and who opened it.
struct FileHistoryPage {
    let frame: FileFrame
    let done: [HistoryLine]
    let corrections: [Correction]
    let opened: [OpenedFile]
    let names: [String: String]
    /// What corrected references name, by id.
    let references: [String: String]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    var answer: Answer {
        frame.page { h in
            h.div(.class("cols")) {
                h.div {
                    h.h2(l("Ce qui a été fait"))
                    if done.isEmpty { h.p(l("Rien n’a encore été changé dans ce dossier."), .class("muted")) }
                    h.ol(.class("tl")) { for line in done { entry(h, line) } }
                    if !corrections.isEmpty { corrected(h) }
                }
                h.aside(.class("aside")) { openings(h) }
            }
        }
    }

    private func entry(_ h: HTML, _ line: HistoryLine) {
        let day = line.entry.at.day(in: "Europe/Paris")
        h.li {
            h.time(l.shortDay(day), .datetime(day.iso))
            h.div {
                h.p {
                    h.text(HistoryWords(ask: ask).sentence(line.entry))
                    if line.entry.act.hasPrefix("urgent") {
                        h.text(" ")
                        Badge(.late, l("hors de ses droits")).write(h)
                    }
                }
                h.p("\(line.colleague), \(l.moment(line.entry.at))")
            }
        }
    }

    private func corrected(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Corrections"))
            h.ol(.class("tl")) {
                for correction in corrections {
                    let day = correction.at.day(in: "Europe/Paris")
                    h.li {
                        h.time(l.shortDay(day), .datetime(day.iso))
                        h.div {
                            h.p(HistoryWords(ask: ask, references: references).sentence(correction))
                            h.p(
                                l(
                                    "{nom} : {motif}",
                                    [
                                        "nom": names[correction.account] ?? "",
                                        "motif": correction.reason ?? l("effacé"),
                                    ]))
                        }
                    }
                }
            }
        }
    }

    private func openings(_ h: HTML) {
        h.section {
            h.h2(l("Qui a ouvert ce dossier"))
            if opened.isEmpty { h.p(l("Personne encore."), .class("small")) }
            h.dl(.class("facts")) {
                for one in opened.prefix(30) {
                    h.dt(l.moment(one.at))
                    h.dd(names[one.account] ?? (one.isFromPage ? l("le ménage, sur sa page") : ""))
                }
            }
        }
    }
}
