import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a form about a job knows: who asks, the job, and which of those presented is meant.
struct JobRequest {
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
}

/// A form about a job or somebody presented for it, on a page of its own.
protocol JobAct: Sendable {
    static var noun: String { get }
    static var permission: Permission { get }
    static var isOfPerson: Bool { get }
    static func title(_ l: Language) -> String
    /// The form's field for each field that the rules name.
    static var fields: [String: String] { get }
    init(_ request: JobRequest) throws
    func write(_ h: HTML, _ form: ActForm)
    /// Nil when a field was refused.
    func read(_ reading: inout FormReading) -> OfferDoing?
}

extension JobAct {
    static var fields: [String: String] { ["*": "jour"] }

    static var routes: [Route] {
        let path = isOfPerson ? "/emplois/:id/candidatures/:candidature/\(noun)" : "/emplois/:id/\(noun)"
        return [
            .get(path, .needs(permission)) { ask, tx in
                let request = try JobRequest(ask, tx)
                return try Self(request).page(request, nil)
            },
            .post(path, .needs(permission)) { ask, tx, author in
                let request = try JobRequest(ask, tx)
                return try Self(request).perform(request, author)
            },
        ]
    }

    private func perform(_ request: JobRequest, _ author: Author) throws -> Answer {
        var reading = FormReading(request.ask)
        let doing = read(&reading)
        guard let doing, reading.errors.isEmpty else { return page(request, FormRefusal(errors: reading.errors)) }
        do {
            let said = try AccessRefusal.hiding {
                try doing(request.tx, author, Confirmation.given(in: request.ask.form))
            }
            return .redirect(to: .job(request.sheet.offer.id), saying: Flash(said))
        } catch let refusal as JobOffer.Refusal {
            return page(request, FormRefusal(errors: [JobWords(ask: request.ask).told(refusal)]))
        } catch let refusal as ActRefusal {
            return page(request, FormRefusal(request.ask, refusal, fields: Self.fields))
        }
    }

    private func page(_ request: JobRequest, _ refusal: FormRefusal?) -> Answer {
        let (ask, sheet) = (request.ask, request.sheet)
        let (back, title) = (Link.job(sheet.offer.id), Self.title(request.ask.l))
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(sheet.offer.facts.title, .href(back.path)) }
            h.div(.class("head")) { h.h1(title) }
            refusal?.summary(h, ask)
            if let line = request.line {
                h.p(.class("lead")) { h.b(ask.name(line.name)) }
            }
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(ask.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                write(h, form)
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(ask.l("Enregistrer"), .class("btn"))
                    h.a(ask.l("Renoncer"), .class("btn b3"), .href(back.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        if let line = request.line { answer = answer.opening(line.application.household) }
        return answer
    }
}
