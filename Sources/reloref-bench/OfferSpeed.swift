import Foundation
import RelorefDomain

/// The pages of partnerships where a network has a thousand conventions and a million offers.
struct OfferSpeed {
    let pages: PageSpeed

    /// A page as somebody asks for it; an address each time another, so that nothing that was kept serves.
    private struct Page {
        let title: String
        let visitor: Visitor
        let paths: [String]
        /// Whether what was written a moment ago serves again (decision 47).
        var isKept = false

        func request(_ number: Int, isNew: Bool) -> [UInt8] {
            let path = paths[number % paths.count]
            let own = isNew ? (path.contains("?") ? "&" : "?") + "essai=\(number)" : ""
            return Request.get(path + own, cookie: visitor.cookie)
        }
    }

    func measure(_ database: Prepared, _ findings: inout Findings) throws {
        let server = try Server(database)
        defer { server.stop() }
        for page in try places(database, server.port) {
            for isNew in page.isKept ? [true, false] : [true] {
                let title = isNew && page.isKept ? page.title + ", written anew each time" : page.title
                try pages.measure(title, isNew: isNew, server, database, &findings) { page.request($0, isNew: isNew) }
                // Eight connections that never rest are a hundred colleagues who all look at once; this is one of them.
                guard isNew else { continue }
                try PageSpeed(seconds: pages.seconds, connections: 1).measure(
                    page.title + ", one connection, written anew each time", isNew: true, server, database, &findings
                ) { page.request($0, isNew: true) }
            }
        }
        try measureOutside(database, server, &findings)
        findings.note(
            "Memory of the server after the pages of partnerships", database,
            "\(server.program.memory("VmRSS").short) MB")
    }

    /// What a landlord sees behind its link; nothing of it is kept, and each look is checked against the code.
    private func measureOutside(_ database: Prepared, _ server: Server, _ findings: inout Findings) throws {
        let officer = try Visitor(try database.account(.partnershipOfficer), port: server.port)
        let offers = try links("/propositions", of: officer, /href="(\/propositions\/[a-z]{0,2}[0-9][0-9a-z-]+)"/)
        let landlords = try offers.prefix(8).map { try LandlordVisitor(handedOutFor: $0, by: officer) }
        try pages.measure("A landlord's link, before its code", isNew: true, server, database, &findings) {
            landlords[$0 % landlords.count].opening
        }
        try pages.measure("A landlord's offers behind its link", isNew: true, server, database, &findings) {
            landlords[$0 % landlords.count].offers
        }
    }

    private func places(_ database: Prepared, _ port: Int) throws -> [Page] {
        let officer = try Visitor(try database.account(.partnershipOfficer), port: port)
        let head = try Visitor(try database.account(.networkHead), port: port)
        let conventions = try links("/conventions", of: officer, /href="(\/conventions\/[a-z]{0,2}[0-9][0-9a-z-]+)"/)
        let offers = try links("/propositions", of: officer, /href="(\/propositions\/[a-z]{0,2}[0-9][0-9a-z-]+)"/)
        let partners = try conventions.prefix(20).flatMap {
            try links($0, of: officer, /href="(\/partenaires\/[a-z]{0,2}[0-9][0-9a-z-]+)"/).prefix(1)
        }
        let meetings = try conventions.prefix(4).map { try planned($0, by: officer) }
        return [
            Page(title: "Conventions, an officer's", visitor: officer, paths: ["/conventions"], isKept: true),
            Page(title: "Conventions, the network's", visitor: head, paths: ["/conventions"], isKept: true),
            Page(title: "A convention with a thousand offers", visitor: officer, paths: conventions, isKept: true),
            Page(
                title: "The rows of a convention's proposals", visitor: officer,
                paths: conventions.map { $0 + "/lignes/propositions" }, isKept: true),
            Page(title: "A committee", visitor: officer, paths: meetings, isKept: true),
            Page(title: "A committee's pack", visitor: officer, paths: meetings.map { $0 + "/dossier" }, isKept: true),
            Page(
                title: "What came of conventions (I-24), the network's", visitor: head,
                paths: ["/indicateurs/realisation-des-conventions-baux?de=2020&a=2026"], isKept: true),
            Page(title: "Jobs, an officer's", visitor: officer, paths: ["/emplois"], isKept: true),
            Page(title: "Offers, an officer's", visitor: officer, paths: ["/propositions"], isKept: true),
            Page(title: "Offers, the network's", visitor: head, paths: ["/propositions"], isKept: true),
            Page(title: "The board of offers", visitor: officer, paths: ["/propositions?vue=tableau"], isKept: true),
            Page(title: "An offer", visitor: officer, paths: offers),
            Page(title: "The choice of a household", visitor: officer, paths: offers.map { $0 + "/candidats" }),
            Page(
                title: "What blocks us, an officer's", visitor: officer, paths: ["/propositions/blocages"], isKept: true
            ),
            Page(
                title: "What blocks us, the network's", visitor: head, paths: ["/propositions/blocages"], isKept: true),
            Page(title: "A landlord with a thousand offers", visitor: officer, paths: partners, isKept: true),
            Page(title: "Partners, an officer's", visitor: officer, paths: ["/partenaires"], isKept: true),
            Page(title: "Partners, the network's", visitor: head, paths: ["/partenaires"], isKept: true),
            Page(
                title: "Landlords without an answer, the network's", visitor: head,
                paths: ["/partenaires?reponse=attendue"], isKept: true),
            Page(title: "Guarantees, the network's", visitor: head, paths: ["/garanties"], isKept: true),
            Page(title: "An officer's Today", visitor: officer, paths: ["/aujourdhui"], isKept: true),
        ]
    }

    /// A committee of a convention, which has none in such a database: its page.
    private func planned(_ convention: String, by officer: Visitor) throws -> String {
        let connection = try Connection(port: officer.port, keepsBody: true)
        let token = try Visitor.token(try officer.page(convention + "/comite"))
        try connection.send(
            Request.post(
                convention + "/comite", [("jeton", token), ("jour", "15/12/2030")], cookie: officer.cookie))
        let reply = try connection.reply()
        guard let page = reply.head.firstMatch(of: /[Ll]ocation: (\/conventions\/[0-9a-z-]+\/comites\/[0-9a-z-]+)/)
        else {
            throw Failure("A committee is not planned: \(reply.status).")
        }
        return String(page.1)
    }

    /// Addresses that a page leads to; there must be some.
    private func links(
        _ path: String, of visitor: Visitor, _ expression: Regex<(Substring, Substring)>
    ) throws -> [String] {
        let found = try visitor.page(path).matches(of: expression).map { String($0.1) }
        guard !found.isEmpty else { throw Failure("\(path) leads nowhere.") }
        return Array(Set(found)).sorted()
    }
}
