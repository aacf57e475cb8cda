import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Linking a telephone: on the first sign-in, and again when there is a new one.
enum EnrolmentRoutes {
    static let all: [Route] = [
        .get("/connexion/appareil", .halfSignedIn, firstPage),
        .post("/connexion/appareil", .halfSignedIn, first).counting,
        .post("/compte/appareil", .signedIn, begin).confirmed,
        .get("/compte/appareil", .signedIn, page),
        .post("/compte/appareil/code", .signedIn, another).counting,
        .get("/compte/codes", .signedIn) { ask, tx in
            RecoveryCodesPage(ask: ask, left: try tx.unusedRecoveryCodes(of: try ask.actor().id)).answer
        },
        .post("/compte/codes", .signedIn, newCodes).confirmed,
    ]

    @Sendable private static func firstPage(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let account = try ask.actor().id
        guard try tx.signInAccount(id: account)?.totpSecret == nil, let secret = try proposed(account, ask, tx) else {
            return .redirect(to: ask.visitor?.session.secondFactor == true ? .home : .signInCode)
        }
        return EnrolmentPage(ask: ask, secret: secret, isFirst: true).answer
    }

    @Sendable private static func first(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let account = author.actor.id
        guard try tx.signInAccount(id: account)?.totpSecret == nil, let secret = try proposed(account, ask, tx) else {
            throw AccessRefusal.notFound
        }
        if let refused = try adopt(secret, isFirst: true, ask, tx, author) { return refused }
        let codes = try makeCodes(tx, author)
        let token = try SessionOpening.open(account, secondFactor: true, ask, tx)
        var answer = Answer.redirect(to: .ownRecoveryCodes, showingOnce: codes, ask.services)
        answer.setCookies.append(SessionCookie.set(token, ask.services))
        return answer
    }

    /// Another telephone is proposed; the one in force stays until the new one has given a code.
    @Sendable private static func begin(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let sealed = try AccountSecrets.seal(SecondFactor.newSecret(), of: author.actor.id, vault: author.vault)
        try tx.propose(secondFactor: sealed, of: author.actor.id)
        return .redirect(to: .ownAccount("appareil"))
    }

    @Sendable private static func page(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let secret = try proposed(try ask.actor().id, ask, tx) else { return .redirect(to: .ownAccount) }
        return EnrolmentPage(ask: ask, secret: secret, isFirst: false).answer
    }

    @Sendable private static func another(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let secret = try proposed(author.actor.id, ask, tx) else { return .redirect(to: .ownAccount) }
        if let refused = try adopt(secret, isFirst: false, ask, tx, author) { return refused }
        return .redirect(
            to: .ownAccount,
            saying: Flash(ask.l("Votre nouveau téléphone est relié. L’ancien ne donne plus de code valable.")))
    }

    @Sendable private static func newCodes(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        return .redirect(to: .ownRecoveryCodes, showingOnce: try makeCodes(tx, author), ask.services)
    }

    /// The proposed telephone gives its first code; nil when it is right, the page again otherwise.
    private static func adopt(
        _ secret: String, isFirst: Bool, _ ask: Ask, _ tx: any Transaction, _ author: Author
    ) throws -> Answer? {
        let subject = "code:" + author.actor.id
        let wait = try tx.signInWait([subject], at: ask.now)
        let page = EnrolmentPage(ask: ask, secret: secret, isFirst: isFirst)
        guard wait == 0 else { return page.refusing(.wait(seconds: wait)) }
        let step = OneTimeCode.step(of: ask.form["code"], secret: OneTimeCode.bytes(secret), at: ask.now)
        guard let step else {
            try tx.recordFailedSignIn([subject], at: ask.now)
            return page.refusing(.wrong)
        }
        try tx.adoptSecondFactor(step: step, by: author)
        return nil
    }

    private static func makeCodes(_ tx: any Transaction, _ author: Author) throws -> String {
        let codes = SecondFactor.newRecoveryCodes()
        try tx.keepRecoveryCodes(codes.map { SecondFactor.hash(recoveryCode: $0) }, by: author)
        return codes.joined(separator: " ")
    }

    private static func proposed(_ account: String, _ ask: Ask, _ tx: any Transaction) throws -> String? {
        guard let sealed = try tx.proposedSecondFactor(of: account) else { return nil }
        return try AccountSecrets.open(sealed, of: account, vault: ask.services.vault)
    }
}
