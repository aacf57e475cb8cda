import HTTPTypes
import RelorefHTML
import RelorefRecords

/// What an import has written, and the way to take it back while nothing depends on it.
struct ImportReportPage {
    let frame: ImportFrame
    var obstacles: [ImportObstacle] = []

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }
    private var words: TableWords { TableWords(l: l) }

    var answer: Answer {
        var answer = frame.page(.run) { h in
            h.div(sentence, .class(frame.run.state == .done ? "banner" : "banner warn"), .role("status"))
            if !obstacles.isEmpty { refused(h) }
            if !frame.run.counts.isEmpty { table(h) }
            if frame.run.mayBeUndone(at: ask.now) { undo(h) }
        }
        if !obstacles.isEmpty { answer.status = .conflict }
        return answer
    }

    private var sentence: String {
        let run = frame.run
        switch run.state {
        case .done:
            return l("Importé le {moment}.", ["moment": run.finishedAt.map { l.moment($0) } ?? "–"])
        case .undone:
            return l(
                "Annulé le {moment} : le registre est comme avant cet import.",
                ["moment": run.undoneAt.map { l.moment($0) } ?? "–"])
        case .discarded: return l("Abandonné : le fichier est effacé, et rien n’a été écrit.")
        case .waiting, .running: return l("Cet import n’est pas terminé.")
        }
    }

    private var titles: [String] { [l("Sujet"), l("Nouveaux"), l("Modifiés"), l("Inchangés"), l("Mis de côté")] }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l("Ce qui a été importé"))
            h.thead {
                h.tr {
                    for (place, title) in titles.enumerated() {
                        h.th(title, .scope("col"), place == 0 ? nil : .class("n"))
                    }
                }
            }
            h.tbody {
                for table in PackageTable.all {
                    if let counts = frame.run.counts[table.name] { row(h, table.name, counts) }
                }
            }
        }
    }

    private func row(_ h: HTML, _ table: String, _ counts: ImportReport.Counts) {
        h.tr {
            h.th(words.table(table), .scope("row"))
            for (place, number) in [counts.new, counts.changed, counts.unchanged, counts.leftOut].enumerated() {
                h.td(l.number(number), .class("n"), .data("l", titles[place + 1]))
            }
        }
    }

    private func undo(_ h: HTML) {
        h.section(.class("sec")) {
            h.form(.action(Link.importRun(frame.run.id, "annulation").path), .method("post")) {
                ask.formToken(h)
                h.p(
                    l(
                        "Ce qui a été ajouté sera retiré et ce qui a été modifié reviendra comme avant, pendant {n} jours et tant que rien n’en dépend.",
                        ["n": String(ImportRun.undoDays)]), .class("small muted"))
                h.button(l("Annuler cet import"), .class("btn bx"), .type("submit"), .id("annuler"))
            }
        }
    }

    private func refused(_ h: HTML) {
        h.div(.class("banner bad block"), .role("alert")) {
            h.p(l("L’import ne peut pas être annulé : quelque chose en dépend."))
            h.ul(.class("findings")) {
                for obstacle in obstacles { h.li(self.words(of: obstacle)) }
            }
        }
    }

    private func words(of obstacle: ImportObstacle) -> String {
        switch obstacle.reason {
        case .changed:
            l(
                "{sujet} « {nom} » : modifié ou retiré depuis.",
                ["sujet": words.stored(obstacle.table), "nom": obstacle.name])
        case .referred(let table):
            l(
                "{sujet} « {nom} » : quelque chose y a été ajouté ({quoi}).",
                [
                    "sujet": words.stored(obstacle.table), "nom": obstacle.name, "quoi": words.stored(table),
                ])
        }
    }
}
