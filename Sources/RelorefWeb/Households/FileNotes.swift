import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A note with its author's name.
struct ThreadNote {
    let note: Note
    let colleague: String
}

extension Transaction {
    /// The notes that the asker may read, the latest first, with the names of those who wrote them.
    func threadOfNotes(_ household: Household, by author: Author) throws -> [ThreadNote] {
        let notes = try notes(of: household.id, by: author) ?? []
        let names = try colleagueNames(Set(notes.map(\.author)))
        return notes.map { ThreadNote(note: $0, colleague: names[$0.author] ?? "") }
    }
}

/// What was typed in the form of a note, and what stands against it.
struct NoteForm {
    var text = ""
    var level = NoteLevel.team
    var error: String?
    /// What the note should not say: each is to be rephrased, or confirmed with one reason.
    var findings: [Finding] = []
    var reason = ""
    var reasonError: String?
    /// What was typed another day and not sent.
    var draft: FormDraft?

    init(text: String = "", level: NoteLevel = .team) { (self.text, self.level) = (text, level) }

    init(_ draft: FormDraft?) {
        self.draft = draft
        text = draft?.fields["texte"] ?? ""
        level = draft.flatMap { NoteLevel(rawValue: $0.fields["niveau"]) } ?? .team
    }
}

/// The thread of notes and the form for a new one.
struct FileNotes {
    let frame: FileFrame
    let notes: [ThreadNote]
    let form: NoteForm

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.div {
            if frame.mayWrite { entry(h) }
            FileThread(frame: frame, notes: notes).write(h)
        }
    }

    private func entry(_ h: HTML) {
        let key = FormDraft.key(frame.link("notes"))
        if let draft = form.draft { draft.banner(h, ask, key) }
        h.form(
            .class("noting noprint"), .action(frame.link("notes").path), .method("post"), .id("note"),
            .data("draft", key), .data("keep", Link.drafts.path)
        ) {
            h.h2(l("Nouvelle note"))
            ask.formToken(h)
            ask.formKey(h)
            if !form.findings.isEmpty { sensitive(h) }
            Field(
                id: "texte", label: l("Note"),
                hint: l("Jamais de santé, de religion ni de récit d’asile dans le texte libre."),
                error: form.error
            ).area(h, value: form.text, rows: 4)
            Field(id: "niveau", label: l("Qui peut la lire"))
                .select(
                    h, NoteLevel.allCases.map { ($0.rawValue, NoteWords.level($0, l)) }, chosen: form.level.rawValue)
            h.div(.class("acts")) {
                h.button(l("Enregistrer la note"), .class("btn"))
                h.output(.class("small muted"), .data("kept", "")) {}
            }
        }
    }

    /// What was found, with a way to say it otherwise; kept as it is only with a reason (V30).
    private func sensitive(_ h: HTML) {
        h.div(.class("banner warn block"), .role("alert"), .tabindex(-1)) {
            h.p { h.b(l("Cette note semble contenir ce que le dossier ne doit pas dire.")) }
            h.ul(.class("findings")) {
                for finding in form.findings where finding.values.count >= 2 {
                    let matter = FreeText.Matter(rawValue: finding.values[0]) ?? .story
                    h.li {
                        h.b(l("« {mots} »", ["mots": finding.values[1]]))
                        h.text(" : \(SensitiveWords.name(matter, l)). \(SensitiveWords.advice(matter, l))")
                    }
                }
            }
            h.p(l("Corrigez le texte, ou dites pourquoi ces mots sont nécessaires."))
            Field(id: "motif_V30", label: l("Pourquoi garder ces mots"), error: form.reasonError)
                .input(h, value: form.reason)
            h.label(.class("tick")) {
                h.input(.type("checkbox"), .name("confirme_V30"), .value("1"))
                h.text(l("Je garde le texte tel qu’il est"))
            }
        }
    }
}

/// The matters that a note should not tell, and how to say what is needed instead.
enum SensitiveWords {
    static func name(_ matter: FreeText.Matter, _ l: Language) -> String {
        switch matter {
        case .socialSecurityNumber: l("numéro de sécurité sociale")
        case .health: l("santé")
        case .religion: l("religion")
        case .origin: l("origine")
        case .opinion: l("opinion")
        case .story: l("récit d’asile")
        case .sexuality: l("vie intime")
        case .criminal: l("infraction ou condamnation")
        }
    }

    static func advice(_ matter: FreeText.Matter, _ l: Language) -> String {
        switch matter {
        case .socialSecurityNumber: l("Écrivez « numéro fourni » sans le recopier.")
        case .health: l("Écrivez seulement le besoin d’adaptation du logement ou de l’accompagnement.")
        case .religion, .opinion, .origin: l("Écrivez seulement ce que le ménage demande.")
        case .story: l("Renvoyez à la personne qui suit la procédure, sans raconter.")
        case .sexuality: l("Écrivez seulement ce qui touche à la sécurité ou à la composition du ménage.")
        case .criminal: l("Écrivez seulement la démarche à faire.")
        }
    }
}
