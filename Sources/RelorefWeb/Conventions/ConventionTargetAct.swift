import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The number that the convention promises.
struct ConventionTargetAct: ConventionAct {
    static let noun = "objectif"
    static func title(_ l: Language) -> String { l("Objectif de la convention") }

    let convention: Convention
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws { convention = request.sheet.convention }

    func write(_ h: HTML, _ form: ActForm) {
        TargetFields.write(h, form, convention)
        form.day(h, "du", form.l("À partir du"), usual: convention.from)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let target = TargetFields.read(&reading)
        let from = reading.optionalDay("du")
        let (l, id) = (reading.ask.l, convention.id)
        guard let target else { return nil }
        return { tx, author in
            try tx.setTarget(target.quantity, target.unit, per: target.span, from: from, of: id, by: author)
            return ConventionDone(sentence: l("Objectif enregistré."))
        }
    }
}

/// A slip in a target that nobody worked with yet.
struct TargetCorrectionAct: ConventionAct {
    static let noun = "objectif-corrige"
    static func title(_ l: Language) -> String { l("Corriger la saisie de l’objectif") }

    let convention: Convention
    private let target: ConventionTarget
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        guard let found = request.sheet.targets.first(where: { $0.id == request.subject }) else {
            throw AccessRefusal.notFound
        }
        target = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(l("Pour une faute de saisie seulement. Ce que les deux parties changent s’écrit comme un avenant."))
        TargetFields.write(h, form, convention, usual: target)
        form.day(h, "du", l("À partir du"), usual: target.from)
        form.text(h, "raison", l("Pourquoi la saisie était fausse"))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let typed = TargetFields.read(&reading)
        let from = reading.optionalDay("du")
        let reason = reading.text("raison", orSay: reading.ask.l("Dites pourquoi la saisie est à corriger."))
        let (l, id, target) = (reading.ask.l, convention.id, target.id)
        guard let typed else { return nil }
        return { tx, author in
            try tx.correctTarget(
                target, typed.quantity, typed.unit, per: typed.span, from: from, because: reason, of: id, by: author)
            return ConventionDone(sentence: l("Objectif corrigé."))
        }
    }
}

/// The fields of a target, in a convention and in an amendment.
enum TargetFields {
    typealias Typed = (quantity: Int, unit: ConventionTarget.Unit, span: ConventionTarget.Span)

    static func write(_ h: HTML, _ form: ActForm, _ convention: Convention, usual: ConventionTarget? = nil) {
        let l = form.l
        h.div(.class("line")) {
            form.number(h, "nombre", l("Nombre"), usual: usual.map { String($0.quantity) } ?? "")
            form.codes(
                h, "unite", l("De quoi"), ConventionTarget.Unit.offered(for: convention.facts.kind), "conventionUnit",
                hint: convention.facts.kind == .housing
                    ? l("Proposer, attribuer et loger ne sont pas la même chose.")
                    : l("Proposer un poste, recevoir et embaucher ne sont pas la même chose."), usual: usual?.unit,
                empty: l("à choisir"))
            form.codes(
                h, "periode", l("Sur quelle durée"), ConventionTarget.Span.allCases, "conventionSpan",
                usual: usual?.span)
        }
    }

    static func read(_ reading: inout FormReading) -> Typed? {
        let l = reading.ask.l
        let quantity = reading.number("nombre")
        if quantity == nil, reading.ask.form.filled("nombre") == nil {
            reading.refuse("nombre", l("Écrivez un nombre, au moins 1."))
        }
        let unit: ConventionTarget.Unit? = reading.code(
            "unite", orSay: l("Dites ce qui est compté : des propositions, des attributions ou des baux."))
        let span = ConventionTarget.Span(rawValue: reading.ask.form["periode"]) ?? .year
        guard let quantity, let unit else { return nil }
        return (quantity, unit, span)
    }
}
