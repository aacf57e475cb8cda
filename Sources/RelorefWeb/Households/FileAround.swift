import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What the household still has to bring, and who stands around it: beside the summary of its file.
struct FileAround {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    func write(_ h: HTML) {
        if let papers = frame.beside.papers, papers.needed > 0 { write(h, papers) }
        people(h)
    }

    /// Those that every household needs: named, so that one knows what to ask for.
    private func write(_ h: HTML, _ papers: PaperCompleteness) {
        h.section {
            h.h2(l("Pièces"))
            h.p(.class("small")) {
                Badge(
                    papers.isComplete ? .ok : .wait,
                    l("{n} sur {total}", ["n": l.number(papers.there), "total": l.number(papers.needed)])
                ).write(h)
                h.text(" ")
                h.a(l("Voir les pièces"), .href(Link.household(frame.household.code, .documents).path))
            }
            guard !papers.isComplete else { return }
            h.dl(.class("facts")) {
                list(h, l("Il manque"), papers.missing)
                list(h, l("Périmées"), papers.ended)
            }
        }
    }

    private func list(_ h: HTML, _ title: String, _ kinds: [String]) {
        guard !kinds.isEmpty else { return }
        h.dt(title)
        h.dd(kinds.map { ask.label("documentKind", $0) }.joined(separator: ", "))
    }

    /// Colleagues and partners who have to do with it today.
    private func people(_ h: HTML) {
        let employers = file.present.flatMap { member in
            member.spells.filter { $0.covers(ask.today) }.compactMap { $0.employer.flatMap { member.employers[$0] } }
        }
        var known: [(String, String, Link?)] = []
        if let referent = file.referentName { known.append((l("Référent ou référente"), referent, nil)) }
        if let landlord = frame.beside.landlord {
            known.append((l("Bailleur"), landlord.name, .partner(landlord.id)))
        }
        if let home = file.home, let centre = home.centreName {
            known.append((l("Centre"), centre, home.stay.centre.map { .centre($0) }))
        }
        for employer in Set(employers).sorted() { known.append((l("Employeur"), employer, nil)) }
        if let guardian = file.guardian { known.append((l("Organisme qui a la garde"), guardian, nil)) }
        guard !known.isEmpty else { return }
        h.section {
            h.h2(l("Autour du ménage"))
            h.dl(.class("facts")) {
                for (title, name, link) in known {
                    h.dt(title)
                    h.dd { if let link { h.a(name, .href(link.path)) } else { h.text(name) } }
                }
            }
        }
    }
}
