import RelorefDomain
import Testing

/// With whom a convention on dwellings may be: landlords, and those who sign for them.
struct HousingAgreementTests {
    static let bodies: [(PartnerKind, LandlordKind?, Convention.Level, Bool)] = [
        (.hlmBody, .oph, .local, true), (.employer, nil, .local, false), (.employer, .company, .local, true),
        (.ownersUnion, nil, .local, true), (.agencyNetwork, nil, .local, true), (.federation, nil, .local, true),
        (.association, nil, .local, false), (.association, nil, .regional, true), (.localAuthority, nil, .local, false),
        (.federation, nil, .national, true),
    ]

    @Test(arguments: bodies)
    func `whoever lets, or signs for those who do, in one place as well`(
        kind: PartnerKind, landlord: LandlordKind?, level: Convention.Level, expected: Bool
    ) {
        let partner = Partner(id: "p", name: "Partenaire", kind: kind, landlordKind: landlord)
        #expect(partner.mayAgreeOnHousing(level) == expected)
    }
}
