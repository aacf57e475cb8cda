import RelorefDomain

/// A structure of data·inclusion, schema v1.
struct DataInclusionStructure: Encodable {
    let source = DirectoryWriting.source
    let id, nom, description, date_maj: String
    let siret, commune, code_insee, code_postal, adresse, telephone, courriel, site_web: String?
    let reseaux_porteurs: [String]?

    init(_ line: DirectoryWriting.Line) {
        let partner = line.partner
        id = "\(DirectoryWriting.source)--\(partner.id)"
        (nom, description, date_maj) = (line.name, line.description, line.changedOn.iso)
        siret = partner.siret?.digits
        (commune, code_insee) = (line.commune?.name, line.commune?.code)
        code_postal = line.given(partner.reach.postalCode)
        adresse = line.given(partner.reach.street)
        telephone = line.given(partner.reach.phone)
        courriel = line.given(partner.reach.email)
        site_web = line.website
        reseaux_porteurs = Self.network(partner.kind).map { [$0] }
    }

    /// The network that a kind stands for, where there is exactly one.
    private static func network(_ kind: PartnerKind) -> String? {
        switch kind {
        case .employmentService: "france-travail"
        case .missionLocale: "mission-locale"
        case .siae: "siae"
        default: nil
        }
    }

    static let columns = [
        "source", "id", "nom", "description", "date_maj", "siret", "commune", "code_insee", "code_postal", "adresse",
        "telephone", "courriel", "site_web", "reseaux_porteurs",
    ]

    var cells: [String] {
        let networks = reseaux_porteurs.map { "[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        return [source, id, nom, description, date_maj]
            + [siret, commune, code_insee, code_postal, adresse, telephone, courriel, site_web, networks]
            .map { $0 ?? "" }
    }
}

/// A page of organizations of Open Referral HSDS 3.
struct OpenReferralPage: Encodable {
    let total_items, total_pages, page_number, size: Int
    let first_page = true, last_page = true
    let empty: Bool
    let contents: [OpenReferralOrganization]

    init(contents: [OpenReferralOrganization]) {
        self.contents = contents
        (total_items, total_pages, page_number, size) = (contents.count, 1, 1, contents.count)
        empty = contents.isEmpty
    }
}

/// An organization of Open Referral, with what it is known by and where it is.
struct OpenReferralOrganization: Encodable {
    struct Identifier: Encodable { let id, identifier_scheme, identifier_type, identifier: String }
    struct Phone: Encodable { let id, number: String }
    struct Address: Encodable {
        let id, address_1, city, state_province, postal_code: String
        let country = "FR", address_type = "physical"
    }
    struct Location: Encodable {
        let id: String
        let location_type = "physical"
        let name: String
        let addresses: [Address]
    }

    let id, name, description: String
    let alternate_name, email, website, parent_organization_id: String?
    let organization_identifiers: [Identifier]
    let phones: [Phone]
    let locations: [Location]

    init(_ line: DirectoryWriting.Line) {
        let partner = line.partner
        func uuid(_ part: String) -> String { DirectoryWriting.uuid("\(part)|\(partner.id)") }
        id = uuid("organization")
        (name, description) = (line.name, line.description)
        (alternate_name, email, website) = (line.formerName, line.given(partner.reach.email), line.website)
        parent_organization_id = partner.parent.map { DirectoryWriting.uuid("organization|\($0)") }
        organization_identifiers =
            partner.siret.map {
                [
                    Identifier(
                        id: uuid("siret"), identifier_scheme: "FR-SIRET", identifier_type: "SIRET",
                        identifier: $0.digits)
                ]
            } ?? []
        phones = line.given(partner.reach.phone).map { [Phone(id: uuid("phone"), number: $0)] } ?? []
        guard let commune = line.commune else {
            locations = []
            return
        }
        let address = Address(
            id: uuid("address"), address_1: partner.reach.street, city: commune.name,
            state_province: partner.departement ?? "", postal_code: partner.reach.postalCode)
        locations = [Location(id: uuid("location"), name: line.name, addresses: [address])]
    }
}
