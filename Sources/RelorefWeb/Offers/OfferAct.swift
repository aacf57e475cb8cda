import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a form about an offer knows: who asks, the offer, and which of its candidates is meant.
struct OfferRequest: ActSubject {
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

    private var words: OfferWords { OfferWords(ask: ask) }
    var over: (name: String, link: Link) { (words.title(sheet.offer.facts, sheet.communeName), back) }
    var back: Link { .offer(sheet.offer.id) }
    var undo: Link? { OfferLinks.undo(sheet.offer.id) }
    var opened: String? { candidate.flatMap { $0.mayOpenFile ? $0.candidacy.household : nil } }

    /// Whose candidacy it is, and where it stands.
    func lead(_ h: HTML) {
        guard let candidate else { return }
        h.p(.class("lead")) {
            h.b(
                candidate.mayOpenFile
                    ? ask.title(of: candidate.head, code: candidate.householdCode ?? "")
                    : candidate.householdCode ?? ask.l("ménage confidentiel"))
            h.text(" ")
            words.badge(candidate.candidacy.state).write(h)
        }
    }

    func told(_ error: any Error, _ fields: [String: String]) -> FormReading.FieldError? {
        switch error {
        case let refusal as HousingOffer.Refusal: return OfferRefusalWords(ask: ask).told(refusal)
        case let refusal as OfferVisit.Refusal:
            let words = OfferVisitWords(l: ask.l)
            return .init(field: words.field(refusal), sentence: words.sentence(refusal, ask))
        default: return nil
        }
    }
}

/// A form about an offer or a candidacy.
protocol OfferAct: SubjectAct where Subject == OfferRequest {
    static var noun: String { get }
    /// Whether it is about one of the candidates.
    static var isOfCandidate: Bool { get }
}

extension OfferAct {
    static var fields: [String: String] { [:] }

    static var path: String {
        isOfCandidate ? "/propositions/:id/candidatures/:candidature/\(noun)" : "/propositions/:id/\(noun)"
    }
}
