import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// In the file: what the household sees on its own page, whether it has one, and what it said there.
struct FileFamilyPage {
    let ask: Ask
    let file: HouseholdFile
    /// The one in force, or the last one.
    let page: FamilyPage?
    let phone: String
    let reports: [FamilyReport]
    let tongue: FamilyTongue
    let contents: FamilyContents
    let photos: [String: [FamilyPhoto]]
    var refusal: FormRefusal?

    private var l: Language { ask.l }
    private var household: Household { file.household }
    static func link(_ code: String) -> Link { .act(.household(code), "page") }
    private var link: Link { Self.link(household.code) }
    private var mayWrite: Bool { ask.may(.writeFiles) && household.closedOn == nil }
    private var isInForce: Bool { page.map { $0.state(at: ask.now) == .open } ?? false }

    init(_ ask: Ask, _ tx: any Transaction, refusal: FormRefusal? = nil) throws {
        let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
        guard found.mergedInto == nil, found.erasedOn == nil else { throw AccessRefusal.notFound }
        (self.ask, self.refusal) = (ask, refusal)
        file = try tx.file(of: found, by: author)
        page = try tx.familyPage(of: found.id)
        reports = try tx.familyReports(of: found.id)
        let spoken = FamilyLanguage(spoken: file.head?.profile?.languages ?? [])
        let language = FamilyLanguage(rawValue: ask.query["langue"]) ?? page?.language ?? spoken
        tongue = FamilyTongue(
            language: language, translations: try tx.translations(into: language), unread: ask.l("non relu"))
        phone = try page?.phone ?? tx.lastFamilyPhone(at: found.site) ?? ""
        let shown =
            page
            ?? FamilyPage(
                id: "", household: found.id, language: language, phone: phone.isEmpty ? "–" : phone, madeOn: ask.today,
                expiresAt: ask.now)
        photos = Dictionary(grouping: try tx.familyPhotos(of: found.id), by: \.report)
        contents = try tx.familyContents(shown, on: ask.today, vault: ask.services.vault)
    }

    var answer: Answer {
        let name = ask.title(of: file.head?.member.identity, code: household.code)
        var answer = ask.page("\(l("Ce que le ménage voit")), \(name)", current: .households) { h in
            h.div(.class("over")) { h.a(name, .href(Link.household(household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Ce que le ménage voit"))
                    h.p(
                        l(
                            "Une page à lui, par un code sur papier, sans compte : le prochain rendez-vous, les papiers, ce qui est dû, son projet, ce qui est cassé, qui appeler. Rien de son histoire ni des notes."
                        ))
                }
            }
            refusal?.summary(h, ask)
            h.div(.class("cols")) {
                preview(h)
                h.div(.class("aside")) {
                    state(h)
                    said(h)
                }
            }
        }.opening(household.id)
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func state(_ h: HTML) {
        h.section {
            h.h2 {
                h.text(l("La page"))
                badge.write(h)
            }
            if let page { h.p(told(page), .class("small")) }
            if mayWrite { making(h) }
            if mayWrite, isInForce {
                h.form(.class("act"), .action(Link.act(link, "revocation").path), .method("post")) {
                    ask.formToken(h)
                    h.button(l("Fermer la page"), .class("btn b3"))
                }
            }
        }
    }

    private var badge: Badge {
        switch page?.state(at: ask.now) {
        case .open: Badge(.ok, l("en service"))
        case .locked: Badge(.late, l("bloquée"))
        case .expired: Badge(.wait, l("code dépassé"))
        case .revoked: Badge(.refused, l("fermée"))
        case nil: Badge(.plain, l("aucune"))
        }
    }

    private func told(_ page: FamilyPage) -> String {
        let days: KeyValuePairs = [
            "jour": l.shortDay(page.madeOn), "fin": l.shortDay(page.expiresAt.day(in: "Europe/Paris")),
        ]
        return page.state(at: ask.now) == .locked
            ? l("Cinq réponses fausses : la page est bloquée. Vérifiez avec le ménage, puis faites un autre code.")
            : l("Code remis le {jour}, valable jusqu’au {fin}. Cinq réponses fausses le bloquent.", days)
    }

    private func making(_ h: HTML) {
        h.form(.action(link.path), .method("post"), .novalidate) {
            ask.formToken(h)
            Field(id: "langue", label: l("Langue de la page"), error: refusal?.error("langue")).select(
                h, FamilyLanguage.allCases.map { ($0.rawValue, FamilyDays.name($0)) },
                chosen: ask.form.filled("langue") ?? tongue.language.rawValue)
            Field(
                id: "telephone", label: l("Téléphone de l’équipe"), hint: l("Le ménage l’appelle d’un toucher."),
                error: refusal?.error("telephone")
            ).input(
                h, type: "tel", value: ask.form.filled("telephone") ?? phone, .autocomplete("off"), .maxlength(20))
            if household.confidential { warning(h) }
            h.button(
                isInForce ? l("Faire un autre code") : l("Faire le code et la feuille"), .class("btn b2"))
            if isInForce { h.p(l("L’ancien code cesse aussitôt."), .class("small muted")) }
            if page != nil, !household.confidential {
                h.p { h.a(l("Envoyer un code par SMS"), .href(Link.act(.household(household.code), SMSAct.noun).path)) }
            }
        }
    }

    /// A sealed file: the telephone may lie in the wrong hands.
    private func warning(_ h: HTML) {
        h.div(.class("banner warn")) {
            h.p(
                l(
                    "Dossier scellé. Qui partage ce téléphone, qui verra la feuille ? Une page ouverte montre l’adresse et le jour d’un rendez-vous."
                ))
        }
        h.label(.class("tick"), .for_("pese")) {
            h.input(.type("checkbox"), .id("pese"), .name("pese"), .value("oui"))
            h.text(l("J’en ai parlé avec la personne, seule."))
        }
        if let error = refusal?.error("pese") { h.p(error, .class("err")) }
    }

    /// What the household said on its page.
    private func said(_ h: HTML) {
        h.section(.id("signalements")) {
            h.h2(l("Ce qui est cassé"))
            if reports.isEmpty { h.p(l("Rien de signalé."), .class("small")) }
            h.ul(.class("list")) {
                for report in reports.prefix(20) {
                    h.li {
                        h.p {
                            h.b(ask.label("breakdownMatter", report.matter).capitalizedFirst)
                            h.text(" ")
                            Self.badge(report, l).write(h)
                        }
                        h.p(l("Signalé le {jour}", ["jour": l.day(report.sentOn)]), .class("small"))
                        FamilyPhotoList(ask: ask, code: household.code, photos: photos[report.id] ?? []).write(h)
                        if mayWrite, !report.isSettled { acts(h, report) }
                    }
                }
            }
        }
    }

    private func acts(_ h: HTML, _ report: FamilyReport) {
        h.div(.class("acts")) {
            if report.state == .sent { act(h, report, "prise-en-charge", l("Je m’en occupe"), "btn b2") }
            act(h, report, "fin", l("C’est réglé"), "btn b2")
        }
    }

    private func act(_ h: HTML, _ report: FamilyReport, _ noun: String, _ label: String, _ look: String) {
        h.form(.action(Link.act(link, "signalements/\(FormFields.encode(report.id))/\(noun)").path), .method("post")) {
            ask.formToken(h)
            h.button(label, .class(look))
        }
    }

    static func badge(_ report: FamilyReport, _ l: Language) -> Badge {
        switch report.state {
        case .sent: Badge(.late, l("à voir"))
        case .taken(let day): Badge(.wait, l("en cours depuis le {jour}", ["jour": l.shortDay(day)]))
        case .settled(let day): Badge(.ok, l("réglé le {jour}", ["jour": l.shortDay(day)]))
        }
    }

    /// The page's parts one under another, as the household reads them.
    private func preview(_ h: HTML) {
        let blocks = FamilyBlocks(
            tongue: tongue, contents: contents, label: { ask.services.labels("documentKind", $0, .french) })
        h.div {
            h.form(.class("filters"), .action(link.path), .method("get")) {
                Field(id: "langue-vue", name: "langue", label: l("Voir en")).select(
                    h, FamilyLanguage.allCases.map { ($0.rawValue, FamilyDays.name($0)) },
                    chosen: tongue.language.rawValue)
                h.button(l("Montrer"), .class("btn b2"))
            }
            notes(h)
            part(h, .myAppointment, .calendar) { h in
                blocks.appointment(h)
                blocks.answers(h)
            }
            part(h, .myPapers, .paper, blocks.papers)
            if contents.rent != nil { part(h, .myPayments, .money, blocks.payments) }
            part(h, .myPlan, .plan, FamilyPlanBlock(tongue: tongue, plan: contents.plan).write)
            h.p(.class("small")) {
                h.a(
                    l("Choisir ce que le ménage lit de son projet"),
                    .href(Link.household(household.code, .project).path))
            }
            part(h, .whatIsBroken, .broken, blocks.breakdowns)
            part(h, .call, .phone, blocks.calls)
        }
    }

    private func notes(_ h: HTML) {
        if tongue.language != .french {
            let unread = FamilyPhrase.allCases.count { tongue.shown($0) == nil }
            if unread > 0 {
                h.p(
                    l.plural(
                        unread,
                        "{n} phrase n’a pas de relecteur dans cette langue : le ménage la lit en français, à côté de son image.",
                        "{n} phrases n’ont pas de relecteur dans cette langue : le ménage les lit en français, à côté de leur image."
                    ), .class("small muted"))
            }
        }
        if contents.isAppointmentHidden {
            h.p(
                l(
                    "Un rendez-vous qui nomme certains membres n’est pas montré : qui partage le téléphone le lirait."),
                .class("small muted"))
        }
    }

    private func part(_ h: HTML, _ title: FamilyPhrase, _ picture: FamilyPicture, _ content: (HTML) -> Void) {
        h.section(.class("panel famview"), .dir(tongue.language.direction)) {
            h.h2 {
                h.span(.class("line")) {
                    picture.write(h)
                    h.span { tongue.say(h, title) }
                }
            }
            content(h)
        }
    }
}
