import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Days to follow: their pages, their answers, and what is taken back.
enum AnchorRoutes {
    static let all: [Route] =
        FollowedDateAct.routes + FollowedDateAnswerAct.routes
        + [
            .get("/menages/:code/dates-a-suivre", .needs(.seeFiles)) { ask, tx in
                let found = try tx.visibleHousehold(ask)
                guard found.mergedInto == nil else { throw AccessRefusal.notFound }
                let author = try ask.author()
                let file = try tx.file(of: found, by: author)
                let frame = FileFrame(ask: ask, file: file, part: .summary)
                return try FileDatesPage(frame, tx, author).answer.opening(found.id)
            }
        ]
        + steps("/menages/:code/dates-a-suivre", .writeFiles) { ask, tx in
            AnchorLinks.page(of: try tx.visibleHousehold(ask).code)
        }
        + HolderDatesPage.routes("/logements/:code/dates", .writeStock) { ask, tx in
            guard let sheet = try tx.dwelling(code: ask.parameter("code"), visibleTo: try ask.actor()) else {
                throw AccessRefusal.notFound
            }
            return HolderDatesPage.Place(
                .dwelling(sheet.id), sheet.code, AnchorLinks.page(ofDwelling: sheet.code), up: .dwelling(sheet.code))
        }
        + HolderDatesPage.routes("/partenaires/:code/dates", .writePartners) { ask, tx in
            guard let partner = try tx.partner(ask.parameter("code"), visibleTo: try ask.actor()) else {
                throw AccessRefusal.notFound
            }
            return HolderDatesPage.Place(
                .partner(partner.id), partner.name, AnchorLinks.page(ofPartner: partner.id), up: .partner(partner.id))
        }
        + HolderDatesPage.routes("/sites/:code/dates", .writeStock) { ask, tx in
            let id = ask.parameter("code")
            guard try ask.actor().stock.covers(id),
                let site = try tx.dueSites(try ask.actor()).first(where: { $0.id == id })
            else { throw AccessRefusal.notFound }
            return HolderDatesPage.Place(
                .site(id), site.name, AnchorLinks.page(ofSite: id), up: .today.with("portee", "site-" + id))
        }

    /// What is done to one day: taken back, put back, answered again.
    static func steps(
        _ path: String, _ permission: Permission,
        _ page: @escaping @Sendable (Ask, any Transaction) throws -> Link
    ) -> [Route] {
        [
            .post("\(path)/:id/retrait", .needs(permission)) { ask, tx, author in
                let (page, id) = (try page(ask, tx), ask.parameter("id"))
                try hidden { try tx.withdrawEvent(id, by: author) }
                return .redirect(
                    to: page,
                    saying: Flash(ask.l("Date retirée."), undo: AnchorLinks.step(page, id, "retablissement")))
            },
            .post("\(path)/:id/retablissement", .needs(permission)) { ask, tx, author in
                let (page, id) = (try page(ask, tx), ask.parameter("id"))
                try hidden { try tx.restoreEvent(id, by: author) }
                return .redirect(
                    to: page, saying: Flash(ask.l("Date rétablie."), undo: AnchorLinks.step(page, id, "retrait")))
            },
            .post("\(path)/:id/reouverture", .needs(permission)) { ask, tx, author in
                let (page, id) = (try page(ask, tx), ask.parameter("id"))
                try hidden { try tx.reopenEvent(id, by: author) }
                return .redirect(to: page, saying: Flash(ask.l("La date est de nouveau à suivre.")))
            },
        ]
    }

    /// What is not visible, or not in that state any more, does not exist.
    static func hidden(_ work: () throws -> Void) throws {
        do {
            try AccessRefusal.hiding(work)
        } catch is AnchorEvent.Refusal {
            throw AccessRefusal.notFound
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        }
    }
}

/// The days to follow of a dwelling, a partner or a site, with the form beneath.
struct HolderDatesPage {
    /// On what they are written down, and where one comes from.
    struct Place: Sendable {
        let holder: AnchorEvent.Holder
        let name: String
        let page: Link
        let up: Link

        init(_ holder: AnchorEvent.Holder, _ name: String, _ page: Link, up: Link) {
            (self.holder, self.name, self.page, self.up) = (holder, name, page, up)
        }

        var kinds: [DeadlineAnchor] { DeadlineAnchor.kinds(on: holder.kind) }
    }

    let ask: Ask
    let place: Place
    let section: AnchorSection
    let refusal: FormRefusal?

    init(_ ask: Ask, _ tx: any Transaction, _ place: Place, _ refusal: FormRefusal? = nil) throws {
        let author = try ask.author()
        guard let events = try tx.anchorEvents(of: place.holder, by: author),
            let held = try tx.place(of: place.holder, visibleTo: author.actor)
        else { throw AccessRefusal.notFound }
        (self.ask, self.place, self.refusal) = (ask, place, refusal)
        section = AnchorSection(
            ask: ask, events: events, book: try tx.deadlineBook(), departement: held.departement, page: place.page,
            mayWrite: ask.may(AnchorEvent.permission(on: place.holder.kind)))
    }

    private var l: Language { ask.l }

    var answer: Answer {
        let title = l("Dates à suivre : {nom}", ["nom": place.name])
        var answer = ask.page(title, current: place.holder.site == nil ? .dwellings : .today) { h in
            h.div(.class("over")) { h.a(place.name, .href(place.up.path)) }
            h.div(.class("head")) { h.h1(title) }
            refusal?.summary(h, ask)
            section.write(h)
            if section.mayWrite { form(h) }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func form(_ h: HTML) {
        h.section(.class("sec noprint")) {
            h.h2(l("Noter une date"))
            h.form(.action(place.page.path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                FollowedDateForm(
                    form: ActForm(ask: ask, refusal: refusal), known: nil,
                    kind: place.kinds.count == 1 ? place.kinds.first : nil, kinds: place.kinds
                ).write(h)
                h.div(.class("acts")) { h.button(l("Noter la date"), .class("btn")) }
            }
        }
    }

    static func routes(
        _ path: String, _ permission: Permission,
        _ place: @escaping @Sendable (Ask, any Transaction) throws -> Place
    ) -> [Route] {
        [
            .get("\(path)", .needs(.seeStock)) { ask, tx in try HolderDatesPage(ask, tx, try place(ask, tx)).answer },
            .post("\(path)", .needs(permission)) { ask, tx, author in try record(ask, tx, author, try place(ask, tx)) },
            .post("\(path)/:id/suite", .needs(permission)) { ask, tx, author in
                try settle(ask, tx, author, try place(ask, tx))
            },
        ] + AnchorRoutes.steps(path, permission) { ask, tx in try place(ask, tx).page }
    }

    private static func record(
        _ ask: Ask, _ tx: any Transaction, _ author: Author, _ place: Place
    ) throws -> Answer {
        var reading = FormReading(ask)
        let typed = FollowedDateForm.read(&reading, kinds: place.kinds)
        guard let typed, reading.errors.isEmpty else {
            return try HolderDatesPage(ask, tx, place, FormRefusal(errors: reading.errors)).answer
        }
        let new = NewAnchorEvent(id: author.newID(), typed.kind, of: place.holder, on: typed.on, typed.detail)
        return try told(ask, tx, place) {
            let event = try tx.recordEvent(new, checkedBy: SensitiveWords.detector, by: author)
            return .redirect(
                to: place.page,
                saying: Flash(
                    ask.l("Date notée : elle revient dans Aujourd’hui."),
                    undo: AnchorLinks.step(place.page, event.id, "retrait")))
        }
    }

    private static func settle(
        _ ask: Ask, _ tx: any Transaction, _ author: Author, _ place: Place
    ) throws -> Answer {
        var reading = FormReading(ask)
        let (day, id) = (reading.day("jour"), ask.parameter("id"))
        guard reading.errors.isEmpty else {
            return try HolderDatesPage(ask, tx, place, FormRefusal(errors: reading.errors)).answer
        }
        return try told(ask, tx, place) {
            let next = try tx.answerEvent(id, on: day, by: author)
            let again = next.map { ask.l("Réglé. Le suivant court du {jour}.", ["jour": ask.l.shortDay($0)]) }
            return .redirect(
                to: place.page,
                saying: Flash(
                    again ?? ask.l("Réglé : plus rien à rappeler."),
                    undo: AnchorLinks.step(place.page, id, "reouverture")))
        }
    }

    private static func told(
        _ ask: Ask, _ tx: any Transaction, _ place: Place, _ work: () throws -> Answer
    ) throws -> Answer {
        do {
            return try AccessRefusal.hiding { try AnchorRefused.telling("jour", FollowedDateWords(ask: ask), work) }
        } catch let refused as AnchorRefused {
            return try HolderDatesPage(ask, tx, place, FormRefusal(errors: [refused.error])).answer
        }
    }
}
