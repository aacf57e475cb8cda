import Foundation

/// A landlord with its link and its code, as a colleague handed them out: no account, a form that shows its offers.
struct LandlordVisitor {
    private let path: String
    private let code: String

    /// - Parameter offer: the address of an offer whose landlord gets the link.
    init(handedOutFor offer: String, by officer: Visitor) throws {
        let here = offer + "/lien"
        let token = try Visitor.token(try officer.page(here))
        let connection = try Connection(port: officer.port, keepsBody: true)
        try connection.send(Request.post(here, [("jeton", token)], cookie: officer.cookie))
        let reply = try connection.reply()
        let once = reply.head.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("set-cookie: reloref-une-fois")
        }
        guard reply.status == 303, let once else { throw Failure("A landlord's link answers \(reply.status).") }
        let shown =
            String(once.dropFirst("set-cookie: reloref-une-fois=".count).prefix { $0 != ";" })
            .replacing("+", with: " ").removingPercentEncoding ?? ""
        let parts = shown.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let start = parts[1].range(of: "/bailleur/") else {
            throw Failure("A landlord's link is not shown.")
        }
        (code, path) = (parts[0], String(parts[1][start.lowerBound...]))
    }

    /// What opens the link, before the code is given.
    var opening: [UInt8] { Request.get(path) }
    /// Its offers, once the code is given.
    var offers: [UInt8] { Request.post(path, [("lettres", code)]) }
}
