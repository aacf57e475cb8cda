import RelorefDomain
import RelorefHTML

/// The search page, and the same list of answers alone for the palette.
struct SearchPage {
    let ask: Ask
    let typed: String
    let results: SearchResults

    private var l: Language { ask.l }

    var answer: Answer {
        if ask.form.has("fragment") || ask.query.has("fragment") { return fragment }
        return ask.page(l("Rechercher")) { h in
            h.div(.class("head")) { h.h1(l("Rechercher")) }
            form(h)
            list(h)
        }
    }

    /// A document of its own, so that the palette's browser reads it without any text being turned into markup there.
    private var fragment: Answer {
        let h = HTML()
        h.doctype()
        h.html(.lang(l.code)) {
            h.head { h.title(l("Rechercher")) }
            h.body { list(h) }
        }
        return .page(h)
    }

    private func form(_ h: HTML) {
        h.form(.action(Link.search.path), .method("post"), .role("search"), .class("searching")) {
            ask.formToken(h)
            h.label(l("Nom, code, commune, centre ou partenaire"), .for_("q"))
            h.div(.class("acts")) {
                h.input(
                    .type("search"), .id("q"), .name("q"), .value(typed), .maxlength(100), .autocomplete("off"),
                    .spellcheck("false"), .aria("describedby", "q-h"))
                h.button(l("Rechercher"), .class("btn"))
            }
            h.p(
                l(
                    "Toutes les orthographes d’un nom se valent, dans tous les alphabets. « # » devant un code, « > » pour les seules actions."
                ),
                .class("hint"), .id("q-h"))
        }
    }

    private func list(_ h: HTML) {
        h.p(counted, .role("status"), .class("found"))
        for group in results.groups {
            h.section(.class("finds")) {
                h.h2(group.title)
                h.ul { for item in group.items { write(item, h) } }
            }
        }
        if !results.more.isEmpty { h.p(results.more.joined(separator: " "), .class("muted more-finds")) }
        if !results.hasRecords, !typed.isEmpty { nothing(h) }
    }

    private var counted: String {
        typed.isEmpty
            ? l.plural(results.count, "{n} suggestion", "{n} suggestions")
            : results.isCut
                ? l.plural(results.count, "plus de {n} résultat", "plus de {n} résultats")
                : l.plural(results.count, "{n} résultat", "{n} résultats")
    }

    private func write(_ item: SearchItem, _ h: HTML) {
        h.li {
            h.a(.href(item.link.path)) {
                h.b(item.title)
                if !item.script.isEmpty {
                    h.text(" ")
                    h.bdi(item.script, .lang("und"))
                }
                if !item.detail.isEmpty { h.span(item.detail) }
            }
        }
    }

    private func nothing(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(
                l(
                    "Rien ne répond parmi ce que vous pouvez voir. Essayez une partie du nom, une autre orthographe ou le code."
                ))
            if ask.may(.writeFiles), typed.first.map({ $0.isLetter }) ?? false { create(h) }
        }
    }

    /// What was typed becomes the name in the form, so that nothing is typed twice.
    private func create(_ h: HTML) {
        h.form(.action(Link.newHousehold.path), .method("post")) {
            ask.formToken(h)
            ask.formKey(h)
            h.input(.type("hidden"), .name("nom"), .value(typed))
            h.button(l("Créer un ménage « {nom} »", ["nom": typed]), .class("btn b2"))
        }
    }
}
