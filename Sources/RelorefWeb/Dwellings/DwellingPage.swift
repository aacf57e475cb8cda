import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A dwelling's page: what it is, who lives there, its papers and its life.
struct DwellingPage {
    let ask: Ask
    let sheet: DwellingSheet
    /// Nil when there is none, or when it is not for this colleague.
    let address: DwellingAddress?
    let window: GanttWindow
    let incidents: [DwellingIncident]
    /// A form of this page that was sent and refused, with what was typed.
    var refused: DwellingFormRefusal?

    var l: Language { ask.l }
    var dwelling: Dwelling { sheet.dwelling }
    var isRelay: Bool { dwelling.usage == .relay }
    private var mayAdmit: Bool { sheet.line.isOnOffer && ask.may(.admitHouseholds) }
    var mayWrite: Bool { ask.may(.writeStock) && (ask.visitor?.actor.stock.covers(dwelling.site) ?? false) }

    /// - Throws: `AccessRefusal.notFound` when there is no such dwelling for this colleague.
    init(_ ask: Ask, _ tx: any Transaction, code: String, refused: DwellingFormRefusal? = nil) throws {
        let actor = try ask.actor()
        guard let sheet = try tx.dwellingSheet(code: code, on: ask.today, visibleTo: actor) else {
            throw AccessRefusal.notFound
        }
        self.ask = ask
        self.sheet = sheet
        self.refused = refused
        incidents = try tx.incidents(inDwelling: sheet.dwelling.id, visibleTo: actor)
        let maySee = ask.maySeeAddress(at: sheet.dwelling.site)
        address = maySee ? try sheet.address.flatMap { try ask.services.vault.openIfKept($0) } : nil
        // A dwelling given back long ago shows its last two years.
        let latest = min(sheet.dwelling.serviceTo?.adding(months: -11) ?? ask.today, ask.today)
        window = GanttWindow(asked: ask.query["mois"], usual: latest.adding(months: -12), months: 24)
    }

    func answer() -> Answer {
        let title = l("Logement {code}", ["code": dwelling.code])
        let page = PageFrame(ask, title: title, current: .dwellings).page { h in
            h.div(.class("over")) { h.a(l("Logements"), .href(Link.dwellings.path)) }
            identity(h, title)
            refused?.summary(h, ask)
            alerts(h)
            if isRelay { DwellingFigures(page: self).write(h) }
            h.div(.class("cols")) {
                h.div {
                    DwellingStays(page: self).write(h)
                    DwellingIncidents(page: self).write(h)
                    DwellingLife(page: self).write(h)
                }
                h.aside(.class("aside")) { DwellingFacts(page: self).write(h) }
            }
        }
        return .page(page, status: refused == nil ? .ok : .unprocessableContent)
    }

    private func identity(_ h: HTML, _ title: String) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(title)
                h.dl {
                    fact(h, l("Usage"), ask.label("dwellingUsage", dwelling.usage))
                    h.div {
                        h.dt(l("État"))
                        h.dd { ask.badge(dwelling.status).write(h) }
                    }
                    fact(h, l("Commune"), ask.place(of: sheet.line))
                    fact(h, l("Type"), ask.size(of: dwelling))
                    if isRelay { fact(h, l("Places"), sheet.line.places.map(l.number) ?? l("inconnu")) }
                    if let badge = ask.badge(sheet.line.availability) {
                        h.div {
                            h.dt(l("Disponibilité"))
                            h.dd { badge.write(h) }
                        }
                    }
                }
            }
            if mayAdmit || mayWrite {
                h.div(.class("acts")) {
                    if mayAdmit {
                        h.a(
                            l("Trouver un ménage"), .class("btn"),
                            .href(Link.dwelling(dwelling.code, AwaitingPage.noun).path))
                    }
                    guard mayWrite else { return }
                    h.a(l("Modifier"), .class("btn b2"), .href(Link.dwelling(dwelling.code, "modifier").path))
                    if ask.may(.correctFiles) {
                        h.a(l("Corriger"), .class("btn b3"), .href(Link.dwelling(dwelling.code, "correction").path))
                    }
                }
            }
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private func alerts(_ h: HTML) {
        for alert in DwellingAlerts(page: self).sentences {
            h.div(.class("banner warn")) { h.span(alert) }
        }
    }
}

/// What somebody should look at on a dwelling's page, in sentences.
struct DwellingAlerts {
    let page: DwellingPage

    private var l: Language { page.l }

    var sentences: [String] {
        guard page.isRelay, page.dwelling.status.isManaged else { return [] }
        return [overcrowded, overdue, subletting].compactMap { $0 }
    }

    private var overcrowded: String? {
        guard let places = page.sheet.line.places, page.sheet.line.persons > places else { return nil }
        return l(
            "{personnes} personnes y vivent pour {places} places.",
            ["personnes": l.number(page.sheet.line.persons), "places": l.number(places)])
    }

    private var overdue: String? {
        guard case .free(let day) = page.sheet.line.availability, day < page.ask.today else { return nil }
        return l(
            "La sortie était prévue le {jour} et n’est pas enregistrée.", ["jour": l.shortDay(day)])
    }

    private var subletting: String? {
        guard let lease = page.sheet.headLease(on: page.ask.today), !lease.sublettingAllowed else { return nil }
        return l(
            "Le bail principal n’autorise ni la sous-location ni l’hébergement : il ne permet pas un usage de relais.")
    }
}
