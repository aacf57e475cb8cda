import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Two files, or two persons of one file, compared and made one, and taken back within thirty days.
enum MergeRoutes {
    static let all: [Route] = [
        .get("/menages/:code/fusion", .needs(.mergeFiles), compare),
        .post("/menages/:code/fusion", .needs(.mergeFiles), merge),
        .post("/menages/:code/fusion-annulee", .needs(.mergeFiles), undo),
        .get("/menages/:code/personnes-reunies", .needs(.mergeFiles), comparePersons),
        .post("/menages/:code/personnes-reunies", .needs(.mergeFiles), mergePersons),
    ]

    @Sendable private static func compare(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        guard let other = try other(than: found, ask.query["avec"], ask, tx) else {
            return try DuplicateRoutes.find(ask, tx, unknownCode: ask.query["avec"])
        }
        return try page(found, other, ask, tx).answer
    }

    /// Nil when there is no such file for the asker, be it so or not.
    private static func other(
        than found: Household, _ code: String, _ ask: Ask, _ tx: any Transaction
    ) throws -> Household? {
        guard found.mergedInto == nil else { throw AccessRefusal.notFound }
        guard let other = try tx.household(code: code, visibleTo: try ask.actor()), other.mergedInto == nil,
            other.id != found.id
        else { return nil }
        return other
    }

    private static func page(_ found: Household, _ other: Household, _ ask: Ask, _ tx: any Transaction) throws
        -> MergePage
    {
        let author = try ask.author()
        return MergePage(
            ask: ask, file: try tx.file(of: found, by: author), other: try tx.file(of: other, by: author),
            counts: try tx.mergeCounts(of: other.id, by: author))
    }

    @Sendable private static func merge(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        guard let other = try other(than: found, ask.form["avec"], ask, tx) else { throw AccessRefusal.notFound }
        var page = try page(found, other, ask, tx)
        let new = MergeReading(ask: ask, page: page).merge
        let errors = MergeReading(ask: ask, page: page).errors
        guard errors.isEmpty else {
            page.refusal = FormRefusal(errors: errors)
            return page.answer
        }
        do {
            let merged = try tx.mergeFiles(new, by: author, confirming: Confirmation.given(in: ask.form))
            let link = Link.household(found.code)
            return .redirect(
                to: link,
                saying: Flash(
                    ask.l("Dossiers réunis. Vous pouvez revenir en arrière pendant 30 jours."),
                    undo: Link.act(link, "fusion-annulee").with("sujet", merged.id)))
        } catch let refusal as ActRefusal {
            page.refusal = FormRefusal(
                ask, refusal,
                fields: ["same": "membres", "dropped": "sejours", "openedOn": "dossier_openedOn_garde", "*": "membres"])
            return page.answer
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func undo(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        let id = ask.form.filled("sujet") ?? ask.query["sujet"]
        guard try tx.merges(in: found.id, visibleTo: author.actor).contains(where: { $0.id == id }) else {
            throw AccessRefusal.notFound
        }
        let link = Link.household(found.code)
        do {
            try tx.undoMerge(id, by: author)
            return .redirect(
                to: link, saying: Flash(ask.l("Réunion annulée : chacun a de nouveau ce qu’il avait.")))
        } catch let refusal as ActRefusal {
            let words = FormRefusal(ask, refusal, fields: [:]).errors.map(\.sentence).joined(separator: " ")
            return .redirect(to: link, saying: Flash(words, tone: .bad))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func comparePersons(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try personPage(ask, tx, ask.query).answer
    }

    private static func personPage(_ ask: Ask, _ tx: any Transaction, _ asked: FormFields) throws -> PersonMergePage {
        let found = try tx.visibleHousehold(ask)
        let file = try tx.file(of: found, by: try ask.author())
        guard found.mergedInto == nil, let kept = file.present.first(where: { $0.id == asked["sujet"] }),
            let absorbed = file.members.first(where: { $0.id == asked["avec"] }), kept.id != absorbed.id
        else { throw AccessRefusal.notFound }
        return PersonMergePage(ask: ask, file: file, kept: kept, absorbed: absorbed)
    }

    @Sendable private static func mergePersons(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let page = try personPage(ask, tx, ask.form)
        let taken = MergeTable.taken(MergeField.ofPerson, "p", in: ask.form)
        do {
            let merged = try tx.mergePersons(page.absorbed.id, into: page.kept.id, taking: taken, by: author)
            let link = Link.household(page.file.household.code)
            return .redirect(
                to: .household(page.file.household.code, .members),
                saying: Flash(
                    ask.l("Personnes réunies. Vous pouvez revenir en arrière pendant 30 jours."),
                    undo: Link.act(link, "fusion-annulee").with("sujet", merged.id)))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}

/// What was chosen on the page of a merge.
struct MergeReading {
    let ask: Ask
    let page: MergePage

    private var form: FormFields { ask.form }

    private var same: [String: String] {
        let own = Set(page.file.members.map(\.id))
        return chosen.filter { own.contains($0.value) }
    }

    private var chosen: [String: String] {
        Dictionary(
            page.other.members.compactMap { member in form.filled("qui_\(member.id)").map { (member.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Values are chosen between two persons who were shown side by side; others are to be looked at first.
    var errors: [FormReading.FieldError] {
        let unseen = same.filter { form["vu_\($0.key)"] != $0.value }
        guard !unseen.isEmpty || form["suite"] == "comparer" else { return [] }
        return [
            .init(field: "membres", sentence: ask.l("Comparez les personnes choisies, puis réunissez les dossiers."))
        ]
    }

    var merge: NewMerge {
        var takenOf: [String: Set<MergeField>] = [:]
        for person in same.keys { takenOf[person] = MergeTable.taken(MergeField.ofPerson, "p_\(person)", in: form) }
        return NewMerge(
            page.other.household.id, into: page.file.household.id, same: same,
            kinships: chosen.compactMapValues { Kinship(rawValue: $0) },
            dropped: Set(page.other.homes.map(\.id).filter { form.has("sejour_\($0)") }),
            taken: MergeTable.taken(MergeField.ofFile, "dossier", in: form), takenOf: takenOf)
    }
}
