/// A secret that one page shows once: a link, recovery codes. It travels from the act to the page in a cookie of that
/// page alone and is kept nowhere, so that nobody finds it afterwards.
enum ShownOnce {
    private static let name = "reloref-une-fois"

    static func cookie(_ secret: String, for link: Link, _ services: Services) -> String {
        "\(name)=\(FormFields.encode(secret)); Path=\(link.path); Max-Age=120; HttpOnly; SameSite=Strict"
            + (services.settings.secureCookies ? "; Secure" : "")
    }

    static func secret(in ask: Ask) -> String? {
        ask.cookies[name].flatMap { FormFields(encoded: Array("v=\($0)".utf8)).filled("v") }
    }

    /// The page has shown it.
    static func clear(for link: Link) -> String { "\(name)=; Path=\(link.path); Max-Age=0; HttpOnly; SameSite=Strict" }
}

extension Answer {
    /// To a page that shows a secret once.
    static func redirect(to link: Link, showingOnce secret: String, saying flash: Flash? = nil, _ services: Services)
        -> Answer
    {
        var answer = Answer.redirect(to: link, saying: flash)
        answer.setCookies.append(ShownOnce.cookie(secret, for: link, services))
        return answer
    }
}
