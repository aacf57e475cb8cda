import Foundation
import RelorefDomain

/// The leaflet's ten figures: counted from the records, and read while ten writes a second arrive.
enum FigureSpeed {
    static func measure(_ parts: [Part], on database: Prepared, _ findings: inout Findings) throws {
        if parts.contains(.figures) { try uncached(database, &findings) }
        if parts.contains(.writes) { try whileWriting(database, &findings) }
    }

    /// The command counts them anew each time; the fastest of three runs, start included.
    private static func uncached(_ database: Prepared, _ findings: inout Findings) throws {
        var runs: [Double] = []
        for _ in 0..<3 {
            let arguments = ["indicators", "--leaflet", "--from", "2004-01-01", "--to", "2026-12-31"]
            let program = try Program(Folder.product, arguments, environment: database.environment, name: "indicators")
            runs.append(try program.ended().seconds)
        }
        let best = runs.min() ?? 0
        findings.promise(
            "All ten leaflet figures, 2004 to 2026, uncached ≤ 3 s", database,
            runs.map { String(format: "%.2f s", $0) }.joined(separator: ", "), best <= 3)
    }

    private static func whileWriting(_ database: Prepared, _ findings: inout Findings) throws {
        let server = try Server(database)
        defer { server.stop() }
        let pages = try Pages(database, port: server.port)
        let home = Request.get("/?\(Pages.years)", cookie: pages.head.cookie)
        let first = clockNanoseconds()
        _ = try pages.head.page("/?\(Pages.years)")
        findings.note(
            "First visit of the home page over all years (figures, breakdowns and trends counted)", database,
            String(format: "%.2f s", Double(clockNanoseconds() - first) / 1e9))
        let written = Writing(pages, port: server.port)
        let thread = Thread { written.run(seconds: 10) }
        thread.start()
        var reading = try Load(port: server.port, connections: 1, seconds: 10).run { _ in home }
        while !thread.isFinished { usleep(10_000) }
        let p99 = reading.quantile(0.99)
        findings.promise(
            "Home page with the ten figures, cached, p99 ≤ 20 ms while ten writes a second arrive", database,
            "\(p99.short) ms (median \(reading.quantile(0.5).short) ms, \(written.count) writes, "
                + "\(written.refused) refused)", p99 <= 20 && reading.failures == 0 && written.refused == 0)
    }
}

/// Notes that a referent writes, ten a second, each a journalled write.
private final class Writing: @unchecked Sendable {
    private let pages: Pages
    private let port: Int
    private(set) var count = 0
    private(set) var refused = 0

    init(_ pages: Pages, port: Int) {
        self.pages = pages
        self.port = port
    }

    func run(seconds: Double) {
        guard let connection = try? Connection(port: port, keepsBody: true),
            let token = try? Visitor.token(try pages.referent.page("/recherche"))
        else { return }
        let end = clockNanoseconds() + UInt64(seconds * 1e9)
        var due = clockNanoseconds()
        while clockNanoseconds() < end {
            let code = pages.codes[count % pages.codes.count]
            let fields = [("jeton", token), ("niveau", "team"), ("texte", "Visite faite, rien de particulier.")]
            let request = Request.post("/menages/\(code)/notes", fields, cookie: pages.referent.cookie)
            do {
                try connection.send(request)
                if try connection.reply().status != 303 { refused += 1 }
            } catch {
                refused += 1
                return
            }
            count += 1
            due += 100_000_000
            let now = clockNanoseconds()
            if due > now { usleep(UInt32((due - now) / 1_000)) }
        }
    }
}
