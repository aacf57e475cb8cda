import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What a household says, as a page shows it: its own words in its own script first, French beside them.
struct PathwayText {
    let words: PathwayWords?
    let l: Language

    /// - Parameter element: how the words stand: a line of a list, a paragraph.
    func write(_ h: HTML, _ look: String = "words") {
        guard let words, !words.isEmpty else { return h.p(l("Texte effacé."), .class("muted")) }
        if !words.own.isEmpty { own(h, words, look) }
        if !words.french.isEmpty {
            h.p(words.french, .class(words.own.isEmpty ? look : "words small muted"), .lang("fr"))
        }
    }

    private func own(_ h: HTML, _ words: PathwayWords, _ look: String) {
        let written = WrittenLanguage(words.language)
        h.p(
            words.own, .class(look), words.language.isEmpty ? nil : .lang(written.tag),
            .dir(words.language.isEmpty ? "auto" : written.isRightToLeft ? "rtl" : "ltr"))
    }
}

/// The household's words, their language and French: the same three fields wherever something is said.
struct PathwayTextFields {
    let form: ActForm
    let member: FileMember?
    var usual = PathwayWords(french: "")
    /// Whether French alone is usual, and the household's words are a second thought.
    var frenchFirst = false

    private var l: Language { form.l }

    func write(_ h: HTML, own: String, ownHint: String, french: String, frenchHint: String) {
        if frenchFirst {
            area(h, "francais", french, frenchHint, usual.french)
            h.details(usual.own.isEmpty && form.value("paroles").isEmpty ? nil : .open) {
                h.summary(l("Le dire aussi dans la langue du ménage"))
                said(h, own, ownHint)
            }
        } else {
            said(h, own, ownHint)
            area(h, "francais", french, frenchHint, usual.french)
        }
    }

    private func said(_ h: HTML, _ own: String, _ hint: String) {
        form.field("paroles", own, hint: hint).area(h, value: form.value("paroles", usual.own), .dir("auto"))
        let spoken = (member?.profile?.languages ?? []).filter { $0 != "fra" }
        let all = spoken + form.ask.offered("language").filter { $0 != "fra" && !spoken.contains($0) }
        form.choice(
            h, "langue", l("Dans quelle langue"), all.map { ($0, form.ask.label("language", $0).capitalizedFirst) },
            usual: usual.language.nonEmpty ?? spoken.first ?? "")
    }

    private func area(_ h: HTML, _ id: String, _ label: String, _ hint: String, _ usual: String) {
        form.field(id, label, hint: hint).area(h, value: form.value(id, usual), rows: 2)
    }
}

extension FormReading {
    /// What was said, in the household's language, in French, or in both.
    mutating func words(orSay sentence: String) -> PathwayWords {
        let form = ask.form
        let language = listed("langue", ask.offered("language")) ?? ""
        let words = PathwayWords(own: form["paroles"], language: language, french: form["francais"])
        if words.isEmpty { refuse("francais", sentence) }
        return words
    }
}
