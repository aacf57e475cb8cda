package import RelorefDomain
package import RelorefStorage

/// A job as it stood before an act, with those who were presented for it.
private struct JobBefore: Codable {
    let state: JobOffer.State
    let endedOn: Day?
    let applications: [JobApplication]
}

extension Transaction {
    /// Keeps what the last act of a colleague is taken back with, in the place of the one before.
    ///
    /// - Parameter canUndo: false for what changes more than the job, as a contract does, or what somebody outside said.
    func keepUndo(_ before: JobBook, by author: Author, canUndo: Bool = true) throws {
        let offer = before.offer
        let stood = JobBefore(state: offer.state, endedOn: offer.endedOn, applications: before.applications)
        try keep(canUndo ? stood : nil, as: .ofJob, of: offer.id, version: offer.version + 1, by: OfferPen(author))
    }

    /// Takes back what the author did last with a job, within ten minutes and while nobody did anything else with it.
    package func undoLastAct(ofJob id: String, by author: Author) throws {
        let book = try book(ofJob: id, author)
        guard let before = try takeKept(JobBefore.self, as: .ofJob, of: id, version: book.offer.version, by: author)
        else { throw JobOffer.Refusal.notUndone }
        try update(
            "job_offer", id: id, version: book.offer.version, ["state": before.state, "ended_on": before.endedOn])
        let known = Dictionary(before.applications.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        for application in book.applications {
            guard var earlier = known[application.id] else {
                try run("DELETE FROM job_application WHERE id = \(application.id)")
                try tell("undoApplication", book, application, by: OfferPen(author))
                continue
            }
            earlier.version = application.version
            guard earlier != application else { continue }
            try update(earlier)
            // What was written with the act goes with it.
            try run("UPDATE job_application SET words = NULL WHERE id = \(application.id)")
            try tell("undoApplication", book, application, by: OfferPen(author))
        }
        try tell("undoJob", book, by: OfferPen(author))
    }
}
