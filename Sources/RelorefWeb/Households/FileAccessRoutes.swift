import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Who alone opens a sealed file, and who never sees it: kept by the head of the site (R25, R26).
enum ProtectionRoutes {
    static let all: [Route] = [
        .get("/menages/:code/acces", .needs(.protectFiles)) { ask, tx in try page(ask, tx) },
        .post("/menages/:code/acces", .needs(.protectFiles), change),
    ]

    private static func page(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil, found.erasedOn == nil else { throw AccessRefusal.notFound }
        let file = try tx.file(of: found, by: try ask.author())
        return ProtectionPage(ask: ask, file: file, protection: try tx.protection(of: found), refusal: refusal).answer
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        let l = ask.l
        guard let change = ProtectionChange(rawValue: ask.form["acte"]) else { throw AccessRefusal.notFound }
        let account = ask.form.filled("compte")
        guard account != nil || [.seal, .unseal].contains(change) else {
            return try page(
                ask, tx, FormRefusal(errors: [.init(field: change.rawValue, sentence: l("Choisissez quelqu’un."))]))
        }
        do {
            try tx.protect(found.id, change, account, by: author)
        } catch let refusal as ProtectionRefusal {
            return try page(
                ask, tx, FormRefusal(errors: [.init(field: change.rawValue, sentence: sentence(refusal, l))]))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
        // Somebody who shuts the file to herself does not see it any more.
        let isStillMine = try tx.household(found.id, visibleTo: author.actor) != nil
        return .redirect(
            to: isStillMine ? .act(.household(found.code), "acces") : .households,
            saying: Flash(l("Protection du dossier enregistrée.")))
    }

    private static func sentence(_ refusal: ProtectionRefusal, _ l: Language) -> String {
        switch refusal {
        case .nobodyLeft: l("Plus personne ne pourrait ouvrir ce dossier.")
        case .alreadySo: l("C’est déjà le cas.")
        case .unknownColleague: l("Choisissez quelqu’un.")
        }
    }
}

/// The page of a file's protection.
struct ProtectionPage {
    let ask: Ask
    let file: HouseholdFile
    let protection: FileProtection
    let refusal: FormRefusal?

    private var l: Language { ask.l }
    private var link: Link { .act(.household(file.household.code), "acces") }

    var answer: Answer {
        let household = ask.title(of: file.head?.member.identity, code: file.household.code)
        var answer = ask.page("\(l("Protection du dossier")), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Protection du dossier"))
                    h.p(l("Chaque changement vaut à la prochaine page ouverte, et reste dans l’historique."))
                }
            }
            refusal?.summary(h, ask)
            h.div(.class("pair")) {
                sealing(h)
                shutting(h)
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer.opening(file.household.id)
    }

    private func sealing(_ h: HTML) {
        let isSealed = file.household.confidential
        h.section(.class("panel"), .id(isSealed ? "unseal" : "seal")) {
            h.h2 {
                h.text(l("Dossier scellé"))
                Badge(isSealed ? .wait : .plain, isSealed ? l("oui") : l("non")).write(h)
            }
            h.p(
                l(
                    "Seules les personnes nommées ici le voient, dans les listes, la recherche et les chiffres détaillés."
                ))
            if isSealed {
                people(h, protection.granted, .withdraw, l("Retirer"))
                naming(h, .grant, l("Nommer un collègue"), l("Nommer"), except: protection.granted)
            }
            act(h, isSealed ? .unseal : .seal) {
                h.button(isSealed ? l("Lever le scellé") : l("Sceller le dossier"), .class("btn b2"))
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
                    act(h, change) {
                        h.span(colleague.name)
                        h.text(" ")
                        h.input(.type("hidden"), .name("compte"), .value(colleague.id))
                        h.button(
                            label, .class("btn b3"),
                            .aria("label", l("{action} : {titre}", ["action": label, "titre": colleague.name])))
                    }
                }
            }
        }
    }

    private func naming(
        _ h: HTML, _ change: ProtectionChange, _ label: String, _ button: String, except named: [Colleague]
    ) {
        let others = protection.colleagues.filter { !named.contains($0) }
        guard !others.isEmpty else { return }
        act(h, change) {
            h.div(.class(refusal?.error(change.rawValue) == nil ? "field" : "field bad")) {
                h.label(label, .for_(change.rawValue))
                h.select(.id(change.rawValue), .name("compte")) {
                    h.option(l("Choisir"), .value(""))
                    for colleague in others { h.option(colleague.name, .value(colleague.id)) }
                }
            }
            h.button(button, .class("btn b2"))
        }
    }

    private func act(_ h: HTML, _ change: ProtectionChange, _ content: () -> Void) {
        let isLine = change == .withdraw || change == .liftConflict
        h.form(.action(link.path), .method("post"), isLine ? nil : .class("act")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("acte"), .value(change.rawValue))
            content()
        }
    }
}
