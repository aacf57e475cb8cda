import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a form about an offer knows: who asks, the offer, and which of its candidates is meant.
struct OfferRequest {
    let ask: Ask
    let tx: any Transaction
    let sheet: OfferSheet
    /// Nil for a form about the offer itself.
    let candidate: CandidateLine?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let sheet = try tx.offerSheet(ask.parameter("id"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        let subject = ask.parameter("candidature")
        candidate = sheet.candidates.first { $0.id == subject }
        guard subject.isEmpty || candidate != nil else { throw AccessRefusal.notFound }
        (self.ask, self.tx, self.sheet) = (ask, tx, sheet)
    }

    func chosen() throws -> CandidateLine {
        guard let candidate else { throw AccessRefusal.notFound }
        return candidate
    }
}

/// What is done once everything typed could be read; the sentence that tells it.
typealias OfferDoing = (any Transaction, Author, [Rule: String]) throws -> String

/// A form about an offer or a candidacy, on a page of its own.
protocol OfferAct: Sendable {
    static var noun: String { get }
    static var permission: Permission { get }
    /// Whether it is about one of the candidates.
    static var isOfCandidate: Bool { get }
    /// Whether it can be taken back with one click.
    static var canUndo: Bool { get }
    static func title(_ l: Language) -> String
    /// The form's field for each field that the rules name.
    static var fields: [String: String] { get }
    init(_ request: OfferRequest) throws
    func write(_ h: HTML, _ form: ActForm)
    /// Nil when a field was refused.
    func read(_ reading: inout FormReading) -> OfferDoing?
}

extension OfferAct {
    static var fields: [String: String] { [:] }
    static var canUndo: Bool { true }

    static var routes: [Route] {
        let path = isOfCandidate ? "/propositions/:id/candidatures/:candidature/\(noun)" : "/propositions/:id/\(noun)"
        return [
            .get(path, .needs(permission)) { ask, tx in
                let request = try OfferRequest(ask, tx)
                return try Self(request).page(request, nil)
            },
            .post(path, .needs(permission)) { ask, tx, author in
                let request = try OfferRequest(ask, tx)
                return try Self(request).perform(request, author)
            },
        ]
    }

    private func perform(_ request: OfferRequest, _ author: Author) throws -> Answer {
        var reading = FormReading(request.ask)
        let doing = read(&reading)
        guard let doing, reading.errors.isEmpty else { return page(request, FormRefusal(errors: reading.errors)) }
        do {
            let said = try AccessRefusal.hiding {
                try doing(request.tx, author, Confirmation.given(in: request.ask.form))
            }
            let offer = request.sheet.offer.id
            return .redirect(
                to: .offer(offer), saying: Flash(said, undo: Self.canUndo ? OfferLinks.undo(offer) : nil))
        } catch let refusal as HousingOffer.Refusal {
            return page(request, FormRefusal(errors: [OfferRefusalWords(ask: request.ask).told(refusal)]))
        } catch let refusal as OfferVisit.Refusal {
            let words = OfferVisitWords(l: request.ask.l)
            return page(
                request,
                FormRefusal(errors: [
                    .init(field: words.field(refusal), sentence: words.sentence(refusal, request.ask))
                ]))
        } catch let refusal as ActRefusal {
            return page(request, FormRefusal(request.ask, refusal, fields: Self.fields))
        }
    }

    private func page(_ request: OfferRequest, _ refusal: FormRefusal?) -> Answer {
        let (ask, l, sheet) = (request.ask, request.ask.l, request.sheet)
        let (back, title) = (Link.offer(sheet.offer.id), Self.title(request.ask.l))
        let words = OfferWords(ask: ask)
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(words.title(sheet.offer.facts, sheet.communeName), .href(back.path)) }
            h.div(.class("head")) { h.h1(title) }
            refusal?.summary(h, ask)
            if let candidate = request.candidate { about(h, candidate, words, ask) }
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(ask.path), .method("post"), .class("record"), .id("contenu-du-formulaire"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                write(h, form)
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(back.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        if let candidate = request.candidate, candidate.mayOpenFile {
            answer = answer.opening(candidate.candidacy.household)
        }
        return answer
    }

    /// Whose candidacy it is, and where it stands.
    private func about(_ h: HTML, _ candidate: CandidateLine, _ words: OfferWords, _ ask: Ask) {
        h.p(.class("lead")) {
            h.b(
                candidate.mayOpenFile
                    ? ask.title(of: candidate.head, code: candidate.householdCode ?? "")
                    : candidate.householdCode ?? ask.l("ménage confidentiel"))
            h.text(" ")
            words.badge(candidate.candidacy.state).write(h)
        }
    }
}
