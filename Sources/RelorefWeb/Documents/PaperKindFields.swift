import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What follows from a kind of paper, on the page of its code: whether it ends, whether it is only looked at, who needs it.
struct PaperKindFields {
    static let list = "documentKind"

    let kind: PaperKind

    /// Nil for a code of another list.
    init?(_ list: String, _ code: String, _ tx: any Transaction) throws {
        guard list == Self.list, let kind = try tx.paperKinds().first(where: { $0.code == code }) else { return nil }
        self.kind = kind
    }

    /// - Parameter isAgain: whether the form was sent and is shown once more.
    func write(_ h: HTML, _ ask: Ask, isAgain: Bool) {
        let l = ask.l
        tick(
            h, ask, "expire", l("Elle a une fin, et se redemande avant"),
            isAgain ? ask.form.has("expire") : kind.expires)
        tick(
            h, ask, "vue_seule", l("Elle se regarde et ne se garde pas : aucun fichier"),
            isAgain ? ask.form.has("vue_seule") : kind.isSeenOnly)
        Field(id: "besoin", label: l("Qui en a besoin")).select(
            h,
            [
                (PaperKind.Need.never.rawValue, l("personne en particulier")),
                (PaperKind.Need.always.rawValue, l("tous les ménages")),
                (PaperKind.Need.housed.rawValue, l("les ménages logés")),
            ], chosen: isAgain ? ask.form["besoin"] : kind.need.rawValue)
    }

    private func tick(_ h: HTML, _ ask: Ask, _ id: String, _ label: String, _ isTicked: Bool) {
        h.label(.class("tick"), .for_(id)) {
            h.input(.type("checkbox"), .id(id), .name(id), .value("oui"), isTicked ? .checked : nil)
            h.text(label)
        }
    }

    /// The kind as the form says it.
    func read(_ form: FormFields) -> PaperKind {
        PaperKind(
            kind.code, expires: form.has("expire"), isSeenOnly: form.has("vue_seule"),
            need: PaperKind.Need(rawValue: form["besoin"]) ?? kind.need)
    }
}
