import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A week of somebody's appointments: one's own, or a colleague's.
struct AgendaPage {
    let ask: Ask
    /// Its Monday.
    let monday: Day
    let colleague: (id: String, name: String)
    let colleagues: [(id: String, name: String)]
    let entries: [AgendaEntry]
    let names: [String: PersonalIdentity]

    static let route = Route.get("/rendez-vous", .needs(.seeFiles)) { ask, tx in try AgendaPage(ask, tx).answer }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        let actor = try ask.actor()
        let day = Day(iso: ask.query["semaine"]) ?? ask.today
        monday = day.adding(days: 1 - day.weekday)
        let sites = Set(try tx.dueSites(actor).map(\.id))
        let others = try tx.colleagues(at: sites, on: ask.today).filter { $0.id != actor.id }
        colleagues = [(actor.id, ask.l("Moi"))] + others
        colleague = others.first { $0.id == ask.query["de"] } ?? (actor.id, actor.name)
        entries = try tx.agenda(
            of: colleague.id, from: monday, to: monday.adding(days: 6), visibleTo: actor, vault: ask.services.vault)
        names = try tx.headNames(
            of: Set(entries.map(\.appointment.household)).sorted(), vault: ask.services.vault)
    }

    private var l: Language { ask.l }
    private var words: AppointmentWords { AppointmentWords(ask: ask) }
    private var isOwn: Bool { colleague.id == ask.visitor?.actor.id }
    private var planned: Int { entries.count { $0.appointment.state.isPlanned } }

    var answer: Answer {
        let title = isOwn ? l("Mes rendez-vous") : l("Rendez-vous de {nom}", ["nom": colleague.name])
        return ask.page(title, current: .today) { h in
            h.div(.class("over")) { h.a(l("Aujourd’hui"), .href(Link.today.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p(
                        "\(l("Semaine du {jour}", ["jour": l.day(monday)])) · "
                            + l.plural(planned, "{n} rendez-vous prévu", "{n} rendez-vous prévus"))
                }
                h.div(.class("acts")) {
                    h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
                }
            }
            weeks(h)
            choice(h)
            if entries.isEmpty { empty(h) }
            for shift in 0..<7 { day(h, monday.adding(days: shift)) }
        }
    }

    private func link(_ day: Day) -> Link {
        let link = Link.agenda.with("semaine", day.iso)
        return isOwn ? link : link.with("de", colleague.id)
    }

    private func weeks(_ h: HTML) {
        let current = ask.today.adding(days: 1 - ask.today.weekday)
        h.nav(.class("pager noprint"), .aria("label", l("Semaines"))) {
            h.a(l("Semaine précédente"), .href(link(monday.adding(days: -7)).path), .rel("prev"))
            h.a(
                l("Cette semaine"), .href(link(current).path), monday == current ? .aria("current", "page") : nil)
            h.a(l("Semaine suivante"), .href(link(monday.adding(days: 7)).path), .rel("next"))
        }
    }

    private func choice(_ h: HTML) {
        guard colleagues.count > 1 else { return }
        h.form(.action(Link.agenda.path), .class("period noprint")) {
            h.input(.type("hidden"), .name("semaine"), .value(monday.iso))
            h.label(l("Agenda de"), .for_("de"))
            h.select(.id("de"), .name("de")) {
                for one in colleagues {
                    h.option(one.name, .value(one.id), one.id == colleague.id ? .selected : nil)
                }
            }
            h.button(l("Afficher"), .class("btn b2"))
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun rendez-vous cette semaine.")) }
            h.p(l("Un rendez-vous se prend dans le dossier d’un ménage, onglet Rendez-vous."))
        }
    }

    private func day(_ h: HTML, _ day: Day) {
        let own = entries.filter { $0.appointment.on == day }
        guard !own.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2 {
                h.text(l.day(day))
                if day == ask.today {
                    h.text(" ")
                    Badge(.ok, l("aujourd’hui")).write(h)
                }
            }
            h.ol(.class("tl dated")) { for entry in own { item(h, entry) } }
        }
    }

    private func item(_ h: HTML, _ entry: AgendaEntry) {
        let one = entry.appointment
        h.li {
            h.time(l.time(one.at), .datetime("\(one.on.iso)T\(one.at.text)"))
            h.div {
                h.p {
                    h.a(
                        ask.title(of: names[one.household], code: entry.code),
                        .href(AppointmentLinks.shown(entry.code, one.id).path))
                    for badge in [words.state(one), one.state.isPlanned ? words.interpreter(one) : nil] {
                        guard let badge else { continue }
                        h.text(" ")
                        badge.write(h)
                    }
                }
                // Neither address nor note: a printed agenda lies about.
                h.p(
                    [
                        ask.label("appointmentKind", one.kind).capitalizedFirst,
                        ask.label("appointmentPlace", one.place),
                        words.length(one.minutes), ask.persons(entry.size), entry.code,
                    ].joined(separator: " · "), .class("small"))
            }
        }
    }
}
