import Foundation
import RelorefDemonstration
import RelorefDomain

/// A database with so many invented households, made once by `reloref demo --prepare` and kept.
struct Prepared {
    let households: Int
    /// Landlords' offers, a thousand a convention; none but the demonstration's own in most databases.
    let offers: Int
    /// Of a shared PostgreSQL server; nil for SQLite.
    let postgres: String?
    let file: URL
    let accounts: [DemoAccount]

    /// The demonstration's own network, without more households.
    static let network = 0

    init(households: Int, offers: Int = 0, postgres: String? = nil) throws {
        self.households = households
        self.offers = offers
        self.postgres = postgres
        let size = households == Prepared.network ? "network" : String(households)
        let name = offers == 0 ? size : "\(size)-\(offers)"
        file = Folder.bench.appending(path: postgres == nil ? "\(name).sqlite" : "\(name).postgres")
        let stamp = file.appendingPathExtension("day")
        if let kept = try? String(contentsOf: stamp, encoding: .utf8), let day = Day(iso: kept) {
            accounts = try Demonstration(today: day).accounts()
            return
        }
        let today = Prepared.today()
        accounts = try Demonstration(today: today).accounts()
        try make(today)
        try today.iso.write(to: stamp, atomically: true, encoding: .utf8)
    }

    /// How the server is told of it.
    var environment: [String: String] {
        // One account asks for everything here, and the daily review of closed files is not what is measured.
        var values = [
            "RELOREF_SECURE_COOKIES": "false", "RELOREF_LOG_LEVEL": "error", "RELOREF_REQUESTS_PER_MINUTE": "0",
            "RELOREF_RETENTION": "review",
        ]
        values["RELOREF_DATABASE"] = postgres ?? "sqlite:" + file.path
        if postgres != nil {
            values["RELOREF_KEYSTORE"] = "sqlite:" + file.path + ".keys"
            values["RELOREF_MASTER_KEY_FILE"] = file.path + ".master-key"
        }
        return values
    }

    func account(_ role: Role) throws -> DemoAccount {
        guard let account = accounts.first(where: { $0.role == role }) else { throw Failure("No account \(role).") }
        return account
    }

    private func make(_ today: Day) throws {
        for ending in ["", ".keys", ".access", ".master-key"].flatMap({ [$0, $0 + "-wal", $0 + "-shm"] }) {
            try? FileManager.default.removeItem(atPath: file.path + ending)
        }
        var arguments = ["demo", "--prepare", file.path, "--today", today.iso]
        if households != Prepared.network { arguments += ["--households", String(households)] }
        if offers > 0 { arguments += ["--offers", String(offers)] }
        if let postgres { arguments += ["--database", postgres] }
        var values = environment
        values["RELOREF_DATABASE"] = nil
        let (seconds, peak) = try Program(Folder.product, arguments, environment: values, name: "prepare").ended()
        Talk.say("  \(households) households prepared in \(Int(seconds)) s, \(Int(peak)) MB at most")
    }

    private static func today() -> Day {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day(in: "Europe/Paris")
    }
}

/// What the bench says while it works.
enum Talk {
    static func say(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }
}
