import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Two files of one household: found, compared, made one, and taken back within thirty days.
enum DuplicateRoutes {
    static let all: [Route] = [
        .get("/menages/:code/doublons", .needs(.mergeFiles), find),
        .get("/menages/:code/fusion", .needs(.mergeFiles), compare),
        .post("/menages/:code/fusion", .needs(.mergeFiles), merge),
        .post("/menages/:code/fusion-annulee", .needs(.mergeFiles), undo),
    ]

    @Sendable private static func find(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
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
        let cards = try tx.personCards(people, by: author)
        return DuplicatePages(ask: ask, file: file).list(cards, merges: try tx.merges(of: found.id)).opening(found.id)
    }

    @Sendable private static func compare(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let (file, other) = try both(ask, tx, ask.query["avec"])
        return DuplicatePages(ask: ask, file: file).compare(other).opening(other.household.id)
    }

    private static func both(_ ask: Ask, _ tx: any Transaction, _ code: String) throws -> (HouseholdFile, HouseholdFile)
    {
        let author = try ask.author()
        let found = try tx.visibleHousehold(ask)
        guard let other = try tx.household(code: code, visibleTo: author.actor), other.mergedInto == nil,
            found.mergedInto == nil, other.id != found.id
        else { throw AccessRefusal.notFound }
        return (try tx.file(of: found, by: author), try tx.file(of: other, by: author))
    }

    @Sendable private static func merge(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (file, other) = try both(ask, tx, ask.form["avec"])
        var same: [String: String] = [:]
        var kinships: [String: Kinship] = [:]
        for member in other.members {
            let choice = ask.form["qui_\(member.id)"]
            if let tie = Kinship(rawValue: choice) {
                kinships[member.id] = tie
            } else if !choice.isEmpty {
                same[member.id] = choice
            }
        }
        let dropped = Set(other.homes.map(\.id).filter { ask.form.has("sejour_\($0)") })
        let new = NewMerge(
            other.household.id, into: file.household.id, same: same, kinships: kinships, dropped: dropped)
        do {
            let merged = try tx.mergeFiles(new, by: author, confirming: Confirmation.given(in: ask.form))
            let link = Link.household(file.household.code)
            return .redirect(
                to: link,
                saying: Flash(
                    ask.l("Dossiers réunis. Vous pouvez revenir en arrière pendant 30 jours."),
                    undo: Link.act(link, "fusion-annulee").with("sujet", merged.id)))
        } catch let refusal as ActRefusal {
            let shown = FormRefusal(ask, refusal, fields: ["same": "membres", "dropped": "sejours", "*": "membres"])
            var answer = DuplicatePages(ask: ask, file: file).compare(other, refusal: shown)
            answer.status = .unprocessableContent
            return answer
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func undo(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        let id = ask.form.filled("sujet") ?? ask.query["sujet"]
        guard try tx.merges(of: found.id).contains(where: { $0.id == id }) else { throw AccessRefusal.notFound }
        let link = Link.household(found.code)
        do {
            try tx.undoMerge(id, by: author)
            return .redirect(
                to: link, saying: Flash(ask.l("Réunion annulée : chaque dossier a de nouveau ce qu’il avait.")))
        } catch let refusal as ActRefusal {
            let words = FormRefusal(ask, refusal, fields: [:]).errors.map(\.sentence).joined(separator: " ")
            return .redirect(to: link, saying: Flash(words, tone: .bad))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}
