import Foundation
import RelorefDomain

/// The pages that are put under load, each as somebody uses it.
struct Pages {
    let referent: Visitor
    let head: Visitor
    /// Codes of households that the referent may open, and names to search.
    let codes: [String]
    let names: [String]
    private let token: String

    /// How many files the referent's list is walked through to learn codes and names.
    private static let files = 1_000

    init(_ database: Prepared, port: Int) throws {
        referent = try Visitor(try database.account(.referent), port: port)
        head = try Visitor(try database.account(.networkHead), port: port)
        var codes: [String] = []
        var names: [String] = []
        var next: String? = "/menages"
        var token = ""
        while let path = next, codes.count < Pages.files {
            let page = try referent.page(path)
            for line in page.matches(of: /href="\/menages\/([A-Z]{6,7})(?:\?[^"]*)?">([^<]+)</) {
                codes.append(String(line.1))
                names.append(Pages.plain(String(line.2)))
            }
            if token.isEmpty { token = try Visitor.token(try referent.page("/recherche")) }
            next = page.firstMatch(of: /href="([^"]+)" rel="next"/).map { Pages.plain(String($0.1)) }
        }
        guard !codes.isEmpty else { throw Failure("The referent's list is empty.") }
        (self.codes, self.names, self.token) = (codes, names, token)
    }

    /// The years from the first relay dwelling to today: every household of the database counts.
    static let years = "de=2004&a=2026"

    /// The n-th request for a page.
    func request(_ part: Part, _ number: Int) -> [UInt8] {
        // A walk that visits all files before it comes back, and not in the list's order.
        let place = number * 617 % codes.count
        return switch part {
        case .file: Request.get("/menages/\(codes[place])", cookie: referent.cookie)
        case .search: Request.post("/recherche", [("jeton", token), ("q", names[place])], cookie: referent.cookie)
        case .today: Request.get("/aujourdhui", cookie: referent.cookie)
        case .indicator:
            Request.get("/indicateurs/sorties-en-bail-direct?\(Pages.years)", cookie: head.cookie)
        default: Request.get("/menages?etape=relay", cookie: referent.cookie)
        }
    }

    static func title(_ part: Part) -> String {
        switch part {
        case .file: "A household file"
        case .search: "A search by name"
        case .today: "Today"
        case .indicator: "An indicator with its breakdowns"
        default: "First page of the filtered list"
        }
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    }
}
