import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The support contract on paper, with what each side promises and where each signs.
struct ContractPrint {
    let ask: Ask
    let file: HouseholdFile
    let promised: PathwayFile.Promised
    let association: String

    private var l: Language { ask.l }
    private var household: String { ask.title(of: file.head?.member.identity, code: file.household.code) }

    /// Who promises, by name.
    private var adults: String {
        let names = file.present.filter { $0.isAdult(on: ask.today) }.map { ask.name($0.member.identity) }
        return names.isEmpty ? household : names.joined(separator: ", ")
    }

    var answer: Answer {
        let (title, contract, code) = (l("Contrat d’accompagnement"), promised.contract, file.household.code)
        return ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over noprint")) { h.a(household, .href(Link.household(code, .project).path)) }
            h.article(.class("letter plan")) {
                h.p(association, .class("muted"))
                h.h1(title)
                h.p(
                    l(
                        "Entre {ménage} et {association}, pour {n} mois, du {début} au {fin}.",
                        [
                            "ménage": adults, "association": association, "n": l.number(contract.months),
                            "début": l.shortDay(contract.signedOn), "fin": l.shortDay(contract.term),
                        ]))
                side(h, l("Nous, le ménage, nous nous engageons à"), promised.theirs)
                side(h, l("Nous, l’association, nous nous engageons à"), promised.ours)
                h.p(
                    l(
                        "Chacun peut arrêter ce contrat. On en fait le bilan ensemble, et il se renouvelle d’un commun accord."
                    ))
                h.p(
                    l("Fait à {site}, le {jour}", ["site": file.siteName, "jour": l.shortDay(contract.signedOn)]),
                    .class("sec"))
                h.div(.class("signing")) {
                    for adult in file.present where adult.isAdult(on: ask.today) {
                        h.p(ask.name(adult.member.identity))
                    }
                    h.p(file.referentName ?? l("Le référent"))
                }
            }
            h.p(.class("acts noprint sec")) {
                h.button(l("Imprimer"), .type("button"), .class("btn"), .data("print", ""), .hidden)
            }
        }.opening(file.household.id)
    }

    private func side(_ h: HTML, _ title: String, _ words: PathwayWords?) {
        h.section(.class("sec")) {
            h.h2(title)
            PathwayText(words: words, l: l).write(h)
        }
    }
}

/// The page of a contract.
enum ContractPrintRoutes {
    static let all: [Route] = [
        .get("/menages/:code/accompagnements/:id", .needs(.seeFiles)) { ask, tx in
            let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
            guard let pathway = try tx.pathway(of: found.id, by: author),
                let promised = pathway.contracts.first(where: { $0.id == ask.parameter("id") })
            else { throw AccessRefusal.notFound }
            return ContractPrint(
                ask: ask, file: try tx.file(of: found, by: author), promised: promised,
                association: try tx.associationName(of: found.site)
            ).answer
        }
    ]
}
