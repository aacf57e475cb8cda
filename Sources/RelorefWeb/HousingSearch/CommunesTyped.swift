import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The communes of a wish as a form shows and reads them: a name a line, with the département where it is another one.
struct CommunesTyped {
    let communes: [Commune]

    init(_ codes: [String], _ tx: any Transaction) throws {
        communes = try codes.compactMap { try tx.commune($0) }
    }

    /// More than any form of the State takes.
    private static let most = 12

    func text(in departement: String) -> String {
        communes.map { Self.told($0, in: departement) }.joined(separator: "\n")
    }

    /// With its département where it is another one.
    static func told(_ commune: Commune, in departement: String) -> String {
        commune.departement == departement ? commune.name : "\(commune.name) (\(commune.departement))"
    }

    /// INSEE codes in the order in which they were typed.
    static func read(
        _ reading: inout FormReading, _ field: String, in departement: String, _ tx: any Transaction
    ) throws -> [String] {
        let l = reading.ask.l
        let lines = reading.ask.form[field].split { $0.isNewline || $0 == "," || $0 == ";" }
            .map { $0.filter { $0 != ")" }.split(separator: "(").map { $0.filter { $0 != "." } } }
        var codes: [String] = []
        for parts in lines {
            let name = parts.first.map { String($0).trimmed } ?? ""
            let place = parts.count > 1 ? String(parts[1]).trimmed : departement
            if name.isEmpty { continue }
            let found = try tx.communes(named: name, departement: place)
            if let code = found.first?.code, found.count == 1 {
                if !codes.contains(code) { codes.append(code) }
            } else {
                reading.refuse(
                    field,
                    l(
                        "« {commune} » n’est pas une commune du département {code} : vérifiez le nom et le département.",
                        ["commune": name, "code": place]))
            }
        }
        if codes.count > most { reading.refuse(field, l("Douze communes au plus.")) }
        return codes
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension FormReading {
    /// A département of the list; a fault beside the field for anything else.
    mutating func departement(_ field: String) -> String {
        let typed = ask.form[field].filter { !$0.isWhitespace }.uppercased()
        if ask.services.labels.codes("departement", on: ask.today).contains(typed) { return typed }
        refuse(field, ask.l("Écrivez le numéro d’un département, par exemple 77."))
        return typed
    }
}

extension ActRequest {
    /// The request that the address names; nil when it names none.
    func asksOfRequest() throws -> SocialHousingRequest? {
        guard !subject.isEmpty else { return nil }
        let all = try tx.socialRequests(of: household.id, by: try ask.author()) ?? []
        guard let found = all.first(where: { $0.id == subject }) else { throw AccessRefusal.notFound }
        return found
    }
}
