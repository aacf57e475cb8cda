import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a colleague on the way enters: of whom first, then what. The plus sign of a telephone leads here.
enum EntryPages {
    static let all: [Route] = [
        .get("/saisir", .needs(.writeFiles), whom),
        .get("/saisir/:code", .needs(.writeFiles), what),
    ]

    /// As many as a telephone shows without a search.
    private static let most = 12

    /// On a household's page its own choices, elsewhere the households of the colleague.
    static func link(from path: String) -> Link {
        let parts = path.split(separator: "/")
        guard parts.count > 1, parts[0] == "menages", let code = parts[1].split(separator: "?").first,
            code.allSatisfy(\.isUppercase)
        else { return .entry }
        return .entry(String(code))
    }

    @Sendable private static func whom(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let (author, l) = (try ask.author(), ask.l)
        var filter = HouseholdFilter()
        filter.referent = author.actor.id
        let lines = try tx.households(filter, limit: most, on: ask.today, by: author).lines
        return ask.page(l("Saisir")) { h in
            h.div(.class("head")) { h.h1(l("Saisir")) }
            h.section(.class("sec")) {
                h.h2(l("Pour quel ménage ?"))
                if lines.isEmpty {
                    h.p(l("Aucun ménage ne vous est confié : cherchez le dossier."), .class("muted"))
                }
                h.ul(.class("choices")) {
                    for line in lines {
                        h.li {
                            // Two families of one name are not to be taken for each other.
                            h.a(
                                "\(ask.name(line.head)), \(line.household.code)",
                                .href(Link.entry(line.household.code).path))
                        }
                    }
                }
                h.p { h.a(l("Un autre ménage"), .class("btn b2"), .href(Link.search.path)) }
            }
            h.section(.class("sec")) {
                h.h2(l("Un ménage qui n’est pas encore là"))
                h.p { h.a(l("Nouveau ménage"), .class("btn b2"), .href(Link.newHousehold.path)) }
            }
        }
    }

    @Sendable private static func what(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let (author, l) = (try ask.author(), ask.l)
        guard let household = try tx.household(code: ask.parameter("code"), visibleTo: author.actor),
            household.erasedOn == nil, author.actor.urgentFiles[household.id] == nil,
            let line = try tx.householdLines([household], on: ask.today, by: author).first
        else { throw AccessRefusal.notFound }
        let isFollowed =
            try tx.leaseToFollow(tx.homes(of: household.id), on: ask.today) != nil
            || (tx.followUps(of: household.id, by: author) ?? []).contains { !$0.followUp.isClosed }
        let title = ask.title(of: line.head, code: household.code)
        let page = Link.household(household.code)
        return ask.page(l("Saisir, {ménage}", ["ménage": title]), current: .households) { h in
            h.div(.class("over")) { h.a(l("Saisir"), .href(Link.entry.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p("\(ask.name(line.head)), \(household.code)")
                }
            }
            h.ul(.class("choices")) {
                if isFollowed { choice(h, ContactAct.title(l), .act(page, ContactAct.noun)) }
                choice(h, l("Note"), page.at("note"))
                choice(h, l("Événement du parcours"), .act(page, "evenements"))
                if line.home?.stay.dwelling != nil {
                    choice(h, l("Incident dans le logement"), IncidentLinks.new(household.code))
                }
                choice(h, l("Pièce ou photo d’un document"), .act(page, DocumentAct.noun))
                choice(h, l("Rendez-vous"), .act(page, NewAppointmentAct.noun))
            }
            h.p { h.a(l("Ouvrir le dossier"), .href(page.path)) }
        }
    }

    private static func choice(_ h: HTML, _ words: String, _ link: Link) {
        h.li { h.a(words, .href(link.path)) }
    }
}
