import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The fields of a right: a role, a place, and the days between which it holds.
struct GrantFields {
    let ask: Ask
    let rules: GrantRules
    let places: Places
    let refusal: FormRefusal?

    private var l: Language { ask.l }

    /// Only what the giver may give is offered.
    private var roles: [Role] {
        Role.allCases.filter { role in rules.places.contains { rules.mayGive(role, at: $0) } }
    }

    func write(_ h: HTML, withFirstDay: Bool) {
        Field(id: "role", label: l("Rôle"), error: refusal?.error("role")).select(
            h, [("", l("Choisissez"))] + roles.map { ($0.rawValue, ask.label("role", $0)) }, chosen: ask.form["role"],
            .required)
        let choices = places.choices(within: rules.places, l)
        Field(
            id: "lieu", label: l("Où"), hint: l("Un droit ne va pas plus loin que ce lieu."),
            error: refusal?.error("lieu")
        ).select(
            h, (choices.count > 1 ? [("", l("Choisissez"))] : []) + choices, chosen: ask.form["lieu"], .required)
        h.div(.class("line")) {
            if withFirstDay {
                Field(id: "du", label: l("Premier jour"), hint: l("Vide : aujourd’hui."), error: refusal?.error("du"))
                    .input(h, value: ask.form["du"], .autocomplete("off"))
            }
            Field(id: "au", label: l("Dernier jour"), hint: l("Vide : sans fin prévue."), error: refusal?.error("au"))
                .input(h, value: ask.form["au"], .autocomplete("off"))
        }
    }

    static func read(_ reading: inout FormReading, places: Places) -> Grant? {
        let ask = reading.ask
        let role: Role? = reading.code("role", orSay: ask.l("Choisissez un rôle."))
        let place = places.place(ask.form["lieu"])
        if place == nil { reading.refuse("lieu", ask.l("Choisissez un lieu.")) }
        let from = reading.optionalDay("du") ?? ask.today
        let to = reading.optionalDay("au")
        guard let role, let place else { return nil }
        return Grant(role: role, association: place.association, site: place.site, from: from, to: to)
    }

    static func error(_ refusal: GrantRules.Refusal, _ ask: Ask) -> FormReading.FieldError {
        .init(field: refusal == .days ? "au" : "role", sentence: AccountWords(ask: ask).sentence(refusal))
    }
}
