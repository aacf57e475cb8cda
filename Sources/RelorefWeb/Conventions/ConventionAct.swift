import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Where a convention's pages and forms are.
enum ConventionLinks {
    static func act(_ id: String, _ noun: String, _ subject: String = "") -> Link {
        let link = Link.act(.convention(id), noun)
        return subject.isEmpty ? link : link.with("sujet", subject)
    }

    static func takingBack(step: String, of id: String) -> Link {
        .act(.convention(id), "etapes/\(FormFields.encode(step))/retrait")
    }

    static func meeting(_ meeting: String, of id: String, _ part: String = "") -> Link {
        let page = Link.act(.convention(id), "comites/\(FormFields.encode(meeting))")
        return part.isEmpty ? page : .act(page, part)
    }

    /// All rows behind a counter, between two days.
    static func rows(
        _ counter: ConventionCounted.Counter, of id: String, from: Day? = nil, on day: Day?
    ) -> Link {
        let link = Link.act(.convention(id), "lignes/\(counter.rawValue)")
        let since = from.map { link.with("du", $0.iso) } ?? link
        return day.map { since.with("au", $0.iso) } ?? since
    }

    static func unlinking(_ candidacy: String, from id: String) -> Link {
        .act(.convention(id), "baux/\(FormFields.encode(candidacy))/retrait")
    }
}

/// What a form about a convention knows: who asks, the convention, and what of it is meant.
struct ConventionRequest {
    let ask: Ask
    let tx: any Transaction
    let sheet: ConventionSheet
    let subject: String

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let sheet = try tx.conventionSheet(ask.parameter("code"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        (self.ask, self.tx, self.sheet) = (ask, tx, sheet)
        subject = ask.form.filled("sujet") ?? ask.query["sujet"]
    }
}

/// What was done, and how it is taken back.
struct ConventionDone {
    let sentence: String
    var undo: Link?
    /// Where one goes from there; nil for the convention's page.
    var page: Link?
}

typealias ConventionDoing = (any Transaction, Author) throws -> ConventionDone

/// A form about a convention on a page of its own.
protocol ConventionAct {
    static var noun: String { get }
    static func title(_ l: Language) -> String
    init(_ request: ConventionRequest) throws
    /// Of the record that the form shows, so that a colleague's change is not overwritten.
    var version: Int { get }
    func write(_ h: HTML, _ form: ActForm)
    /// Nil when a field was refused.
    func read(_ reading: inout FormReading) -> ConventionDoing?
}

extension ConventionAct {
    static var routes: [Route] {
        let path = "/conventions/:code/\(noun)"
        return [
            .get("\(path)", .needs(.writeConventions)) { ask, tx in
                let request = try ConventionRequest(ask, tx)
                return try Self(request).page(request, nil)
            },
            .post("\(path)", .needs(.writeConventions)) { ask, tx, author in
                let request = try ConventionRequest(ask, tx)
                return try Self(request).perform(request, author)
            },
        ]
    }

    private func perform(_ request: ConventionRequest, _ author: Author) throws -> Answer {
        var reading = FormReading(request.ask)
        let doing = read(&reading)
        guard let doing, reading.errors.isEmpty else { return page(request, FormRefusal(errors: reading.errors)) }
        do {
            let done = try AccessRefusal.hiding { try doing(request.tx, author) }
            return .redirect(
                to: done.page ?? .convention(request.sheet.convention.id), saying: Flash(done.sentence, undo: done.undo)
            )
        } catch let refusal as Convention.Refusal {
            return page(request, FormRefusal(errors: [ConventionRefusalWords(ask: request.ask).told(refusal)]))
        }
    }

    private func page(_ request: ConventionRequest, _ refusal: FormRefusal?) -> Answer {
        let (ask, convention) = (request.ask, request.sheet.convention)
        let back = Link.convention(convention.id)
        var answer = ask.page(Self.title(ask.l), current: .dwellings) { h in
            h.div(.class("over")) { h.a(convention.facts.title, .href(back.path)) }
            h.div(.class("head")) { h.h1(Self.title(ask.l)) }
            refusal?.summary(h, ask)
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(Link.act(back, Self.noun).path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("version"), .value(form.value("version", String(version))))
                if !request.subject.isEmpty { h.input(.type("hidden"), .name("sujet"), .value(request.subject)) }
                write(h, form)
                h.div(.class("acts")) {
                    h.button(ask.l("Enregistrer"), .class("btn"))
                    h.a(ask.l("Renoncer"), .class("btn b3"), .href(back.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }
}

extension FormReading {
    /// A day, a month or a year that has come.
    mutating func pastDate(_ field: String) -> PartialDate {
        do {
            return try DateEntry(ask.form[field], for: .event(today: ask.today)).partialDate()
        } catch {
            refuse(field, ask.l.sentence(error))
            return PartialDate(ask.today)
        }
    }

    /// The version that the form was filled in on; one that is missing is nobody's.
    var version: Int { Int(ask.form["version"]) ?? -1 }
}

extension ActForm {
    /// A day of the past that may be known to the month or the year only.
    func pastDate(_ h: HTML, _ id: String, _ label: String, usual: Day? = nil) {
        text(
            h, id, label, hint: l("Un jour (17/11/2006), un mois (07/2006) ou une année (2001)."),
            usual: usual.map(ask.dayField) ?? "")
    }
}
