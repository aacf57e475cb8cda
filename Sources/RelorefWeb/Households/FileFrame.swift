import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What stands around every page of a household's file: who it is, the date to keep, the tabs.
struct FileFrame {
    let ask: Ask
    let file: HouseholdFile
    let part: HouseholdPart
    /// The list from which the file was opened.
    var context: ListContext?
    var beside = FileBeside()

    var l: Language { ask.l }
    var household: Household { file.household }
    var title: String { ask.title(of: file.head?.member.identity, code: household.code) }
    /// Nothing is written in an erased file, nor in one that is open in an emergency.
    var mayWrite: Bool { ask.may(.writeFiles) && household.erasedOn == nil && urgentUntil == nil }
    var urgentUntil: Moment? { ask.visitor?.actor.urgentFiles[household.id] }
    var isOpen: Bool { household.closedOn == nil }

    func link(_ noun: String) -> Link { .act(.household(household.code), noun) }

    func page(_ content: (HTML) -> Void) -> Answer {
        let name = part == .summary ? title : "\(title), \(FileTabs.label(part, l))"
        return ask.page(name, current: .households) { h in
            h.div(.class("over")) {
                h.a(context?.back(l) ?? l("Ménages"), .href(Link.households.with(context?.query ?? "").path))
                context?.write(h, l, part)
            }
            identity(h)
            banner(h)
            FileTabs(l: l, part: part) { context?.link(household.code, $0) ?? .household(household.code, $0) }.write(h)
            content(h)
        }
    }

    private func identity(_ h: HTML) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(title)
                h.dl {
                    for (name, write) in facts {
                        h.div {
                            h.dt(name); h.dd { write(h) }
                        }
                    }
                }
            }
            h.div(.class("acts")) { acts(h) }
        }
    }

    private var facts: [(String, (HTML) -> Void)] {
        var facts: [(String, (HTML) -> Void)] = [
            (l("Code"), { $0.span(household.code, .class("code")) }),
            (
                l("Composition"),
                { $0.text("\(ask.persons(household.size)), \(ask.label("compositionKind", household.composition))") }
            ),
        ]
        if let home = file.home { facts.append((l("Lieu"), { place($0, home) })) }
        if let languages = ask.languages(of: file.head) { facts.append((l("Langues"), { $0.text(languages) })) }
        // What is late or due stands in the banner.
        if isOpen, due == nil, let next = dates.first {
            let words = l("{quoi} le {jour}", ["quoi": sentence(next), "jour": l.shortDay(next.day)])
            facts.append(
                (l("Prochaine échéance"), { $0.text("\(words), \(l.distance(from: ask.today, to: next.day))") }))
        }
        if isOpen, let next = beside.nextAppointment {
            facts.append((l("Prochain rendez-vous"), { meeting($0, next) }))
        }
        facts.append((l("Référent"), { $0.text(file.referentName ?? l("aucun")) }))
        facts.append((l("Site"), { $0.text(file.siteName) }))
        if household.confidential { facts.append((l("Accès"), { Badge(.plain, l("confidentiel")).write($0) })) }
        if urgentUntil != nil { facts.append((l("Accès"), { Badge(.late, l("urgent")).write($0) })) }
        return facts
    }

    private func meeting(_ h: HTML, _ one: Appointment) {
        let words = "\(l.moment(one)), \(ask.label("appointmentKind", one.kind))"
        h.a(words, .href(AppointmentLinks.shown(household.code, one.id).path))
    }

    private func place(_ h: HTML, _ home: HomePlace) {
        let words = ask.whereabouts(home).words
        guard let code = home.dwellingCode, ask.may(.seeStock), home.stay.state != .ended else { return h.text(words) }
        h.a(words, .href(Link.dwelling(code).path))
    }

    private func acts(_ h: HTML) {
        guard mayWrite else { return }
        if let (label, link) = mainAct { h.a(label, .class("btn"), .href(link.path)) }
        h.a(l("Note"), .class("btn b2"), .href(Link.household(household.code).at("note").path))
        h.a(l("Événement"), .class("btn b2"), .href(link("evenements").path))
    }

    /// What the household's stage calls for.
    private var mainAct: (String, Link)? {
        guard isOpen else { return (l("Rouvrir le dossier"), link("reouverture")) }
        let stays = file.homes.map(\.stay)
        if let planned = stays.first(where: { $0.state == .planned }), ask.may(.admitHouseholds) {
            return (l("Confirmer l’entrée"), link("entree").with("sujet", planned.id))
        }
        if let stay = stays.last(where: { $0.state == .active && $0.kind == .relay }) {
            return (l("Enregistrer la sortie"), link("sortie").with("sujet", stay.id))
        }
        if beside.visitOn != nil { return (l("Enregistrer une visite"), link("visite")) }
        guard ask.may(.admitHouseholds), !stays.contains(where: { $0.state == .active && $0.kind != .centre }) else {
            return nil
        }
        return (l("Admettre en relais"), link("admission"))
    }

    /// One date at most: the nearest of those that are late or due.
    private func banner(_ h: HTML) {
        if let erased = household.erasedOn {
            return h.p(.class("banner")) {
                h.span(
                    l(
                        "Dossier effacé le {jour} : il ne reste que des faits sans nom, pour les chiffres.",
                        ["jour": l.day(erased)]))
            }
        }
        if let until = urgentUntil {
            h.p(.class("banner bad")) {
                h.span(l("Ouvert en urgence, en lecture, jusqu’au {moment}.", ["moment": l.moment(until)]))
            }
        }
        if let closedOn = household.closedOn {
            let values =
                ["jour": l.day(closedOn), "motif": CloseReason.label(household.closeReason, l)] as KeyValuePairs
            return h.p(.class("banner")) { h.span(l("Dossier clos le {jour} : {motif}.", values)) }
        }
        guard let next = due else { return }
        h.div(.class(next.tone(on: ask.today) == .late ? "banner bad" : "banner warn")) {
            h.span {
                h.b(l("{quoi} le {jour}", ["quoi": sentence(next), "jour": l.day(next.day)]))
                h.text(", \(l.distance(from: ask.today, to: next.day))")
            }
            if mayWrite, let (label, link) = answer(to: next) { h.a(label, .class("btn b2"), .href(link.path)) }
        }
    }

    private var dates: [NextDate] { NextDate.all(home: file.home, permitEnds: permitEnds, visitOn: beside.visitOn) }
    private var due: NextDate? { dates.first { $0.tone(on: ask.today) != .plain } }
    private var permitEnds: Day? { file.present.compactMap { $0.permit?.expiresOn }.min() }

    private func sentence(_ next: NextDate) -> String {
        switch next.matter {
        case .term: l("Fin de séjour autorisé")
        case .permit: l("Fin d’un titre de séjour")
        case .entry: l("Entrée prévue")
        case .visit: l("Visite de suivi")
        }
    }

    private func answer(to next: NextDate) -> (String, Link)? {
        guard let stay = file.home?.stay else { return nil }
        return switch next.matter {
        case .term where stay.kind == .relay: (l("Préparer la sortie"), link("sortie").with("sujet", stay.id))
        case .term: (l("Demander une prolongation"), link("prolongation").with("sujet", stay.id))
        case .permit: (l("Voir les titres"), Link.household(household.code, .members))
        case .entry: nil
        case .visit: (l("Enregistrer une visite"), link("visite"))
        }
    }
}

/// Why a file was closed; the codes are the product's own.
enum CloseReason {
    static let codes = ["autonomous", "handedOver", "moved", "lost", "refused", "death", "other"]

    static func label(_ code: String?, _ l: Language) -> String {
        switch code {
        case "autonomous": l("autonomie dans le logement")
        case "handedOver": l("suivi confié à un autre service")
        case "moved": l("départ vers un autre territoire")
        case "lost": l("contact perdu")
        case "refused": l("accompagnement refusé par le ménage")
        case "death": l("décès")
        case "merged": l("dossiers réunis")
        default: l("autre raison")
        }
    }
}
