import Foundation
import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The copy of a file for the people in it: prepared by one colleague, let go by another, printed or taken as JSON (R48).
enum FileCopyRoutes {
    static let all: [Route] = [
        .get("/menages/:code/copie", .needs(.seeNationality)) { ask, tx in
            let found = try tx.visibleHousehold(ask)
            let author = try ask.author()
            let releases = try tx.releases(of: found)
            return FileCopyPage(
                ask: ask, file: try tx.file(of: found, by: author), releases: releases,
                papers: PaperPackage(try tx.everyDocument(of: found, by: author)),
                names: try tx.colleagueNames(Set(releases.map(\.askedBy) + releases.compactMap(\.releasedBy)))
            ).answer
        },
        .post("/menages/:code/copie", .needs(.seeNationality)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            do { try tx.askRelease(of: found, by: author) } catch is NotVisible { throw AccessRefusal.notFound }
            return .redirect(
                to: .act(.household(found.code), "copie"),
                saying: Flash(ask.l("Copie préparée : une deuxième personne doit donner son accord.")))
        },
        .post("/menages/:code/copie/:id/accord", .needs(.seeNationality)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            do { try tx.release(ask.parameter("id"), of: found, by: author) } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(
                to: .act(.household(found.code), "copie"), saying: Flash(ask.l("Accord donné pour sept jours.")))
        }.confirmed,
        .free(.get, "/menages/:code/copie/:id", .needs(.seeNationality)) { ask in
            let (sections, file) = try await sections(ask)
            return print(ask, sections, file)
        },
        .get("/menages/:code/copie/:id/pieces", .needs(.seeNationality)) { ask, tx in
            try PaperPackage.answer(ask, tx)
        },
        .free(.get, "/menages/:code/copie/:id/json", .needs(.seeNationality)) { ask in
            let (sections, file) = try await sections(ask)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            let body = try encoder.encode(
                CopyDocument(household: file.household.code, madeAt: ask.now, sections: sections))
            return Answer.file("\(file.household.code).json", type: "application/json", [UInt8](body))
                .opening(file.household.id)
        },
    ]

    /// Only a copy that a second person let go, and only for its seven days.
    private static func sections(_ ask: Ask) async throws -> ([CopySection], HouseholdFile) {
        let services = ask.services
        let copy = try await services.store.read { tx in
            let found = try tx.visibleHousehold(ask)
            guard try tx.releases(of: found).contains(where: { $0.id == ask.parameter("id") && $0.isOpen(at: ask.now) })
            else { throw AccessRefusal.notFound }
            return try tx.copy(of: found, by: try ask.author())
        }
        let opened = try await services.access.history(of: copy.file.household.id, limit: 5_000)
        let openings = try await services.store.read { try $0.openings(opened) }
        return (FileCopySections(ask: ask, copy: copy, openings: openings).all, copy.file)
    }

    private static func print(_ ask: Ask, _ sections: [CopySection], _ file: HouseholdFile) -> Answer {
        let l = ask.l
        let title = l("Ce que nous gardons sur vous")
        return ask.page(title, current: .households) { h in
            h.div(.class("over noprint")) {
                h.a(l("Copie du dossier"), .href(Link.act(.household(file.household.code), "copie").path))
            }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p(
                        l(
                            "Copie du {jour}. Vous pouvez demander de corriger ou d’effacer ce qui vous concerne.",
                            ["jour": l.day(ask.today)]))
                }
                h.div(.class("acts")) {
                    h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
                }
            }
            for section in sections {
                h.section(.class("sec")) {
                    h.h2(section.title)
                    h.dl(.class("facts wordy")) {
                        for line in section.lines {
                            h.dt(line.what)
                            h.dd(line.value)
                        }
                    }
                }
            }
        }.opening(file.household.id)
    }
}

/// The copy as a machine reads it.
private struct CopyDocument: Codable {
    let household: String
    let madeAt: Moment
    let sections: [CopySection]
}

/// Where a copy is asked for, agreed to, and taken out.
struct FileCopyPage {
    let ask: Ask
    let file: HouseholdFile
    let releases: [FileRelease]
    let papers: PaperPackage
    let names: [String: String]

    private var l: Language { ask.l }
    private var link: Link { .act(.household(file.household.code), "copie") }

    var answer: Answer {
        let household = ask.title(of: file.head?.member.identity, code: file.household.code)
        return ask.page("\(l("Copie du dossier")), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Copie du dossier"))
                    h.p(
                        l(
                            "Pour les personnes qui demandent ce qui est gardé sur elles. Une personne prépare, une autre donne son accord."
                        ))
                }
            }
            if file.household.erasedOn == nil {
                h.form(.action(link.path), .method("post")) {
                    ask.formToken(h)
                    ask.formKey(h)
                    h.button(l("Préparer une copie"), .class("btn"))
                }
            }
            h.ol(.class("tl sec")) { for release in releases { line(h, release) } }
        }.opening(file.household.id)
    }

    private func line(_ h: HTML, _ release: FileRelease) {
        let day = release.askedAt.day(in: "Europe/Paris")
        h.li {
            h.time(l.shortDay(day), .datetime(day.iso))
            h.div {
                h.p(l("Préparée par {nom}", ["nom": names[release.askedBy] ?? ""]))
                if let released = release.releasedBy {
                    h.p(l("Accord de {nom}", ["nom": names[released] ?? ""]))
                } else if release.askedBy == ask.visitor?.actor.id {
                    h.p(l("En attente de l’accord d’une deuxième personne."))
                }
                h.div(.class("acts")) { acts(h, release) }
            }
        }
    }

    private func acts(_ h: HTML, _ release: FileRelease) {
        let own = Link.act(link, release.id)
        if release.isOpen(at: ask.now) {
            h.a(l("Lire ou imprimer"), .class("btn b2"), .href(own.path))
            h.a(l("Télécharger (JSON)"), .class("btn b3"), .href(Link.act(own, "json").path))
            for part in papers.parts.indices {
                h.a(
                    papers.parts.count == 1
                        ? l("Télécharger les pièces (zip)")
                        : l(
                            "Télécharger les pièces, {n} sur {total} (zip)",
                            ["n": l.number(part + 1), "total": l.number(papers.parts.count)]),
                    .class("btn b3"), .href(PaperPackage.link(own, part).path))
            }
        } else if release.releasedBy == nil, release.askedBy != ask.visitor?.actor.id {
            h.form(.action(Link.act(own, "accord").path), .method("post")) {
                ask.formToken(h)
                h.button(l("Donner son accord"), .class("btn b2"))
            }
        } else if release.releasedBy != nil {
            h.span(l("Les sept jours sont passés."), .class("small muted"))
        }
    }
}
