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

    /// The filters that a referent goes through in a day.
    private static let filters = [
        "etape=relay", "etape=centre", "etape=awaited", "etape=lease", "etape=left", "referent=moi",
        "composition=singleParentMother", "dossiers=clos",
    ]

    /// The n-th request for a page.
    ///
    /// - Parameter isNew: asked for under an address of its own, so that nothing that was kept serves.
    func request(_ part: Part, _ number: Int, isNew: Bool = false) -> [UInt8] {
        // A walk that visits all files before it comes back, and not in the list's order.
        let place = number * 617 % codes.count
        let own = isNew ? "&essai=\(number)" : ""
        return switch part {
        case .file: Request.get("/menages/\(codes[place])", cookie: referent.cookie)
        case .search: Request.post("/recherche", [("jeton", token), ("q", names[place])], cookie: referent.cookie)
        case .today: Request.get("/aujourdhui" + own.replacing("&", with: "?"), cookie: referent.cookie)
        case .indicator:
            Request.get("/indicateurs/sorties-en-bail-direct?\(Pages.years)\(own)", cookie: head.cookie)
        default: Request.get("/menages?\(Pages.filters[number % Pages.filters.count])\(own)", cookie: referent.cookie)
        }
    }

    /// Whether the server keeps what it wrote of the page while the records stand still.
    static func isKept(_ part: Part) -> Bool { part != .file && part != .search }

    static func title(_ part: Part, isNew: Bool = false) -> String {
        isNew && isKept(part) ? plainTitle(part) + ", written anew each time" : plainTitle(part)
    }

    private static func plainTitle(_ part: Part) -> String {
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
