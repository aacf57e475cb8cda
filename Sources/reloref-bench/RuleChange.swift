import Foundation
import RelorefDomain

/// A deadline's rule is changed while pages are read: how long until every deadline that somebody can be shown follows it.
///
/// Deadlines are computed when they are read (decision 72), so what is measured is the change itself and the first reading
/// of every list that shows them: Today and the thirty days of a referent, of a head of site and of the network's head.
enum RuleChange {
    /// D-25, the quarter's declaration: it hangs on days that households' files hold, and has its own numbers.
    private static let rule = "/admin/echeances/D-25"
    private static let lists = ["/aujourdhui", "/aujourdhui/trente-jours"]

    static func measure(_ parts: [Part], on database: Prepared, _ findings: inout Findings) throws {
        guard parts.contains(.rules) else { return }
        let server = try Server(database)
        defer { server.stop() }
        let pages = try Pages(database, port: server.port)
        let site = try Visitor(try database.account(.headOfSite), port: server.port)
        let administrator = try Visitor(try database.account(.administrator), port: server.port)
        let readers = [("referent", pages.referent), ("head of site", site), ("network's head", pages.head)]
        let before = try site.page(lists[1])
        let reading = Reading(pages, port: server.port)
        let thread = Thread { reading.run() }
        thread.start()
        let began = clockNanoseconds()
        try set(months: 4, administrator)
        let changed = clockNanoseconds()
        var shown: [String] = []
        for (name, reader) in readers {
            for list in lists {
                let start = clockNanoseconds()
                let page = try reader.page(list)
                shown.append("\(name) \(list) \(seconds(since: start))")
                // The list that somebody had open a moment ago says something else now.
                if list == lists[1], name == "head of site", page == before {
                    throw Failure("The deadlines did not follow the rule that was changed.")
                }
            }
        }
        let whole = Double(clockNanoseconds() - began) / 1e9
        findings.note(
            "Change of a deadline's rule, then the first reading of each list of deadlines", database,
            "the change \(String(format: "%.2f s", Double(changed - began) / 1e9)), " + shown.joined(separator: ", "))
        try set(months: 3, administrator)
        reading.stop()
        while !thread.isFinished { usleep(10_000) }
        findings.promise(
            "Every list of deadlines follows a changed rule within 10 s, pages being read meanwhile", database,
            String(format: "%.2f s", whole), whole <= 10)
        var outcome = reading.outcome
        let p99 = outcome.quantile(0.99)
        findings.promise(
            "Files, lists and Today read while a deadline's rule changes, p99 ≤ 50 ms", database,
            "\(p99.short) ms (median \(outcome.quantile(0.5).short) ms, \(outcome.answers) answers, "
                + "\(outcome.failures) failures)", p99 <= 50 && outcome.failures == 0)
    }

    /// A version of the same first day takes the place of the former one, so that every deadline is counted anew.
    private static func set(months: Int, _ administrator: Visitor) throws {
        let fields = [
            ("jeton", try Visitor.token(try administrator.page(rule))), ("depuis", "2004-01-01"),
            ("fait", "lastDeclaration"),
            ("cas", ""), ("delai", String(months)), ("unite", "months"), ("rappels", "14, 7"), ("poids", "important"),
            ("source", "reloref-bench"), ("confiance", "I"),
        ]
        let connection = try Connection(port: administrator.port, keepsBody: true)
        try connection.send(Request.post(rule, fields, cookie: administrator.cookie))
        let status = try connection.reply().status
        guard status == 303 else { throw Failure("Changing \(rule) answers \(status).") }
    }

    private static func seconds(since start: UInt64) -> String {
        String(format: "%.2f s", Double(clockNanoseconds() - start) / 1e9)
    }
}

/// Pages that a referent reads one after the other, until told to stop.
private final class Reading: @unchecked Sendable {
    private let pages: Pages
    private let port: Int
    private let lock = NSLock()
    private var isOver = false
    /// To be read once the thread has finished.
    private(set) var outcome = Load.Outcome()

    init(_ pages: Pages, port: Int) {
        self.pages = pages
        self.port = port
    }

    func stop() { lock.withLock { isOver = true } }

    func run() {
        let parts: [Part] = [.file, .list, .today, .file]
        var number = 0
        guard let connection = try? Connection(port: port, keepsBody: true) else { return }
        // Some seconds at least: one page alone has no ninety-ninth hundredth.
        let least = clockNanoseconds() + 5_000_000_000
        while clockNanoseconds() < least || !lock.withLock({ isOver }) {
            let start = clockNanoseconds()
            do {
                try connection.send(pages.request(parts[number % parts.count], number, isNew: true))
                let status = try connection.reply().status
                outcome.add(clockNanoseconds() - start, fits: status == 200)
            } catch {
                outcome.add(clockNanoseconds() - start, fits: false)
                return
            }
            number += 1
        }
    }
}
