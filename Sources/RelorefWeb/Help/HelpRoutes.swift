/// Help, accessibility, personal data, legal notice, site map: the pages that a footer leads to.
enum HelpRoutes {
    static let all: [Route] = [
        .get("/aide", .signedIn) { ask, _ in HelpPages.help(ask) },
        .get("/plan", .signedIn) { ask, _ in SiteMapPage(ask: ask).answer },
        .get("/accessibilite", .everyone) { ask, _ in HelpPages.accessibility(ask) },
        .get("/donnees-personnelles", .everyone) { ask, _ in HelpPages.privacy(ask) },
        .get("/mentions-legales", .everyone) { ask, _ in HelpPages.legal(ask) },
    ]
}
