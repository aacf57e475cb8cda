import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The job ends without a hire.
struct JobClosing: JobAct {
    static let noun = "cloture"
    static let permission = Permission.writePartners
    static let isOfPerson = false
    static func title(_ l: Language) -> String { l("Clore l’offre d’emploi") }

    private let job: String
    init(_ request: JobRequest) { job = request.sheet.offer.id }

    func write(_ h: HTML, _ form: ActForm) {
        let words = JobWords(ask: form.ask)
        form.choice(
            h, "issue", form.l("Issue"),
            [JobOffer.State.withdrawn, .expired].map { ($0.rawValue, words.badge($0).words.capitalizedFirst) },
            empty: form.l("à choisir"))
        form.day(h, "jour", form.l("Le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let l = reading.ask.l
        let end: JobOffer.State? = reading.code("issue", orSay: l("Choisissez l’issue."))
        let (day, job) = (reading.day("jour"), job)
        guard let end else { return nil }
        return { tx, author, _ in
            try tx.closeJob(job, as: end, on: day, by: author)
            return l("Offre d’emploi close.")
        }
    }
}
