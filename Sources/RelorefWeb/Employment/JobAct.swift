import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a form about a job knows: who asks, the job, and which of those presented is meant.
struct JobRequest: ActSubject {
    let ask: Ask
    let tx: any Transaction
    let sheet: JobSheet
    /// Nil for a form about the job itself.
    let line: ApplicationLine?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let sheet = try tx.jobSheet(ask.parameter("id"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        let subject = ask.parameter("candidature")
        line = sheet.applications.first { $0.id == subject }
        guard subject.isEmpty || line?.mayOpenFile ?? false else { throw AccessRefusal.notFound }
        (self.ask, self.tx, self.sheet) = (ask, tx, sheet)
    }

    var application: String { line?.id ?? "" }
    var over: (name: String, link: Link) { (sheet.offer.facts.title, back) }
    var back: Link { .job(sheet.offer.id) }
    var undo: Link? { JobLinks.act(sheet.offer.id, JobLinks.undoing) }
    var opened: String? { line?.application.household }

    func lead(_ h: HTML) {
        if let line { h.p(.class("lead")) { h.b(ask.name(line.name)) } }
    }

    func told(_ error: any Error, _ fields: [String: String]) -> FormReading.FieldError? {
        (error as? JobOffer.Refusal).map { JobWords(ask: ask).told($0) }
    }
}

/// A form about a job or somebody presented for it.
protocol JobAct: SubjectAct where Subject == JobRequest {
    static var noun: String { get }
    static var isOfPerson: Bool { get }
}

extension JobAct {
    static var fields: [String: String] { ["*": "jour"] }

    static var path: String { isOfPerson ? "/emplois/:id/candidatures/:candidature/\(noun)" : "/emplois/:id/\(noun)" }
}
