import HTTPTypes
import RelorefDomain

/// What a telephone needs to show a household's page without a network.
enum FamilyKeepingRoutes {
    static let all: [Route] = [
        // Nothing of anybody stands in these two.
        .get("/page-hors-ligne.js", .everyone) { _, _ in FamilyKeeping.worker },
        .get("/r/:code/fiche.webmanifest", .everyone) { ask, _ in
            guard let code = FamilyCode(typed: ask.parameter("code")) else { throw AccessRefusal.notFound }
            return try FamilyKeeping.manifest(code: code.description, title: FamilyPhrase.pageTitle.french)
        },
        .free(.get, "/r/:code/copie", .everyone) { ask in
            try await FamilyRoutes.open(ask) { FamilyCopyPage(pages: $0).answer }
        },
    ]
}
