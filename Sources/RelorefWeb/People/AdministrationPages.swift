import HTTPTypes
import RelorefHTML
import RelorefRecords

/// Pages of administration that belong together: their frame, and the fields of their forms.
protocol AdministrationPages {
    var ask: Ask { get }
    var refusal: FormRefusal? { get }
}

extension AdministrationPages {
    var l: Language { ask.l }

    func page(
        _ title: String, _ sentence: String?, up: Link, _ upLabel: String, _ content: (HTML) -> Void
    ) -> Answer {
        var answer = ask.page(title, current: .administration) { h in
            h.div(.class("over")) { h.a(upLabel, .href(up.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    if let sentence { h.p(sentence) }
                }
            }
            refusal?.summary(h, ask)
            content(h)
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    func form(_ h: HTML, _ action: String, _ content: () -> Void) {
        h.form(.action(action), .method("post"), .novalidate) {
            ask.formToken(h)
            content()
        }
    }

    func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: refusal?.error(id))
    }

    /// A line of text that must be there.
    func text(
        _ h: HTML, _ id: String, _ label: String, _ usual: String = "", hint: String? = nil, longest: Int = 300
    ) {
        field(id, label, hint: hint).input(
            h, value: ask.form.has(id) ? ask.form[id] : usual, .autocomplete("off"), .maxlength(longest), .required)
    }
}

extension AccessRefusal {
    /// Does what may turn out not to be there, or not to be allowed: both are the same to who asks (R20).
    @discardableResult
    static func hiding<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
