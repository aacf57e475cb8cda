import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A landlord's link without an account: opening it changes nothing; everything else comes after the code.
enum LandlordOfferRoutes {
    static let all: [Route] = [
        .get("/bailleur/:jeton", .everyone) { ask, tx in
            guard let shown = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
            return AnswerPages(ask: ask).shut(shown.link) ?? LandlordOfferPages(ask: ask, shown: shown).check()
        },
        .free(.post, "/bailleur/:jeton", .everyone) { ask in
            try await ask.services.store.write { tx in try answer(ask, tx) }
        },
    ]

    static func shown(_ ask: Ask, _ tx: any Transaction) throws -> LandlordOffers? {
        try tx.landlordOffers(SessionKeeper.hash(ask.parameter("jeton")), on: ask.today)
    }

    private static func answer(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let shown = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
        let (pages, outside) = (LandlordOfferPages(ask: ask, shown: shown), AnswerPages(ask: ask))
        if let shut = outside.shut(shown.link) { return shut }
        let code = SpokenCode.hash(ask.form[AnswerPages.letters], for: ask.parameter("jeton"))
        guard try tx.passesCheck(shown, codeHash: code, at: ask.now) else {
            let counted = try self.shown(ask, tx) ?? shown
            return outside.shut(counted.link) ?? LandlordOfferPages(ask: ask, shown: counted).check(failed: true)
        }
        if let id = ask.form.filled("decider") { return try decide(id, pages, tx) }
        if let id = ask.form.filled("recus") {
            try AccessRefusal.hiding { try tx.acknowledgeByLandlord(id, in: shown, ask.outsideAct) }
            return try again(ask, tx, saying: ask.l("Merci, votre accusé de réception est enregistré."))
        }
        if ask.form.has("nouvelle") { return try propose(pages, tx) }
        if let id = ask.form.filled("retirer") { return try LandlordWithdrawal(pages: pages, offer: id).answer(tx) }
        return try LandlordVisits.answer(pages, tx) ?? pages.list()
    }

    private static func decide(_ id: String, _ pages: LandlordOfferPages, _ tx: any Transaction) throws -> Answer {
        let (ask, shown) = (pages.ask, pages.shown)
        guard let candidate = shown.offers.flatMap(\.candidates).first(where: { $0.id == id }) else {
            throw AccessRefusal.notFound
        }
        guard candidate.isToDecide else {
            return pages.list(told: ask.l("Ce dossier est déjà décidé : voici où il en est."))
        }
        let papers = ask.offered("documentKind")
        guard ask.form.has("reponse") else { return pages.decide(candidate, papers: papers) }
        var reading = FormReading(ask)
        let typed = DecisionFields.read(&reading, papers: papers)
        guard let typed, reading.errors.isEmpty else {
            return pages.decide(candidate, papers: papers, refusal: FormRefusal(errors: reading.errors))
        }
        do {
            try tx.decideByLandlord(
                id, try typed.verdict(), in: shown, ask.outsideAct)
        } catch let refusal as HousingOffer.Refusal {
            let told = OfferRefusalWords(ask: ask).told(refusal)
            return pages.decide(candidate, papers: papers, refusal: FormRefusal(errors: [told]))
        }
        return try again(ask, tx, saying: ask.l("Merci, votre décision est enregistrée."))
    }

    private static func propose(_ pages: LandlordOfferPages, _ tx: any Transaction) throws -> Answer {
        let ask = pages.ask
        guard ask.form.has("reponse") else { return pages.propose(OfferForm(ask)) }
        let form = try OfferForm(ask, tx, isByLandlord: true)
        guard let facts = form.facts else {
            return pages.propose(form, refused: DwellingFormRefusal("", ask.form, form.errors))
        }
        if let key = ask.form.filled("cle"), try tx.wasSent(key, behind: pages.shown.link, at: ask.now) {
            return try again(ask, tx, saying: ask.l("Votre proposition était déjà reçue."))
        }
        try tx.receiveByLandlord(
            facts, address: form.address, in: pages.shown, ask.outsideAct)
        return try again(ask, tx, saying: ask.l("Merci, votre proposition est reçue."))
    }

    /// The list as it is now.
    static func again(_ ask: Ask, _ tx: any Transaction, saying sentence: String) throws -> Answer {
        guard let now = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
        return LandlordOfferPages(ask: ask, shown: now).list(told: sentence)
    }
}
