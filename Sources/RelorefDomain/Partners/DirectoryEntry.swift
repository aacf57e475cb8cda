/// An organisation as another directory tells of it, whatever that directory's format.
package struct DirectoryEntry: Sendable, Hashable {
    /// Where it stands in its file: the line on which it begins, counted from 1.
    package let line: Int
    /// The other directory's own name for it: "dora--1234", an identifier of Open Referral.
    package var externalID: String
    package var name: String
    package var siret: Siret?
    /// INSEE code of its commune.
    package var commune: String?
    package var reach: PartnerReach
    package var kind: PartnerKind?

    package init(
        line: Int, externalID: String, name: String, siret: Siret? = nil, commune: String? = nil,
        reach: PartnerReach = PartnerReach(), kind: PartnerKind? = nil
    ) {
        (self.line, self.externalID, self.name, self.siret) = (line, externalID, name, siret)
        (self.commune, self.reach, self.kind) = (commune, reach, kind)
    }
}

/// What is wrong with an entry of a directory: in which file, on which line, in which field, and what stands there.
package struct DirectoryFault: Error, Sendable, Hashable {
    package enum Reason: String, Sendable, CaseIterable {
        case unreadable, noEntries, notAnObject, missing, nameTooShort, nameTooLong, wrongSiret, unknownCommune
        case wrongPostalCode, wrongEmail, wrongDay, wrongColumns, tooManyEntries
    }

    package let file: String
    package let line: Int
    package let field: String
    package let value: String
    package let reason: Reason

    package init(_ reason: Reason, file: String, line: Int, field: String = "", value: String = "") {
        (self.reason, self.file, self.line, self.field) = (reason, file, line, field)
        self.value = String(value.prefix(80))
    }
}

/// The ways in which directories are written down.
package enum DirectoryFormat: String, Sendable, CaseIterable {
    /// `data·inclusion`, schema v1: structures, as JSON or CSV.
    case dataInclusion
    /// Open Referral HSDS 3: organizations with their locations, as JSON.
    case openReferral
}

extension PartnerKind {
    /// What an organisation is by the networks that it says it belongs to (`reseaux_porteurs`); nil where they do not tell.
    package init?(networks: [String]) {
        let known: [(Set<String>, PartnerKind)] = [
            (["france-travail", "cap-emploi-reseau-cheops"], .employmentService), (["mission-locale"], .missionLocale),
            (["siae", "geiq", "inae", "coorace", "chantier-ecole", "unea"], .siae),
            (["communes", "departements", "regions", "unccas"], .localAuthority),
            (["caf", "cpam", "mutualite-sociale-agricole", "ase", "maisons-des-solidarites"], .socialService),
            (["points-justice", "cidff", "spip", "pjj"], .legal), (["cmp", "csapa", "caarud"], .health),
            (["afpa", "reseau-app", "ecoles-de-la-deuxieme-chance", "cnam"], .training),
            (["action-logement", "federation-des-acteurs-de-la-solidarite", "unaf"], .federation),
            (
                ["cada", "cph", "huda", "chrs", "chu", "siao", "residences-fjt", "emmaus", "croix-rouge", "singa"],
                .association
            ),
        ]
        guard let kind = known.first(where: { !$0.0.isDisjoint(with: networks) })?.1 else { return nil }
        self = kind
    }
}
