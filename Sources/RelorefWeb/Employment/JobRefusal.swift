import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The employer does not take the person, or the person does not want the job: with the reason.
struct JobRefusal: JobAct {
    static let noun = "refus"
    static let permission = Permission.writeFiles
    static let isOfPerson = true
    static func title(_ l: Language) -> String { l("Candidature non retenue") }

    private let job: String
    private let application: String
    init(_ request: JobRequest) { (job, application) = (request.sheet.offer.id, request.application) }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, words) = (form.l, JobWords(ask: form.ask))
        let employer = JobApplication.EmployerReason.allCases.map {
            ("employer-\($0.rawValue)", l("l’employeur : {motif}", ["motif": words.name($0)]))
        }
        let person = JobApplication.PersonReason.allCases.map {
            ("person-\($0.rawValue)", l("la personne : {motif}", ["motif": words.name($0)]))
        }
        form.choice(h, "motif", l("Qui refuse, et pourquoi"), employer + person, empty: l("à choisir"))
        form.day(h, "jour", l("Le"), usual: form.ask.today)
        form.area(h, "note", l("Note"), hint: l("Facultatif."))
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let l = reading.ask.l
        let parts = reading.ask.form["motif"].split(separator: "-", maxSplits: 1).map(String.init)
        let (day, note, job, application) = (reading.day("jour"), reading.ask.form["note"], job, application)
        let said = l("Réponse enregistrée.")
        if parts.first == "employer", let reason = parts.last.flatMap({ JobApplication.EmployerReason(rawValue: $0) }) {
            return { tx, author, _ in
                try tx.refuseByEmployer(application, of: job, reason, on: day, words: note, by: author)
                return said
            }
        }
        if parts.first == "person", let reason = parts.last.flatMap({ JobApplication.PersonReason(rawValue: $0) }) {
            return { tx, author, _ in
                try tx.declineJob(application, of: job, reason, on: day, words: note, by: author)
                return said
            }
        }
        reading.refuse("motif", l("Donnez le motif."))
        return nil
    }
}
