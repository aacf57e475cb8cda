import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A household's own page: a code, a second check, then what is next, its papers, what it pays, what is broken, whom to
/// call. Opening an address changes nothing but the journal of openings.
enum FamilyRoutes {
    static let all: [Route] =
        [
            .get("/r", .everyone) { ask, tx in try door(ask, tx, nil).typing() },
            .search("/r", .everyone) { ask, tx in
                guard let code = FamilyCode(typed: ask.form["code"]) else {
                    return try door(ask, tx, nil).typing(isWrong: true)
                }
                return .redirect(to: .familyPage(code.description))
            },
            .free(.get, "/r/:code", .everyone) { ask in try await open(ask) { $0.answer(.home) } },
            .free(.post, "/r/:code", .everyone, check),
            .free(.post, "/r/:code/langue", .everyone) { ask in
                try await acting(ask, back: .home) { tx, token, _ in
                    guard let language = FamilyLanguage(rawValue: ask.form["langue"]) else { return }
                    try tx.setFamilyLanguage(language, tokenHash: token)
                }
            },
            .free(.post, "/r/:code/rendez-vous", .everyone) { ask in
                try await acting(ask, back: .home) { tx, _, page in
                    guard let answer = AppointmentLink.Answer(rawValue: ask.form["reponse"]) else { return }
                    try tx.answerFromPage(
                        page, of: ask.form["lequel"], answer,
                        tokenHash: SessionKeeper.hash(SessionKeeper.newToken()), newID: ask.services.newID,
                        at: ask.now, on: ask.today)
                }
            },
            .free(.post, "/r/:code/panne", .everyone) { ask in
                try await acting(ask, back: .broken) { tx, _, page in
                    guard let matter = FamilyReport.Matter(rawValue: ask.form["quoi"]) else { return }
                    try tx.reportBreakdown(
                        matter, from: page, newID: ask.services.newID, at: ask.now, on: ask.today)
                }
            },
            .free(.post, "/r/:code/fermeture", .everyone, close),
        ]
        + FamilyPhotoRoutes.all + FamilyKeepingRoutes.all
        + FamilyPages.Part.allCases.filter { $0 != .home }.map { part in
            .free(.get, "/r/:code/\(part.rawValue)", .everyone) { ask in try await open(ask) { $0.answer(part) } }
        }

    static func page(_ ask: Ask, _ tx: any Transaction) throws -> FamilyPage? {
        try FamilyCode(typed: ask.parameter("code")).flatMap {
            try tx.familyPage(codeHash: SessionKeeper.hash($0.text))
        }
    }

    private static func door(_ ask: Ask, _ tx: any Transaction, _ page: FamilyPage?) throws -> FamilyDoor {
        let language = FamilyLanguage(rawValue: ask.form["langue"]) ?? page?.language ?? .french
        return FamilyDoor(
            ask: ask, tongue: FamilyTongue(language: language, translations: try tx.translations(into: language)))
    }

    /// What stands before the page, where its state or the missing check has it so.
    static func before(_ ask: Ask, _ tx: any Transaction, _ page: FamilyPage?) throws -> Answer {
        let door = try door(ask, tx, page)
        guard let page, page.state(at: ask.now) == .open else { return door.shut(page?.state(at: ask.now)) }
        return door.check(page)
    }

    static func visit(_ ask: Ask, _ tx: any Transaction, _ page: FamilyPage?) throws -> FamilyVisit? {
        guard let page, let token = FamilyCookie.token(in: ask) else { return nil }
        return try tx.familyVisit(SessionKeeper.hash(token), of: page, at: ask.now)
    }

    /// A page behind the check; its opening is on the disk before it leaves (R40).
    static func open(_ ask: Ask, _ show: @escaping @Sendable (FamilyPages) -> Answer) async throws -> Answer {
        let (answer, opened) = try await ask.services.store.read { tx -> (Answer, FamilyPage?) in
            let page = try page(ask, tx)
            guard let visit = try visit(ask, tx, page) else { return (try before(ask, tx, page), nil) }
            let tongue = FamilyTongue(
                language: visit.language, translations: try tx.translations(into: visit.language))
            let contents = try tx.familyContents(visit.page, on: ask.today, vault: ask.services.vault)
            let pages = FamilyPages(
                ask: ask, code: ask.parameter("code"), tongue: tongue, contents: contents, visitEnds: visit.expiresAt)
            return (show(pages), visit.page)
        }
        if let opened {
            try await ask.services.access.record(
                OpenedFile(
                    account: FamilyPage.actor(opened.id), household: opened.household, screen: ask.pattern, at: ask.now)
            )
        }
        return answer
    }

    @Sendable private static func check(_ ask: Ask) async throws -> Answer {
        try await ask.services.store.write { tx in
            guard let page = try page(ask, tx), page.state(at: ask.now) == .open else {
                return try before(ask, tx, try page(ask, tx))
            }
            let services = ask.services
            guard
                try tx.passesCheck(
                    page, typed: ask.form["lettres"], vault: services.vault, newID: services.newID, at: ask.now,
                    on: ask.today)
            else {
                guard let counted = try self.page(ask, tx), counted.state(at: ask.now) == .open else {
                    return try before(ask, tx, try self.page(ask, tx))
                }
                return try door(ask, tx, counted).check(counted, failed: true)
            }
            let token = SessionKeeper.newToken()
            try tx.openFamilyVisit(
                page, tokenHash: SessionKeeper.hash(token),
                language: FamilyLanguage(rawValue: ask.form["langue"]) ?? page.language, newID: services.newID,
                at: ask.now)
            var answer = Answer.redirect(to: .familyPage(ask.parameter("code")))
            answer.setCookies.append(FamilyCookie.set(token, services))
            return answer
        }
    }

    /// Something that the household does behind the check; without it, the check comes first and nothing is done.
    private static func acting(
        _ ask: Ask, back: FamilyPages.Part,
        _ work: @escaping @Sendable (any Transaction, String, FamilyPage) throws -> Void
    ) async throws -> Answer {
        try await ask.services.store.write { tx in
            let page = try page(ask, tx)
            guard let visit = try visit(ask, tx, page), let token = FamilyCookie.token(in: ask) else {
                return try before(ask, tx, page)
            }
            try work(tx, SessionKeeper.hash(token), visit.page)
            return .redirect(to: .familyPage(ask.parameter("code"), back.rawValue))
        }
    }

    @Sendable private static func close(_ ask: Ask) async throws -> Answer {
        try await ask.services.store.write { tx in
            let page = try page(ask, tx)
            let visit = try visit(ask, tx, page)
            if let token = FamilyCookie.token(in: ask) {
                try tx.closeFamilyVisit(tokenHash: SessionKeeper.hash(token))
            }
            let language = visit?.language ?? page?.language ?? .french
            var answer = FamilyDoor(
                ask: ask, tongue: FamilyTongue(language: language, translations: try tx.translations(into: language))
            ).closed()
            answer.setCookies.append(FamilyCookie.clear(ask.services))
            return answer
        }
    }
}

/// The cookie of a telephone that passed the check: sent back to these pages alone, under a name that says nothing.
enum FamilyCookie {
    private static func name(_ services: Services) -> String {
        services.settings.secureCookies ? "__Secure-page" : "page"
    }

    static func token(in ask: Ask) -> String? { ask.cookies[name(ask.services)].flatMap { $0.isEmpty ? nil : $0 } }

    static func set(_ token: String, _ services: Services, seconds: Int = FamilyPage.visitDays * 86_400) -> String {
        "\(name(services))=\(token); Path=/r; Max-Age=\(seconds); HttpOnly; SameSite=Lax"
            + (services.settings.secureCookies ? "; Secure" : "")
    }

    static func clear(_ services: Services) -> String { set("", services, seconds: 0) }
}
