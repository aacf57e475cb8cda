import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The sections of a registration, in the order in which they are asked.
enum RegistrationSection: String, CaseIterable, Sendable {
    case members = "membres"
    case protection = "protection"
    case languages = "langues"
    case housing = "logement"
    case work = "emploi"
    case consent = "accords"

    var next: RegistrationSection? {
        let all = Self.allCases
        guard let index = all.firstIndex(of: self), index + 1 < all.count else { return nil }
        return all[index + 1]
    }

    func title(_ l: Language) -> String {
        switch self {
        case .members: l("Identité et membres")
        case .protection: l("Protection et titres de séjour")
        case .languages: l("Langues et français")
        case .housing: l("Logement et arrivées attendues")
        case .work: l("Emploi")
        case .consent: l("Accords du ménage")
        }
    }

    /// Why it is asked.
    func purpose(_ l: Language) -> String {
        switch self {
        case .members: l("Pour savoir qui l’on accompagne et chercher un logement à la bonne taille.")
        case .protection: l("Pour vérifier l’accès au relais et prévenir avant la fin d’un titre.")
        case .languages: l("Pour prévoir un interprète et des cours.")
        case .housing: l("Pour connaître le terme du séjour actuel et prévoir la place des proches.")
        case .work: l("Pour chercher l’emploi et le logement ensemble.")
        case .consent: l("Rien n’est transmis sans l’accord du ménage ; il peut le retirer.")
        }
    }

    /// The fields that are the section's, by how their names begin.
    var fields: [String] {
        switch self {
        case .members: ["personnes", "nom", "prenom", "naissance", "sexe", "lien", "ecriture", "autres_noms"]
        case .protection: ["nature", "autorite", "decision", "titre", "fin_titre"]
        case .languages: ["langue", "interprete", "oral", "ecrit", "evalue", "nationalite"]
        case .housing: ["centre", "entree", "prise_en_charge", "attendu"]
        case .work: ["situation", "contrat", "depuis", "heures"]
        case .consent: ["accord", "donne"]
        }
    }

    func owns(_ name: String) -> Bool {
        let stem = name.prefix { !$0.isNumber }.drop { $0 == "_" }
        let root = stem.hasSuffix("_") ? stem.dropLast() : stem
        return fields.contains { root == $0 || root.hasPrefix($0 + "_") }
    }
}

/// A household being registered: everything typed so far, section by section.
struct RegistrationDraft: Sendable {
    static let form = "menage"
    static let firstRows = 4

    let id: String
    private(set) var fields: FormFields
    let savedAt: Moment?

    init(id: String) {
        self.id = id
        fields = FormFields()
        savedAt = nil
    }

    init(_ draft: Draft) {
        id = draft.id
        fields = FormFields(draft.fields.pairs)
        savedAt = draft.savedAt
    }

    var stored: DraftFields { DraftFields(fields.pairs) }

    /// Replaces what a section holds by what was typed on its page.
    mutating func take(_ section: RegistrationSection, from form: FormFields) {
        let kept = fields.pairs.filter { !section.owns($0.name) }
        let typed = form.pairs.filter { section.owns($0.name) && !form[$0.name].isEmpty }
        fields = FormFields(
            kept.map { ($0.name, $0.value) } + typed.map { ($0.name, form[$0.name]) } + [(mark(section), "oui")])
    }

    private func mark(_ section: RegistrationSection) -> String { "vu_\(section.rawValue)" }

    func wasSeen(_ section: RegistrationSection) -> Bool { fields.has(mark(section)) }

    /// How many lines the page of the members shows.
    var rows: Int {
        let used = (1...40).last { isUsed($0) } ?? 0
        return min(40, max(Self.firstRows, used, Int(fields["personnes"]) ?? 0))
    }

    /// The lines in which somebody stands.
    var persons: [Int] { (1...40).filter(isUsed) }

    private func isUsed(_ row: Int) -> Bool {
        ["nom", "prenom", "naissance", "ecriture", "autres_noms"].contains { fields.filled("\($0)\(row)") != nil }
    }

    func name(_ row: Int) -> String {
        [fields["nom\(row)"], fields["prenom\(row)"]].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The tie of a line where nothing else was chosen: the reference person, then spouse, then children.
    static func usualKinship(_ row: Int) -> Kinship { row == 1 ? .reference : row == 2 ? .spouse : .child }

    func kinship(_ row: Int) -> Kinship { Kinship(rawValue: fields["lien\(row)"]) ?? Self.usualKinship(row) }

    func birth(_ row: Int) -> PartialDate {
        (try? DateEntry(fields["naissance\(row)"], for: .birth).partialDate()) ?? .unknown
    }

    /// The line of a reference person who is known to be a minor (V15, V16).
    func minorInCharge(on today: Day) -> Int? {
        persons.first { kinship($0) == .reference && birth($0).isAdult(on: today) == false }
    }

    /// Whether nobody among them is an adult.
    func isMinorAlone(on today: Day) -> Bool {
        let members = persons.map { row in
            Composition.Member(
                kinship: kinship(row), sex: Sex(rawValue: fields["sexe\(row)"]) ?? .notStated, birth: birth(row))
        }
        return Composition(of: members, on: today).kind == .unaccompaniedMinor
    }

    /// The adults among them: the others are not asked about work and papers.
    func adults(on today: Day) -> [Int] {
        persons.filter { row in
            birth(row).isAdult(on: today) ?? ![.child, .stepchild, .foster, .grandchild].contains(kinship(row))
        }
    }
}

extension Ask {
    /// The same request with the fields of a draft in place of those that were sent.
    func reading(_ fields: FormFields) -> Ask {
        Ask(
            method: method, path: path, pattern: pattern, parameters: parameters, query: query, form: fields,
            files: files, body: body,
            contentType: contentType, cookies: cookies, remoteAddress: remoteAddress, services: services, now: now,
            today: today, language: language, visitor: visitor, flash: flash)
    }
}

extension Transaction {
    /// One's own draft that the address names, or a new one under that name.
    func registration(_ ask: Ask) throws -> RegistrationDraft {
        let id = ask.parameter("brouillon")
        // The id becomes the household's, so it is only what an id can be.
        guard (1...64).contains(id.utf8.count),
            id.utf8.allSatisfy({
                $0 == 45 || (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0)
            })
        else { throw AccessRefusal.notFound }
        if let draft = try draft(id, by: try ask.author()) {
            guard draft.form == RegistrationDraft.form else { throw AccessRefusal.notFound }
            return RegistrationDraft(draft)
        }
        return RegistrationDraft(id: id)
    }
}
