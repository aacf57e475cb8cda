import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Persons and files that may be written twice: found, told apart, and what was merged.
enum DuplicateRoutes {
    static let all: [Route] =
        [
            .get("/menages/doublons", .needs(.mergeFiles), probable),
            .post("/menages/doublons/distincts", .needs(.mergeFiles), tellApart),
            .post("/menages/doublons/distincts/annulation", .needs(.mergeFiles), takeBack),
            .get("/menages/:code/doublons", .needs(.mergeFiles)) { ask, tx in try find(ask, tx) },
        ] + MergeRoutes.all

    @Sendable private static func probable(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let author = try ask.author()
        let found = try tx.probableDuplicates(
            from: ask.query.filled("apres").map { .after($0) } ?? .start,
            in: try ask.services.names.index(for: author.actor.files, tx), by: author)
        let since = Moment(startOf: ask.today.adding(days: -HouseholdChangeRules.undoDays), in: "Europe/Paris")
        return ProbableDuplicatesPage(
            ask: ask, found: found, merges: try tx.merges(since: since, visibleTo: author.actor)
        ).answer
    }

    @Sendable private static func tellApart(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (one, other) = (ask.form["une"], ask.form["autre"])
        guard one != other else { throw AccessRefusal.notFound }
        do {
            try tx.tellApart(one, other, by: author)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
        return .redirect(
            to: .duplicates,
            saying: Flash(
                ask.l("Deux personnes : la paire ne sera plus proposée."),
                undo: Link.act(.duplicates, "distincts/annulation").with("une=\(one)&autre=\(other)")))
    }

    @Sendable private static func takeBack(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        do {
            try tx.takeBackTellingApart(ask.query["une"], ask.query["autre"], by: author)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
        return .redirect(to: .duplicates, saying: Flash(ask.l("La paire est de nouveau proposée.")))
    }

    static func find(_ ask: Ask, _ tx: any Transaction, unknownCode: String? = nil) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        let author = try ask.author()
        let file = try tx.file(of: found, by: author)
        let index = try ask.services.names.index(for: author.actor.files, tx)
        var people: Set<String> = []
        for member in file.present {
            guard let identity = member.member.identity else { continue }
            let alike = try tx.possibleDuplicates(
                of: identity, nationalities: member.profile?.nationalities ?? [], except: found.id, in: index,
                by: author)
            people.formUnion(alike.map(\.person))
        }
        return DuplicatePages(ask: ask, file: file).list(
            try tx.personCards(people, by: author),
            merges: try tx.merges(in: found.id, visibleTo: author.actor), unknownCode: unknownCode)
    }
}
