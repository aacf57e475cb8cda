import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Households: the list and the file with its tabs.
enum HouseholdRoutes {
    static let all: [Route] =
        SavedViewRoutes<HouseholdListState>.all + BatchRoutes.all + [
            .get("/menages", .needs(.seeFiles), list).kept,
            .export("/menages/export", .needs(.seeFiles)) { ask, tx in
                try HouseholdExport(ask, tx).answer()
            },
            .get("/menages/:code", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .summary) },
            .get("/menages/:code/parcours", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .pathway) },
            .get("/menages/:code/projet", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .project) },
            .get("/menages/:code/membres", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .members) },
            .get("/menages/:code/logement", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .housing) },
            .get("/menages/:code/recherche-logement", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .search) },
            .get("/menages/:code/suivi", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .followUp) },
            .get("/menages/:code/rendez-vous", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .appointments) },
            .get("/menages/:code/courriers", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .letters) },
            .get("/menages/:code/emploi", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .employment) },
            .get("/menages/:code/documents", .needs(.seeFiles)) { ask, tx in try page(ask, tx, .documents) },
            .free(.get, "/menages/:code/historique", .needs(.seeFiles), history),
        ]

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try HouseholdListPage(ask, try HouseholdListState(ask), tx).answer
    }

    private static func page(_ ask: Ask, _ tx: any Transaction, _ part: HouseholdPart) throws -> Answer {
        let author = try ask.author()
        let found = try tx.visibleHousehold(ask)
        if let kept = found.mergedInto, let file = try tx.household(kept, visibleTo: author.actor) {
            return .redirect(to: .household(file.code, part))
        }
        let file = try ask.file(of: found, tx)
        var frame = FileFrame(ask: ask, file: file, part: part, context: try ListContext(ask, found, tx))
        frame.beside = try ask.beside(file, tx)
        let answer =
            switch part {
            case .summary:
                FileSummaryPage(
                    frame: frame, notes: try ask.thread(of: found, tx),
                    noteForm: NoteForm(try tx.formDraft(FormDraft.key(frame.link("notes")), by: author))
                ).answer
            case .pathway: FilePathwayPage(frame: frame).answer
            case .project:
                FileProjectPage(frame: frame, pathway: try tx.pathway(of: found.id, by: author) ?? .nothing).answer
            case .members: FileMembersPage(frame: frame).answer
            case .housing:
                FileHousingPage(
                    frame: frame, incidents: try tx.incidents(of: found.id, by: author) ?? [],
                    reports: try tx.familyReports(of: found.id)
                ).answer
            case .search: try FileSearchPage(frame, tx, author).answer
            case .followUp: try followUp(frame, tx, author)
            case .appointments: try appointments(frame, tx, author)
            case .letters:
                FileLettersPage(frame: frame, letters: try tx.letters(of: found.id, by: author) ?? []).answer
            case .employment:
                FileEmploymentPage(
                    frame: frame, pathway: try tx.pathway(of: found.id, by: author) ?? .nothing,
                    doubleInsertion: try DoubleInsertion(ask, tx, site: found.site)
                ).answer
            case .documents: try documents(frame, tx, author)
            case .history: throw AccessRefusal.notFound
            }
        return answer.opening(found.id)
    }

    private static func documents(_ frame: FileFrame, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let terms = try tx.datedTerms().terms(on: frame.ask.today, in: frame.file.departement)
        return FileDocumentsPage(
            frame: frame, documents: try tx.documents(of: frame.household.id, by: author) ?? [],
            kinds: try tx.paperKinds(), sentByHousehold: try tx.sentByHousehold(frame.household.id),
            notice: { terms.warnings(ofPaper: $0).max() ?? 0 }
        ).answer
    }

    private static func followUp(_ frame: FileFrame, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let link = ShownOnce.secret(in: frame.ask)
        var answer = FileFollowUpPage(
            frame: frame, followUps: try tx.followUps(of: frame.household.id, by: author) ?? [],
            mayBegin: try tx.leaseToFollow(frame.file.homes.map(\.stay), on: frame.ask.today) != nil,
            guarantees: FileGuarantees(
                frame: frame, guarantees: try tx.guarantees(of: frame.household.id, by: author) ?? [],
                services: try tx.tenancyServices(of: frame.household.id, by: author) ?? []), landlordLink: link
        ).answer
        if link != nil {
            answer.setCookies.append(ShownOnce.clear(for: .household(frame.household.code, .followUp)))
        }
        return answer
    }

    private static func appointments(_ frame: FileFrame, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let link = ShownOnce.secret(in: frame.ask)
        var answer = FileAppointmentsPage(
            frame: frame, appointments: try tx.appointments(of: frame.household.id, by: author) ?? [], link: link
        ).answer
        if link != nil {
            answer.setCookies.append(ShownOnce.clear(for: .household(frame.household.code, .appointments)))
        }
        return answer
    }

    @Sendable private static func history(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let (file, done, corrections) = try await services.store.read { tx in
            let author = try ask.author()
            let found = try tx.visibleHousehold(ask)
            return (
                try tx.file(of: found, by: author), try tx.journal(of: found),
                try tx.corrections(of: found.id, by: author) ?? []
            )
        }
        let opened = try await services.access.history(of: file.household.id)
        let actor = try ask.actor()
        let (names, references) = try await services.store.read { tx in
            (
                try tx.colleagueNames(Set(opened.map(\.account) + corrections.map(\.account))),
                try tx.referenceNames(corrections.flatMap(\.references), visibleTo: actor)
            )
        }
        let frame = FileFrame(ask: ask, file: file, part: .history)
        return FileHistoryPage(
            frame: frame, done: done, corrections: corrections, opened: opened, names: names, references: references
        ).answer.opening(file.household.id)
    }
}

extension Transaction {
    /// The household that the address names; a file that the asker may not open does not exist.
    func visibleHousehold(_ ask: Ask) throws -> Household {
        let (code, actor) = (ask.parameter("code"), try ask.actor())
        func find() throws -> Household? { try household(code: code, visibleTo: actor) }
        // An opening in an emergency ends by the clock, without a write.
        let found =
            actor.urgentFiles.isEmpty
            ? try remembering("file \(code) \(actor.id) \(ask.today.iso)", find) : try find()
        guard let found else { throw AccessRefusal.notFound }
        return found
    }
}
