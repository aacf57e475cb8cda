import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The guarantees of a household and the service around its lease, on the page of its follow-up.
struct FileGuarantees {
    let frame: FileFrame
    let guarantees: [GuaranteeFile]
    let services: [TenancyServiceFile]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("garanties")) {
            h.h2(l("Garantie et service locatif"))
            for service in services { TenancyServicePanel(frame: frame, file: service).write(h) }
            if guarantees.isEmpty {
                h.p(l("Aucune garantie n’est envisagée."), .class("muted"))
            }
            for file in guarantees { one(h, file) }
            if frame.mayWrite, frame.isOpen {
                h.p(.class("acts noprint")) {
                    h.a(l("Envisager une garantie"), .class("btn b2"), .href(frame.link(ConsiderationAct.noun).path))
                    h.a(
                        l("Ouvrir un service locatif"), .class("btn b3"),
                        .href(frame.link(TenancyServiceAct.noun).path))
                }
            }
        }
    }

    private func one(_ h: HTML, _ file: GuaranteeFile) {
        let words = GuaranteeWords(ask: ask)
        h.article(.class("panel sec"), .id("g-\(file.id)")) {
            h.h3 {
                h.a(words.name(file.guarantee.scheme), .href(Link.guarantee(file.id).path))
                h.text(" ")
                words.badge(file.guarantee.state).write(h)
            }
            h.p(words.standing(file))
            GuaranteeFacts(ask: ask, file: file).write(h)
            GuaranteeSteps(ask: ask, file: file).write(h)
        }
    }
}
