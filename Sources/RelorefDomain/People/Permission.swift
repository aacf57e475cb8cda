/// Something that a role may do. How far it may do it (which sites) is the actor's reach.
package enum Permission: String, CaseIterable, Sendable {
    case seeFigures, seeCases, freezeFigures
    case seeToday, seeFiles, seeNationality, writeFiles, correctFiles, mergeFiles, transferFiles
    case seeStock, writeStock, admitHouseholds
    /// Landlords, employers and other organisations.
    case writePartners
    /// What is agreed with landlords and employers: targets, amendments, committees.
    case writeConventions
    /// The dated rules of guarantees, and what the service around a lease holds.
    case writeSchemes
    case linkFamilies
    case importRecords, exportRecords
    case inviteColleagues, administerAccounts, administerReference, seeJournal
    case protectFiles, eraseFiles, openUrgently, agreeToOpenings
}

extension Role {
    /// The table of rights. Technical administration gives no access to any file (security R21).
    package var permissions: Set<Permission> {
        switch self {
        case .referent:
            [
                .seeFigures, .seeCases, .seeToday, .seeFiles, .seeNationality, .writeFiles, .correctFiles, .mergeFiles,
                .seeStock, .admitHouseholds, .writePartners, .openUrgently,
            ]
        case .relayManager:
            [
                .seeFigures, .seeCases, .seeToday, .seeFiles, .writeFiles, .correctFiles, .seeStock, .writeStock,
                .admitHouseholds, .writePartners, .openUrgently,
            ]
        case .partnershipOfficer:
            [
                .seeFigures, .seeCases, .seeToday, .seeStock, .writeStock, .writePartners, .writeConventions,
                .writeSchemes,
            ]
        case .editor: [.seeFigures]
        case .headOfSite:
            [
                .seeFigures, .seeCases, .freezeFigures, .seeToday, .seeFiles, .seeNationality, .writeFiles,
                .correctFiles,
                .mergeFiles, .transferFiles, .seeStock, .writeStock, .admitHouseholds, .writePartners,
                .writeConventions, .writeSchemes,
                .importRecords, .exportRecords, .inviteColleagues, .seeJournal, .protectFiles, .eraseFiles,
                .openUrgently,
                .agreeToOpenings,
            ]
        case .networkHead:
            [
                .seeFigures, .seeCases, .freezeFigures, .seeToday, .seeStock, .writeConventions, .linkFamilies,
                .exportRecords,
                .seeJournal,
                .agreeToOpenings,
            ]
        case .funder: [.seeFigures, .seeCases]
        case .administrator:
            [
                .seeFigures, .inviteColleagues, .administerAccounts, .administerReference, .writeSchemes, .seeJournal,
            ]
        }
    }

    /// Roles that open households' files; the others work with stock, figures or accounts.
    package var opensFiles: Bool { permissions.contains(.seeFiles) }
}
