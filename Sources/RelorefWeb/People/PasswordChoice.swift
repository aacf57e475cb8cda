import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Choosing a password: typed twice, long enough, and not one that everybody tries (R2).
struct PasswordChoice {
    static let field = "nouveau"
    static let repeated = "nouveau_encore"

    private static let rule = PasswordRule(
        refused: Set(((try? ReferenceTable("passwords_refused").rows) ?? []).map { $0["password"] }))

    let ask: Ask
    /// The name and the address of the account, which a password must not be.
    let account: [String]

    private var l: Language { ask.l }

    /// What is wrong with the choice; nothing when it may be taken.
    func errors() -> [FormReading.FieldError] {
        let password = ask.form.exact(Self.field)
        do {
            try Self.rule.check(password, account: account)
        } catch {
            return [.init(field: Self.field, sentence: sentence(error))]
        }
        guard password == ask.form.exact(Self.repeated) else {
            return [.init(field: Self.repeated, sentence: l("Les deux saisies ne sont pas les mêmes."))]
        }
        return []
    }

    func write(_ h: HTML, _ refusal: FormRefusal?) {
        Field(
            id: Self.field, label: l("Nouveau mot de passe"),
            hint: l("Douze signes au moins. Une phrase que vous retenez vaut mieux que des signes compliqués."),
            error: refusal?.error(Self.field)
        ).input(h, type: "password", value: "", .autocomplete("new-password"), .required)
        Field(id: Self.repeated, label: l("Le même, encore une fois"), error: refusal?.error(Self.repeated))
            .input(h, type: "password", value: "", .autocomplete("new-password"), .required)
    }

    private func sentence(_ refusal: PasswordRule.Refusal) -> String {
        switch refusal {
        case .tooShort(let length):
            l.plural(
                length, "{n} signe, c’est trop court : il en faut douze au moins.",
                "{n} signes, c’est trop court : il en faut douze au moins.")
        case .tooLong: l("Plus de 128 signes, c’est trop long.")
        case .common: l("Ce mot de passe est parmi ceux que tout le monde essaie. Choisissez une phrase à vous.")
        case .repetitive: l("Les mêmes signes reviennent sans cesse. Choisissez une phrase à vous.")
        case .personal: l("Ce mot de passe tient presque tout entier dans votre nom ou votre adresse.")
        }
    }
}
