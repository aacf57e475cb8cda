import Foundation

/// How soon the server answers, and how much memory it holds when nobody asks.
enum Starting {
    static func measure(_ parts: [Part], _ findings: inout Findings) throws {
        guard parts.contains(.start) || parts.contains(.idle) else { return }
        let network = try Prepared(households: Prepared.network)
        var starts: [Double] = []
        for _ in 0..<5 {
            let server = try Server(network)
            starts.append(server.startMilliseconds)
            server.stop()
        }
        if parts.contains(.start) {
            let median = starts.sorted()[2]
            findings.promise(
                "Start to first answer ≤ 300 ms (median of 5)", network, "\(median.short) ms", median <= 300)
        }
        if parts.contains(.idle) { try idle(network, &findings) }
    }

    private static func idle(_ network: Prepared, _ findings: inout Findings) throws {
        let server = try Server(network)
        defer { server.stop() }
        sleep(2)
        let fresh = server.program.memory("VmRSS")
        let pages = try Pages(network, port: server.port)
        for part in Part.allCases where part.isPage {
            _ = try Load(port: server.port, connections: 1, seconds: 0.3).run { pages.request(part, $0) }
        }
        sleep(3)
        let used = server.program.memory("VmRSS")
        findings.promise("Idle after its start ≤ 80 MB", network, "\(fresh.short) MB", fresh <= 80)
        findings.promise("Idle after a visit of every page ≤ 80 MB", network, "\(used.short) MB", used <= 80)
    }
}
