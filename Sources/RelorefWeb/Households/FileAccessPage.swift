import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of who follows a household and who opens its file.
struct FileAccessPage {
    /// The act of the form that names the referent; the others are changes of the file's protection.
    static let following = "referent"
    /// Where what is refused of a seal leads.
    static let seal = "scelle"

    let ask: Ask
    let file: HouseholdFile
    let protection: FileProtection
    /// Whom one may choose, id and name; the referent of now is among them, whatever has become of her account.
    let referents: [(String, String)]
    private var refusal: FormRefusal?

    private var l: Language { ask.l }
    private var mayProtect: Bool { ask.may(.protectFiles) }
    private var household: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    var link: Link { .act(.household(file.household.code), "acces") }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil, found.erasedOn == nil else { throw AccessRefusal.notFound }
        let author = try ask.author()
        self.ask = ask
        file = try tx.file(of: found, by: author)
        protection = try tx.protection(of: found)
        let shut = protection.conflicts
        var offered = try tx.referents(visibleTo: author.actor).filter { !shut.contains($0) }.map { ($0.id, $0.name) }
        if let now = found.referent, !offered.contains(where: { $0.0 == now }) {
            offered.append((now, file.referentName ?? ""))
        }
        referents = offered
    }

    /// The referent as the form found it, so that a colleague's change meanwhile is seen.
    var edited: EditedField {
        let (names, nobody) = (referents, l("aucun"))
        return EditedField("referent", l("Référent ou référente"), file.household.referent ?? "") { id in
            names.first { $0.0 == id }?.1 ?? nobody
        }
    }

    func refusing(_ field: String, _ sentence: String) -> Answer {
        refusing(FormRefusal(errors: [.init(field: field, sentence: sentence)]))
    }

    func refusing(_ refusal: FormRefusal) -> Answer {
        var page = self
        page.refusal = refusal
        var answer = page.answer
        answer.status = .unprocessableContent
        return answer
    }

    /// A colleague named another referent meanwhile.
    func answer(_ conflict: EditConflict, colleague: String?) -> Answer {
        var answer = page(l("Deux changements en même temps"), nil) { h in
            ConflictPage(ask: ask, conflict: conflict, action: link, back: link, colleague: colleague).write(h)
        }
        answer.status = .conflict
        return answer
    }

    var answer: Answer {
        page(
            l("Référent et accès"),
            l("Chaque changement vaut à la prochaine page ouverte, et reste dans l’historique.")
        ) { h in
            refusal?.summary(h, ask)
            h.div(.class("pair")) {
                if file.household.closedOn == nil { follower(h) }
                sealing(h)
                if mayProtect { shutting(h) }
            }
        }
    }

    private func page(_ title: String, _ sentence: String?, _ content: (HTML) -> Void) -> Answer {
        ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    if let sentence { h.p(sentence) }
                }
            }
            content(h)
        }.opening(file.household.id)
    }

    private func follower(_ h: HTML) {
        let typed = ask.form["acte"] == Self.following ? refusal : nil
        h.section(.class("panel")) {
            h.h2(l("Qui suit le ménage"))
            h.p(l("Ses échéances sont sur la page Aujourd’hui de cette personne."))
            act(h, Self.following) {
                let form = ActForm(ask: ask, refusal: typed)
                edited.remember(h, form)
                form.choice(
                    h, "referent", l("Référent ou référente"), referents,
                    usual: file.household.referent ?? "", empty: l("aucun"))
                form.area(
                    h, "passation", l("Note de passation"),
                    hint: l(
                        "Où en est le projet, ce qui est promis, ce qui presse. Jamais de santé, de religion ni de récit d’asile."
                    ))
                typed?.confirming(h, ask)
                h.button(l("Enregistrer"), .class("btn b2"))
            }
        }
    }

    private func sealing(_ h: HTML) {
        let isSealed = file.household.confidential
        h.section(.class("panel"), .id(Self.seal)) {
            h.h2 {
                h.text(l("Dossier scellé"))
                Badge(isSealed ? .wait : .plain, isSealed ? l("oui") : l("non")).write(h)
            }
            h.p(
                isSealed
                    ? l(
                        "Seules les personnes nommées ici le voient, dans les listes, la recherche et les chiffres détaillés."
                    )
                    : l(
                        "L’équipe du site ouvre ce dossier. Scellez-le pour une adresse protégée ou des violences : ne l’ouvrent plus que vous, qui suit le ménage et la direction du site."
                    ))
            if isSealed {
                people(h, protection.granted, .withdraw, l("Retirer"))
                if mayProtect {
                    naming(h, .grant, l("Nommer un collègue"), l("Nommer"), except: protection.granted)
                }
            }
            if mayProtect || !isSealed {
                act(h, (isSealed ? ProtectionChange.unseal : .seal).rawValue) {
                    h.button(isSealed ? l("Lever le scellé") : l("Sceller le dossier"), .class("btn b2"))
                }
            } else {
                h.p(l("La direction du site peut lever le scellé ou nommer quelqu’un d’autre."), .class("small muted"))
            }
        }
    }

    private func shutting(_ h: HTML) {
        h.section(.class("panel")) {
            h.h2(l("Conflits d’intérêts"))
            h.p(
                l(
                    "Ces personnes ne voient jamais ce dossier, quel que soit leur rôle : parent, voisin, ancien conjoint."
                ))
            people(h, protection.conflicts, .liftConflict, l("Lever"))
            naming(h, .conflict, l("Écarter un collègue"), l("Écarter"), except: protection.conflicts)
        }
    }

    private func people(_ h: HTML, _ people: [Colleague], _ change: ProtectionChange, _ label: String) {
        if people.isEmpty { return h.p(l("Personne."), .class("small muted")) }
        h.ul(.class("events"), .id(change.rawValue)) {
            for colleague in people {
                h.li {
                    if mayProtect { taking(h, colleague, change, label) } else { h.text(colleague.name) }
                }
            }
        }
    }

    private func taking(_ h: HTML, _ colleague: Colleague, _ change: ProtectionChange, _ label: String) {
        act(h, change.rawValue, isLine: true) {
            h.span(colleague.name)
            h.text(" ")
            h.input(.type("hidden"), .name("compte"), .value(colleague.id))
            h.button(
                label, .class("btn b3"),
                .aria("label", l("{action} : {titre}", ["action": label, "titre": colleague.name])))
        }
    }

    private func naming(
        _ h: HTML, _ change: ProtectionChange, _ label: String, _ button: String, except named: [Colleague]
    ) {
        let others = protection.colleagues.filter { !named.contains($0) }
        guard !others.isEmpty else { return }
        act(h, change.rawValue) {
            Field(id: change.rawValue, name: "compte", label: label, error: refusal?.error(change.rawValue))
                .select(h, [("", l("Choisir"))] + others.map { ($0.id, $0.name) }, chosen: "")
            h.button(button, .class("btn b2"))
        }
    }

    private func act(_ h: HTML, _ act: String, isLine: Bool = false, _ content: () -> Void) {
        h.form(.action(link.path), .method("post"), isLine ? nil : .class("act")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("acte"), .value(act))
            content()
        }
    }
}
