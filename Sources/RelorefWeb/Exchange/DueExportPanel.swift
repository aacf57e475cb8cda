import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The kept exports whose day has come, on Today.
struct DueExportPanel {
    let ask: Ask
    let exports: [(name: String, due: Day)]

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        guard ask.may(.exportRecords) else {
            exports = []
            return
        }
        exports = try tx.savedExports(of: try ask.actor()).compactMap { export in
            guard let due = export.due, due <= ask.today else { return nil }
            return (export.name, due)
        }
    }

    func write(_ h: HTML) {
        guard !exports.isEmpty else { return }
        let l = ask.l
        h.section(.class("due filtering")) {
            h.div(.class("group")) {
                h.h2 {
                    h.text(l("Exports à prendre"))
                    h.text(" ")
                    h.span(l.number(exports.count))
                }
            }
            h.ol(.class("tl")) {
                for export in exports {
                    h.li {
                        h.time(l.shortDay(export.due), .datetime(export.due.iso))
                        h.div {
                            h.p { h.b(export.name) }
                            h.div(.class("acts")) {
                                h.a(l("Vos exports gardés"), .class("btn b2"), .href(Link.exports.path))
                            }
                        }
                    }
                }
            }
        }
    }
}
