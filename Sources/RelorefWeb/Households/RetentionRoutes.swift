import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Closed files whose time is nearly over, and what keeps one longer (R51, D-36).
enum RetentionRoutes {
    static let all: [Route] = [
        .get("/admin/conservation", .needs(.eraseFiles), review),
        .get("/menages/:code/conservation", .needs(.eraseFiles)) { ask, tx in try page(ask, tx) },
        .post("/menages/:code/conservation", .needs(.eraseFiles), hold),
        .post("/menages/:code/conservation/:hold/levee", .needs(.eraseFiles), lift),
    ]

    @Sendable private static func review(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let files = try tx.filesUnderReview(Retention(), on: ask.today, visibleTo: try ask.actor(), limit: 200)
        let l = ask.l
        return ask.page(l("Durée de conservation"), current: .administration) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Durée de conservation"))
                    h.p(
                        l(
                            "Un dossier clos est effacé deux ans après le dernier contact, après soixante jours dans cette liste, sauf s’il est retenu."
                        ))
                }
            }
            if files.isEmpty {
                return h.div(.class("empty")) { h.p(l("Aucun dossier n’arrive au terme de sa conservation.")) }
            }
            h.div {
                h.table(.class("tbl stack")) {
                    h.caption(l("Dossiers à revoir, le plus ancien d’abord"))
                    h.thead {
                        h.tr {
                            for title in [
                                l("Dossier"), l("Dernier contact"), l("Terme"), l("Dans la liste depuis"),
                                l("Retenu jusqu’au"),
                            ] {
                                h.th(title, .scope("col"))
                            }
                        }
                    }
                    h.tbody { for file in files { row(h, file, l) } }
                }
            }
        }
    }

    private static func row(_ h: HTML, _ file: FileUnderReview, _ l: Language) {
        h.tr {
            h.th(.scope("row")) {
                h.a(file.household.code, .href(Link.act(.household(file.household.code), "conservation").path))
            }
            h.td(l.shortDay(file.lastContact), .data("l", l("Dernier contact")))
            h.td(l.shortDay(file.due), .data("l", l("Terme")))
            h.td(file.listedOn.map(l.shortDay) ?? l("pas encore"), .data("l", l("Dans la liste depuis")))
            h.td(file.heldUntil.map(l.shortDay) ?? "", .data("l", l("Retenu jusqu’au")))
        }
    }

    private static func page(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil, found.erasedOn == nil else { throw AccessRefusal.notFound }
        let author = try ask.author()
        return HoldPage(
            ask: ask, file: try tx.file(of: found, by: author), holds: try tx.holds(on: found, by: author),
            refusal: refusal
        ).answer
    }

    @Sendable private static func hold(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        let l = ask.l
        var reading = FormReading(ask)
        let until = reading.day("jusquau", .term)
        let reason = reading.text("motif", orSay: l("Dites pourquoi : le motif est gardé avec votre nom."))
        if reading.errors.isEmpty, until <= ask.today { reading.refuse("jusquau", l("Choisissez un jour à venir.")) }
        guard reading.errors.isEmpty else { return try page(ask, tx, FormRefusal(errors: reading.errors)) }
        do {
            try tx.holdFile(
                found.id, until: until, reason: reason, by: author, confirming: Confirmation.given(in: ask.form))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch let refused as ActRefusal {
            return try page(ask, tx, FormRefusal(ask, refused, fields: ["*": "motif"]))
        }
        return .redirect(
            to: .act(.household(found.code), "conservation"),
            saying: Flash(l("Dossier retenu jusqu’au {jour}.", ["jour": l.shortDay(until)])))
    }

    @Sendable private static func lift(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        do { try tx.liftHold(ask.parameter("hold"), by: author) } catch is NotVisible { throw AccessRefusal.notFound }
        return .redirect(to: .act(.household(found.code), "conservation"), saying: Flash(ask.l("Retenue levée.")))
    }
}

/// The page of what keeps a file from being erased.
struct HoldPage {
    let ask: Ask
    let file: HouseholdFile
    let holds: [LegalHold]
    let refusal: FormRefusal?

    private var l: Language { ask.l }
    private var link: Link { .act(.household(file.household.code), "conservation") }

    var answer: Answer {
        let household = ask.title(of: file.head?.member.identity, code: file.household.code)
        var answer = ask.page("\(l("Conservation")), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Conservation"))
                    h.p(l("Une retenue garde le dossier jusqu’à un jour : litige, contrôle, demande des personnes."))
                }
            }
            refusal?.summary(h, ask)
            h.div(.class("pair")) {
                h.section(.class("panel")) {
                    h.h2(l("Retenues"))
                    if holds.isEmpty { h.p(l("Aucune."), .class("small muted")) }
                    h.ul(.class("events")) { for hold in holds { line(h, hold) } }
                }
                h.section(.class("panel")) { form(h) }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer.opening(file.household.id)
    }

    private func line(_ h: HTML, _ hold: LegalHold) {
        h.li {
            h.b(l("jusqu’au {jour}", ["jour": l.shortDay(hold.until)]))
            if let lifted = hold.liftedOn { h.text(" (\(l("levée le {jour}", ["jour": l.shortDay(lifted)])))") }
            h.p(hold.reason ?? l("effacé"), .class("words"))
            if hold.isInForce(on: ask.today) {
                h.form(.action(Link.act(.act(link, hold.id), "levee").path), .method("post")) {
                    ask.formToken(h)
                    h.button(l("Lever la retenue"), .class("btn b3"))
                }
            }
        }
    }

    private func form(_ h: HTML) {
        let form = ActForm(ask: ask, refusal: refusal)
        h.h2(l("Retenir le dossier"))
        h.form(.action(link.path), .method("post"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            form.day(h, "jusquau", l("Jusqu’au"))
            form.area(h, "motif", l("Pourquoi"), hint: l("Gardé avec votre nom dans l’historique."))
            refusal?.confirming(h, ask)
            h.div(.class("acts")) { h.button(l("Retenir"), .class("btn")) }
        }
    }
}
