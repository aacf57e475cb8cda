import HTTPTypes
import Hummingbird

/// The header by which a script of ours names itself: no form can carry it, and another site's script may not.
enum ScriptHeader {
    static let name = HTTPField.Name.named("reloref-envoi")

    static func isOn(_ request: Request) -> Bool { request.headers[name] == "1" }

    /// The header, JSON, and our own origin, said by the browser: all three, or nothing is read (R13).
    static func refuseForeign(_ request: Request) throws(AccessRefusal) {
        guard isOn(request), request.headers[.contentType]?.hasPrefix("application/json") == true,
            let authority = request.head.authority, let origin = request.headers[.origin],
            ["http://" + authority, "https://" + authority].contains(origin)
        else { throw .foreignForm }
    }
}
