package import RelorefDomain
import RelorefStorage

// Codes are stored as their text; labels live in the reference lists.
extension AccommodationKind: SQLBindable {}
extension Accommodation.State: SQLBindable {}
extension Accommodation.Funding: SQLBindable {}
extension ArrivalRoute: SQLBindable {}
extension CentreKind: SQLBindable {}
extension CompositionKind: SQLBindable {}
extension ConsentKind: SQLBindable {}
extension ContractType: SQLBindable {}
extension DiagnosticKind: SQLBindable {}
extension DwellingStatus: SQLBindable {}
extension DwellingType: SQLBindable {}
extension DwellingUsage: SQLBindable {}
extension EmploymentStatus: SQLBindable {}
extension ExitReason: SQLBindable {}
extension ExitType: SQLBindable {}
extension FrenchLevel: SQLBindable {}
extension IdentitySource: SQLBindable {}
extension Kinship: SQLBindable {}
extension LandlordKind: SQLBindable {}
extension Literacy: SQLBindable {}
extension MembershipEndReason: SQLBindable {}
extension NoteLevel: SQLBindable {}
extension PartialDate.Precision: SQLBindable {}
extension PartnerKind: SQLBindable {}
extension PermitKind: SQLBindable {}
extension ProtectionAuthority: SQLBindable {}
extension ProtectionEndReason: SQLBindable {}
extension ContactRules.PostalSituation: SQLBindable {}
extension ProtectionKind: SQLBindable {}
extension Role: SQLBindable {}
extension Sex: SQLBindable {}
extension Stock: SQLBindable {}
extension StayExtension.Decision: SQLBindable {}
