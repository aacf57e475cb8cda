import RelorefDomain
import RelorefHTML

/// What is asked of whoever freezes a report: a title and a period.
struct EditionForm: Sendable {
    let title: String
    let state: FigureState
    /// Errors are shown only once the form was sent.
    private(set) var isChecked = false

    private static let longestTitle = 120

    init(_ fields: FormFields, _ ask: Ask) {
        let read = FigureState(fields)
        state = FigureState(period: read.period)
        typed = read.fault
        title = fields.filled("titre") ?? (fields.has("titre") ? "" : Self.suggestion(state, ask.l))
    }

    private let typed: FigureState.DayFault?

    private static func suggestion(_ state: FigureState, _ l: Language) -> String {
        l("Rapport {années}", ["années": l.span(state)])
    }

    /// The same form, its errors said.
    var checked: EditionForm {
        var form = self
        form.isChecked = true
        return form
    }

    var validTitle: String? { title.isEmpty || title.count > Self.longestTitle ? nil : title }
    var periodFault: FigureState.DayFault? { typed }

    func titleError(_ l: Language) -> String? {
        guard isChecked, validTitle == nil else { return nil }
        return title.isEmpty ? l("Donnez un titre au rapport.") : l("Le titre ne dépasse pas 120 signes.")
    }

    func periodError(_ l: Language) -> String? {
        guard isChecked, let typed else { return nil }
        return typed.isReversed
            ? l("La fin de la période vient avant son début.")
            : l("Écrivez une année, comme 2008, ou un jour, comme 2008-03-31.")
    }

    func write(into h: HTML, _ ask: Ask) {
        let l = ask.l
        let errors = [("titre", titleError(l)), ("de", periodError(l))].compactMap { id, error in error.map { (id, $0) }
        }
        h.form(.action(Link.editions.path), .method("post"), .novalidate, .id("figer"), .class("panel sec")) {
            h.h2(l("Figer un rapport"))
            if !errors.isEmpty {
                h.div(.class("banner bad"), .role("alert"), .tabindex(-1)) {
                    for (id, error) in errors { h.a(error, .href("#\(id)")) }
                }
            }
            ask.formToken(h)
            ask.formKey(h)
            Field(id: "titre", label: l("Titre"), error: titleError(l))
                .input(h, value: title, .maxlength(200), .required)
            h.div(.class("filters")) {
                Field(id: "de", label: l("Du (année ou jour)"), error: periodError(l))
                    .input(h, value: typed?.from ?? state.fromText, .required, .maxlength(10))
                Field(id: "a", label: l("Au (année ou jour)"))
                    .input(h, value: typed?.to ?? state.toText, .required, .maxlength(10))
            }
            h.p(
                l(
                    "Les chiffres, les définitions et les cas sont gardés tels qu’ils sont ; un rapport figé ne change plus."
                ),
                .class("small muted before"))
            h.button(l("Figer le rapport"), .class("btn"))
        }
    }
}
