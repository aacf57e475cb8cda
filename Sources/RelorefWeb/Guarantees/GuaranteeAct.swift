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
struct GuaranteeRequest: ActSubject {
    let ask: Ask
    let tx: any Transaction
    let file: GuaranteeFile

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let file = try tx.guarantee(ask.parameter("id"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        (self.ask, self.tx, self.file) = (ask, tx, file)
    }

    private var words: GuaranteeWords { GuaranteeWords(ask: ask) }
    var over: (name: String, link: Link) { (words.name(file.guarantee.scheme), .guarantee(file.id)) }
    var back: Link { GuaranteeLinks.home(file) }
    var undo: Link? { nil }
    var opened: String? { file.mayOpenFile ? file.guarantee.household : nil }

    func lead(_ h: HTML) {
        h.p(.class("lead")) {
            if let code = file.householdCode { h.b(code + " ") }
            if let landlord = file.landlordName { h.text(landlord + " ") }
            words.badge(file.guarantee.state).write(h)
        }
    }

    func told(_ error: any Error, _ fields: [String: String]) -> FormReading.FieldError? {
        (error as? Guarantee.Refusal)?.told(ask, fields)
    }
}

/// A form about a guarantee.
protocol GuaranteeAct: SubjectAct where Subject == GuaranteeRequest {
    static var noun: String { get }
}

extension GuaranteeAct {
    static var fields: [String: String] { ["*": "jour"] }

    static var path: String { "/garanties/:id/\(noun)" }
}
