import Foundation

/// The machine that was measured on, and how busy it was.
struct Machine {
    let processor: String
    let cores = ProcessInfo.processInfo.processorCount
    let memory = Int(ProcessInfo.processInfo.physicalMemory >> 30)
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    let began = Date()
    let loadAtStart = Machine.load

    init() {
        let lines = ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "").split(separator: "\n")
        let line = lines.first { $0.hasPrefix("model name") }
        processor = line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }

    static var load: String {
        ((try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "").split(separator: " ").prefix(3)
            .joined(separator: " ")
    }
}

/// The report of one run, for people.
struct Report {
    let findings: Findings
    let machine: Machine
    let seconds: Double
    let connections: Int

    var text: String {
        """
        # Speed, as measured by `make bench`

        \(head)

        ## The floors

        | floor | measured | |
        | --- | --- | --- |
        \(findings.promises.map { "| \($0.sentence) | \($0.measured) | \($0.isKept ? "met" : "**not met**") |" }
            .joined(separator: "\n"))

        ## Pages under load

        \(seconds.short) s a page after 1.5 s of warming up, \(connections) connections. "Hello" is a bare Hummingbird \
        server of the same build that answers one word, measured for 2 s before each page: \(hellos).

        | page | database | requests/s | share of hello | median | p99 | answers | not 200 |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        \(findings.pages.map(line).joined(separator: "\n"))

        ## The rest

        | what | database | measured |
        | --- | --- | --- |
        \(findings.lines.map { "| \($0.matter) | \($0.database) | \($0.value) |" }.joined(separator: "\n"))

        """
    }

    private var head: String {
        let day = machine.began.formatted(.iso8601.year().month().day())
        return """
            Written by the program, not by hand. Command: `\(command)`. Date: \(day). Machine: \(machine.cores) × \
            \(machine.processor), \(machine.memory) GB, \(machine.system). Release build. Load of the machine (1, 5, \
            15 minutes) when the run began: \(machine.loadAtStart); when it ended: \(Machine.load). The load generator \
            shares the \(machine.cores) cores with the server.
            """
    }

    private var command: String {
        (["reloref-bench"] + CommandLine.arguments.dropFirst()).joined(separator: " ")
            .replacing(/postgres:\/\/\S+/, with: "postgres://…")
    }

    private var hellos: String {
        guard let low = findings.hellos.min(), let high = findings.hellos.max() else { return "not measured" }
        return "between \(low.short) and \(high.short) requests/s"
    }

    private func line(_ page: Findings.PageLine) -> String {
        """
        | \(page.page) | \(page.database) | \(page.perSecond.short) | \((page.shareOfHello * 100).short) % \
        | \(page.median.short) ms | \(page.p99.short) ms | \(page.answers) | \(page.failures) |
        """
    }
}
