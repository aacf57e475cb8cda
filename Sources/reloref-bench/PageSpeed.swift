import Foundation

/// Pages under load, each with the bare server measured just before it.
struct PageSpeed {
    let seconds: Double
    let connections: Int

    func measure(_ parts: [Part], on database: Prepared, _ findings: inout Findings) throws {
        let wanted = parts.filter(\.isPage)
        guard !wanted.isEmpty else { return }
        let server = try Server(database)
        defer { server.stop() }
        let pages = try Pages(database, port: server.port)
        if wanted.contains(.today) {
            let mine = try pages.referent.page("/menages?referent=moi").matches(of: /<tr>/).count
            findings.note("Households of the referent on Today", database, "\(max(0, mine - 1)) on the first page")
        }
        for part in wanted {
            try measure(part, isNew: true, pages, server, database, &findings)
            if Pages.isKept(part) { try measure(part, isNew: false, pages, server, database, &findings) }
        }
        if wanted.contains(.today) {
            // Eight connections that never rest are a hundred colleagues who all look at once; this is one of them.
            try PageSpeed(seconds: seconds, connections: 1).measure(
                "Today, one connection, written anew each time", isNew: true, server, database, &findings
            ) { pages.request(.today, $0, isNew: true) }
        }
        findings.note("Memory of the server after these pages", database, "\(server.program.memory("VmRSS").short) MB")
    }

    private func measure(
        _ part: Part, isNew: Bool, _ pages: Pages, _ server: Server, _ database: Prepared, _ findings: inout Findings
    ) throws {
        try measure(
            Pages.title(part, isNew: isNew), isNew: isNew && Pages.isKept(part), server, database, &findings
        ) { pages.request(part, $0, isNew: isNew) }
    }

    /// One page under load, called by its title.
    func measure(
        _ title: String, isNew: Bool, _ server: Server, _ database: Prepared, _ findings: inout Findings,
        _ request: (Int) -> [UInt8]
    ) throws {
        let hello = try hello()
        findings.hellos.append(hello)
        // The first answers fill what the server keeps; they are not counted.
        let before = try Load(port: server.port, connections: connections, seconds: 1.5).run(request)
        var outcome = try Load(port: server.port, connections: connections, seconds: seconds)
            .run { request($0 + before.answers + 1) }
        let line = Findings.PageLine(
            page: title, isNew: isNew, database: database.name,
            perSecond: outcome.perSecond,
            shareOfHello: outcome.perSecond / hello, median: outcome.quantile(0.5), p99: outcome.quantile(0.99),
            answers: outcome.answers, failures: outcome.failures)
        findings.pages.append(line)
        Talk.say(
            "  \(line.page), \(line.database): \(line.perSecond.short)/s, p50 \(line.median.short) ms, "
                + "p99 \(line.p99.short) ms, \((line.shareOfHello * 100).short) % of hello, \(line.failures) failures"
        )
    }

    private func hello() throws -> Double {
        let server = try Server(helloOn: try Server.freePort())
        defer { server.stop() }
        _ = try Load(port: server.port, connections: connections, seconds: 0.5).run { _ in Request.get("/") }
        return try Load(port: server.port, connections: connections, seconds: 2).run { _ in Request.get("/") }.perSecond
    }

    /// p99, the growth between the sizes, and the share of the bare server.
    static func judge(_ findings: inout Findings) {
        let pages = findings.pages.filter { !$0.database.contains("PostgreSQL") }
        for line in pages {
            let subject = "\(line.page), \(line.database)"
            findings.promises.append(
                .init(
                    sentence: "\(subject): p99 ≤ 50 ms", measured: "\(line.p99.short) ms",
                    isKept: line.p99 <= 50 && line.failures == 0))
            // What is asked for again and was kept (decision 47); written anew it says its share without a floor.
            let floors = [Pages.title(.list): 0.10, Pages.title(.file): 0.07]
            if let floor = floors[line.page] {
                findings.promises.append(
                    .init(
                        sentence: "\(subject): at least \(Int(floor * 100)) % of hello's requests/s",
                        measured: "\((line.shareOfHello * 100).short) %", isKept: line.shareOfHello >= floor))
            }
        }
        for (page, lines) in Dictionary(grouping: pages, by: \.page).sorted(by: { $0.key < $1.key }) {
            guard let first = lines.first, let last = lines.last, lines.count > 1 else { continue }
            // What a request costs, set against the bare server of the same minute.
            let growth = (first.shareOfHello / last.shareOfHello)
            findings.promises.append(
                .init(
                    sentence: "\(page): cost grows ≤ 1.5 × from \(first.database) to \(last.database)",
                    measured: String(format: "%.2f ×", growth), isKept: growth <= 1.5))
        }
    }
}
