import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The sheet for the household, with its code: shown once, printed, handed over. It names nobody.
struct FamilySheet {
    let ask: Ask
    let household: Household
    let tongue: FamilyTongue
    let phone: String
    let code: FamilyCode

    private var l: Language { ask.l }
    static func link(_ code: String) -> Link { .act(FileFamilyPage.link(code), "feuille") }

    var answer: Answer {
        let address = ask.origin + Link.familyPage(code.description).path
        var answer = ask.page(l("Feuille du ménage"), current: .households) { h in
            h.div(.class("over noprint")) {
                h.a(l("Ce que le ménage voit"), .href(FileFamilyPage.link(household.code).path))
            }
            h.div(.class("banner noprint"), .role("status")) {
                h.span(
                    l("Cette feuille ne se montre qu’une fois : imprimez-la, remettez-la, n’en gardez pas de copie."))
            }
            h.article(.class("letter famsheet"), .dir(tongue.language.direction)) {
                h.h1 { tongue.say(h, .pageTitle) }
                QRCode(address)?.write(h, label: l("Code à photographier"))
                h.p { tongue.say(h, .typeCode) }
                h.p(.class("code")) { tongue.same(h, code.description) }
                h.p { tongue.same(h, ask.origin + Link.familyPages.path) }
                h.p {
                    tongue.say(h, .call)
                    h.text(" ")
                    tongue.same(h, phone)
                }
            }
            h.p(.class("acts noprint sec")) {
                h.button(l("Imprimer"), .type("button"), .class("btn"), .data("print", ""), .hidden)
            }
        }
        answer.setCookies.append(ShownOnce.clear(for: Self.link(household.code)))
        return answer.opening(household.id)
    }
}

/// Making the page of a household, closing it, and answering what was said there.
enum FileFamilyRoutes {
    static let all: [Route] = [
        .get("/menages/:code/page", .needs(.seeFiles)) { ask, tx in try FileFamilyPage(ask, tx).answer },
        .post("/menages/:code/page", .needs(.writeFiles), make),
        .get("/menages/:code/page/feuille", .needs(.writeFiles)) { ask, tx in
            let found = try tx.visibleHousehold(ask)
            guard let secret = ShownOnce.secret(in: ask), let code = FamilyCode(typed: secret),
                let page = try tx.familyPage(of: found.id), !page.isRevoked
            else { return .redirect(to: FileFamilyPage.link(found.code)) }
            let tongue = FamilyTongue(
                language: page.language, translations: try tx.translations(into: page.language))
            return FamilySheet(ask: ask, household: found, tongue: tongue, phone: page.phone, code: code).answer
        },
        .post("/menages/:code/page/revocation", .needs(.writeFiles)) { ask, tx, author in
            try acting(ask, tx, saying: ask.l("Page fermée : le code ne mène plus nulle part.")) {
                try tx.revokeFamilyPage(of: $0.id, by: author)
            }
        },
        .post("/menages/:code/page/signalements/:id/prise-en-charge", .needs(.writeFiles)) { ask, tx, author in
            try acting(ask, tx, saying: ask.l("Noté : le ménage lit que l’association s’en occupe.")) { _ in
                try tx.takeFamilyReport(ask.parameter("id"), by: author)
            }
        },
        .post("/menages/:code/page/signalements/:id/fin", .needs(.writeFiles)) { ask, tx, author in
            try acting(ask, tx, saying: ask.l("Noté : le ménage lit que c’est réparé.")) { _ in
                try tx.settleFamilyReport(ask.parameter("id"), by: author)
            }
        },
    ]

    @Sendable private static func make(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let (found, l) = (try tx.visibleHousehold(ask), ask.l)
        func refuse(_ field: String, _ sentence: String) throws -> Answer {
            try FileFamilyPage(ask, tx, refusal: FormRefusal(errors: [.init(field: field, sentence: sentence)])).answer
        }
        guard let language = FamilyLanguage(rawValue: ask.form["langue"]) else {
            return try refuse("langue", l("Choisissez une langue."))
        }
        var generator = SystemRandomNumberGenerator()
        let code = FamilyCode.random(using: &generator)
        do {
            try tx.makeFamilyPage(
                NewFamilyPage(
                    household: found.id, language: language, phone: ask.form["telephone"],
                    isWeighed: ask.form.has("pese")),
                codeHash: SessionKeeper.hash(code.text), by: author)
        } catch FamilyPageRefusal.phoneMissing {
            return try refuse("telephone", l("Écrivez le numéro que le ménage appelle."))
        } catch FamilyPageRefusal.sealedFile {
            return try refuse("pese", l("Dossier scellé : dites que vous en avez parlé avec la personne, seule."))
        } catch is FamilyPageRefusal {
            throw AccessRefusal.notFound
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
        return .redirect(to: FamilySheet.link(found.code), showingOnce: code.text, ask.services)
    }

    private static func acting(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String, _ work: (Household) throws -> Void
    ) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        do {
            try work(found)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is FamilyReport.Refusal {
            return .redirect(
                to: FileFamilyPage.link(found.code),
                saying: Flash(ask.l("Un collègue l’avait déjà fait."), tone: .warn))
        }
        return .redirect(to: FileFamilyPage.link(found.code), saying: Flash(sentence))
    }
}
