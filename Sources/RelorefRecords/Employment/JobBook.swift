import RelorefDomain
import RelorefStorage

/// A job with everybody who was presented for it: what every act reads, changes and keeps together.
struct JobBook {
    var offer: JobOffer
    var applications: [JobApplication]

    func place(of id: String) throws -> Int {
        guard let place = applications.firstIndex(where: { $0.id == id }) else {
            throw NotVisible("job_application", id)
        }
        return place
    }
}

extension Visible {
    /// Jobs, on the table `job_offer`: of one's own sites.
    static func jobs(to actor: Actor) -> Query { actor.stock.condition(on: "job_offer.site_id") }
}

extension Transaction {
    /// A job that the author may see, with those who were presented for it.
    func book(ofJob id: String, _ author: Author) throws -> JobBook {
        guard
            let offer = try row(
                "SELECT job_offer.* FROM job_offer WHERE id = \(id) AND \(Visible.jobs(to: author.actor))")
        else { throw NotVisible("job_offer", id) }
        return try book(JobOffer(offer))
    }

    func book(_ offer: JobOffer) throws -> JobBook {
        JobBook(
            offer: offer,
            applications: try rows(
                "SELECT * FROM job_application WHERE offer_id = \(offer.id) ORDER BY presented_on, at, id"
            ).map { try JobApplication($0) })
    }

    /// Keeps what an act changed. The offer counts one version up each time, so that the second of two colleagues is told.
    func keep(_ book: JobBook, since before: JobBook) throws {
        try update(book.offer)
        let known = Dictionary(before.applications.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        for application in book.applications where known[application.id] != application { try update(application) }
    }

    func tell(
        _ verb: String, _ book: JobBook, _ application: JobApplication? = nil, _ detail: [String: String?] = [:],
        by pen: OfferPen
    ) throws {
        try journal([
            JournalEntry(
                id: pen.newID(), at: pen.now, actor: pen.who, act: verb,
                noun: application == nil ? "jobOffer" : "jobApplication", subject: application?.id ?? book.offer.id,
                household: application?.household, site: application?.site ?? book.offer.site,
                detail: detail.compactMapValues { $0 })
        ])
    }
}
