import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The exports that somebody keeps: what each holds, when it is due, and the button that takes it.
struct SavedExportTable {
    let ask: Ask
    let exports: [SavedExport]

    private var l: Language { ask.l }

    static func rhythms(_ l: Language) -> [(String, String)] {
        [("", l("quand j’en ai besoin"))] + SavedExport.Rhythm.allCases.map { ($0.rawValue, words($0, l)) }
    }

    static func words(_ rhythm: SavedExport.Rhythm, _ l: Language) -> String {
        switch rhythm {
        case .weekly: l("chaque lundi")
        case .monthly: l("le 1er de chaque mois")
        case .quarterly: l("le 1er de chaque trimestre")
        case .yearly: l("le 1er janvier")
        }
    }

    private var titles: [String] { [l("Export gardé"), l("But"), l("À prendre"), l("Actes")] }

    func write(_ h: HTML) {
        guard !exports.isEmpty else { return }
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l("Vos exports gardés"))
                h.thead {
                    h.tr { for title in titles { h.th(title, .scope("col")) } }
                }
                h.tbody { for export in exports { row(h, export) } }
            }
        }
    }

    private func row(_ h: HTML, _ export: SavedExport) {
        h.tr {
            h.th(export.name, .scope("row"))
            h.td(.data("l", titles[1])) {
                h.text(export.purpose)
                h.div(ExportWords(l: l).what(export.choice), .class("small muted"))
            }
            h.td(.data("l", titles[2])) { due(h, export) }
            h.td(.data("l", titles[3])) {
                h.div(.class("acts")) {
                    h.form(.action(Link.exports.path), .method("post")) {
                        ask.formToken(h)
                        ExportFields.hidden(h, export.choice)
                        h.input(.type("hidden"), .name("but"), .value(export.purpose))
                        h.input(.type("hidden"), .name("garde"), .value(export.id))
                        h.button(.class("btn b2")) {
                            h.text(l("Exporter"))
                            h.span(" \(export.name)", .class("vh"))
                        }
                    }
                    h.form(.action(Link.dropSavedExport.path), .method("post")) {
                        ask.formToken(h)
                        h.input(.type("hidden"), .name("garde"), .value(export.id))
                        h.button(.class("btn b3")) {
                            h.text(l("Retirer"))
                            h.span(" \(export.name)", .class("vh"))
                        }
                    }
                }
            }
        }
    }

    private func due(_ h: HTML, _ export: SavedExport) {
        guard let due = export.due, let rhythm = export.rhythm else { return h.text(l("quand j’en ai besoin")) }
        let day: KeyValuePairs = ["jour": l.shortDay(due)]
        Badge(
            due < ask.today ? .late : due == ask.today ? .wait : .plain,
            due <= ask.today ? l("à prendre depuis le {jour}", day) : l("le {jour}", day)
        ).write(h)
        h.div(Self.words(rhythm, l), .class("small muted"))
    }
}
