import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Registering a household in as many sittings as it takes: sections kept one by one, then checked and created.
enum RegistrationRoutes {
    static let all: [Route] = [
        .get("/menages/nouveau", .needs(.writeFiles), begin),
        .post("/menages/nouveau", .needs(.writeFiles), beginWithName),
        .get("/menages/nouveau/:brouillon", .needs(.writeFiles), tasks),
        .get("/menages/nouveau/:brouillon/verifier", .needs(.writeFiles), check),
        .free(.post, "/menages/nouveau/:brouillon/verifier", .needs(.writeFiles), create),
        .post("/menages/nouveau/:brouillon/abandon", .needs(.writeFiles), giveUp),
        .get("/menages/nouveau/:brouillon/:partie", .needs(.writeFiles), section),
        .post("/menages/nouveau/:brouillon/:partie", .needs(.writeFiles), keep),
    ]

    /// One registration that waits is gone on with; several are listed; none begins a new one.
    @Sendable private static func begin(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let drafts = try tx.drafts(of: RegistrationDraft.form, by: try ask.author()).map(RegistrationDraft.init)
        if drafts.isEmpty || ask.query["autre"] == "oui" {
            return RegistrationPages(ask: ask, draft: RegistrationDraft(id: ask.services.newID())).section(.members)
        }
        if drafts.count == 1, let only = drafts.first {
            return RegistrationPages(ask: ask, draft: only).tasks
        }
        return RegistrationPages.begun(ask, drafts)
    }

    /// From a search that found nobody: the first word is the family name until somebody says otherwise.
    @Sendable private static func beginWithName(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let words = String(ask.form["nom"].prefix(100)).split(whereSeparator: \.isWhitespace).map(String.init)
        var draft = RegistrationDraft(id: author.newID())
        draft.take(
            .members,
            from: FormFields([("nom1", words.first ?? ""), ("prenom1", words.dropFirst().joined(separator: " "))]))
        try tx.save(draft.stored, as: draft.id, of: RegistrationDraft.form, by: author)
        return .redirect(to: .registration(draft.id, RegistrationSection.members.rawValue))
    }

    @Sendable private static func tasks(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let draft = try tx.registration(ask)
        guard draft.savedAt != nil else { throw AccessRefusal.notFound }
        return RegistrationPages(ask: ask, draft: draft).tasks
    }

    @Sendable private static func section(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let section = RegistrationSection(rawValue: ask.parameter("partie")) else { throw AccessRefusal.notFound }
        let draft = try tx.registration(ask)
        guard draft.savedAt != nil else { throw AccessRefusal.notFound }
        return RegistrationPages(ask: ask, draft: draft).section(section, centres: try centres(ask, tx, section))
    }

    private static func centres(_ ask: Ask, _ tx: any Transaction, _ section: RegistrationSection) throws
        -> [CentreLine]
    {
        guard section == .housing else { return [] }
        return try tx.centres(CentreFilter(), on: ask.today, limit: 500, visibleTo: try ask.actor())
    }

    /// Whatever was typed is kept; what cannot be read is said on the same page.
    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let section = RegistrationSection(rawValue: ask.parameter("partie")) else { throw AccessRefusal.notFound }
        var draft = try tx.registration(ask)
        var form = ask.form
        let addsPerson = form["suite"] == "ajouter"
        if addsPerson {
            let rows = max(draft.rows, Int(form["personnes"]) ?? 0)
            form = FormFields(
                form.pairs.filter { $0.name != "personnes" }.map { ($0.name, $0.value) } + [
                    ("personnes", String(rows + 1))
                ])
        }
        draft.take(section, from: form)
        try tx.save(draft.stored, as: draft.id, of: RegistrationDraft.form, by: author)
        // Kept while one types: there is no page to go to.
        if ask.form.has("formulaire") {
            return Answer(status: .noContent, contentType: "text/plain; charset=utf-8", body: [])
        }
        if addsPerson {
            return .redirect(to: Link.registration(draft.id, section.rawValue).at("p\(draft.rows)"))
        }
        if form["suite"] == "liste" {
            return .redirect(
                to: .registration(draft.id), saying: Flash(ask.l("Saisie gardée : vous pouvez reprendre plus tard.")))
        }
        let errors = RegistrationReading.errors(ask, draft, section)
        if !errors.isEmpty {
            return RegistrationPages(ask: ask, draft: draft)
                .section(section, centres: try centres(ask, tx, section), errors: errors)
        }
        return .redirect(to: .registration(draft.id, section.next?.rawValue ?? "verifier"))
    }

    @Sendable private static func giveUp(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let draft = try tx.registration(ask).id
        try tx.giveUpDraft(draft, by: author)
        return .redirect(
            to: .households,
            saying: Flash(ask.l("Saisie abandonnée. Rien n’a été créé."), undo: .takeBackDraft(draft)))
    }

    @Sendable private static func check(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let draft = try tx.registration(ask)
        guard draft.savedAt != nil else { throw AccessRefusal.notFound }
        return try RegistrationCheck(ask, tx, draft).answer()
    }

    /// Creates the file with everything in it, or nothing.
    @Sendable private static func create(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        do {
            return try await services.store.write { tx in
                if let before = try ask.answeredBefore(tx) { return before }
                let draft = try tx.registration(ask)
                guard draft.savedAt != nil else { throw AccessRefusal.notFound }
                let answer = try Registrar(ask: ask, draft: draft).create(tx, try ask.author())
                try ask.keep(answer, tx)
                return answer
            }
        } catch let refusal as ActRefusal {
            return try await services.store.read { tx in
                try RegistrationCheck(ask, tx, try tx.registration(ask), refusal: refusal).answer()
            }
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
