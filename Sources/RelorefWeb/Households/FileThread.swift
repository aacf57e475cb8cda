import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What a thread is narrowed to; it stands in the address, so that a thread is found again.
enum ThreadMatter: String, CaseIterable {
    case notes, housing = "logement", people = "personnes", work = "emploi"

    func words(_ l: Language) -> String {
        switch self {
        case .notes: l("notes")
        case .housing: l("logement")
        case .people: l("personnes")
        case .work: l("emploi")
        }
    }
}

/// One line of a file's thread: what happened on a day, told by whom.
struct ThreadEntry {
    let day: Day
    let matter: ThreadMatter
    let words: String
    var colleague: String?
    var level: NoteLevel?
    /// The note of which photographs may have been taken.
    var note: String?
}

/// Everything that happened to a household and that was noted about it, the latest first.
struct FileThread {
    let frame: FileFrame
    let notes: [ThreadNote]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    /// More lines than this are folded, so that the summary stays on two printed pages.
    private static let shown = 14

    private var matter: ThreadMatter? { ThreadMatter(rawValue: ask.query["fil"]) }

    func write(_ h: HTML) {
        let all = entries
        let chosen = all.filter { entry in matter.map { $0 == entry.matter } ?? true }
        h.h2(l("Fil du dossier"), .id("fil"))
        filters(h, all)
        h.p(
            l.plural(chosen.count, "{n} événement ou note", "{n} événements et notes"), .role("status"),
            .class("small muted"))
        if all.isEmpty {
            h.p(l("Aucune note. La première dira où en est le ménage."), .class("small muted"))
        }
        list(h, chosen.prefix(Self.shown))
        if chosen.count > Self.shown {
            h.details(.class("noprint")) {
                h.summary(l.plural(chosen.count - Self.shown, "{n} plus ancien", "{n} plus anciens"))
                list(h, chosen.dropFirst(Self.shown))
            }
        }
    }

    private func filters(_ h: HTML, _ all: [ThreadEntry]) {
        let present = ThreadMatter.allCases.filter { matter in all.contains { $0.matter == matter } }
        guard present.count > 1 else { return }
        h.ul(.class("picks noprint"), .aria("label", l("Ce que montre le fil"))) {
            pick(h, l("tout"), nil)
            for matter in present { pick(h, matter.words(l), matter) }
        }
    }

    private func pick(_ h: HTML, _ words: String, _ choice: ThreadMatter?) {
        var link = ListContext.link(.household(frame.household.code), frame.context?.query)
        if let choice {
            let pairs = [frame.context.map { (ListContext.field, $0.query) }, ("fil", choice.rawValue)]
            link = Link.household(frame.household.code)
                .with(FormFields(pairs.compactMap { $0 }).query(setting: "", to: nil))
        }
        h.li {
            h.a(
                words, .class("pick"), .href(link.at("fil").path),
                choice == matter ? .aria("current", "true") : nil)
        }
    }

    private func list(_ h: HTML, _ entries: some Collection<ThreadEntry>) {
        h.ol(.class("tl dated")) {
            for entry in entries {
                h.li {
                    h.time(l.shortDay(entry.day), .datetime(entry.day.iso))
                    h.div {
                        h.p(entry.words, .class("words"))
                        if let note = entry.note { PhotoLinks(frame: frame, subject: note).write(h) }
                        if entry.colleague != nil || (entry.level ?? .team) != .team {
                            h.p {
                                h.text((entry.colleague ?? "") + " ")
                                if let level = entry.level, level != .team {
                                    Badge(.plain, NoteWords.level(level, l)).write(h)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    var entries: [ThreadEntry] {
        let noted = notes.map { thread in
            ThreadEntry(
                day: thread.note.at.day(in: "Europe/Paris"), matter: .notes,
                words: thread.note.text ?? l("Texte effacé."), colleague: thread.colleague, level: thread.note.level,
                note: thread.note.id)
        }
        let told = noted + file.homes.flatMap(stay) + file.members.flatMap(member) + [opening]
        return told.enumerated().sorted { one, other in
            (other.element.day, one.offset) < (one.element.day, other.offset)
        }.map(\.element)
    }

    private var opening: ThreadEntry {
        ThreadEntry(day: file.household.openedOn, matter: .people, words: l("Dossier ouvert"))
    }

    private func stay(_ home: HomePlace) -> [ThreadEntry] {
        let place = ask.place(of: home)
        var told: [(Day?, String)] = [(home.stay.from, l("Entrée : {lieu}", ["lieu": place]))]
        if home.stay.state == .planned {
            told = [(home.stay.plannedFrom, l("Entrée prévue : {lieu}", ["lieu": place]))]
        }
        // A change of relay dwellings is no exit: the next entry tells it (V35).
        if let day = home.stay.to, home.stay.exitType?.isExit ?? true {
            let destination = home.stay.exitType.map { ask.label("exitType", $0) } ?? place
            told.append((day, l("Sortie : {destination}", ["destination": destination])))
        }
        if let day = home.stay.slidOn { told.append((day, l("Glissement du bail"))) }
        for one in file.extensions[home.id] ?? [] {
            told.append((one.requestedOn, l("Prolongation demandée")))
            if let decision = one.decision {
                told.append(
                    (one.decidedOn, decision == .granted ? l("Prolongation accordée") : l("Prolongation refusée")))
            }
        }
        return told.compactMap { day, words in day.map { ThreadEntry(day: $0, matter: .housing, words: words) } }
    }

    private func member(_ member: FileMember) -> [ThreadEntry] {
        let name = ask.name(member.member.identity)
        let membership = member.member.membership
        var told: [(Day?, ThreadMatter, String)] = []
        if membership.from != file.household.openedOn {
            told.append((membership.from, .people, l("{nom} rejoint le ménage", ["nom": name])))
        }
        if let reason = membership.endReason {
            let words = ["nom": name, "raison": ask.label("membershipEndReason", reason)] as KeyValuePairs
            told.append((membership.to, .people, l("{nom} n’est plus du ménage : {raison}", words)))
        }
        for protection in member.protections {
            told.append(
                (
                    protection.decidedOn, .people,
                    l("{nom} : {fait}", ["nom": name, "fait": ask.label("protectionKind", protection.kind)])
                ))
        }
        for spell in member.spells {
            told.append((spell.from, .work, l("{nom} : {fait}", ["nom": name, "fait": ask.words(spell)])))
            if let day = spell.to { told.append((day, .work, l("{nom} : fin de contrat", ["nom": name]))) }
        }
        return told.compactMap { day, matter, words in day.map { ThreadEntry(day: $0, matter: matter, words: words) } }
    }
}

/// Who may read a note, in words.
enum NoteWords {
    static func level(_ level: NoteLevel, _ l: Language) -> String {
        switch level {
        case .team: l("L’équipe du ménage")
        case .private: l("Moi seulement")
        case .network: l("Le réseau")
        }
    }
}
