import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Files that may be of the household of one file, and what was merged into it.
struct DuplicatePages {
    let ask: Ask
    let file: HouseholdFile

    private var l: Language { ask.l }
    private var name: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    private func link(_ noun: String) -> Link { .act(.household(file.household.code), noun) }

    func list(_ cards: [PersonCard], merges: [MergeLine], unknownCode: String? = nil) -> Answer {
        var answer = ask.page("\(l("Un autre dossier de ce ménage ?")), \(name)", current: .households) { h in
            h.div(.class("over")) { h.a(name, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) { h.h1(l("Un autre dossier de ce ménage ?")) }
            if cards.isEmpty {
                h.p(
                    l(
                        "Aucune personne de ce ménage ne ressemble à quelqu’un d’un autre dossier que vous pouvez ouvrir."
                    ), .class("empty"))
            } else {
                table(h, cards)
            }
            byCode(h, unknownCode)
            elsewhere(h)
            MergeList(ask: ask, merges: merges).write(h)
        }
        if unknownCode != nil { answer.status = .unprocessableContent }
        return answer.opening(file.household.id)
    }

    private func table(_ h: HTML, _ cards: [PersonCard]) {
        let titles = [l("Personne"), l("Naissance"), l("Dossier"), l("Site"), l("Suite")]
        h.table(.class("tbl stack")) {
            h.caption {
                h.span(l.plural(cards.count, "{n} personne à comparer", "{n} personnes à comparer"), .role("status"))
            }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for card in cards {
                    h.tr {
                        h.th(ask.name(card.identity), .scope("row"))
                        h.td(l.birth(card.identity?.birth ?? .unknown), .data("l", titles[1]))
                        h.td(.data("l", titles[2])) {
                            h.a(card.householdCode, .href(Link.household(card.householdCode).path), .class("code"))
                            h.text(" (\(ask.persons(card.householdSize)))")
                        }
                        h.td(card.siteName, .data("l", titles[3]))
                        h.td(.data("l", titles[4])) {
                            h.a(l("Comparer et réunir"), .href(link("fusion").with("avec", card.householdCode).path))
                        }
                    }
                }
            }
        }
    }

    /// A file that search does not find alike, by the code that somebody said on the phone.
    private func byCode(_ h: HTML, _ unknown: String?) {
        h.form(.class("sec"), .action(link("fusion").path), .method("get")) {
            Field(
                id: "avec", label: l("Code d’un autre dossier"),
                error: unknown.map {
                    l(
                        "« {code} » n’est le code d’aucun dossier que vous pouvez ouvrir. S’il vient d’une autre association, demandez à la tête de réseau.",
                        ["code": $0])
                }
            ).input(h, value: unknown ?? "", .autocomplete("off"), .maxlength(12))
            h.button(l("Comparer"), .class("btn b2"))
        }
    }

    private func elsewhere(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Dans une autre association ?"))
            h.p(
                l(
                    "Un dossier d’une autre association n’apparaît jamais ici. La tête de réseau seule peut relier les deux, sans que personne n’apprenne rien avant."
                ), .class("small muted"))
            h.p { h.a(l("Demander si ce ménage est connu ailleurs"), .href(link("lien").path)) }
        }
    }
}

/// Merges that were made, each with the way back while there is one.
struct MergeList {
    let ask: Ask
    let merges: [MergeLine]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard !merges.isEmpty else { return }
        h.section(.class("sec"), .id("reunions")) {
            h.h2(l("Dossiers et personnes réunis"))
            h.ol(.class("tl")) { for line in merges { entry(h, line) } }
        }
    }

    private func entry(_ h: HTML, _ line: MergeLine) {
        let day = line.merge.mergedAt.day(in: "Europe/Paris")
        h.li {
            h.time(l.shortDay(day), .datetime(day.iso))
            h.div {
                h.p {
                    h.text(sentence(line) + " ")
                    h.a(line.code, .class("code"), .href(Link.household(line.code).path))
                }
                h.p("\(line.colleague), \(end(line.merge))")
                if line.merge.canBeUndone(on: ask.today) { undo(h, line) }
            }
        }
    }

    private func sentence(_ line: MergeLine) -> String {
        line.absorbedCode.map { l("Dossier {code} versé dans", ["code": $0]) } ?? l("Deux personnes réunies dans")
    }

    private func end(_ merge: FileMerge) -> String {
        if merge.isUndone { return l("réunion annulée") }
        let day = ["jour": l.shortDay(merge.undoUntil)] as KeyValuePairs
        return merge.canBeUndone(on: ask.today)
            ? l("réversible jusqu’au {jour}", day) : l("définitif depuis le {jour}", day)
    }

    private func undo(_ h: HTML, _ line: MergeLine) {
        let link = Link.act(.household(line.code), "fusion-annulee")
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("sujet"), .value(line.merge.id))
            h.button(.class("btn b3")) {
                h.text(l("Annuler cette réunion"))
                h.span(" : \(line.absorbedCode ?? line.code)", .class("vh"))
            }
        }
    }
}
