import RelorefDomain

/// Reads the fields of a form one by one and keeps what is wrong with each, so that all can be put right at once.
struct FormReading {
    let ask: Ask
    private(set) var errors: [FieldError] = []

    /// What is wrong with a field.
    struct FieldError: Sendable, Hashable {
        let field: String
        let sentence: String
    }

    init(_ ask: Ask) { self.ask = ask }

    private var l: Language { ask.l }
    private var form: FormFields { ask.form }

    mutating func refuse(_ field: String, _ sentence: String) {
        errors.append(FieldError(field: field, sentence: sentence))
    }

    mutating func text(_ field: String, orSay sentence: String) -> String {
        if form.filled(field) == nil { refuse(field, sentence) }
        return form[field]
    }

    /// One of the codes that the form offers, nil for anything else: no free text gets into a code.
    func listed(_ field: String, _ codes: [String]) -> String? {
        form.filled(field).flatMap { codes.contains($0) ? $0 : nil }
    }

    mutating func day(_ field: String, _ purpose: DateEntry.Purpose? = nil) -> Day {
        do {
            return try DateEntry(form[field], for: purpose ?? .event(today: ask.today)).day()
        } catch {
            refuse(field, l.sentence(error))
            return ask.today
        }
    }

    mutating func optionalDay(_ field: String, _ purpose: DateEntry.Purpose = .term) -> Day? {
        form.filled(field) == nil ? nil : day(field, purpose)
    }

    mutating func code<Code: RawRepresentable<String>>(_ field: String, orSay sentence: String) -> Code? {
        let code = Code(rawValue: form[field])
        if code == nil { refuse(field, sentence) }
        return code
    }

    /// A whole number; nil when the field is empty.
    mutating func number(_ field: String) -> Int? {
        guard let typed = form.filled(field) else { return nil }
        let digits = typed.filter { !$0.isWhitespace }
        if let number = Int(digits), 0...1_000_000 ~= number { return number }
        refuse(field, l("« {texte} » n’est pas un nombre entier. Écrivez par exemple 4.", ["texte": typed]))
        return nil
    }

    /// A number with decimals, counted in parts of one: tenths of a square metre, cents of a euro.
    mutating func parts(_ field: String, of one: Int) -> Int? {
        guard let typed = form.filled(field) else { return nil }
        let plain = typed.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".")
        if let value = Double(plain), value.isFinite, 0...1_000_000 ~= value {
            return Int((value * Double(one)).rounded())
        }
        refuse(field, l("« {texte} » n’est pas un nombre. Écrivez par exemple 54,5.", ["texte": typed]))
        return nil
    }
}
