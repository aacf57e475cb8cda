import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import RelorefStorage

/// The outermost door: every answer, errors included, passes here and carries the same protections (R14, R16).
package struct Front<Inner: HTTPResponder>: HTTPResponder where Inner.Context == AppContext {
    let inner: Inner
    let services: Services
    let inFlight: InFlight

    init(inner: Inner, services: Services, inFlight: InFlight = InFlight()) {
        self.inner = inner
        self.services = services
        self.inFlight = inFlight
    }

    package func respond(to request: Request, context: AppContext) async throws -> Response {
        var answer: Response
        do {
            try admit(request)
            answer = try await inTurn(request, context)
            // The router answers an unknown path with an empty 404 of its own.
            if answer.status == .notFound, answer.headers[.contentType] == nil { throw AccessRefusal.notFound }
        } catch {
            answer = ErrorPages.response(to: error, request: request, context: context, services: services)
        }
        protect(&answer)
        return answer
    }

    /// Beyond what can be answered at once, one comes back later (R62); health and leaving always pass.
    private func inTurn(_ request: Request, _ context: AppContext) async throws -> Response {
        if Self.alwaysAnswered.contains(request.uri.path) {
            return try await inner.respond(to: request, context: context)
        }
        guard inFlight.enter() else { throw HTTPError(.serviceUnavailable) }
        defer { inFlight.leave() }
        return try await inner.respond(to: request, context: context)
    }

    private static var alwaysAnswered: Set<String> {
        ["/sante/vivant", "/sante/pret", "/healthz", "/readyz", Link.signOut.path]
    }

    /// Only our own names, the methods that we have, and a head of a reasonable size (R61) without a NUL.
    private func admit(_ request: Request) throws {
        let size = request.head.headerFields.reduce(request.uri.description.utf8.count) {
            $0 + $1.name.rawName.utf8.count + $1.value.utf8.count
        }
        guard size <= 16_384, request.head.headerFields.count <= 100 else {
            throw HTTPError(.requestHeaderFieldsTooLarge)
        }
        let target = request.uri.description
        guard !target.contains("\0"), !target.contains("%00") else { throw HTTPError(.badRequest) }
        guard [.get, .head, .post].contains(request.method) else { throw HTTPError(.methodNotAllowed) }
        let host = (request.head.authority ?? "").lowercased()
        let name = host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
        let known = services.settings.hosts.isEmpty ? ["127.0.0.1", "localhost", "[::1]"] : services.settings.hosts
        guard known.contains(name) else { throw HTTPError(.misdirectedRequest) }
    }

    private func protect(_ answer: inout Response) {
        for (name, value) in Self.headers { answer.headers[name] = value }
        if answer.headers[.contentSecurityPolicy] == nil {
            answer.headers[.contentSecurityPolicy] = ContentPolicy.text()
        }
        if services.settings.secureCookies {
            answer.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
        }
        if answer.headers[.cacheControl] == nil { answer.headers[.cacheControl] = "no-store" }
        answer.headers[.server] = nil
    }

    /// What a file that was sent by somebody may do when a browser opens it all the same: nothing.
    static var sandbox: String { "sandbox; default-src 'none'; frame-ancestors 'none'" }

    private static var headers: [(HTTPField.Name, String)] {
        [
            (.xContentTypeOptions, "nosniff"),
            (.named("referrer-policy"), "no-referrer"),
            (.named("cross-origin-opener-policy"), "same-origin"),
            (.named("cross-origin-resource-policy"), "same-origin"),
            (.named("permissions-policy"), "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
            (.named("x-frame-options"), "DENY"),
        ]
    }
}

extension HTTPField.Name {
    /// A header's name written in the code.
    static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .contentSecurityPolicy }
}
