import RelorefDomain
import RelorefRecords

/// What a list of partners is asked: which ones. It lives in the address.
struct PartnerListState {
    private(set) var filter = PartnerFilter()
    let query: FormFields

    static let fields = ["nom", "nature", "portee", "departement", "bailleurs", "cercle", "fusions"]

    init(_ ask: Ask) {
        query = ask.query
        filter.text = query.filled("nom") ?? ""
        filter.kind = PartnerKind(rawValue: query["nature"])
        filter.level = PartnerLevel(rawValue: query["portee"])
        filter.departement = query.filled("departement")
        filter.landlordsOnly = query["bailleurs"] == "oui"
        filter.ownOnly = query["cercle"] == "site"
        filter.withMerged = query["fusions"] == "oui"
    }

    var isFiltered: Bool { Self.fields.contains { query.filled($0) != nil } }

    /// The same list with one field changed.
    func link(_ to: Link, setting name: String, to value: String?) -> Link {
        let pairs = query.pairs.filter { Self.fields.contains($0.name) }
        return to.with(FormFields(pairs.map { ($0.name, $0.value) }).query(setting: name, to: value))
    }

    /// The filters in force, each in words.
    func words(_ ask: Ask) -> [String] {
        let l = ask.l
        var words: [String] = []
        if !filter.text.isEmpty { words.append(l("nom : {nom}", ["nom": filter.text])) }
        if let kind = filter.kind { words.append(ask.label("partnerKind", kind)) }
        if let level = filter.level { words.append(ask.label("partnerLevel", level)) }
        if let code = filter.departement { words.append(ask.departement(code)) }
        if filter.landlordsOnly { words.append(l("bailleurs seulement")) }
        if filter.ownOnly { words.append(l("partenaires de vos sites")) }
        if filter.withMerged { words.append(l("anciens partenaires compris")) }
        return words
    }
}
