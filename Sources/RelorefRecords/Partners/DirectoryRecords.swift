import RelorefDomain

/// A record of a directory as its format has it.
protocol DirectoryRecord {
    var externalID: String { get }
    var name: String { get }
    var siret: String { get }
    var communeCode: String { get }
    var communeName: String { get }
    var reach: PartnerReach { get }
    var networks: [String] { get }
    var updated: String? { get }
    /// What must be there, by the format's own names.
    var required: [(field: String, value: String)] { get }
    var fieldNames: (name: String, siret: String, postalCode: String, email: String, communeCode: String) { get }
}

/// A structure of data·inclusion, schema v1.
struct DataInclusionRecord: DirectoryRecord {
    private let texts: [String: String]
    let networks: [String]

    init(_ texts: [String: String], networks: [String]) { (self.texts, self.networks) = (texts, networks) }

    private subscript(_ field: String) -> String { texts[field] ?? "" }

    /// `source--id`, however the file writes it.
    var externalID: String {
        let (source, id) = (self["source"], self["id"])
        return id.hasPrefix(source + "--") ? id : "\(source)--\(id)"
    }
    var name: String { self["nom"] }
    var siret: String { self["siret"] }
    var communeCode: String { self["code_insee"] }
    var communeName: String { self["commune"] }
    var updated: String? { self["date_maj"] }
    var reach: PartnerReach {
        PartnerReach(
            phone: self["telephone"], email: self["courriel"], website: self["site_web"], street: self["adresse"],
            postalCode: self["code_postal"], description: self["description"])
    }
    var required: [(field: String, value: String)] {
        ["source", "id", "nom", "date_maj"].map { ($0, self[$0]) }
    }
    var fieldNames: (name: String, siret: String, postalCode: String, email: String, communeCode: String) {
        ("nom", "siret", "code_postal", "courriel", "code_insee")
    }
}

/// An organization of Open Referral, with its first physical location.
struct OpenReferralRecord: DirectoryRecord {
    private let fields: [String: JSONValue]
    private let address: [String: JSONValue]

    init(_ fields: [String: JSONValue]) {
        self.fields = fields
        let locations = fields["locations"]?.list.map(\.object) ?? []
        let place = locations.first { $0["location_type"]?.text != "virtual" }
        address = place?["addresses"]?.list.first?.object ?? [:]
    }

    private subscript(_ field: String) -> String { fields[field]?.text ?? "" }

    var externalID: String { self["id"] }
    var name: String { self["name"] }
    var siret: String {
        let known = fields["organization_identifiers"]?.list.map(\.object) ?? []
        let one = known.first {
            ($0["identifier_scheme"]?.text ?? $0["identifier_type"]?.text ?? "").uppercased().contains("SIRET")
        }
        return one?["identifier"]?.text ?? ""
    }
    var communeCode: String { "" }
    var communeName: String { address["city"]?.text ?? "" }
    var networks: [String] { [] }
    var updated: String? { nil }
    var reach: PartnerReach {
        PartnerReach(
            phone: fields["phones"]?.list.first?.object["number"]?.text ?? "", email: self["email"],
            website: self["website"], street: address["address_1"]?.text ?? "",
            postalCode: address["postal_code"]?.text ?? "", description: self["description"])
    }
    var required: [(field: String, value: String)] { ["id", "name", "description"].map { ($0, self[$0]) } }
    var fieldNames: (name: String, siret: String, postalCode: String, email: String, communeCode: String) {
        ("name", "organization_identifiers", "postal_code", "email", "city")
    }
}
