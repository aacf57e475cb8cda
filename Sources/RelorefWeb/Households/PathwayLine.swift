import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The household's way from the centre to a home of its own, as one line of stations.
struct PathwayLine {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    /// The last stations; older ones are on the tab of the pathway.
    private static let shown = 4

    func write(_ h: HTML) {
        let homes = frame.file.homes.suffix(Self.shown)
        if homes.isEmpty { return h.p(l("Le parcours commence avec le premier séjour enregistré."), .class("muted")) }
        h.ol(.class("path")) {
            for home in homes { station(h, home) }
            if needsNext {
                h.li(.class("next")) {
                    h.b(l("Logement à soi")); h.text(l("à préparer"))
                }
            }
        }
    }

    private var needsNext: Bool {
        guard frame.isOpen, let stay = frame.file.home?.stay else { return false }
        return stay.state == .active && stay.kind == .relay
    }

    private func station(_ h: HTML, _ home: HomePlace) {
        let state =
            home.stay.state == .planned
            ? "next" : home.id == frame.file.home?.id && home.stay.state == .active ? "now" : ""
        h.li(state.isEmpty ? nil : .class(state)) {
            h.b(ask.place(of: home).capitalizedFirst)
            switch home.stay.state {
            case .planned:
                h.text(home.start.map { l("entrée prévue le {jour}", ["jour": l.shortDay($0)]) } ?? l("entrée prévue"))
            case .active, .ended, .cancelled: h.text(ask.span(home.stay.from, home.stay.to))
            }
            if let type = home.stay.exitType, type != .transferOtherRelay {
                h.small(l("sortie : {destination}", ["destination": ask.label("exitType", type)]), .class("under"))
            }
        }
    }
}

extension String {
    /// A sentence's first letter as a capital; the rest stays as it is.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
