import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A record outside a household's file that forms are about, as one request finds it.
protocol ActSubject {
    var ask: Ask { get }
    var tx: any Transaction { get }
    /// What the record is called, and its page.
    var over: (name: String, link: Link) { get }
    /// Where one goes once it is done, or when one gives up.
    var back: Link { get }
    /// Where the last act on it is taken back; nil where it is not.
    var undo: Link? { get }
    /// The household of which the form shows something to whoever may open its file.
    var opened: String? { get }
    /// Finds it.
    ///
    /// - Throws: `AccessRefusal.notFound` where the address leads nowhere.
    init(_ ask: Ask, _ tx: any Transaction) throws
    /// Above the form: whom and what it is about.
    func lead(_ h: HTML)
    /// A refusal of the record's own rules; nil for any other error.
    func told(_ error: any Error, _ fields: [String: String]) -> FormReading.FieldError?
}

/// What is done once everything typed could be read; the sentence that tells it.
typealias SubjectDoing = (any Transaction, Author, [Rule: String]) throws -> String

/// A form about such a record, on a page of its own.
protocol SubjectAct: Sendable {
    associatedtype Subject: ActSubject
    /// Its address, with the names of what is in it.
    static var path: String { get }
    static var permission: Permission { get }
    /// Whether it can be taken back with one click.
    static var canUndo: Bool { get }
    static func title(_ l: Language) -> String
    /// The form's field for each field that the rules name.
    static var fields: [String: String] { get }
    init(_ request: Subject) throws
    func write(_ h: HTML, _ form: ActForm)
    /// Nil when a field was refused.
    func read(_ reading: inout FormReading) -> SubjectDoing?
}

extension SubjectAct {
    static var canUndo: Bool { true }

    static var routes: [Route] {
        [
            .get(path, .needs(permission)) { ask, tx in
                let subject = try Subject(ask, tx)
                return try Self(subject).page(subject, nil)
            },
            .post(path, .needs(permission)) { ask, tx, author in
                let subject = try Subject(ask, tx)
                return try Self(subject).perform(subject, author)
            },
        ]
    }

    private func perform(_ subject: Subject, _ author: Author) throws -> Answer {
        let ask = subject.ask
        var reading = FormReading(ask)
        let doing = read(&reading)
        guard let doing, reading.errors.isEmpty else { return page(subject, FormRefusal(errors: reading.errors)) }
        do {
            let said = try AccessRefusal.hiding { try doing(subject.tx, author, Confirmation.given(in: ask.form)) }
            return .redirect(to: subject.back, saying: Flash(said, undo: Self.canUndo ? subject.undo : nil))
        } catch let refusal as ActRefusal {
            return page(subject, FormRefusal(ask, refusal, fields: Self.fields))
        } catch {
            guard let told = subject.told(error, Self.fields) else { throw error }
            return page(subject, FormRefusal(errors: [told]))
        }
    }

    private func page(_ subject: Subject, _ refusal: FormRefusal?) -> Answer {
        let (ask, l, over) = (subject.ask, subject.ask.l, subject.over)
        var answer = ask.page(Self.title(l), current: .dwellings) { h in
            h.div(.class("over")) { h.a(over.name, .href(over.link.path)) }
            h.div(.class("head")) { h.h1(Self.title(l)) }
            refusal?.summary(h, ask)
            subject.lead(h)
            h.form(.action(ask.path), .method("post"), .class("record"), .id("contenu-du-formulaire"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                write(h, ActForm(ask: ask, refusal: refusal))
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(subject.back.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return subject.opened.map { answer.opening($0) } ?? answer
    }
}
