import RelorefDomain
import RelorefHTML

/// The fields of an act's form: they show what was typed before what is usual, and the fault of each.
struct ActForm {
    let ask: Ask
    let refusal: FormRefusal?

    var l: Language { ask.l }

    func value(_ id: String, _ usual: String = "") -> String { refusal == nil ? usual : ask.form[id] }
    func isTicked(_ id: String, _ usual: Bool = false) -> Bool { refusal == nil ? usual : ask.form.has(id) }

    func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: refusal?.error(id))
    }

    func text(_ h: HTML, _ id: String, _ label: String, hint: String? = nil, usual: String = "") {
        field(id, label, hint: hint).input(h, value: value(id, usual), .autocomplete("off"))
    }

    func area(_ h: HTML, _ id: String, _ label: String, hint: String? = nil, usual: String = "") {
        field(id, label, hint: hint).area(h, value: value(id, usual))
    }

    func number(_ h: HTML, _ id: String, _ label: String, hint: String? = nil, usual: String = "") {
        field(id, label, hint: hint).input(h, value: value(id, usual), .inputmode("decimal"), .autocomplete("off"))
    }

    func day(_ h: HTML, _ id: String, _ label: String, hint: String? = nil, usual: Day? = nil) {
        field(id, label, hint: hint ?? l("par exemple 24/11/2026"))
            .input(h, value: value(id, usual.map(ask.dayField) ?? ""), .inputmode("numeric"), .autocomplete("off"))
    }

    func choice(
        _ h: HTML, _ id: String, _ label: String, _ choices: [(String, String)], hint: String? = nil,
        usual: String = "",
        empty: String? = nil
    ) {
        let all = (empty.map { [("", $0)] } ?? []) + choices
        field(id, label, hint: hint).select(h, all, chosen: value(id, usual))
    }

    func codes<Code: RawRepresentable<String>>(
        _ h: HTML, _ id: String, _ label: String, _ codes: [Code], _ list: String, hint: String? = nil,
        usual: Code? = nil, empty: String? = nil
    ) {
        choice(
            h, id, label,
            ask.offered(list, codes, keeping: usual).map { ($0.rawValue, ask.label(list, $0).capitalizedFirst) },
            hint: hint,
            usual: usual?.rawValue ?? "", empty: empty)
    }

    func tick(_ h: HTML, _ id: String, _ label: String, usual: Bool = false) {
        h.label(.class("tick"), .for_(id)) {
            h.input(.type("checkbox"), .id(id), .name(id), .value("oui"), isTicked(id, usual) ? .checked : nil)
            h.text(label)
        }
    }

    /// A group of fields under one question; `id` is where a fault of the whole group leads.
    func group(_ h: HTML, _ id: String, _ legend: String, hint: String? = nil, _ content: () -> Void) {
        let error = refusal?.error(id)
        h.fieldset(.class(error == nil ? "group-of" : "group-of field bad"), .id(id)) {
            h.legend(legend)
            if let hint { h.p(hint, .class("hint")) }
            if let error { h.p(error, .class("err")) }
            content()
        }
    }
}
