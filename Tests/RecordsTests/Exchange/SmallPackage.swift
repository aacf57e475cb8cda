import RelorefRecords
import Testing

/// A package as somebody would type it: one association, one site, a family of two, their homes.
enum SmallPackage {
    static let files: [String: String] = [
        "associations.csv": "external_id,name\nA,Association du Relais\n",
        "sites.csv": "external_id,association_id,name,departement\nS,A,Melun,77\n",
        "centres.csv": "external_id,name,kind,operator,departement\nC,CADA de Melun,cada,Le Relais,77\n",
        "centre_capacities.csv": "external_id,centre_id,from_day,places\nCC1,C,2004-01-01,80\nCC2,C,2007-01-01,90\n",
        "partners.csv": "external_id,name,kind,landlord_kind\nL,Habitat du Nord,hlmBody,oph\n",
        "households.csv": """
        external_id,site_id,opened_on,closed_on,close_reason,composition,size
        H1,S,2009-01-10,,,coupleNoChild,2
        H2,S,2008-01-10,2010-02-01,housed,singleMan,1

        """,
        "persons.csv": """
        external_id,household_id,sex,family,given,birth,nationalities,phone
        P1,H1,F,Haidari,Zahra,1980-05-02,AF,0612345678
        P2,H1,M,Haidari,Karim,1978,AF,
        P3,H2,M,Teklay,,1985-07,ER;ET,

        """,
        "memberships.csv": """
        external_id,household_id,person_id,kinship,from_day,to_day,end_reason
        M1,H1,P1,reference,2009-01-10,,
        M2,H1,P2,spouse,2009-01-10,,
        M3,H2,P3,reference,2008-01-10,,

        """,
        "protections.csv": """
        external_id,person_id,kind,authority,decided_on,notified_on
        R1,P1,refugee,ofpra,2008-12-01,2008-12-09

        """,
        "dwellings.csv": """
        external_id,code,site_id,usage,stock,landlord_id,departement,status,opening_capacity,service_from,street,postal_code,lot
        D1,77-001,S,relay,public,L,77,inService,4,2005-01-01,"1, rue du Test",77000,1
        D2,77-002,S,relay,public,L,77,inService,4,2005-01-01,"3, rue du Test",77000,1

        """,
        "head_leases.csv":
            "external_id,dwelling_id,from_day,subletting_allowed\nB1,D1,2004-12-01,oui\nB2,D2,2004-12-01,oui\n",
        "accommodations.csv": """
        external_id,household_id,site_id,kind,state,centre_id,dwelling_id,from_day,to_day,exit_type
        T1,H1,S,centre,ended,C,,2009-01-10,2009-05-04,unknown
        T2,H1,S,relay,active,,D1,04/05/2009,,
        T3,H2,S,relay,ended,,D2,2008-02-01,2009-11-17,unknown

        """,
        "employment_spells.csv":
            "external_id,person_id,contract,from_day,to_day\nE1,P2,fixedTerm,2009-06-01,2009-12-31\n",
    ]

    /// The package in a folder, with one text of one file replaced.
    static func folder(_ file: String = "", _ old: String = "", _ new: String = "") throws -> Folder {
        let folder = try Folder()
        for (name, text) in files { try folder.write(name, text) }
        if !file.isEmpty { try folder.replace(old, with: new, in: file) }
        return folder
    }
}

/// One thing wrong in one file, and how the import tells it.
struct Damage: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let code: ImportFault.Code
    let line: Int?
    let column: String?
    var rule = ""
    /// The file that the fault is told in, when it is about several records together.
    let told: String

    var testDescription: String { "\(code) \(rule) in \(file)" }

    init(
        _ file: String, _ old: String, _ new: String, _ code: ImportFault.Code, _ line: Int?, _ column: String?,
        rule: String = "", told: String? = nil
    ) {
        (self.file, self.old, self.new, self.code, self.line) = (file, old, new, code, line)
        (self.column, self.rule, self.told) = (column, rule, told ?? file)
    }

    static let cells: [Damage] = [
        Damage("sites.csv", "S,A,Melun", "S,A,", .required, 2, "name"),
        Damage("households.csv", "coupleNoChild", "coupleNoChildren", .unknownCode, 2, "composition"),
        Damage("households.csv", "2009-01-10", "le 10 ou le 11", .notADay, 2, "opened_on"),
        Damage("households.csv", "2009-01-10", "31/02/2009", .noSuchDay, 2, "opened_on"),
        Damage("persons.csv", "1978", "quarante ans", .notABirthDate, 3, "birth"),
        Damage("households.csv", "coupleNoChild,2", "coupleNoChild,deux", .notANumber, 2, "size"),
        Damage("dwellings.csv", "inService,4", "inService,13", .outOfBounds, 2, "opening_capacity"),
        Damage("head_leases.csv", "oui", "peut-être", .notAFlag, 2, "subletting_allowed"),
        Damage("sites.csv", ",77", ",7", .wrongShape, 2, "departement"),
        Damage("persons.csv", "Zahra", "Zah\u{7}ra", .controlCharacter, 2, "given"),
        Damage("head_leases.csv", "B2,", "B1,", .repeatedIdentifier, 3, "external_id"),
        Damage("persons.csv", "P2,H1", "P2,H9", .unknownReference, 3, "household_id"),
        Damage("centre_capacities.csv", "2007-01-01", "2004-01-01", .notUnique, 3, "centre_id"),
        Damage("households.csv", "2010-02-01", "2007-02-01", .wrongOrder, 3, "closed_on"),
        Damage("households.csv", "housed", "", .together, 3, "close_reason"),
        Damage("accommodations.csv", "centre,ended,C,,", "centre,ended,C,D1,", .contradiction, 2, "dwelling_id"),
        Damage("accommodations.csv", "active,,D1", "active,,", .required, 3, "dwelling_id"),
    ]

    static let files: [Damage] = [
        Damage("persons.csv", "family", "familly", .unknownColumn, 1, "familly"),
        Damage("persons.csv", "given", "family", .repeatedColumn, 1, "family"),
        Damage("persons.csv", "external_id,household_id", "household_id", .missingColumn, 1, nil),
        Damage("persons.csv", "Teklay,,1985-07,ER;ET,", "Teklay", .cellCount, 4, nil),
        Damage("persons.csv", "Teklay", "\"Teklay", .openQuote, 4, nil),
        Damage("persons.csv", "Teklay", "\"Tek\"lay", .strayQuote, 4, nil),
    ]

    static let rules: [Damage] = [
        Damage("persons.csv", "Haidari,Zahra", ",", .rule, 2, "family", rule: "V01"),
        Damage("persons.csv", "1980-05-02", "2031-05-02", .rule, 2, "birth", rule: "V04"),
        Damage("accommodations.csv", "2008-02-01,2009-11-17", "2009-11-17,2009-11-17", .rule, 4, "to_day", rule: "V32"),
        Damage("accommodations.csv", "2009-05-04,unknown", "2009-06-04,unknown", .rule, 3, "from_day", rule: "V34"),
        Damage("memberships.csv", "M2,H1,P2,spouse", "M2,H1,P3,spouse", .notUnique, 4, "person_id"),
        Damage("persons.csv", "1980-05-02", "2015-05-02", .rule, 2, nil, rule: "V23", told: "households.csv"),
        Damage("head_leases.csv", "oui", "non", .rule, 2, "subletting_allowed", rule: "V45"),
        Damage(
            "dwellings.csv", "2005-01-01,\"1", "2010-01-01,\"1", .rule, 3, "from_day", rule: "V31",
            told: "accommodations.csv"),
        Damage("employment_spells.csv", "2009-12-31", "2009-05-31", .rule, 2, "to_day", rule: "V79"),
    ]
}
