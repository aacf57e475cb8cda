package import HTTPTypes
package import RelorefDomain

/// A request as handlers see it: what was asked, by whom, in which language.
package struct Ask: Sendable {
    package let method: HTTPRequest.Method
    /// The path as asked, without the query.
    package let path: String
    /// The pattern of the route, for journals and logs: never a value.
    package let pattern: String
    package let parameters: [String: String]
    package let query: FormFields
    package let form: FormFields
    /// The files that came with the form.
    package let files: [UploadedFile]
    /// The body when it is not a form.
    package let body: [UInt8]
    package let contentType: String
    package let cookies: [String: String]
    package let remoteAddress: String
    package let services: Services
    package let now: Moment
    package let today: Day
    package internal(set) var language: Language
    package internal(set) var visitor: Visitor?
    /// What waits on Today, for the menu.
    var due: DueCounts.Count?
    /// What the page before has to say, once.
    package let flash: Flash?
    /// What stands before a path in a whole address: "https://reloref.example". Only our own names get this far.
    package internal(set) var origin = ""
    /// A script of ours asks, and the browser says from which page: no form token is needed besides.
    var isSentByScript = false

    package var l: Language { language }

    /// Who asks; a route for everyone has nobody.
    package func actor() throws -> Actor {
        guard let visitor else { throw AccessRefusal.signInFirst }
        return visitor.actor
    }

    /// A path parameter.
    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    package func may(_ permission: Permission) -> Bool { visitor?.actor.may(permission) ?? false }

    /// A code's label in the reader's language.
    package func label(_ list: String, _ code: String) -> String { services.labels(list, code, language) }
    package func label<Code: RawRepresentable<String>>(_ list: String, _ code: Code?) -> String {
        services.labels(list, code, language)
    }
}
