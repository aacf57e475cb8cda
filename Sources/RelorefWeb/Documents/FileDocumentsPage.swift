import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The papers of a household: what has ended or ends soon first, what is missing, then what holds.
struct FileDocumentsPage {
    let frame: FileFrame
    let documents: [FiledDocument]
    let kinds: [PaperKind]
    /// Those that the household sent from its own page.
    let sentByHousehold: Set<String>
    /// Days ahead that the end of a kind of paper is announced.
    let notice: (String) -> Int

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var words: DocumentWords { DocumentWords(ask: ask) }

    private var present: [FiledDocument] { documents.filter { !$0.document.isWithdrawn } }
    private var withdrawn: [FiledDocument] { documents.filter(\.document.isWithdrawn) }

    var answer: Answer {
        frame.page { h in
            if frame.mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(l("Ajouter une pièce"), .class("btn"), .href(DocumentLinks.adding(frame.household.code).path))
                }
            }
            if present.isEmpty && missing.isEmpty { h.p(l("Aucune pièce dans ce dossier."), .class("empty")) }
            if !missing.isEmpty { lacking(h) }
            if !present.isEmpty { table(h) }
            if !withdrawn.isEmpty { takenOut(h) }
        }
    }

    /// Kinds that the household needs, of which it has none that holds today.
    private var missing: [PaperKind] {
        let isHoused = frame.file.homes.contains { $0.stay.state == .active && $0.stay.kind != .centre }
        let held = Set(present.filter { state($0).holds }.map(\.document.kind))
        return kinds.filter { kind in
            !held.contains(kind.code) && (kind.need == .always || kind.need == .housed && isHoused)
        }
    }

    private func state(_ filed: FiledDocument) -> PaperState {
        PaperState(
            expiresOn: filed.document.expiresOn, on: ask.today, notice: notice(filed.document.kind))
    }

    /// A kind that ends, and whose end nobody wrote down, cannot be called for.
    private func badge(_ filed: FiledDocument) -> Badge {
        let expires = kinds.first { $0.code == filed.document.kind }?.expires ?? false
        if filed.document.expiresOn == nil, expires { return Badge(.wait, l("fin à noter")) }
        return words.state(state(filed))
    }

    /// What presses first: ended, ending, then by kind.
    private var ordered: [FiledDocument] {
        func rank(_ filed: FiledDocument) -> (Int, Day) {
            switch state(filed) {
            case .ended(let day): (0, day)
            case .endsSoon(let day): (1, day)
            case .valid, .lasting: (2, ask.today)
            }
        }
        return present.enumerated().sorted { one, other in
            let (first, second) = (rank(one.element), rank(other.element))
            return (first.0, first.1, one.offset) < (second.0, second.1, other.offset)
        }.map(\.element)
    }

    private func lacking(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l.plural(missing.count, "Il manque {n} pièce", "Il manque {n} pièces"))
            h.ul(.class("lacking")) {
                for kind in missing {
                    h.li {
                        h.span(words.kind(kind.code))
                        if frame.mayWrite {
                            h.a(
                                kind.isSeenOnly ? l("Noter qu’elle est vue") : l("Ajouter"),
                                .href(DocumentLinks.adding(frame.household.code, kind: kind.code).path),
                                .aria("label", l("Ajouter : {pièce}", ["pièce": words.kind(kind.code)])))
                        }
                    }
                }
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Pièce"), l("État"), l("Fichiers"), l("Suite")]
        h.table(.class("tbl stack papers")) {
            h.caption(l.plural(present.count, "{n} pièce", "{n} pièces"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for filed in ordered {
                    h.tr(.id("d-\(filed.id)")) {
                        h.th(.scope("row")) { name(h, filed) }
                        h.td(.data("l", titles[1])) { badge(filed).write(h) }
                        h.td(.data("l", titles[2])) { files(h, filed) }
                        h.td(.data("l", titles[3])) { if frame.mayWrite { acts(h, filed) } }
                    }
                }
            }
        }
    }

    private func name(_ h: HTML, _ filed: FiledDocument) {
        let isTheirs = sentByHousehold.contains(filed.id)
        h.text(isTheirs ? l("photo envoyée par le ménage") : words.kind(filed.document.kind))
        let under = [
            filed.title?.nonEmpty, filed.document.person.flatMap(person),
            filed.document.datedOn.map { l("datée du {jour}", ["jour": l.shortDay($0)]) },
            filed.document.level == .team ? nil : NoteWords.level(filed.document.level, l),
        ].compactMap { $0 }
        if !under.isEmpty { h.span(under.joined(separator: " · "), .class("under")) }
        let day = l.shortDay(filed.document.at.day(in: "Europe/Paris"))
        h.span(
            isTheirs
                ? l("reçue le {jour} par sa page", ["jour": day])
                : l("ajoutée le {jour} par {nom}", ["jour": day, "nom": filed.colleague]),
            .class("under"))
    }

    private func person(_ id: String) -> String? {
        frame.file.members.first { $0.id == id }.map { ask.name($0.member.identity) }
    }

    private func files(_ h: HTML, _ filed: FiledDocument) {
        let pages = filed.document.seenOn == nil ? filed.pages : []
        if let seenOn = filed.document.seenOn {
            h.text(l("vue le {jour}, non gardée", ["jour": l.shortDay(seenOn)]))
        }
        list(h, filed, pages)
        let earlier = filed.document.seenOn == nil ? filed.earlier : filed.files
        let remarks = Set(pages.flatMap(\.remarks)).map(words.remark).sorted()
        guard !earlier.isEmpty || !remarks.isEmpty else { return }
        h.details {
            h.summary(earlier.isEmpty ? l("Ce qui a été retiré") : l("Versions d’avant"))
            for remark in remarks { h.p(remark, .class("small")) }
            list(h, filed, earlier)
        }
    }

    private func list(_ h: HTML, _ filed: FiledDocument, _ files: [KeptFile]) {
        if files.isEmpty { return }
        h.ul {
            for file in files {
                h.li {
                    h.a(
                        file.name ?? words.format(file.kind),
                        .href(DocumentLinks.file(frame.household.code, filed.id, file.id).path))
                    h.span(" \(words.format(file.kind)), \(words.size(file.size))", .class("small muted"))
                }
            }
        }
    }

    private func acts(_ h: HTML, _ filed: FiledDocument) {
        let (code, name) = (frame.household.code, words.name(filed))
        h.div(.class("acts noprint")) {
            h.a(
                l("Remplacer"), .class("btn b3"), .href(DocumentLinks.replacing(code, filed.id).path),
                .aria("label", l("Remplacer : {pièce}", ["pièce": name])))
            h.a(
                l("Corriger"), .class("btn b3"), .href(DocumentLinks.correcting(code, filed.id).path),
                .aria("label", l("Corriger : {pièce}", ["pièce": name])))
            form(h, DocumentLinks.withdrawal(code, filed.id), l("Retirer"), l("Retirer : {pièce}", ["pièce": name]))
        }
    }

    private func form(_ h: HTML, _ link: Link, _ button: String, _ label: String) {
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            h.button(button, .class("btn b3"), .aria("label", label))
        }
    }

    private func takenOut(_ h: HTML) {
        h.details(.class("sec")) {
            h.summary(l.plural(withdrawn.count, "{n} pièce retirée", "{n} pièces retirées"))
            h.ul(.class("lacking")) {
                for filed in withdrawn {
                    h.li {
                        h.span(words.name(filed))
                        if frame.mayWrite {
                            form(
                                h, DocumentLinks.restoration(frame.household.code, filed.id), l("Rétablir"),
                                l("Rétablir : {pièce}", ["pièce": words.name(filed)]))
                        }
                    }
                }
            }
        }
    }
}

extension DocumentWords {
    /// "Attestation CAF, octobre": the kind, and the title where there is one.
    func name(_ filed: FiledDocument) -> String {
        [kind(filed.document.kind), filed.title?.nonEmpty].compactMap { $0 }.joined(separator: ", ")
    }

    /// What a file is called when it leaves: never a name of somebody, and never the name that it came with.
    func fileName(_ filed: FiledDocument, _ file: KeptFile, _ household: Household) -> String {
        let page = filed.files.filter { $0.edition == file.edition }.count > 1 ? "-\(file.page)" : ""
        let day = (filed.document.datedOn ?? file.at.day(in: "Europe/Paris")).iso
        return "\(household.code)-\(filed.document.kind)-\(day)\(page).\(file.kind.ending)"
    }
}
