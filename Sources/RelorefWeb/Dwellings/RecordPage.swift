import HTTPTypes
import RelorefHTML
import RelorefRecords

/// The page of the form on a record of the stock (a dwelling, a centre, a partner): a new one, or one to put right.
protocol RecordPage {
    var ask: Ask { get }
    /// What the fields hold.
    var typed: FormFields { get }
    var refused: DwellingFormRefusal? { get }
}

extension RecordPage {
    var l: Language { ask.l }

    func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: refused?.error(id))
    }

    /// The frame of the form, around its fields.
    ///
    /// - Parameters:
    ///   - record: what is put right, its name and its page; nil for a new one.
    ///   - list: where a new one will stand.
    ///   - action: where the form goes, when that is neither.
    func page(
        _ title: String, of record: (name: String, link: Link)?, in list: (name: String, link: Link),
        sentTo action: Link? = nil, button: String? = nil, _ fields: (HTML) -> Void
    ) -> Answer {
        let back = record ?? list
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(back.name, .href(back.link.path)) }
            h.div(.class("head")) { h.h1(title) }
            refused?.summary(h, ask)
            h.form(.action((action ?? back.link).path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                if record != nil { h.input(.type("hidden"), .name("version"), .value(typed["version"])) }
                if let back = ask.wayBack { h.input(.type("hidden"), .name("retour"), .value(back.path)) }
                fields(h)
                refused?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(button ?? l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href((ask.wayBack ?? back.link).path))
                }
            }
        }
        if refused != nil { answer.status = .unprocessableContent }
        return answer
    }
}
