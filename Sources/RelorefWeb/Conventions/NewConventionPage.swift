import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of a new convention: with whom, on which site.
struct NewConventionPage {
    let ask: Ask
    let refusal: FormRefusal?
    private let partners: [Partner]
    private let kind: Convention.Kind
    private let sites: [DwellingPlaces.Site]
    private let frameworks: [ConventionFields.Framework]
    /// The convention that the new one renews.
    private let renewed: Convention?

    init(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws {
        let actor = try ask.actor()
        (self.ask, self.refusal) = (ask, refusal)
        let asked = refusal == nil ? ask.query["nature"] : ask.form["nature"]
        let before = refusal == nil ? ask.query["suite"] : ask.form["suite"]
        renewed = before.isEmpty ? nil : try tx.convention(before, visibleTo: actor)
        if !before.isEmpty, renewed == nil { throw AccessRefusal.notFound }
        kind = renewed?.facts.kind ?? Convention.Kind(rawValue: asked) ?? .housing
        partners =
            kind == .housing ? try tx.housingPartners(visibleTo: actor) : try tx.employmentPartners(visibleTo: actor)
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        frameworks = try tx.frameworks()
    }

    private var l: Language { ask.l }

    var answer: Answer {
        var answer = ask.page(l("Nouvelle convention"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Conventions"), .href(Link.conventions.path)) }
            h.div(.class("head")) { h.h1(l("Nouvelle convention")) }
            if let renewed {
                h.p {
                    h.text(l("Elle renouvelle") + "\u{A0}: ")
                    h.a(renewed.facts.title, .href(Link.convention(renewed.id).path))
                }
            }
            kinds(h)
            refusal?.summary(h, ask)
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(Link.conventions.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("nature"), .value(kind.rawValue))
                if let renewed { h.input(.type("hidden"), .name("suite"), .value(renewed.id)) }
                form.choice(
                    h, "partenaire",
                    kind == .housing ? l("Bailleur ou fédération") : l("Employeur ou acteur de l’emploi"),
                    partners.map { ($0.id, $0.name) },
                    usual: renewed?.partner ?? ask.query["partenaire"], empty: l("à choisir"))
                form.choice(
                    h, "site", l("Site"), sites.map { ($0.id, $0.name) },
                    usual: renewed?.site ?? (sites.count == 1 ? sites.first?.id ?? "" : ""), empty: l("à choisir"))
                ConventionFields.write(h, form, renewed?.facts, frameworks)
                form.group(h, "signature", l("Si elle est déjà signée")) {
                    h.div(.class("line")) {
                        form.day(h, "jour", l("Signée le"))
                        form.day(h, "du", l("Prend effet le"), hint: l("Vide : le jour de la signature."))
                        form.day(h, "au", l("Terme"), hint: l("Vide : sans terme."))
                    }
                    h.div(.class("line")) {
                        form.number(h, "nombre", l("Objectif"))
                        form.codes(
                            h, "unite", l("De quoi"), ConventionTarget.Unit.offered(for: kind), "conventionUnit",
                            empty: l("à choisir"))
                        form.codes(
                            h, "periode", l("Sur quelle durée"), ConventionTarget.Span.allCases, "conventionSpan")
                    }
                }
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(Link.conventions.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    /// Of a renewal the nature is that of the one before.
    private func kinds(_ h: HTML) {
        guard renewed == nil else { return }
        h.nav(.class("tabs"), .aria("label", l("Nature"))) {
            for one in Convention.Kind.allCases {
                h.a(
                    ask.label("conventionKind", one).capitalizedFirst,
                    .href(Link.newConvention.with("nature", one.rawValue).path),
                    one == kind ? .aria("current", "page") : nil)
            }
        }
    }

    static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let l = ask.l
        let partner = reading.text(
            "partenaire", orSay: l("Choisissez le partenaire. S’il manque, ajoutez-le d’abord aux partenaires."))
        let site = reading.text("site", orSay: l("Choisissez le site."))
        var facts = ConventionFields.read(&reading, try tx.frameworks())
        facts.kind = Convention.Kind(rawValue: ask.form["nature"]) ?? .housing
        let signed = SignedConvention(&reading)
        guard reading.errors.isEmpty else {
            return try NewConventionPage(ask, tx, FormRefusal(errors: reading.errors)).answer
        }
        do {
            let (said, renewed) = (facts, ask.form["suite"])
            let made = try AccessRefusal.hiding {
                let made = try tx.createConvention(
                    said, with: partner, site: site, renewing: renewed.isEmpty ? nil : renewed, by: author)
                try signed?.write(made.id, tx, author)
                return made
            }
            return .redirect(
                to: .convention(made.id), saying: Flash(l("Convention enregistrée. Ajoutez ses étapes.")))
        } catch let refusal as Convention.Refusal {
            return try NewConventionPage(
                ask, tx, FormRefusal(errors: [ConventionRefusalWords(ask: ask).told(refusal)])
            ).answer
        }
    }
}
