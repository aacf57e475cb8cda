import Foundation
import Glibc

/// A program that was started and is watched: how long it ran, how much memory it took at most.
final class Program {
    let process = Process()
    let began = clockNanoseconds()
    private let output: URL

    init(_ executable: URL, _ arguments: [String], environment: [String: String] = [:], name: String) throws {
        output = Folder.bench.appending(path: "\(name).log")
        FileManager.default.createFile(atPath: output.path, contents: nil)
        let handle = try FileHandle(forWritingTo: output)
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    /// What it said, on both outputs.
    var said: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// A figure of /proc/PID/status in megabytes: VmRSS is held now, VmHWM was held at most.
    func memory(_ name: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        let kilobytes = line?.split(separator: " ").dropFirst().first ?? line?.split(separator: "\t").dropFirst().first
        return (kilobytes.flatMap { Double($0.filter(\.isNumber)) } ?? 0) / 1024
    }

    /// Waits until it ends; answers how long it took, in seconds, and the most memory that it held, in megabytes.
    func ended() throws -> (seconds: Double, peak: Double) {
        var peak = 0.0
        while process.isRunning {
            peak = max(peak, memory("VmHWM"))
            usleep(20_000)
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure("\(process.executableURL?.lastPathComponent ?? "") failed:\n\(said.suffix(2_000))")
        }
        return (Double(clockNanoseconds() - began) / 1e9, peak)
    }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    deinit { stop() }
}

/// Where the bench keeps what it prepared, and where the programs of this build are.
enum Folder {
    static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    static let product = program.deletingLastPathComponent().appending(path: "reloref")
    /// Kept between runs, beside the builds.
    static let bench = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/bench")

    static func make() throws {
        guard FileManager.default.isExecutableFile(atPath: product.path) else {
            throw Failure("No program \(product.path): build it first (make bench does).")
        }
        try FileManager.default.createDirectory(at: bench, withIntermediateDirectories: true)
    }
}
