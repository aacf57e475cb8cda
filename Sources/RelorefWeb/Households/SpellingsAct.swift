import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// How other bodies spell a member's name, so that she is found there and here (V08).
struct SpellingsAct: FileAct {
    static let noun = "graphies"
    static let permission = Permission.writeFiles
    static let fields = ["*": "nom_ofpra"]

    static func title(_ l: Language) -> String { l("Nom dans d’autres systèmes") }

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
        return NamingSystem.allCases.map { system in
            EditedField(
                id(system), ask.label("namingSystem", system).capitalizedFirst,
                known.first { $0.system == system }?.name ?? "")
        }
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(ask.name(member.member.identity))
        h.p(
            l("Seulement s’il s’y écrit autrement. La recherche trouve la personne sous chacun de ces noms."),
            .class("small muted"))
        for field in edited {
            field.remember(h, form)
            form.text(h, field.name, field.label, usual: field.stored)
        }
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
        let (household, person, given) = (household, member.id, spellings)
        return { tx, author, _ in
            try tx.setSpellings(given, of: person, by: author)
            return Done(link: .household(household.code, .members), sentence: ask.l("Noms enregistrés."))
        }
    }
}
