import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A field of a form that changes what is stored already: its value when the form was opened goes along, so that a
/// colleague's change meanwhile is seen and neither is lost.
struct EditedField: Sendable {
    let name: String
    let label: String
    /// The value now, as the form sends it.
    let stored: String
    /// A value in words.
    let shown: @Sendable (String) -> String

    init(_ name: String, _ label: String, _ stored: String, shown: @escaping @Sendable (String) -> String = { $0 }) {
        (self.name, self.label, self.stored, self.shown) = (name, label, stored, shown)
    }

    /// Writes the value that the form begins with.
    func remember(_ h: HTML, _ form: ActForm) {
        h.input(.type("hidden"), .name("avant_\(name)"), .value(form.value("avant_\(name)", stored)))
    }
}

/// Somebody changed the same fields while the form was being filled in.
struct EditConflict: Error {
    /// A field in which the two changes differ.
    struct Difference: Sendable {
        let field: EditedField
        let mine: String
        /// Whether I changed it at all; if not, the colleague's value stands unless I say otherwise.
        let isMine: Bool
    }

    let fields: [EditedField]
    let differences: [Difference]

    /// - Throws: itself when a colleague changed one of the fields since the form was opened.
    static func check(_ fields: [EditedField], in form: FormFields) throws(EditConflict) {
        let differences = fields.compactMap { field -> Difference? in
            guard form.has("avant_\(field.name)") else { return nil }
            // A browser sends the lines of a text with another end than ours.
            let (before, mine) = (lines(form["avant_\(field.name)"]), lines(form[field.name]))
            guard field.stored != before, mine != field.stored else { return nil }
            return Difference(field: field, mine: mine, isMine: mine != before)
        }
        if !differences.isEmpty { throw EditConflict(fields: fields, differences: differences) }
    }

    private static func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n") }

    /// What is sent on from the page of the conflict: everything typed, with the values of now as the new beginning.
    func carried(_ form: FormFields) -> [(name: String, value: String)] {
        let chosen = Set(differences.map(\.field.name)).union(["jeton", "cle"])
        let kept = form.pairs.filter { !chosen.contains($0.name) && !$0.name.hasPrefix("avant_") }
        return kept + fields.map { ("avant_\($0.name)", $0.stored) }
    }
}

/// My change beside my colleague's, field by field: one is chosen for each, and nothing is lost.
struct ConflictPage {
    let ask: Ask
    let conflict: EditConflict
    /// Where the form goes.
    let action: Link
    let back: Link
    /// Who changed it last and when, where it is known.
    var colleague: String?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.p(.class("banner warn"), .role("alert"), .tabindex(-1)) {
            h.span(
                colleague.map {
                    l(
                        "{qui} a changé cela pendant votre saisie. Rien n’est perdu : choisissez pour chaque ligne.",
                        ["qui": $0])
                }
                    ?? l(
                        "Quelqu’un a changé cela pendant votre saisie. Rien n’est perdu : choisissez pour chaque ligne."
                    ))
        }
        h.form(.action(action.path), .method("post"), .novalidate) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("cle"), .value(ask.services.newID()))
            for pair in conflict.carried(ask.form) {
                h.input(.type("hidden"), .name(pair.name), .value(pair.value))
            }
            table(h)
            h.div(.class("acts sec")) {
                h.button(l("Enregistrer ce choix"), .class("btn"))
                h.a(l("Laisser ce qui est enregistré"), .class("btn b3"), .href(back.path))
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Champ"), l("Ma saisie"), l("Déjà enregistré"), l("Avant")]
        h.table(.class("tbl stack merge")) {
            h.caption(
                l.plural(conflict.differences.count, "{n} champ à décider", "{n} champs à décider"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in conflict.differences {
                    h.tr(.class("differs")) {
                        h.th(one.field.label, .scope("row"))
                        cell(h, one, titles[1], one.mine, "moi", isChosen: one.isMine)
                        cell(h, one, titles[2], one.field.stored, "eux", isChosen: !one.isMine)
                        h.td(
                            one.field.shown(ask.form["avant_\(one.field.name)"]).nonEmpty ?? l("vide"),
                            .data("l", titles[3]))
                    }
                }
            }
        }
    }

    private func cell(
        _ h: HTML, _ one: EditConflict.Difference, _ title: String, _ value: String, _ side: String, isChosen: Bool
    ) {
        let id = "\(one.field.name)_\(side)"
        h.td(.data("l", title)) {
            h.label(.class("tick"), .for_(id)) {
                h.input(
                    .type("radio"), .id(id), .name(one.field.name), .value(value), isChosen ? .checked : nil)
                h.span {
                    h.span("\(one.field.label), \(title) : ", .class("vh"))
                    h.text(one.field.shown(value).nonEmpty ?? l("vide"))
                }
            }
        }
    }
}
