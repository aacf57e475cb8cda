import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The last page of a registration: everything typed, with a way back to each part; then the file is created.
struct RegistrationCheck {
    let ask: Ask
    let draft: RegistrationDraft
    let sites: [FileSite]
    let referents: [Colleague]
    let centreName: String?
    let refusal: ActRefusal?
    let twins: [PersonCard]

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction, _ draft: RegistrationDraft, refusal: ActRefusal? = nil) throws {
        self.ask = ask
        self.draft = draft
        self.refusal = refusal
        let author = try ask.author()
        sites = try tx.fileSites(visibleTo: author.actor)
        referents = try tx.referents(visibleTo: author.actor)
        centreName = try draft.fields.filled("centre")
            .flatMap { try tx.centre($0, on: ask.today, visibleTo: author.actor)?.centre.name }
        if case .toConfirm(let findings)? = refusal {
            twins = try tx.personCards(Set(findings.filter { $0.rule == .v06 }.flatMap(\.values)), by: author)
        } else {
            twins = []
        }
    }

    func answer() throws -> Answer {
        let shown = refusal.map { FormRefusal(ask, $0, fields: Self.fields) }
        let title = twins.isEmpty ? l("Vérifier et créer le dossier") : l("Déjà un dossier ?")
        var answer = ask.page(title, current: .households) { h in
            h.div(.class("over")) { h.a(l("Nouveau ménage"), .href(Link.registration(draft.id).path)) }
            h.div(.class("head")) { h.h1(title) }
            shown?.summary(h, ask)
            if !twins.isEmpty { TwinsTable(ask: ask, draft: draft, twins: twins).write(h) }
            RegistrationAnswers(ask: ask, draft: draft, centreName: centreName).write(h)
            form(h, ActForm(ask: ask, refusal: shown))
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    /// Where a finding leads on this page.
    static let fields = [
        "composition": "composition", "compositionReason": "composition_motif", "openedOn": "ouvert",
        "guardian": "tutelle", "*": "reponses",
    ]

    private func form(_ h: HTML, _ form: ActForm) {
        h.form(.class("sec"), .action(Link.registration(draft.id, "verifier").path), .method("post"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            h.h2(l("Le dossier"))
            h.div(.class("line")) {
                form.choice(h, "site", l("Site"), sites.map { ($0.id, $0.name) })
                form.choice(
                    h, "referent", l("Référent ou référente"), referents.map { ($0.id, $0.name) },
                    usual: ask.visitor?.actor.id ?? "")
                form.day(h, "ouvert", l("Dossier ouvert le"), usual: ask.today)
                form.codes(
                    h, "composition", l("Composition"), CompositionKind.allCases, "compositionKind",
                    empty: l("calculée d’après les membres"))
            }
            minor(h, form)
            h.details(form.value("composition_motif").isEmpty ? nil : .open) {
                h.summary(l("Composition différente, dossier confidentiel"))
                form.text(h, "composition_motif", l("Pourquoi une autre composition"))
                form.tick(h, "confidentiel", l("Dossier confidentiel : seuls les collègues nommés l’ouvrent"))
            }
            form.refusal?.confirming(h, ask)
            h.div(.class("acts")) {
                h.button(
                    twins.isEmpty ? l("Créer le dossier") : l("Ce n’est pas la même personne : créer le dossier"),
                    .class("btn"))
                h.a(l("Revenir à la liste"), .class("btn b3"), .href(Link.registration(draft.id).path))
            }
        }
    }
}

extension RegistrationCheck {
    /// A minor in charge is emancipated or has a guardian, who is named before the file is made (V15, V16).
    private func minor(_ h: HTML, _ form: ActForm) {
        guard let row = draft.minorInCharge(on: ask.today) else { return }
        form.group(h, "mineur", l("{nom} est mineur ou mineure", ["nom": draft.name(row)])) {
            if draft.isMinorAlone(on: ask.today) {
                form.text(
                    h, "tutelle", l("Organisme qui a la garde du mineur"),
                    hint: l("Par exemple l’aide sociale à l’enfance. Vide si le mineur est émancipé."))
            }
            form.tick(h, "emancipe", l("Mineur émancipé par le juge"))
        }
    }
}

/// What was typed, part by part, each with its way back.
struct RegistrationAnswers {
    let ask: Ask
    let draft: RegistrationDraft
    let centreName: String?

    private var l: Language { ask.l }
    private var fields: FormFields { draft.fields }

    func write(_ h: HTML) {
        h.div(.id("reponses")) {
            for section in RegistrationSection.allCases {
                h.section(.class("sec")) {
                    h.h2(.class("change")) {
                        h.text(section.title(l) + " ")
                        h.a(.href(Link.registration(draft.id, section.rawValue).path)) {
                            h.text(l("Modifier"))
                            h.span(" : \(section.title(l))", .class("vh"))
                        }
                    }
                    let facts = facts(section)
                    if facts.isEmpty { h.p(l("Rien n’a été noté."), .class("small muted")) }
                    h.dl(.class("facts wordy")) { for fact in facts { fact.write(h) } }
                }
            }
        }
    }

    private func facts(_ section: RegistrationSection) -> [Fact] {
        switch section {
        case .members:
            draft.persons.map {
                Fact(name: ask.label("kinship", draft.kinship($0)).capitalizedFirst, value: person($0))
            }
        case .protection:
            each(draft.persons) { row in
                [
                    code("nature", row, "protectionKind"), code("titre", row, "permitKind"),
                    fields.filled("fin_titre\(row)"),
                ]
            }
        case .languages:
            each(draft.persons) { row in
                [
                    code("langue", row, "language"), code("langue_b", row, "language"),
                    fields.has("interprete\(row)") ? l("interprète") : nil,
                    code("oral", row, "frenchLevel").map { l("français {niveau}", ["niveau": $0]) },
                ]
            }
        case .housing: housing
        case .work:
            each(draft.adults(on: ask.today)) { row in
                [
                    code("contrat", row, "contractType") ?? code("situation", row, "employmentStatus"),
                    fields.filled("depuis\(row)"),
                ]
            }
        case .consent:
            ConsentKind.allCases.filter { fields.has("accord_\($0.rawValue)") }
                .map { Fact(name: ask.label("consentKind", $0).capitalizedFirst, value: l("oui")) }
        }
    }

    private func person(_ row: Int) -> String {
        let name = draft.name(row)
        let isSingle = fields.filled("nom\(row)") == nil || fields.filled("prenom\(row)") == nil
        let shown = isSingle ? l("{nom} (nom unique)", ["nom": name]) : name
        return
            "\(shown), \(ask.label("sex", fields["sexe\(row)"])), \(l.birth(draft.birth(row))) (\(ask.age(draft.birth(row))))"
    }

    private func each(_ rows: [Int], _ words: (Int) -> [String?]) -> [Fact] {
        rows.compactMap { row in
            let known = words(row).compactMap { $0 }
            return known.isEmpty ? nil : Fact(name: draft.name(row), value: known.joined(separator: ", "))
        }
    }

    private func code(_ field: String, _ row: Int, _ list: String) -> String? {
        fields.filled("\(field)\(row)").map { ask.label(list, $0) }
    }

    private var housing: [Fact] {
        var facts: [Fact] = []
        if let centreName {
            facts.append(
                Fact(
                    name: l("Centre"),
                    value: [centreName, fields.filled("entree").map { l("depuis le {jour}", ["jour": $0]) }].compactMap
                    { $0 }.joined(separator: ", ")))
        }
        let awaited = (1...RegistrationPages.awaitedRows).compactMap { row in
            fields.filled("attendu_lien\(row)").map { ask.label("kinship", $0) }
        }
        if !awaited.isEmpty { facts.append(Fact(name: l("Proches attendus"), value: awaited.joined(separator: ", "))) }
        return facts
    }
}
