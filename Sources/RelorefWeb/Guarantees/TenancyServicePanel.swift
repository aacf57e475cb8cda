import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The service around a lease in the file: each part with its mark and its day.
struct TenancyServicePanel {
    let frame: FileFrame
    let file: TenancyServiceFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.article(.class("panel sec"), .id("s-\(file.id)")) {
            h.h3(
                l(
                    "{niveau}, depuis le {jour}",
                    [
                        "niveau": ask.label("tenancyServiceLevel", file.service.level).capitalizedFirst,
                        "jour": l.shortDay(file.service.openedOn),
                    ]))
            h.ul(.class("fit")) { for part in file.parts { line(h, part) } }
            if frame.mayWrite, frame.isOpen { acts(h) }
        }
    }

    private func line(_ h: HTML, _ part: TenancyService.Part) {
        let day = file.given[part]
        h.li(.class(day == nil ? "unknown" : "fits")) {
            h.span(day == nil ? "?" : "✔", .aria("hidden", "true"))
            h.span {
                h.text(
                    l(
                        "{étape} : {quand}",
                        [
                            "étape": ask.label("tenancyServicePart", part).capitalizedFirst,
                            "quand": day.map { l("le {jour}", ["jour": l.shortDay($0)]) } ?? l("pas encore"),
                        ]))
            }
        }
    }

    private func acts(_ h: HTML) {
        h.div(.class("acts noprint")) {
            if file.parts.contains(where: \.isNoted) {
                h.a(
                    l("Noter une étape"), .class("btn b3"),
                    .href(frame.link(ServicePartAct.noun).with("sujet", file.id).path))
            }
            h.a(
                l("Changer de niveau"), .class("btn b3"),
                .href(frame.link(TenancyServiceAct.noun).with("sujet", file.id).path))
        }
    }
}
