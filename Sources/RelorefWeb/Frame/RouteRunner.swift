import HTTPTypes
import Hummingbird
import RelorefDomain
import RelorefRecords
import RelorefStorage
import Synchronization

/// Takes one request through its route: read it, know who asks, do the work in one transaction, answer.
struct RouteRunner: Sendable {
    let route: Route
    let services: Services

    func run(_ request: Request, _ context: AppContext) async throws -> Response {
        if let gate = route.gate {
            try refuseForeign(request)
            let bare = ask(request, context, body: [])
            if let answer = try await gate.admit(bare) { return answer.response(to: bare) }
        } else {
            try await admitLarge(request)
        }
        let isLarge = route.bodyLimit > 1 << 20
        if isLarge { try await waitForTurn() }
        defer { if isLarge { services.sendings.leave() } }
        var ask: Ask
        do {
            ask = try await self.ask(request, context)
        } catch let heavy as BodyTooLarge {
            guard let gate = route.gate else { throw heavy }
            let bare = self.ask(request, context, body: [])
            return try await gate.tooLarge(bare).response(to: bare)
        }
        ask.origin = "\(services.settings.secureCookies ? "https" : "http")://\(request.head.authority ?? "")"
        if route.method == .post { try refuseForeign(request) }
        if route.isSentByScript {
            try ScriptHeader.refuseForeign(request)
            ask.isSentByScript = true
        }
        let token = ask.cookies[SessionCookie.name(services)].map(SessionKeeper.hash)
        let who = Mutex<Visitor?>(nil)
        let now = ask.now
        let answer: Answer
        do {
            answer = try await work(ask, token) { visitor in
                let isFirst = who.withLock { known in
                    defer { known = visitor }
                    return known == nil
                }
                if isFirst, let visitor { try spend(visitor, at: now) }
            }
        } catch let refused as TakenBack {
            answer = refused.answer
        } catch AccessRefusal.notFound {
            try await journalRefusal(of: ask, to: who.withLock { $0 })
            throw AccessRefusal.notFound
        }
        let visitor = who.withLock { $0 }
        if route.method == .post, let visitor { services.dueCounts.forget(visitor.actor.id) }
        try await journalOpening(answer, by: visitor, of: ask)
        return answer.response(to: ask)
    }

    /// A large body is waited for only from somebody who may send it (R64).
    private func admitLarge(_ request: Request) async throws {
        guard route.bodyLimit > 1 << 20 else { return }
        let cookies = Cookies.read(request.headers[.cookie] ?? "")
        let token = cookies[SessionCookie.name(services)].map(SessionKeeper.hash)
        let (route, services) = (route, services)
        try await services.store.read { tx in
            guard let token, let session = try tx.session(token), session.secondFactor,
                let actor = try tx.actor(session.account, on: services.today())
            else { throw AccessRefusal.signInFirst }
            guard route.access.allows(actor) else { throw AccessRefusal.notFound }
        }
    }

    /// A sending with files waits for a free place, half a minute at most.
    private func waitForTurn() async throws {
        for _ in 0..<120 {
            if services.sendings.enter() { return }
            try await Task.sleep(for: .milliseconds(250))
        }
        throw HTTPError(.serviceUnavailable)
    }

    /// Takes this request from the account's budget (R63): once, although a request that asks for a code or meets a
    /// conflict enters more than once. One can always leave.
    private func spend(_ visitor: Visitor, at now: Moment) throws(AccessRefusal) {
        switch route.access {
        case .everyone, .halfSignedIn: return
        case .signedIn, .needs:
            guard visitor.session.secondFactor, route.pattern != Link.signOut.path else { return }
            if let seconds = services.budget.spend(visitor.actor.id, at: now) { throw .tooOften(seconds: seconds) }
        }
    }

    /// No audit, no data (R40): an opened file is on the disk before its page leaves.
    private func journalOpening(_ answer: Answer, by visitor: Visitor?, of ask: Ask) async throws {
        guard !answer.openedHouseholds.isEmpty else { return }
        guard let visitor else { throw AccessRefusal.signInFirst }
        for household in answer.openedHouseholds {
            try await services.access.record(
                OpenedFile(account: visitor.actor.id, household: household, screen: ask.pattern, at: ask.now))
        }
    }

    /// What was asked for and is not this colleague's is written down as well (R40).
    private func journalRefusal(of ask: Ask, to visitor: Visitor?) async throws {
        guard let visitor, visitor.session.secondFactor else { return }
        try await services.access.record(.refused(account: visitor.actor.id, screen: ask.pattern, at: ask.now))
    }

    private func work(
        _ ask: Ask, _ token: String?, _ entered: @escaping @Sendable (Visitor?) throws -> Void
    ) async throws -> Answer {
        let route = route
        if route.asksForCode {
            let ask = try await services.store.read { tx in try ask.entering(route.access, token, tx, entered) }
            if let first = try await StepUp(ask: ask).first() { return first }
        }
        switch route.work {
        case .reading(let reading):
            return try await services.store.read { tx in
                let ask = try ask.entering(route.access, token, tx, entered)
                return route.isKept ? try ask.kept(tx, reading) : try reading(ask, tx)
            }
        case .writing(let writing):
            return try await services.store.write { tx in
                let ask = try ask.entering(route.access, token, tx, entered)
                let author = try ask.author()
                if let before = try ask.answeredBefore(tx) { return before }
                let answer = try writing(ask, tx, author)
                if answer.status.code >= 400, !route.countsRefusals { throw TakenBack(answer: answer) }
                try ask.keep(answer, tx)
                return answer
            }
        case .exporting(let reading): return try await export(ask, token, reading, entered)
        case .free(let free):
            let ask = try await services.store.read { tx in try ask.entering(route.access, token, tx, entered) }
            return try await free(ask)
        }
    }

    /// What cannot be journalled does not leave (V92): the entry is on the disk before the file goes.
    private func export(
        _ ask: Ask, _ token: String?, _ reading: @escaping Route.Reading,
        _ entered: @escaping @Sendable (Visitor?) throws -> Void
    ) async throws -> Answer {
        let route = route
        let (answer, asked) = try await services.store.read { tx in
            let ask = try ask.entering(route.access, token, tx, entered)
            return (try reading(ask, tx), ask)
        }
        guard answer.fileName != nil else { return answer }
        let author = try asked.author()
        let filters = FormFields(ask.query.pairs.map { ($0.name, $0.value) }).query(setting: "", to: nil)
        return try await services.store.write { tx in
            let alone = try tx.alertThresholds(on: asked.today).linesAlone
            if answer.lines > alone {
                let second = SecondPerson(.list, at: try asked.place(tx), lines: answer.lines, asked)
                if let waiting = try second.first(tx, author) { return waiting }
            }
            try tx.journal(
                "export", "list", author.newID(),
                detail: [
                    "screen": route.pattern, "filters": filters, "day": author.today.iso, "purpose": "screen",
                    "lines": String(answer.lines),
                ], by: author)
            return answer
        }
    }

    /// An unsafe request comes from our own pages: the browser says so (R13).
    private func refuseForeign(_ request: Request) throws {
        if let site = request.headers[.named("sec-fetch-site")] {
            guard ["same-origin", "none"].contains(site) else { throw AccessRefusal.foreignForm }
            return
        }
        guard let origin = request.headers[.origin] else { return }
        guard let authority = request.head.authority, origin.hasSuffix("://" + authority) else {
            throw AccessRefusal.foreignForm
        }
    }

    private func ask(_ request: Request, _ context: AppContext) async throws -> Ask {
        let body = try await BodyReading(limit: route.bodyLimit, isPatient: route.bodyLimit > 1 << 20)
            .bytes(of: request)
        return ask(request, context, body: body)
    }

    private func ask(_ request: Request, _ context: AppContext, body: [UInt8]) -> Ask {
        let type = request.headers[.contentType] ?? ""
        let isForm = type.hasPrefix("application/x-www-form-urlencoded")
        let upload = UploadedForm.isOne(type) ? UploadedForm(type, body) : nil
        let cookies = Cookies.read(request.headers[.cookie] ?? "")
        let now = services.now()
        var parameters: [String: String] = [:]
        for name in route.pattern.split(separator: "/") where name.hasPrefix(":") {
            let key = String(name.dropFirst())
            parameters[key] = context.parameters.get(key).map { PathText.decoded($0) }
        }
        return Ask(
            method: request.method, path: request.uri.path, pattern: route.pattern, parameters: parameters,
            query: FormFields(encoded: Array((request.uri.query ?? "").utf8)),
            form: upload?.fields ?? (isForm ? FormFields(encoded: body) : FormFields()), files: upload?.files ?? [],
            body: isForm || upload != nil ? [] : body, contentType: type,
            cookies: cookies, remoteAddress: Self.origin(of: request, context, services), services: services, now: now,
            today: now.day(in: "Europe/Paris"),
            language: services.catalogue.language(
                cookies["reloref-langue"] ?? Self.preferred(request.headers[.acceptLanguage] ?? "")),
            flash: cookies[Flash.cookieName].flatMap { Flash(cookieValue: $0) })
    }

    /// English when it is asked for before French; French otherwise.
    private static func preferred(_ header: String) -> String {
        for entry in header.lowercased().split(separator: ",") {
            if entry.hasPrefix("fr") { return "fr" }
            if entry.hasPrefix("en") { return "en" }
        }
        return "fr"
    }

    /// The subscriber who asks, behind our own proxies (R7).
    private static func origin(of request: Request, _ context: AppContext, _ services: Services) -> String {
        NetworkAddress.subscriber(
            NetworkAddress.origin(
                neighbour: context.remoteAddress, forwarded: request.headers[.named("x-forwarded-for")],
                proxies: services.settings.proxies))
    }
}
