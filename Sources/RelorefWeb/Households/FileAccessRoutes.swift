import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Who follows a household, who alone opens its sealed file, and who never sees it (R25, R26).
///
/// Whoever writes in the file names its referent and may seal it; the rest is for the head of the site.
enum FileAccessRoutes {
    static let all: [Route] = [
        .get("/menages/:code/acces", .needs(.writeFiles)) { ask, tx in try FileAccessPage(ask, tx).answer },
        .post("/menages/:code/acces", .needs(.writeFiles), change),
    ]

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let page = try FileAccessPage(ask, tx)
        return try AccessRefusal.hiding {
            ask.form["acte"] == FileAccessPage.following
                ? try follow(page, tx, author) : try protect(page, tx, author)
        }
    }

    private static func follow(_ page: FileAccessPage, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (ask, household) = (page.ask, page.file.household)
        guard household.closedOn == nil else { throw AccessRefusal.notFound }
        let referent = ask.form.filled("referent")
        guard referent == nil || page.referents.contains(where: { $0.0 == referent }) else {
            return page.refusing("referent", ask.l("Choisissez la référente ou le référent dans la liste."))
        }
        do {
            try EditConflict.check([page.edited], in: ask.form)
            try tx.changeReferent(
                of: household.id, to: referent, handingOver: PathwayWords(french: ask.form["passation"]),
                checkedBy: SensitiveWords.detector, by: author, confirming: Confirmation.given(in: ask.form))
        } catch let conflict as EditConflict {
            return page.answer(conflict, colleague: try tx.lastChange(of: household.id, household: household.id))
        } catch let refusal as ActRefusal {
            return page.refusing(FormRefusal(ask, refusal, fields: ["*": "referent"]))
        }
        return try back(page, tx, author, ask.l("Le suivi est enregistré."))
    }

    private static func protect(_ page: FileAccessPage, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (ask, l) = (page.ask, page.ask.l)
        guard let change = ProtectionChange(rawValue: ask.form["acte"]) else { throw AccessRefusal.notFound }
        let account = ask.form.filled("compte")
        guard account != nil || change.isOfTheFile else {
            return page.refusing(change.rawValue, l("Choisissez quelqu’un."))
        }
        do {
            try tx.protect(page.file.household.id, change, account, by: author)
        } catch let refusal as ProtectionRefusal {
            return page.refusing(
                change.isOfTheFile ? FileAccessPage.seal : change.rawValue, sentence(refusal, l))
        }
        return try back(page, tx, author, l("Protection du dossier enregistrée."))
    }

    /// Somebody who shuts the file to herself does not see it any more.
    private static func back(
        _ page: FileAccessPage, _ tx: any Transaction, _ author: Author, _ sentence: String
    ) throws -> Answer {
        let isStillMine = try tx.household(page.file.household.id, visibleTo: author.actor) != nil
        return .redirect(to: isStillMine ? page.link : .households, saying: Flash(sentence))
    }

    private static func sentence(_ refusal: ProtectionRefusal, _ l: Language) -> String {
        switch refusal {
        case .nobodyLeft: l("Plus personne ne pourrait ouvrir ce dossier.")
        case .alreadySo: l("C’est déjà le cas.")
        case .unknownColleague: l("Choisissez quelqu’un.")
        }
    }
}
