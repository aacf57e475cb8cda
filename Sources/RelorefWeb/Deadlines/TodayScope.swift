import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Whose work the page shows: one's own households, a site, a département, or everything in reach. Lives in the address.
struct TodayScope {
    let scope: DueScope
    /// As it stands in the address.
    let code: String
    let choices: [(code: String, label: String)]
    /// The colleague whose list is shown.
    let colleague: (id: String, name: String)?

    /// With more sites than that, colleagues are not listed one by one.
    private static let fewSites = 12

    init(_ ask: Ask, _ typed: String, _ tx: any Transaction) throws {
        let l = ask.l
        let actor = try ask.actor()
        let sites = try tx.dueSites(actor)
        let hasOwn = try tx.isReferent(actor) || tx.standsIn(actor, on: ask.today)
        var choices: [(String, String)] = []
        if hasOwn || actor.roles.contains(.referent) { choices.append(("moi", l("Mes ménages"))) }
        if sites.count > 1 { choices.append(("tout", l("Tous mes sites"))) }
        let departements = Set(sites.map(\.departement)).sorted()
        if sites.count > departements.count {
            choices += departements.map { ("dep-" + $0, l("Département {code}", ["code": $0])) }
        }
        choices += sites.map { ("site-" + $0.id, $0.name) }
        let colleagues =
            sites.count > Self.fewSites || !ask.may(.seeFiles)
            ? [] : try tx.colleagues(at: Set(sites.map(\.id)), on: ask.today).filter { $0.id != actor.id }
        choices += colleagues.map { ("de-" + $0.id, l("File de {nom}", ["nom": $0.name])) }
        let known = Set(choices.map(\.0))
        var code = known.contains(typed) ? typed : ""
        if code.isEmpty {
            code = Self.code(try tx.usualScope(of: actor, on: ask.today))
        }
        self.code = code
        self.choices = choices
        scope = Self.scope(code)
        colleague = colleagues.first { "de-" + $0.id == code }
    }

    private static func code(_ scope: DueScope) -> String {
        switch scope {
        case .all: "tout"
        case .site(let site): "site-" + site
        default: "moi"
        }
    }

    private static func scope(_ code: String) -> DueScope {
        if code == "tout" { return .all }
        if code.hasPrefix("de-") { return .colleague(String(code.dropFirst(3))) }
        if code.hasPrefix("site-") { return .site(String(code.dropFirst(5))) }
        if code.hasPrefix("dep-") { return .departement(String(code.dropFirst(4))) }
        return .mine
    }

    static func link(_ code: String, at page: Link = .today) -> Link {
        code.isEmpty ? page : page.with("portee", code)
    }

    var label: String { choices.first { $0.code == code }?.label ?? "" }

    /// Few choices are links; many are a list to choose from.
    func write(_ h: HTML, _ ask: Ask, at page: Link = .today) {
        let l = ask.l
        guard choices.count > 1 else { return }
        if choices.count <= 4 {
            h.nav(.class("tabs"), .aria("label", l("Périmètre"))) {
                for choice in choices {
                    h.a(
                        choice.label, .href(Self.link(choice.code, at: page).path),
                        choice.code == code ? .aria("current", "page") : nil)
                }
            }
            return
        }
        h.form(.action(page.path), .class("period")) {
            h.label(l("Périmètre"), .for_("portee"))
            h.select(.id("portee"), .name("portee")) {
                for choice in choices {
                    h.option(choice.label, .value(choice.code), choice.code == code ? .selected : nil)
                }
            }
            h.button(l("Afficher"), .class("btn b2"))
        }
    }
}
