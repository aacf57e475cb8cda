import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The other names of a member, and how other bodies spell hers, so that she is found there and here (V08).
struct SpellingsAct: FileAct {
    static let noun = "graphies"
    static let permission = Permission.writeFiles
    static let fields = ["*": "nom_ofpra"]

    static func title(_ l: Language) -> String { l("Autres noms") }

    let ask: Ask
    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        ask = request.ask
        household = request.household
        member = try request.member()
    }

    private var l: Language { ask.l }

    private func id(_ system: NamingSystem) -> String { "nom_\(system.rawValue)" }

    private var edited: [EditedField] {
        let known = member.member.identity?.spellings ?? []
        let aliases = EditedField(
            "autres_noms", l("Autres noms"), (member.member.identity?.aliases ?? []).joined(separator: "\n"))
        return [aliases]
            + NamingSystem.allCases.map { system in
                EditedField(
                    id(system), ask.label("namingSystem", system).capitalizedFirst,
                    known.first { $0.system == system }?.name ?? "")
            }
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(ask.name(member.member.identity))
        h.p(l("La recherche trouve la personne sous chacun de ces noms."), .class("small muted"))
        for field in edited { field.remember(h, form) }
        PersonFields(form: form).aliases(h, member.member.identity?.aliases ?? [])
        h.h2(l("Dans d’autres systèmes"))
        h.p(l("Seulement si le nom s’y écrit autrement."), .class("small muted"))
        for field in edited.dropFirst() { form.text(h, field.name, field.label, usual: field.stored) }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let form = reading.ask.form
        try EditConflict.check(edited, in: form)
        var spellings: [SystemSpelling] = []
        for system in NamingSystem.allCases {
            guard let name = form.filled(id(system)) else { continue }
            if name.count > 200 { reading.refuse(id(system), l("Deux cents signes au plus.")) }
            if let spelling = SystemSpelling(system, name) { spellings.append(spelling) }
        }
        // A page of another day asked for the systems alone.
        let isAsked = form.has("autres_noms")
        let aliases = isAsked ? PersonFields(form: ActForm(ask: reading.ask, refusal: nil)).aliases(&reading) : nil
        let (household, person, given) = (household, member.id, spellings)
        return { tx, author, _ in
            try tx.setNames(given, aliases: aliases, of: person, by: author)
            return Done(link: .household(household.code, .members), sentence: ask.l("Noms enregistrés."))
        }
    }
}
