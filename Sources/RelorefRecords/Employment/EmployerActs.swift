package import RelorefDomain
package import RelorefStorage

extension EmployerJobs {
    /// The pen of whoever holds the link.
    func pen(_ act: OutsideAct) -> OfferPen {
        OfferPen(link: link.id, account: account, now: act.now, today: act.today, newID: act.newID)
    }
}

extension Transaction {
    /// The employer does not take somebody; what it writes is sealed under the household's key.
    package func refuseByEmployer(
        _ application: String, _ reason: JobApplication.EmployerReason, words: String, in shown: EmployerJobs,
        _ act: OutsideAct
    ) throws {
        let before = try book(ofCandidate: application, in: shown, act)
        var book = before
        let place = try book.place(of: application)
        try book.applications[place].refuse(reason, on: act.today, byLink: true, today: act.today)
        try keep(book, since: before)
        try keep(words, of: book.applications[place], act.vault)
        try tell(
            "refuseByEmployer", book, book.applications[place],
            ["on": act.today.iso, "employer_reason": reason.rawValue], by: shown.pen(act))
    }

    /// The employer wants to see somebody on a day.
    package func interviewByEmployer(
        _ application: String, on day: Day, in shown: EmployerJobs, _ act: OutsideAct
    ) throws {
        let before = try book(ofCandidate: application, in: shown, act)
        var book = before
        let place = try book.place(of: application)
        guard day >= act.today else { throw JobOffer.Refusal.before(act.today) }
        try book.applications[place].interview(on: day, byLink: true)
        try keep(book, since: before)
        try tell("interview", book, book.applications[place], ["on": day.iso], by: shown.pen(act))
    }

    /// A question about a job, in the employer's words: sealed under the site's key, read on the page of the job.
    package func askByEmployer(_ words: String, of job: String, in shown: EmployerJobs, _ act: OutsideAct) throws {
        guard let offer = shown.jobs.first(where: { $0.id == job })?.offer, shown.link.state(at: act.now) == .open
        else { throw NotVisible("job_offer", job) }
        try tell(.asked, of: .job(job), words: words, behind: shown.link, act)
        try tell("askByEmployer", try book(offer), nil, [:], by: shown.pen(act))
    }

    /// The job of somebody whom the employer may still answer.
    private func book(ofCandidate id: String, in shown: EmployerJobs, _ act: OutsideAct) throws -> JobBook {
        let mine = shown.jobs.first { $0.candidates.contains { $0.id == id && $0.isToDecide } }
        guard let offer = mine?.offer, shown.link.state(at: act.now) == .open else {
            throw NotVisible("job_application", id)
        }
        return try book(offer)
    }

    /// The employer proposes one more job.
    @discardableResult
    package func receiveByEmployer(
        _ facts: JobOffer.Facts, in shown: EmployerJobs, _ act: OutsideAct
    ) throws -> JobOffer {
        guard shown.link.state(at: act.now) == .open else { throw NotVisible("offer_link", shown.link.id) }
        var facts = facts
        // What an employer proposes counts for its convention in force with that site, where there is one alone.
        facts.convention = try onlyConvention(
            .employment, with: shown.link.partner, of: shown.link.site, on: facts.receivedOn)
        let offer = JobOffer(id: act.newID(), site: shown.link.site, partner: shown.link.partner, facts)
        try offer.check(today: act.today)
        try insert(offer, by: shown.account, at: act.now)
        try tell(
            "receive", JobBook(offer: offer, applications: []), nil, ["on": facts.receivedOn.iso], by: shown.pen(act))
        try tell(.jobProposed, of: .job(offer.id), behind: shown.link, act)
        return offer
    }
}
