package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// An employer proposes a job, as it came by mail, by telephone or in a talk.
    @discardableResult
    package func receiveJob(
        _ facts: JobOffer.Facts, from partner: String, site: String, by author: Author
    ) throws -> JobOffer {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        guard try proposes(.jobs, partner, to: author.actor) else { throw NotVisible("partner", partner) }
        let offer = JobOffer(id: author.newID(), site: site, partner: partner, facts)
        try offer.check(today: author.today)
        try checkConvention(of: offer, by: author)
        try insert(offer, by: author.actor.id, at: author.now)
        try tell(
            "receive", JobBook(offer: offer, applications: []), nil, ["on": facts.receivedOn.iso], by: OfferPen(author))
        return offer
    }

    /// Puts right what is said of a job, while it is looked for.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    package func changeJob(_ id: String, _ facts: JobOffer.Facts, version: Int, by author: Author) throws {
        try author.needs(.writePartners)
        var book = try book(ofJob: id, author)
        guard book.offer.version == version else { throw StorageError.changedMeanwhile("job_offer") }
        try book.offer.change(facts, beside: book.applications, today: author.today)
        try checkConvention(of: book.offer, by: author)
        try updateFacts(book.offer)
        try tell("update", book, by: OfferPen(author))
    }

    private func checkConvention(of offer: JobOffer, by author: Author) throws {
        guard let convention = offer.facts.convention else { return }
        guard
            try row(
                """
                SELECT 1 AS one FROM convention WHERE id = \(convention) AND partner_id = \(offer.partner)
                  AND kind = 'employment' AND \(author.actor.stock.condition(on: "convention.site_id"))
                """) != nil
        else { throw JobOffer.Refusal.conventionElsewhere }
    }

    /// The job is not looked for any more.
    package func closeJob(_ id: String, as end: JobOffer.State, on day: Day, by author: Author) throws {
        try author.needs(.writePartners)
        let before = try book(ofJob: id, author)
        var book = before
        try book.offer.close(as: end, on: day, among: &book.applications, today: author.today)
        try keep(book, since: before)
        try keepUndo(before, by: author)
        try tell("closeJob", book, nil, ["job_state": end.rawValue, "on": day.iso], by: OfferPen(author))
        try tellEnded(in: book, since: before, by: OfferPen(author))
    }

    private func tellEnded(in book: JobBook, since before: JobBook, by pen: OfferPen) throws {
        for (application, known) in zip(book.applications, before.applications)
        where application.state == .withdrawn && known.state != .withdrawn {
            try tell("endWithJob", book, application, [:], by: pen)
        }
    }

    /// A grown-up of a file is presented for a job.
    @discardableResult
    package func present(_ person: String, for job: String, by author: Author) throws -> JobApplication {
        try author.needs(.writeFiles)
        let before = try book(ofJob: job, author)
        let (_, household) = try self.person(person, Act(author))
        _ = try file(household.id, Act(author))
        try before.offer.mayPresent(person, beside: before.applications, today: author.today)
        let application = JobApplication(
            id: author.newID(), offer: job, person: person, household: household.id, site: household.site,
            presentedOn: author.today)
        var book = before
        book.applications.append(application)
        try update(book.offer)
        try insert(application, by: author.actor.id, at: author.now)
        try keepUndo(before, by: author)
        try tell("present", book, application, ["on": author.today.iso], by: OfferPen(author))
        return application
    }

    package func interview(_ id: String, of job: String, on day: Day, by author: Author) throws {
        try move(id, of: job, "interview", ["on": day.iso], by: author) { book, place in
            try book.applications[place].interview(on: day)
        }
    }

    /// The person is hired: the contract begins on its first day (V78 to V80), and the job is filled where it was the last.
    package func hire(
        _ id: String, of job: String, _ contract: NewSpell, on day: Day, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        try move(
            id, of: job, "hire", ["on": day.iso, "contract": contract.contract.rawValue], by: author, canUndo: false
        ) { book, place in
            var checked = book.applications[place]
            try checked.hire("", on: day, today: author.today)
            var contract = contract
            // A job that an employment service passes on is another employer's.
            let isEmployer = try isEmployer(book.offer.partner, visibleTo: author.actor)
            contract.employer = isEmployer ? book.offer.partner : nil
            let spell = try beginWork(contract, of: checked.person, by: author, confirming: confirming)
            try book.applications[place].hire(spell.id, on: day, today: author.today)
            book.offer.fill(on: day, among: &book.applications)
        }
    }

    /// The employer does not take the person, as a colleague was told.
    package func refuseByEmployer(
        _ id: String, of job: String, _ reason: JobApplication.EmployerReason, on day: Day, words: String = "",
        by author: Author
    ) throws {
        try move(id, of: job, "refuseByEmployer", ["on": day.iso, "employer_reason": reason.rawValue], by: author) {
            book, place in
            try book.applications[place].refuse(reason, on: day, byLink: false, today: author.today)
            try keep(words, of: book.applications[place], author.vault)
        }
    }

    package func declineJob(
        _ id: String, of job: String, _ reason: JobApplication.PersonReason, on day: Day, words: String = "",
        by author: Author
    ) throws {
        try move(id, of: job, "declineJob", ["on": day.iso, "person_reason": reason.rawValue], by: author) {
            book, place in
            try book.applications[place].decline(reason, on: day, today: author.today)
            try keep(words, of: book.applications[place], author.vault)
        }
    }

    /// A colleague read what the employer answered by its link.
    package func seeJobAnswer(_ id: String, of job: String, by author: Author) throws {
        try move(id, of: job, "seeJobAnswer", by: author, canUndo: false) { book, place in
            book.applications[place].see()
        }
    }

    /// An act on the person's side: its file is visible to the author and open.
    private func move(
        _ id: String, of job: String, _ verb: String, _ detail: [String: String?] = [:], by author: Author,
        canUndo: Bool = true, _ work: (inout JobBook, Int) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        let before = try book(ofJob: job, author)
        var book = before
        let place = try book.place(of: id)
        do {
            _ = try file(book.applications[place].household, Act(author))
        } catch is NotVisible {
            throw NotVisible("job_application", id)
        }
        try work(&book, place)
        try keep(book, since: before)
        try keepUndo(before, by: author, canUndo: canUndo)
        try tell(verb, book, book.applications[place], detail, by: OfferPen(author))
        try tellEnded(in: book, since: before, by: OfferPen(author))
    }

    func keep(_ words: String, of application: JobApplication, _ vault: Vault) throws {
        guard !words.isBlank else { return }
        let sealed = try vault.seal(SealedText(words), application.wordsSlot)
        try run("UPDATE job_application SET words = \(sealed) WHERE id = \(application.id)")
    }
}
