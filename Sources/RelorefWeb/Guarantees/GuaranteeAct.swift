import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Where a guarantee's pages and forms are.
enum GuaranteeLinks {
    static func act(_ id: String, _ noun: String) -> Link { .act(.guarantee(id), noun) }

    /// Where one goes from an act: the household's file for whoever may open it, the guarantee's own page otherwise.
    static func home(_ file: GuaranteeFile) -> Link {
        guard file.mayOpenFile, let code = file.householdCode else { return .guarantee(file.id) }
        return .household(code, .followUp)
    }
}

/// What a form about a guarantee knows.
struct GuaranteeRequest {
    let ask: Ask
    let tx: any Transaction
    let file: GuaranteeFile

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let file = try tx.guarantee(ask.parameter("id"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        (self.ask, self.tx, self.file) = (ask, tx, file)
    }
}

/// What is done once everything typed could be read; the sentence that tells it.
typealias GuaranteeDoing = (any Transaction, Author, [Rule: String]) throws -> String

/// A form about a guarantee, on a page of its own.
protocol GuaranteeAct: Sendable {
    static var noun: String { get }
    static var permission: Permission { get }
    static func title(_ l: Language) -> String
    /// The form's field for each field that the rules name.
    static var fields: [String: String] { get }
    init(_ request: GuaranteeRequest) throws
    func write(_ h: HTML, _ form: ActForm)
    /// Nil when a field was refused.
    func read(_ reading: inout FormReading) -> GuaranteeDoing?
}

extension GuaranteeAct {
    static var fields: [String: String] { ["*": "jour"] }

    static var routes: [Route] {
        [
            .get("/garanties/:id/\(noun)", .needs(permission)) { ask, tx in
                let request = try GuaranteeRequest(ask, tx)
                return try Self(request).page(request, nil)
            },
            .post("/garanties/:id/\(noun)", .needs(permission)) { ask, tx, author in
                let request = try GuaranteeRequest(ask, tx)
                return try Self(request).perform(request, author)
            },
        ]
    }

    private func perform(_ request: GuaranteeRequest, _ author: Author) throws -> Answer {
        let ask = request.ask
        var reading = FormReading(ask)
        let doing = read(&reading)
        guard let doing, reading.errors.isEmpty else { return page(request, FormRefusal(errors: reading.errors)) }
        do {
            let said = try AccessRefusal.hiding { try doing(request.tx, author, Confirmation.given(in: ask.form)) }
            return .redirect(to: GuaranteeLinks.home(request.file), saying: Flash(said))
        } catch let refusal as Guarantee.Refusal {
            return page(request, FormRefusal(errors: [refusal.told(ask, Self.fields)]))
        } catch let refusal as ActRefusal {
            return page(request, FormRefusal(ask, refusal, fields: Self.fields))
        }
    }

    private func page(_ request: GuaranteeRequest, _ refusal: FormRefusal?) -> Answer {
        let (ask, l, file) = (request.ask, request.ask.l, request.file)
        let (title, back) = (Self.title(l), GuaranteeLinks.home(file))
        let words = GuaranteeWords(ask: ask)
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) {
                h.a(words.name(file.guarantee.scheme), .href(Link.guarantee(file.id).path))
            }
            h.div(.class("head")) { h.h1(title) }
            refusal?.summary(h, ask)
            h.p(.class("lead")) {
                if let code = file.householdCode { h.b(code + " ") }
                if let landlord = file.landlordName { h.text(landlord + " ") }
                words.badge(file.guarantee.state).write(h)
            }
            h.form(.action(ask.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                write(h, ActForm(ask: ask, refusal: refusal))
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(back.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return file.mayOpenFile ? answer.opening(file.guarantee.household) : answer
    }
}
