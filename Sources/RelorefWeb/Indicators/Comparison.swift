import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A report against another, or against today, ready to be shown: which figures moved, which cases, and what did it.
struct Comparison: Sendable {
    let edition: Edition
    /// Nil for today.
    let rival: Edition?
    let others: [Edition]
    let figures: [Moved]

    struct Moved: Sendable {
        let indicator: IndicatorID
        let before: FigureText
        let after: FigureText
        let counts: (before: String, after: String)
        let hasSameDefinition: Bool
        let cases: [Case]
        /// How many cases moved in all.
        let total: Int
    }

    struct Case: Sendable {
        enum Move: String, Sendable { case entered, left, changed }
        let move: Move
        let name: String
        let link: Link?
        let what: String
        let causes: [String]
    }

    /// Rows shown under a figure; the count says how many there are.
    private static let mostCases = 30

    init(_ ask: Ask, _ tx: any Transaction, _ edition: Edition) throws {
        let others = try tx.editions(for: try ask.actor()).filter { $0.id != edition.id }
        let rival = others.first { $0.id == ask.query["avec"] }
        let difference = try tx.difference(edition, rival.map { .edition($0) } ?? .today)
        (self.edition, self.rival, self.others) = (edition, rival, others)
        let names = try FigureNames(ask, tx, naming: [.landlord, .referent])
        var codes = try CaseNames(ask, tx)
        let references = try tx.referenceNames(difference.causes.flatMap(\.references), visibleTo: try ask.actor())
        var reader = Reader(names: names, difference: difference, references: references)
        figures = try difference.figures.map { try reader.moved($0, &codes, most: Self.mostCases) }
    }
}

/// Turns a difference into words.
private struct Reader {
    let names: FigureNames
    let difference: EditionDifference
    let references: [String: String]

    private var ask: Ask { names.ask }
    private var l: Language { ask.l }

    mutating func moved(
        _ one: FigureDifference, _ codes: inout CaseNames, most: Int
    ) throws -> Comparison.Moved {
        let definition = one.indicator.definition
        let all: [(Comparison.Case.Move, EditionCase, EditionCase?)] =
            one.entered.map { (.entered, $0, nil) } + one.left.map { (.left, $0, nil) }
            + one.changed.map { (.changed, $0.after, $0.before) }
        // A reader outside the network sees how many cases moved, not which.
        let shown = ask.may(.seeCases) && !SmallNumbers(ask).isMasking ? Array(all.prefix(most)) : []
        return Comparison.Moved(
            indicator: one.indicator, before: FigureText(one.before.value, of: definition, l),
            after: FigureText(one.after.value, of: definition, l),
            counts: (one.before.fraction(l) ?? "", one.after.fraction(l) ?? ""),
            hasSameDefinition: one.hasSameDefinition,
            cases: try shown.map { try moving($0.0, $0.1, $0.2, one.indicator, &codes) }, total: all.count)
    }

    private func moving(
        _ move: Comparison.Case.Move, _ one: EditionCase, _ before: EditionCase?, _ id: IndicatorID,
        _ codes: inout CaseNames
    ) throws -> Comparison.Case {
        let code = try codes.household(one.household)
        let subject = code == nil ? try codes.subject(one.id, of: id) : nil
        return Comparison.Case(
            move: move,
            name: code ?? subject?.name ?? CaseNames.pseudonym(one.household ?? one.facts["dwelling"] ?? one.id),
            link: code.map { Link.household($0) } ?? subject?.link,
            what: before.map { change($0, one, id) } ?? summary(one, id),
            causes: causes(one))
    }

    private func summary(_ one: EditionCase, _ id: IndicatorID) -> String {
        let codes = [FigureDimension.exitType, .kind, .departement].compactMap { dimension in
            one[dimension].map { names.name(dimension, $0, of: id) }
        }
        return ([one.day.map(l.shortDay)].compactMap { $0 } + codes).joined(separator: ", ")
    }

    /// "Type de sortie : hébergement chez un tiers → bail direct, parc public".
    private func change(_ before: EditionCase, _ after: EditionCase, _ id: IndicatorID) -> String {
        var changes: [String] = []
        for dimension in FigureDimension.allCases where before[dimension] != after[dimension] {
            guard dimension != .site || ask.may(.seeStock), ask.mayTell(dimension) else { continue }
            let (old, new) = (
                names.name(dimension, before[dimension], of: id), names.name(dimension, after[dimension], of: id)
            )
            changes.append("\(names.title(dimension, of: id))\u{A0}: \(old) → \(new)")
        }
        for (key, title) in [("from", l("Début")), ("to", l("Fin")), ("until", l("Terme"))]
        where before.facts[key] != after.facts[key] {
            changes.append("\(title)\u{A0}: \(day(before.facts[key])) → \(day(after.facts[key]))")
        }
        if before.numerator != after.numerator {
            let (old, new) = (
                l.number(before.numerator, inPartsOf: id.definition.parts),
                l.number(after.numerator, inPartsOf: id.definition.parts)
            )
            changes.append("\(l("Numérateur"))\u{A0}: \(old) → \(new)")
        }
        return changes.joined(separator: " · ")
    }

    private func day(_ iso: String?) -> String { iso.flatMap { Day(iso: $0) }.map(l.shortDay) ?? "–" }

    /// What was done to the case's household or dwelling since, corrections first.
    private func causes(_ one: EditionCase) -> [String] {
        let mine = difference.causes.filter { cause in
            (one.household != nil && cause.household == one.household)
                || (cause.noun == "dwelling" && cause.subject == one.facts["dwelling"])
        }
        let corrections = mine.filter { $0.field != nil }
        return (corrections.isEmpty ? mine : corrections).prefix(4).map(words)
    }

    private func words(_ cause: DifferenceCause) -> String {
        guard let field = cause.field else {
            return l("{acte}, le {moment}", ["acte": act(cause), "moment": l.moment(cause.at)])
        }
        return l(
            "Correction de « {champ} » : {ancien} → {nouveau}, le {moment}",
            [
                "champ": fieldName(field, of: cause.noun), "ancien": value(cause.oldValue, field, cause),
                "nouveau": value(cause.newValue, field, cause), "moment": l.moment(cause.at),
            ])
    }

    private func value(_ text: String?, _ field: String, _ cause: DifferenceCause) -> String {
        guard let text, !text.isEmpty else { return l("vide") }
        if let known = CorrectableField(noun: cause.noun, column: field), known.referred != nil {
            return HistoryWords(ask: ask, references: references).written(text, known)
        }
        if let day = Day(iso: text) { return l.shortDay(day) }
        if field.hasSuffix("exit_type") { return ask.label("exitType", text) }
        if field.hasSuffix("exit_reason") { return ask.label("exitReason", text) }
        return text
    }

    private func act(_ cause: DifferenceCause) -> String {
        switch cause.act {
        case "create", "insert", "register", "admit", "enter", "import": l("Saisie")
        case "exit": l("Sortie enregistrée")
        case "transfer": l("Transfert")
        case "merge": l("Fusion de dossiers")
        default: l("Modification")
        }
    }

    private func fieldName(_ field: String, of noun: String) -> String {
        switch field.split(separator: ".").last.map(String.init) ?? field {
        case "exit_type": l("Type de sortie")
        case "exit_reason": l("motif de sortie")
        case "from_day": noun == "employment_spell" ? l("début du contrat") : l("début")
        case "to_day": noun == "employment_spell" ? l("fin du contrat") : l("fin")
        case "term_on": l("terme")
        case "signed_on": l("signature du bail")
        case "slid_on": l("jour du glissement")
        case "decided_on": l("décision de protection")
        case "service_from": l("mise en service")
        case "service_to": l("fin de service")
        default: CorrectableField(noun: noun, column: field).map { CorrectionWords.label($0, l) } ?? field
        }
    }
}
