import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A letter as it is laid out, on the screen, on paper and in the PDF alike. It speaks French, and below it the language
/// of its translation.
struct LetterSheet {
    let ask: Ask
    /// Nil before the letter is made.
    let letter: (any NumberedLetter)?
    let words: LetterWords
    var language: LetterLanguage?
    private let french: Language

    init(_ ask: Ask, _ letter: (any NumberedLetter)?, _ words: LetterWords, _ language: LetterLanguage?) {
        (self.ask, self.letter, self.words, self.language) = (ask, letter, words, language)
        french = ask.services.catalogue.language("fr")
    }

    func write(_ h: HTML) {
        h.article(.class("letter"), .lang("fr"), .dir("ltr")) {
            head(h)
            if let day = letter?.withdrawnOn {
                h.p(french("Courrier retiré le {jour} : il ne vaut plus.", ["jour": french.day(day)]), .class("void"))
            }
            h.h1(.class("subject")) { run(h, words.french.title) }
            for block in words.french.blocks { write(h, block) }
            translation(h)
            foot(h)
        }
    }

    private func head(_ h: HTML) {
        h.div(.class("from")) {
            h.p(words.association)
            h.p(.class("when")) {
                if let letter {
                    h.text(french("n° {numéro}", ["numéro": letter.reference]))
                    h.br()
                    h.text(french.day(letter.day))
                } else {
                    h.text(french.day(ask.today))
                }
            }
        }
    }

    private func translation(_ h: HTML) {
        guard let translation = words.translation, let language else { return }
        h.section(
            .class("translated"), .lang(language.rawValue), .dir(language.isRightToLeft ? "rtl" : "ltr")
        ) {
            h.h2(.class("subject")) { run(h, translation.title) }
            for block in translation.blocks { write(h, block) }
        }
        h.p(
            french("Traduction relue par {nom}. Le texte français fait foi.", ["nom": words.reviewer]),
            .class("small muted"))
    }

    private func write(_ h: HTML, _ block: LetterBlock) {
        switch block {
        case .heading(let text): h.h2 { run(h, text) }
        case .paragraph(let text):
            h.p {
                for (index, line) in text.split(separator: "\n").enumerated() {
                    if index > 0 { h.br() }
                    run(h, String(line))
                }
            }
        case .items(let items): h.ul(.class("bullets")) { for item in items { h.li { run(h, item) } } }
        case .rows(let rows):
            h.table(.class("tbl")) {
                h.tbody {
                    for row in rows {
                        h.tr {
                            for (index, cell) in row.enumerated() {
                                if index == 0 { h.th(.scope("row")) { run(h, cell) } } else { h.td { run(h, cell) } }
                            }
                        }
                    }
                }
            }
        case .signing(let who): h.div(.class("signing")) { for one in who { h.p { run(h, one) } } }
        }
    }

    /// Before a letter is made, what is not known yet is marked in its place.
    private func run(_ h: HTML, _ text: String) {
        guard letter == nil else { return h.text(text) }
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: start)..<end])
            h.text(String(rest[..<start]))
            h.span(LetterField(rawValue: name).map { LetterNames.field($0, french) } ?? name, .class("gap"))
            rest = rest[rest.index(after: end)...]
        }
        h.text(String(rest))
    }

    /// Where whoever holds the letter sees whether it is one of ours and still holds.
    private func foot(_ h: HTML) {
        guard letter != nil else { return }
        let address = ask.origin + Link.verification(words.token).path
        h.footer(.class("verify")) {
            QRCode(address)?.write(h, label: french("Code à lire pour vérifier ce courrier"))
            h.p {
                h.text(french("Pour vérifier que ce courrier vient de nous et vaut toujours :"))
                h.br()
                h.span(address, .class("cut"))
            }
        }
    }
}

extension LetterSheet {
    /// Letters, each on a page of its own, as a document that needs nothing from anywhere, for the PDF.
    static func document(of sheets: [LetterSheet]) -> [UInt8] {
        let h = HTML()
        h.doctype()
        h.html(.lang("fr"), .dir("ltr")) {
            h.head {
                h.meta(.charset("utf-8"))
                h.title(sheets.first.map { "\($0.words.french.title), \($0.words.association)" } ?? "")
            }
            h.body(.class("sheet")) { for sheet in sheets { sheet.write(h) } }
        }
        let page = h.string
        guard let head = page.firstRange(of: "</head>")?.lowerBound else { return Array(page.utf8) }
        let look = Assets.shipped.text("reloref.css")
        return Array("\(page[..<head])<style>\(look)</style>\(page[head...])".utf8)
    }
}
