import RelorefDomain
import Testing

/// The stored codes never change: what is written here is what lies in databases.
struct CodeListTests {
    @Test func `exits say whether they are lasting and whether they are a lease`() {
        #expect(ExitType.allCases.count == 23)
        #expect(
            ExitType.allCases.filter(\.isDirectLease) == [.directLeasePublic, .directLeasePrivate, .slidingLeaseSlid])
        #expect(
            ExitType.allCases.filter(\.isPerennial)
                == [.directLeasePublic, .directLeasePrivate, .slidingLeaseSlid, .ownership, .familyBoardingHouse])
        #expect(ExitType.allCases.filter { !$0.isExit } == [.transferOtherRelay])
        #expect(ExitType.allCases.filter { $0.isDirectLease && !$0.isPerennial }.isEmpty)
    }

    @Test func `a landlord's stock follows from who owns`() {
        #expect(LandlordKind.allCases.filter { $0.stock == .public } == [.oph, .esh, .coopHlm, .sem, .municipality])
        #expect(LandlordKind.agencyMandate.stock == .private)
    }

    @Test func `levels of French rise`() {
        #expect(FrenchLevel.allCases == FrenchLevel.allCases.sorted())
        #expect(FrenchLevel.a1_1 < .a1 && .c2 < FrenchLevel.native)
        #expect(FrenchLevel.allCases.map(\.levelsReached) == [0, 0, 1, 2, 3, 4, 5, 6, 6])
        #expect(FrenchLevel.allCases.map(\.rawValue) == ["none", "A1_1", "A1", "A2", "B1", "B2", "C1", "C2", "native"])
    }

    @Test func `dwelling types know their rooms`() {
        #expect(DwellingType.allCases.map(\.rawValue) == ["room", "T1", "T1bis", "T2", "T3", "T4", "T5", "T6plus"])
        #expect(DwellingType.allCases.map(\.rooms) == [1, 1, 1, 2, 3, 4, 5, 6])
    }

    @Test func `civic service is no employment, and only permanent contracts have no term`() {
        #expect(ContractType.allCases.filter { !$0.isEmployment } == [.civicService])
        #expect(ContractType.allCases.filter(\.hasNoEnd) == [.permanent, .permanentInclusion])
    }

    @Test func `an ended or temporary protection opens no relay dwelling`() {
        #expect(ProtectionKind.allCases.filter { !$0.opensServices } == [.temporary, .ended])
        #expect(PermitKind.allCases.filter(\.isReceipt) == [.receiptRefugee, .receiptSubsidiary])
    }

    @Test func `centres of the national scheme are told from the others`() {
        #expect(CentreKind.allCases.filter(\.isNationalReception) == [.cada, .huda, .caes, .cph, .legacyShelter])
    }

    @Test func `the short lists hold what the guide holds`() {
        #expect(Sex.allCases.map(\.rawValue) == ["F", "M", "X"])
        #expect(Stock.allCases.map(\.rawValue) == ["public", "private"])
        #expect(DwellingUsage.allCases.map(\.rawValue) == ["relay", "permanent"])
        #expect(
            AccommodationKind.allCases.map(\.rawValue) == ["centre", "relay", "directLease", "slidingLease", "other"])
        #expect(NoteLevel.allCases.map(\.rawValue) == ["team", "private", "network"])
        #expect(Role.allCases.count == 8)
        #expect(PartialDate.Precision.allCases.map(\.rawValue) == ["day", "month", "year", "none"])
        #expect(Rule.allCases.count == 72)
    }
}
