import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Everybody who was presented for a job, with what came of it (S17).
struct PresentedPeoplePage {
    static let tab = "candidatures"

    let ask: Ask
    private let people: [PresentedPerson]
    private let pages: PageNumbers

    private static let size = 50

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let query = ask.query
        self.ask = ask
        pages = PageNumbers(
            asked: query["page"], count: try tx.presentedCount(visibleTo: try ask.actor()), size: Self.size
        ) { Link.jobs.with(query.query(setting: "page", to: String($0))) }
        people = try tx.presentedPeople(skipping: pages.skipping, limit: Self.size, by: try ask.author())
    }

    private var l: Language { ask.l }
    private var words: JobWords { JobWords(ask: ask) }

    var answer: Answer {
        var answer = JobListPage.frame(ask, current: Self.tab) { h in
            if people.isEmpty {
                h.p(
                    l("Personne n’est présenté. Une candidature se note depuis l’emploi d’un dossier."), .class("muted")
                )
            } else {
                table(h)
                pages.write(h, l)
            }
        }
        for one in people where one.mayOpenFile { answer = answer.opening(one.application.household) }
        return answer
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Personne"), l("Poste"), l("Employeur"), l("Français"), l("Présentée le"), l("Entretien le"), l("État"),
        ]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(pages.count, "{n} candidature", "{n} candidatures"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in people { row(h, one, titles) } }
        }
    }

    private func row(_ h: HTML, _ one: PresentedPerson, _ titles: [String]) {
        let application = one.application
        h.tr {
            h.th(.scope("row")) {
                if one.mayOpenFile, let code = one.householdCode {
                    h.a(one.name == nil ? code : ask.name(one.name), .href(Link.household(code, .employment).path))
                } else {
                    h.text(one.householdCode ?? l("ménage confidentiel"))
                }
            }
            h.td(.data("l", titles[1])) {
                h.a(one.title, .href(Link.job(application.offer).path))
                if let rome = one.rome { h.span(rome, .class("under")) }
            }
            h.td(one.partnerName, .data("l", titles[2]))
            h.td(one.french.map { ask.label("frenchLevel", $0) } ?? "–", .data("l", titles[3]))
            h.td(l.shortDay(application.presentedOn), .class("d"), .data("l", titles[4]))
            h.td(application.interviewOn.map(l.shortDay) ?? "–", .class("d"), .data("l", titles[5]))
            h.td(.data("l", titles[6])) {
                words.badge(application.state).write(h)
                let contract = one.contract.map { ask.label("contractType", $0) }
                let more = [words.refusal(application), contract, one.contractFrom.map(l.shortDay)].compactMap(\.self)
                if !more.isEmpty { h.span(more.joined(separator: ", "), .class("under")) }
            }
        }
    }
}
