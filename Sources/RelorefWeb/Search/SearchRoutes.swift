import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// One field finds everything: households and people, dwellings, centres, partners, and what one can do.
enum SearchRoutes {
    static let all: [Route] = [
        .free(.get, "/recherche", .signedIn) { ask in
            let recent = try await ask.services.access.recent(of: try ask.actor().id)
            let results = try await ask.services.store.read { tx in try Search(ask, "").recent(recent, tx) }
            return SearchPage(ask: ask, typed: "", results: results).answer
        },
        // A POST, so that no name stands in an address or in a log (R17).
        .search("/recherche", .signedIn) { ask, tx in
            let typed = String(ask.form["q"].prefix(100))
            return SearchPage(ask: ask, typed: typed, results: try Search(ask, typed).results(tx)).answer
        },
    ]
}

/// One search: what was typed, by whom; `>` asks for actions only, `#` for a code.
struct Search {
    let ask: Ask
    let typed: String

    init(_ ask: Ask, _ typed: String) {
        self.ask = ask
        self.typed = typed
    }

    private var l: Language { ask.l }

    /// The files that the person opened last, and what one can do.
    func recent(_ households: [String], _ tx: any Transaction) throws -> SearchResults {
        var results = SearchResults()
        if ask.may(.seeFiles) {
            let files = try tx.files(households, visibleTo: try ask.actor(), vault: ask.services.vault)
            results.add(l("Récents"), files.map { item($0) })
        }
        results.add(l("Actions"), SearchActions(ask: ask).matching(""))
        return results
    }

    func results(_ tx: any Transaction) throws -> SearchResults {
        if typed.hasPrefix(">") {
            var results = SearchResults()
            results.add(l("Actions"), SearchActions(ask: ask).matching(String(typed.dropFirst())))
            return results
        }
        if typed.hasPrefix("#") { return try codes(String(typed.dropFirst()), tx) }
        guard !typed.isEmpty else { return try recent([], tx) }
        return try everything(tx)
    }

    private func codes(_ code: String, _ tx: any Transaction) throws -> SearchResults {
        let actor = try ask.actor()
        var results = SearchResults()
        if ask.may(.seeFiles) {
            let files = try tx.files(codeBeginning: code, visibleTo: actor, vault: ask.services.vault)
            results.addRecords(l("Ménages et personnes"), files.shown.map { item($0) })
            if !files.isComplete { results.cut(l("D’autres codes de dossier commencent ainsi.")) }
        }
        add(try tx.dwellings(beginning: code, visibleTo: actor), l("Logements"), to: &results) { .dwelling($0.name) }
        if results.isCut { results.tell(l("Précisez ce que vous cherchez.")) }
        return results
    }

    private func everything(_ tx: any Transaction) throws -> SearchResults {
        let actor = try ask.actor()
        let vault = ask.services.vault
        var results = SearchResults()
        if ask.may(.seeFiles) {
            let coded = try tx.files(
                codeBeginning: typed.count >= 2 ? typed : "", visibleTo: actor, vault: vault, limit: 4)
            var named = try tx.files(named: typed, in: ask.services.names, visibleTo: actor, vault: vault)
            let known = Set(named.shown.map(\.id))
            let more = coded.shown.filter { !known.contains($0.id) }
            named.shown += more
            named.count += more.count
            add(named, to: &results)
            if !coded.isComplete { results.cut(l("D’autres codes de dossier commencent ainsi.")) }
        }
        add(try tx.dwellings(beginning: typed, visibleTo: actor), l("Logements"), to: &results) { .dwelling($0.name) }
        add(try tx.centres(holding: typed, visibleTo: actor), l("Centres d’accueil"), to: &results) { .centre($0.id) }
        add(try tx.partners(holding: typed, visibleTo: actor), l("Partenaires"), to: &results) { .partner($0.id) }
        add(try tx.conventions(holding: typed, visibleTo: actor), l("Conventions"), to: &results) {
            .convention($0.id)
        }
        if results.isCut {
            results.tell(
                ask.may(.seeFiles)
                    ? l("Précisez ce que vous cherchez, ou ajoutez une année de naissance.")
                    : l("Précisez ce que vous cherchez."))
        }
        results.add(l("Actions"), SearchActions(ask: ask).matching(typed))
        if results.count == 0, ask.may(.writeFiles) {
            results.offer(l("Actions"), [SearchItem(link: .newHousehold, title: l("Créer un ménage"))])
        }
        return results
    }

    private func add(_ files: FoundFiles, to results: inout SearchResults) {
        let title = l("Ménages et personnes")
        results.addRecords(title, files.shown.map { item($0) })
        let values: KeyValuePairs = [
            "liste": title, "n": l.number(files.shown.count), "total": l.number(files.count),
        ]
        if files.count > files.shown.count {
            results.cut(
                files.isComplete
                    ? l("{liste} : les {n} premiers de {total}.", values)
                    : l("{liste} : les {n} premiers de plus de {total}.", values))
        } else if !files.isComplete {
            results.tell(l("Tous les sites n’ont pas pu être parcourus ; précisez le nom."))
        }
    }

    /// Places of one kind, and whether others answer.
    private func add(
        _ places: FoundPlaces, _ title: String, to results: inout SearchResults, link: (FoundPlace) -> Link
    ) {
        results.addRecords(
            title, places.shown.map { SearchItem(link: link($0), title: $0.name, detail: $0.place) })
        guard places.hasMore else { return }
        results.cut(
            l(
                "{liste} : les {n} premiers, d’autres répondent.",
                ["liste": title, "n": l.number(places.shown.count)]))
    }

    private func item(_ file: FoundFile) -> SearchItem {
        let persons = l.plural(file.size, "{n} personne", "{n} personnes")
        let born = file.birthYear.map { l("né·e en {année}", ["année": String($0)]) }
        let parts = [file.code, persons, born, file.home ?? file.siteName, file.isClosed ? l("dossier clos") : nil]
        return SearchItem(
            link: .household(file.code), title: file.identity?.display ?? l("Dossier effacé"),
            script: file.identity?.originalScript ?? "", detail: parts.compactMap { $0 }.joined(separator: " · "))
    }
}
