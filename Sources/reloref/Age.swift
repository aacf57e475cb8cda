import Foundation

/// Encrypts and decrypts by Debian's `age` (age-encryption.org/v1).
enum Age {
    static let path = "/usr/bin/age"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    static func encrypt(_ file: String, to output: String, recipients: [String]) throws {
        try run(recipients.flatMap { ["--recipient", $0] } + ["--output", output, file])
    }

    static func decrypt(_ file: String, to output: String, identity: String) throws {
        try run(["--decrypt", "--identity", identity, "--output", output, file])
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure("age a échoué : \(arguments.last ?? "")") }
    }
}

/// A folder that only its owner reads, gone when the work is done.
enum TemporaryFolder {
    static func with<T>(_ work: (URL) throws -> T) throws -> T {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    static func with<T>(_ work: (URL) async throws -> T) async throws -> T {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder)
    }

    private static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-\(TimedID.new())")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }
}
