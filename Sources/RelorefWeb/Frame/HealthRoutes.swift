import HTTPTypes
import RelorefRecords
import RelorefStorage

/// Whether the server lives, and whether it can work: for a proxy or a supervisor, without signing in.
enum HealthRoutes {
    static let all: [Route] =
        ["/sante/vivant", "/healthz"].map { path in
            .free(.get, path, .everyone) { _ in .text("ok\n") }
        }
        + ["/sante/pret", "/readyz"].map { path in
            .get(path, .everyone) { _, tx in
                _ = try tx.hasNetwork()
                return .text("ok\n")
            }
        } + [.free(.get, "/version", .everyone) { ask in .text(ask.services.settings.version + "\n") }]
}
