package import HTTPTypes
package import RelorefRecords
package import RelorefStorage

/// One route: method, pattern, who may use it, and its work.
///
/// A `get` works inside a read-only transaction, together with the look at who is asking: it cannot write. A `post`
/// works inside one write transaction. `free` is for what must wait for something else (a password, an upload).
package struct Route: Sendable {
    package typealias Reading = @Sendable (Ask, any Transaction) throws -> Answer
    package typealias Writing = @Sendable (Ask, any Transaction, Author) throws -> Answer
    package typealias Free = @Sendable (Ask) async throws -> Answer

    package enum Work: Sendable { case reading(Reading), writing(Writing), exporting(Reading), free(Free) }

    package let method: HTTPRequest.Method
    /// Hummingbird's spelling: `/menages/:code`.
    package let pattern: String
    package let access: Access
    package let work: Work
    /// Bytes of the body that are accepted.
    package let bodyLimit: Int
    /// Whether the work asks for a code of the last five minutes first (R10).
    package private(set) var asksForCode = false

    /// Whether its page, once written, serves again as long as the records stay as they are (`KeptPages`).
    package private(set) var isKept = false

    /// Whether a script of ours sends to it, from a page whose form token is too old: the origin and a header that no
    /// form can carry stand in its place (R13).
    package private(set) var isSentByScript = false

    /// Whether what was written stays although the answer refuses: an attempt that counts. Everywhere else a refusal takes
    /// back what the act had written.
    package private(set) var countsRefusals = false

    /// Who may send a large body where there is no account.
    package struct Gate: Sendable {
        /// Looked at before the body is read (R64): the answer to whoever may not send; nil lets it in.
        let admit: @Sendable (Ask) async throws -> Answer?
        /// What is answered to a body that is too large.
        let tooLarge: Free
    }

    package private(set) var gate: Gate?

    /// The same route, behind a gate of its own.
    package func gated(by gate: Gate) -> Route {
        var route = self
        route.gate = gate
        return route
    }

    /// The same route, behind a recent code.
    package var confirmed: Route {
        var route = self
        route.asksForCode = true
        return route
    }

    /// The same route, whose refusals are counted (R7).
    package var counting: Route {
        var route = self
        route.countsRefusals = true
        return route
    }

    /// The same route, whose page depends on nothing but the records, the address, the day and who asks.
    package var kept: Route {
        var route = self
        route.isKept = true
        return route
    }

    package static func get(_ pattern: String, _ access: Access, _ work: @escaping Reading) -> Route {
        Route(method: .get, pattern: pattern, access: access, work: .reading(work), bodyLimit: 0)
    }

    package static func post(
        _ pattern: String, _ access: Access, limit: Int = 1 << 18, _ work: @escaping Writing
    ) -> Route {
        Route(method: .post, pattern: pattern, access: access, work: .writing(work), bodyLimit: limit)
    }

    /// A write that a script of ours sends as JSON.
    package static func sending(
        _ pattern: String, _ access: Access, limit: Int = 1 << 18, _ work: @escaping Writing
    ) -> Route {
        var route = Route.post(pattern, access, limit: limit, work)
        route.isSentByScript = true
        return route
    }

    /// A large body that a script of ours sends as JSON; it is looked through before anything is written.
    package static func sendingLarge(
        _ pattern: String, _ access: Access, limit: Int, _ work: @escaping Free
    ) -> Route {
        var route = Route.free(.post, pattern, access, limit: limit, work)
        route.isSentByScript = true
        return route
    }

    /// A search is a POST so that no name stands in an address (R17); it reads and cannot write.
    package static func search(_ pattern: String, _ access: Access, _ work: @escaping Reading) -> Route {
        Route(method: .post, pattern: pattern, access: access, work: .reading(work), bodyLimit: 1 << 16)
    }

    /// A list that leaves as a file: read like a page, and journalled before it leaves (V92). It is a POST because it
    /// writes that entry, and always behind a recent code (R10): what leaves on paper or in a file is out of reach.
    package static func export(_ pattern: String, _ access: Access, _ work: @escaping Reading) -> Route {
        Route(method: .post, pattern: pattern, access: access, work: .exporting(work), bodyLimit: 1 << 16).confirmed
    }

    package static func free(
        _ method: HTTPRequest.Method, _ pattern: String, _ access: Access, limit: Int = 1 << 16, _ work: @escaping Free
    ) -> Route {
        Route(method: method, pattern: pattern, access: access, work: .free(work), bodyLimit: limit)
    }
}
