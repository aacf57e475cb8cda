import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What a list of partners is asked: which ones. It lives in the address.
struct PartnerListState: ViewedState {
    private(set) var filter = PartnerFilter()
    let query: FormFields

    static let list = ViewedList.partners
    static let page = Link.partners
    static let permission = Permission.seeStock
    static let fields = [
        "nom", "nature", "portee", "departement", "bailleurs", "cercle", "reponse", "fusions",
    ]

    /// - Parameter query: the filters as they stand in an address.
    init(_ ask: Ask, _ tx: any Transaction, _ query: FormFields) throws {
        self.query = query
        filter.text = query.filled("nom") ?? ""
        filter.kind = PartnerKind(rawValue: query["nature"])
        filter.level = PartnerLevel(rawValue: query["portee"])
        filter.departement = query.filled("departement")
        filter.landlordsOnly = query["bailleurs"] == "oui"
        filter.ownOnly = query["cercle"] == "site"
        filter.withMerged = query["fusions"] == "oui"
        if query["reponse"] == "attendue" { filter.silence = try tx.landlordSilence(on: ask.today) }
    }

    var isFiltered: Bool { !text.isEmpty }

    /// The filters alone, as they stand in an address.
    var text: String { FormFields(kept).query(setting: "", to: nil) }

    /// A name is looked for, not kept.
    var view: String { FormFields(kept).query(setting: "nom", to: nil) }

    private var kept: [(String, String)] {
        query.pairs.filter { Self.fields.contains($0.name) }.map { ($0.name, $0.value) }
    }

    func answer(_ ask: Ask, _ tx: any Transaction, viewError: String?) throws -> Answer {
        var page = try PartnerListPage(ask, self, tx)
        page.viewError = viewError
        return page.answer
    }

    /// The same list with one field changed.
    func link(_ to: Link, setting name: String, to value: String?) -> Link {
        to.with(FormFields(kept).query(setting: name, to: value))
    }

    /// The same page of the list with every row ticked.
    var ticked: Link {
        let here = kept + query.pairs.filter { $0.name == "page" }.map { ($0.name, $0.value) }
        return Link.partners.with(FormFields(here).query(setting: "coche", to: "page"))
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
        if filter.silence != nil { words.append(l("réponse attendue à vos candidatures")) }
        if filter.withMerged { words.append(l("anciens partenaires compris")) }
        return words
    }
}
