import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The side of the summary: members, papers, who is awaited, what was agreed to.
struct FileAside {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    func write(_ h: HTML) {
        h.aside(.class("aside")) {
            members(h)
            papers(h)
            FileAround(frame: frame).write(h)
            if !file.awaited.isEmpty { awaited(h) }
            troubles(h)
            dates(h)
            consents(h)
            links(h)
            familyPage(h)
        }
    }

    /// What is known of files of other associations: a request, and the link once there is one.
    private func links(_ h: HTML) {
        let links = file.links
        guard links.linkedOn != nil || links.askedOn != nil else { return }
        h.section {
            h.h2(l("Autre association"))
            if let day = links.linkedOn {
                h.p(
                    l(
                        "Ce ménage a un dossier dans une autre association. Il compte une seule fois dans les chiffres du réseau depuis le {jour}.",
                        ["jour": l.shortDay(day)]), .class("small"))
            } else if let day = links.askedOn {
                h.p(l("Demandé le {jour} : aucun lien établi.", ["jour": l.shortDay(day)]), .class("small"))
            }
        }
    }

    private func members(_ h: HTML) {
        h.section {
            h.h2 {
                h.text(l("Membres"))
                h.a(.href(Link.household(frame.household.code, .members).path)) {
                    h.text(l.number(file.present.count))
                    h.span(l(" : voir les membres"), .class("vh"))
                }
            }
            h.dl(.class("facts")) {
                for member in file.present {
                    h.dt(ask.label("kinship", member.member.membership.kinship).capitalizedFirst)
                    h.dd {
                        h.text("\(ask.name(member.member.identity)), \(ask.age(member.member.birth))")
                        if let original = member.member.identity?.originalScript.nonEmpty {
                            h.br()
                            h.bdi(original, .lang(ask.scriptTag(original)))
                        }
                        if let aliases = member.member.identity?.aliases, !aliases.isEmpty {
                            h.br()
                            h.small(
                                l("aussi {noms}", ["noms": aliases.joined(separator: ", ")]), .class("muted"))
                        }
                    }
                }
            }
        }
    }

    private func papers(_ h: HTML) {
        h.section {
            h.h2(l("Titres de séjour"))
            let holders = file.present.filter { !$0.permits.isEmpty }
            if holders.isEmpty { h.p(l("Aucun titre enregistré."), .class("small")) }
            h.dl(.class("facts")) {
                for member in holders {
                    guard let permit = member.permit else { continue }
                    h.dt(member.member.identity?.given.nonEmpty ?? ask.name(member.member.identity))
                    h.dd { ask.badge(permit).write(h) }
                }
            }
        }
    }

    private func awaited(_ h: HTML) {
        h.section {
            h.h2(l("Arrivées attendues"))
            h.dl(.class("facts")) {
                for relative in file.awaited {
                    h.dt(ask.label("kinship", relative.kinship).capitalizedFirst)
                    h.dd(relative.expectedOn.map(l.shortDay) ?? l("date inconnue"))
                }
            }
        }
    }

    /// Days from which a deadline runs: a notice, keys given back, a letter of the CAF.
    private func dates(_ h: HTML) {
        guard frame.household.erasedOn == nil else { return }
        h.section {
            h.h2(l("Dates à suivre"))
            h.dl(.class("facts")) {
                for event in frame.beside.openDates {
                    h.dt(ask.label("deadlineAnchor", event.kind).capitalizedFirst)
                    h.dd(l("le {jour}", ["jour": l.shortDay(event.on)]))
                }
            }
            h.p(.class("small noprint")) {
                h.a(
                    frame.beside.openDates.isEmpty ? l("Noter une date") : l("Voir et noter"),
                    .href(AnchorLinks.page(of: frame.household.code).path))
            }
        }
    }

    /// What is broken in the home and waits for somebody.
    private func troubles(_ h: HTML) {
        guard frame.beside.openTroubles > 0 else { return }
        h.section {
            h.h2(l("Ce qui est cassé ou dangereux"))
            h.p {
                Badge(.late, l.plural(frame.beside.openTroubles, "{n} panne à voir", "{n} pannes à voir")).write(h)
                h.text(" ")
                h.a(l("Voir et répondre"), .href(IncidentLinks.list(frame.household.code).path))
            }
        }
    }

    /// What the household itself sees.
    private func familyPage(_ h: HTML) {
        guard frame.urgentUntil == nil, frame.household.erasedOn == nil else { return }
        h.section(.class("noprint")) {
            h.h2(l("Page du ménage"))
            h.p(.class("small")) {
                h.a(l("Ce que le ménage voit"), .href(FileFamilyPage.link(frame.household.code).path))
            }
        }
    }

    private func consents(_ h: HTML) {
        h.section {
            h.h2(l("Accords du ménage"))
            let given = file.consents.filter { $0.withdrawnOn == nil }
            if given.isEmpty { h.p(l("Aucun accord enregistré."), .class("small")) }
            h.dl(.class("facts")) {
                for consent in given {
                    h.dt(ask.label("consentKind", consent.kind).capitalizedFirst)
                    h.dd(l("le {jour}", ["jour": l.shortDay(consent.givenOn)]))
                }
            }
            if let postal = frame.household.postal, postal != .dwelling {
                h.p(
                    postal == .domiciliation
                        ? l("Courrier : à une domiciliation.") : l("Courrier : nulle part pour l’instant."),
                    .class("small"))
            }
            if frame.mayWrite, frame.isOpen {
                h.p(.class("small noprint")) { h.a(l("Noter un accord"), .href(frame.link("accord").path)) }
            }
        }
    }
}
