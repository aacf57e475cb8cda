import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The person being registered beside those who are in a file already: to be compared before anything is created.
struct TwinsTable {
    let ask: Ask
    let draft: RegistrationDraft
    let twins: [PersonCard]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.p(l("Comparez : si c’est la même personne, ouvrez son dossier plutôt que d’en créer un second."))
        h.div(.class("pair sec")) { for twin in twins { panel(h, twin) } }
    }

    private func panel(_ h: HTML, _ twin: PersonCard) {
        let row = likest(to: twin)
        h.section(.class("panel")) {
            h.table(.class("tbl")) {
                h.caption(l("À comparer"))
                h.thead {
                    h.tr {
                        h.td("")
                        h.th(l("Saisie"), .scope("col"))
                        h.th(l("Déjà dans le registre"), .scope("col"))
                    }
                }
                h.tbody {
                    line(h, l("Nom"), draft.name(row), ask.name(twin.identity))
                    line(h, l("Naissance"), l.birth(draft.birth(row)), l.birth(twin.identity?.birth ?? .unknown))
                    line(h, l("Sexe"), ask.label("sex", draft.fields["sexe\(row)"]), ask.label("sex", twin.sex))
                    line(
                        h, l("Ménage"), ask.persons(draft.persons.count),
                        "\(twin.householdCode), \(ask.persons(twin.householdSize))")
                    line(h, l("Site"), "", twin.siteName)
                }
            }
            h.p {
                h.a(
                    l("C’est la même : ouvrir le dossier {code}", ["code": twin.householdCode]), .class("btn b2"),
                    .href(Link.household(twin.householdCode).path))
            }
        }
    }

    private func line(_ h: HTML, _ name: String, _ ours: String, _ theirs: String) {
        h.tr(.class(ours == theirs ? "same" : "differs")) {
            h.th(name, .scope("row"))
            h.td(ours)
            h.td(theirs)
        }
    }

    /// The line that was typed for the person who looks most like this one.
    private func likest(to twin: PersonCard) -> Int {
        guard let theirs = twin.identity else { return draft.persons.first ?? 1 }
        let wanted = DuplicateTest(names: [Transliteration.nameKey(theirs.display)], birth: theirs.birth)
        let ranked = draft.persons.map { row in
            (
                row,
                wanted.likeness(
                    to: DuplicateTest(names: [Transliteration.nameKey(draft.name(row))], birth: draft.birth(row)))
            )
        }
        return ranked.max { ($0.1, $1.0) < ($1.1, $0.0) }?.0 ?? 1
    }
}
