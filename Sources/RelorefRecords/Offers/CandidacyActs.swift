package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A household is proposed for an offered dwelling (V66).
    @discardableResult
    package func propose(_ household: String, for offer: String, by author: Author) throws -> Candidacy {
        try author.needs(.writeFiles)
        let before = try book(ofOffer: offer, author)
        let household = try file(household, Act(author))
        try before.offer.mayPropose(household.id, beside: before.candidates, today: author.today)
        let candidacy = Candidacy.proposing(
            household.id, of: household.site, for: offer, id: author.newID(), on: author.today)
        var book = before
        book.candidates.append(candidacy)
        try updateState(book.offer)
        try keepUndo(before, by: OfferPen(author))
        try insert(candidacy, convention: book.offer.facts.convention, by: author.actor.id, at: author.now)
        try tell("propose", book, candidacy, ["on": author.today.iso], by: OfferPen(author))
        return candidacy
    }

    /// The household wants the dwelling, and the landlord may learn what it needs to know.
    ///
    /// - Parameter isRecorded: it said so on that day, so that its agreement is written down where there is none.
    package func consent(_ id: String, on day: Day, recording isRecorded: Bool, by author: Author) throws {
        try move(id, "consentCandidacy", ["on": day.iso], by: author) { book, place in
            let household = book.candidates[place].household
            var mayTell = try mayTellLandlord([household]).contains(household)
            if !mayTell, isRecorded {
                try recordConsent(.landlordContact, of: household, givenOn: day, by: author)
                mayTell = true
            }
            try book.candidates[place].consent(on: day, mayTellLandlord: mayTell, today: author.today)
        }
    }

    /// The papers of the household are all there.
    package func completeFile(_ id: String, by author: Author) throws {
        try move(id, "completeFile", by: author) { book, place in
            let household = book.candidates[place].household
            let papers = try paperCompleteness(of: [household], on: author.today)[household]
            try book.candidates[place].complete(papers ?? PaperCompleteness(needed: 0), on: author.today)
        }
    }

    /// The household says yes to the dwelling that is allocated to it (V67). Of two colleagues who note an answer at once,
    /// one succeeds and the other is told so.
    package func acceptAllocation(_ id: String, on day: Day, whyLate: String = "", by author: Author) throws {
        try move(id, "acceptAllocation", ["on": day.iso], by: author) { book, place in
            try book.candidates[place].accept(
                on: day, whyLate: whyLate, beside: book.others(than: id), today: author.today)
            try keepNote(whyLate, of: book.candidates[place], author.vault)
        }
    }

    /// The household says no, and why (V69); the next in rank has its turn.
    package func refuseByHousehold(
        _ id: String, _ reason: Candidacy.HouseholdReason, on day: Day, note: String = "", by author: Author
    ) throws {
        let detail = ["on": day.iso, "household_reason": reason.rawValue]
        try move(id, "refuseByHousehold", detail, by: author) { book, place in
            try book.candidates[place].refuse(reason, on: day, today: author.today)
            try keepNote(note, of: book.candidates[place], author.vault)
            try passOn(&book, after: .household, on: day)
        }
    }

    /// The delay is past without a word from the household, which counts as a refusal; the next in rank has its turn.
    package func noteSilence(_ id: String, by author: Author) throws {
        try move(id, "noteSilence", by: author) { book, place in
            try book.candidates[place].keepSilence(today: author.today)
            try passOn(&book, after: .household, on: author.today)
        }
    }

    /// Proposed by mistake, or not wanted any more.
    package func withdrawCandidacy(_ id: String, by author: Author) throws {
        try move(id, "withdrawCandidacy", by: author) { book, place in try book.candidates[place].withdraw() }
    }

    /// A colleague notes that the landlord has the file.
    package func acknowledge(_ id: String, on day: Day, by author: Author) throws {
        try author.needs(.writePartners)
        let before = try book(ofCandidacy: id, author)
        try acknowledge([id], on: day, in: before, by: OfferPen(author))
    }

    func acknowledge(_ ids: [String], on day: Day, in before: OfferBook, by pen: OfferPen) throws {
        var book = before
        for id in ids {
            let place = try book.place(of: id)
            try book.candidates[place].acknowledge(on: day, today: pen.today)
        }
        guard book.candidates != before.candidates else { return }
        try keep(book, since: before, by: pen)
        for (candidacy, known) in zip(book.candidates, before.candidates) where candidacy != known {
            try tell("acknowledgeCandidacy", book, candidacy, ["on": day.iso], by: pen)
        }
    }

    /// A colleague notes what the committee decided.
    package func decide(_ id: String, _ verdict: Candidacy.Verdict, on day: Day, by author: Author) throws {
        try author.needs(.writePartners)
        try decide(id, verdict, on: day, in: try book(ofCandidacy: id, author), by: OfferPen(author))
    }

    /// What the committee decided, by whoever's hand.
    func decide(_ id: String, _ verdict: Candidacy.Verdict, on day: Day, in before: OfferBook, by pen: OfferPen) throws
    {
        var book = before
        let place = try book.place(of: id)
        try book.candidates[place].decide(
            verdict, on: day, answerBy: try answerBy(allocatedOn: day, book.offer), beside: book.others(than: id),
            today: pen.today)
        if book.candidates[place].state == .allocated { try book.offer.decide(on: day) }
        if verdict.decision.isRefusal { try passOn(&book, after: .landlord, on: day) }
        try keep(book, since: before, by: pen)
        try tell(
            "decideCandidacy", book, book.candidates[place],
            [
                "on": day.iso, "allocation_decision": verdict.decision.rawValue,
                "landlord_reason": book.candidates[place].refusedBy == .landlord ? book.candidates[place].reason : nil,
            ], by: pen)
        try tellRisen(in: book, since: before, by: pen)
    }

    func passOn(_ book: inout OfferBook, after party: Candidacy.Party, on day: Day) throws {
        try book.offer.passOn(
            after: party, on: day, answerBy: try answerBy(allocatedOn: day, book.offer), among: &book.candidates)
    }

    func tellRisen(in book: OfferBook, since before: OfferBook, by pen: OfferPen) throws {
        for (candidacy, known) in zip(book.candidates, before.candidates)
        where known.state == .ranked && candidacy.state == .allocated {
            try tell("riseInRank", book, candidacy, ["on": candidacy.days.allocated?.iso], by: pen)
        }
    }

    /// An act on the household's side: its file is visible to the author and open.
    private func move(
        _ id: String, _ verb: String, _ detail: [String: String?] = [:], by author: Author,
        _ work: (inout OfferBook, Int) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        let before = try book(ofCandidacy: id, author)
        var book = before
        let place = try book.place(of: id)
        do {
            _ = try file(book.candidates[place].household, Act(author))
        } catch is NotVisible {
            throw NotVisible("candidacy", id)
        }
        try work(&book, place)
        try keep(book, since: before, by: OfferPen(author))
        try tell(verb, book, book.candidates[place], detail, by: OfferPen(author))
        try tellRisen(in: book, since: before, by: OfferPen(author))
    }

    private func keepNote(_ note: String, of candidacy: Candidacy, _ vault: Vault) throws {
        guard !note.isBlank else { return }
        let sealed = try vault.seal(SealedText(note), candidacy.noteSlot)
        try run("UPDATE candidacy SET note = \(sealed) WHERE id = \(candidacy.id)")
    }
}
