import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Who did what and when, and what can still be taken back.
enum JournalRoutes {
    static let all: [Route] = [
        .get("/historique", .signedIn) { ask, tx in try page(ask, tx, at: .history, verdict: nil) },
        .get("/admin/journal", .needs(.seeJournal)) { ask, tx in try page(ask, tx, at: .journal, verdict: nil) },
        .search("/admin/journal/verification", .needs(.seeJournal)) { ask, tx in
            try page(ask, tx, at: .journal, verdict: try tx.verifyJournal())
        },
        .get("/historique/corbeille", .signedIn, trash),
        .post("/historique/corbeille/:id", .signedIn, takeBack),
    ]

    static let pageSize = 50

    private static func page(
        _ ask: Ask, _ tx: any Transaction, at link: Link, verdict: JournalVerdict?
    ) throws -> Answer {
        let actor = try ask.actor()
        let state = JournalState(ask)
        var lines = try tx.journal(state.filter, limit: pageSize + 1, for: actor, on: ask.today)
        let next = lines.count > pageSize ? lines[pageSize - 1].entry : nil
        lines = Array(lines.prefix(pageSize))
        let people = ask.may(.seeJournal) ? try tx.accounts(AccountFilter(), on: ask.today, for: actor) : []
        return JournalPage(
            ask: ask, link: link, state: state, lines: lines, next: next.map(JournalPlace.init),
            people: people.map { ($0.id, $0.name) }, chain: ask.may(.seeJournal) ? try tx.linkedEntries() : nil,
            verdict: verdict,
            references: try tx.referenceNames(lines.flatMap(\.entry.references), visibleTo: actor)
        ).answer
    }

    @Sendable private static func trash(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let author = try ask.author()
        return TrashPage(
            ask: ask, merges: try tx.undoableMerges(by: author), drafts: try tx.givenUpDrafts(by: author)
        ).answer
    }

    @Sendable private static func takeBack(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let id = ask.parameter("id")
        guard try tx.takeBackDraft(id, by: author) else { throw AccessRefusal.notFound }
        return .redirect(to: .registration(id), saying: Flash(ask.l("La saisie est reprise telle qu’elle était.")))
    }
}

/// What the journal's page shows, as its address says: thirty days unless asked otherwise.
struct JournalState {
    let filter: JournalFilter
    let errors: [FormReading.FieldError]

    init(_ ask: Ask) {
        var errors: [FormReading.FieldError] = []
        func day(_ name: String, or usual: Day) -> Day {
            guard let typed = ask.query.filled(name) else { return usual }
            do {
                return try DateEntry(typed, for: .term).day()
            } catch {
                errors.append(.init(field: name, sentence: ask.l.sentence(error)))
                return usual
            }
        }
        let to = day("au", or: ask.today)
        var filter = JournalFilter(from: day("du", or: to.adding(days: -30)), to: to)
        filter.matter = JournalFilter.Matter(rawValue: ask.query["sujet"])
        filter.actor = ask.query.filled("qui")
        filter.act = ask.query.filled("acte").flatMap { JournalWords.acts.contains($0) ? $0 : nil }
        filter.before = JournalPlace(ask.query["avant"])
        self.filter = filter
        self.errors = errors
    }
}
