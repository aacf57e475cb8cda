import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The employer sees the person.
struct JobInterview: JobAct {
    static let noun = "entretien"
    static let permission = Permission.writeFiles
    static let isOfPerson = true
    static func title(_ l: Language) -> String { l("Entretien d’embauche") }

    private let job: String
    private let application: String
    init(_ request: JobRequest) { (job, application) = (request.sheet.offer.id, request.application) }

    func write(_ h: HTML, _ form: ActForm) { form.day(h, "jour", form.l("Le"), usual: form.ask.today) }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, day, job, application) = (reading.ask.l, reading.day("jour", .term), job, application)
        return { tx, author, _ in
            try tx.interview(application, of: job, on: day, by: author)
            return l("Entretien noté.")
        }
    }
}
