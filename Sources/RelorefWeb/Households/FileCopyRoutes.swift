import Foundation
import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The copy of a file for the people in it: prepared by one colleague, let go by another, printed or taken as JSON (R48).
enum FileCopyRoutes {
    static let all: [Route] = [
        .get("/menages/:code/copie", .needs(.seeNationality)) { ask, tx in try page(ask, tx).answer },
        .post("/menages/:code/copie", .needs(.seeNationality)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            var reading = FormReading(ask)
            let day = reading.day("jour")
            let language = FamilyLanguage(rawValue: ask.form["langue"]) ?? .french
            if reading.errors.isEmpty, day > author.today {
                reading.refuse("jour", ask.l("Ce jour n’est pas encore venu."))
            }
            if !reading.errors.isEmpty { return try page(ask, tx, FormRefusal(errors: reading.errors)).refused }
            let request = try CopyRequest(askedOn: day, language: language, today: author.today)
            do { try tx.askRelease(of: found, request, by: author) } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(
                to: .act(.household(found.code), "copie"),
                saying: Flash(ask.l("Copie préparée : une deuxième personne doit donner son accord.")))
        },
        .post("/menages/:code/copie/:id/remise", .needs(.seeNationality)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            let page = Link.act(.household(found.code), "copie")
            do {
                try tx.handOver(ask.parameter("id"), of: found, on: author.today, by: author)
            } catch is NotVisible {
                throw AccessRefusal.notFound
            } catch is CopyRequest.Refusal {
                let sentence = ask.l("Cette copie a changé entre-temps : regardez où elle en est.")
                return .redirect(to: page, saying: Flash(sentence, tone: .warn))
            }
            return .redirect(to: page, saying: Flash(ask.l("Copie remise.")))
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
            return print(ask, sections, file, try await cover(ask))
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

    /// - Parameter refusal: what is wrong with a request that was just sent.
    private static func page(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws -> FileCopyPage {
        let found = try tx.visibleHousehold(ask)
        let author = try ask.author()
        let releases = try tx.releases(of: found)
        return FileCopyPage(
            ask: ask, file: try tx.file(of: found, by: author), releases: releases,
            papers: PaperPackage(try tx.everyDocument(of: found, by: author)),
            names: try tx.colleagueNames(Set(releases.map(\.askedBy) + releases.compactMap(\.releasedBy))),
            refusal: refusal)
    }

    /// The first words of the copy, in the language that was asked for.
    private static func cover(_ ask: Ask) async throws -> FileCopyCover? {
        try await ask.services.store.read { tx in
            let found = try tx.visibleHousehold(ask)
            guard let asked = try tx.releases(of: found).first(where: { $0.id == ask.parameter("id") })?.request else {
                return nil
            }
            let language = asked.language
            return FileCopyCover(
                tongue: FamilyTongue(
                    language: language, translations: try tx.translations(into: language), unread: ask.l("non relu")),
                day: ask.today)
        }
    }

    private static func print(
        _ ask: Ask, _ sections: [CopySection], _ file: HouseholdFile, _ cover: FileCopyCover?
    ) -> Answer {
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
            cover?.write(h)
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
