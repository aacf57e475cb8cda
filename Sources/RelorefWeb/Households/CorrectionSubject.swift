import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a correction is about: a household's file or a dwelling, with everything in it that may be put right.
struct CorrectionSubject: Sendable {
    let title: String
    /// Its page, under which the corrections have their addresses.
    let home: Link
    /// Where one sees what was corrected.
    let after: Link
    let menu: MenuItem
    /// The household whose file is opened with it.
    let openedHousehold: String?
    let records: [CorrectionTargets.Record]
    let references: CorrectionReferences

    func target(_ field: CorrectableField, _ id: String) throws -> CorrectionTarget {
        let targets = records.lazy.flatMap(\.targets)
        guard let found = targets.first(where: { $0.field == field && $0.subject == id }) else {
            throw AccessRefusal.notFound
        }
        return found
    }
}

/// A value that may be put right: how it is read, typed and kept.
struct CorrectionValue {
    let ask: Ask
    let field: CorrectableField
    var references = CorrectionReferences()

    private var l: Language { ask.l }

    func written(_ value: String?) -> String {
        guard let value else { return l("vide") }
        switch field.kind {
        case .day: return Day(iso: value).map(l.shortDay) ?? value
        case .code: return choices.first { $0.0 == value }?.1 ?? value
        case .number(_, let parts): return Int(value).map { number($0, parts) } ?? value
        case .flag: return value == "1" ? l("oui") : l("non")
        case .rome: return value
        case .reference: return references.names[value] ?? l("hors de votre périmètre")
        }
    }

    /// The value as the form holds it.
    func entered(_ value: String?) -> String {
        guard let value else { return "" }
        return switch field.kind {
        case .day: Day(iso: value).map(ask.dayField) ?? value
        case .number, .reference(.dwelling): written(value)
        case .code, .flag, .rome, .reference: value
        }
    }

    /// Whether the form offers a choice in place of a field to type in.
    var isChosen: Bool {
        switch field.kind {
        case .code, .flag, .reference(.centre), .reference(.employer), .reference(.landlord): true
        case .day, .number, .rome, .reference(.dwelling): false
        }
    }

    private func number(_ value: Int, _ parts: Int) -> String {
        parts == 1 ? l.number(value) : l.numbers.number(Double(value) / Double(parts), places: parts == 100 ? 2 : 1)
    }

    private var choices: [(String, String)] {
        guard case .code(let list, let codes) = field.kind else { return [] }
        return codes.map { code in
            switch list {
            case "funding": (code, code == Accommodation.Funding.alt.rawValue ? l("ALT") : l("autre financement"))
            case "energyClass": (code, code)
            default: (code, ask.label(list, code).capitalizedFirst)
            }
        }
    }

    func write(_ h: HTML, _ form: ActForm, _ label: String, _ value: String?) {
        let empty = l("Vide si ce n’est pas connu.")
        let hint = field.mayBeEmpty ? empty : nil
        switch field.kind {
        case .day:
            form.day(h, "valeur", label, hint: hint, usual: value.flatMap { Day(iso: $0) })
        case .code:
            form.choice(
                h, "valeur", label, choices, usual: value ?? "", empty: field.mayBeEmpty ? l("aucun") : nil)
        case .number:
            form.number(h, "valeur", label, hint: hint, usual: value.map(written) ?? "")
        case .flag: form.choice(h, "valeur", label, [("1", l("oui")), ("0", l("non"))], usual: value ?? "0")
        case .rome:
            form.text(
                h, "valeur", label,
                hint: l("Facultatif, une lettre et quatre chiffres, par exemple K2204."), usual: value ?? "")
        case .reference(.dwelling):
            form.text(
                h, "valeur", label, hint: l("Le code du logement, par exemple 77-014."), usual: entered(value))
        case .reference:
            form.choice(
                h, "valeur", label, references.offered(keeping: value), usual: value ?? "",
                empty: field.mayBeEmpty ? l("inconnu") : nil)
        }
    }

    /// What was typed, as it is stored; what cannot be read is said.
    func read(_ reading: inout FormReading) -> String? {
        let form = ask.form
        switch field.kind {
        case .day: return field.mayBeEmpty ? reading.optionalDay("valeur")?.iso : reading.day("valeur", .term).iso
        case .code, .flag: return form.filled("valeur")
        case .rome: return form.filled("valeur")?.uppercased()
        case .reference(let referred):
            guard let typed = form.filled("valeur") else {
                if !field.mayBeEmpty { reading.refuse("valeur", l("Donnez la valeur juste.")) }
                return nil
            }
            if let id = references.id(typed, referred) { return id }
            reading.refuse(
                "valeur",
                referred == .dwelling
                    ? l("Aucun logement de ce code dans votre périmètre : vérifiez-le dans la liste des logements.")
                    : l("Choisissez dans la liste."))
            return nil
        case .number(let range, let parts):
            guard form.filled("valeur") != nil else { return nil }
            let value = parts == 1 ? reading.number("valeur") : reading.parts("valeur", of: parts)
            guard let value else { return nil }
            if !range.contains(value) {
                reading.refuse(
                    "valeur",
                    l(
                        "Entre {moins} et {plus}.",
                        ["moins": number(range.lowerBound, parts), "plus": number(range.upperBound, parts)]))
            }
            return String(value)
        }
    }
}
