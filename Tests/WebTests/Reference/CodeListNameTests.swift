import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Whoever reads a list, an export or an import's preview reads words: every list and every code has them, twice.
struct CodeListNameTests {
    private func labels() async throws -> [String: [String: ReferenceLabel]] {
        let store = try await World(.sqliteMemory).store
        try await ReferenceData.load(into: store)
        var lists: [String: [String: ReferenceLabel]] = [:]
        for label in try await store.read({ try $0.referenceLabels() }) {
            lists[label.list, default: [:]][label.code] = label
        }
        return lists
    }

    @Test func `every list has a name in both languages`() async throws {
        let catalogue = try Catalogue.shipped()
        let names = try await labels().keys.sorted().map { list -> (String, String?, String?) in
            let (french, english) = (catalogue.language("fr"), catalogue.language("en"))
            return (list, ReferenceWords.known(list, french), ReferenceWords.known(list, english))
        }
        #expect(names.count > 90)
        #expect(names.filter { $0.1 == nil }.map(\.0) == [])
        let alike = names.filter { $0.1 == $0.2 }.map(\.0)
        #expect(alike.filter { $0 != "departement" } == [])
        #expect(Set(names.map { $0.1 ?? "" }).count == names.count)
    }

    @Test func `every code has a name in both languages`() async throws {
        for (list, codes) in try await labels() {
            let nameless = codes.values.filter { $0.french.isEmpty || $0.english.isEmpty }.map(\.code)
            #expect(nameless == [], "\(list)")
        }
    }

    @Test func `every code that the product may store is in its list`() async throws {
        let lists = try await labels()
        for (list, codes) in Self.stored + Self.storedBesides {
            let nameless = codes.filter { lists[list]?[$0] == nil }
            #expect(nameless == [], "\(list)")
        }
        let areas = Set(try ReferenceTable("countries").rows.map { $0["area"] })
        #expect(areas == Set(lists["area", default: [:]].keys))
    }

    @Test func `a spreadsheet may write the words of every closed list of the exchange package`() async throws {
        let lists = try await labels()
        for table in PackageTable.all {
            for field in table.fields {
                guard case .code(let codes) = field.kind else { continue }
                let isNamed = lists.values.contains { list in codes.allSatisfy { list[$0] != nil } }
                #expect(isNamed, "\(table.name).\(field.name): \(codes)")
            }
        }
    }

    private static func codes<Code: RawRepresentable<String> & CaseIterable>(_ type: Code.Type) -> [String] {
        type.allCases.map(\.rawValue)
    }

    private static let stored: [(list: String, codes: [String])] = [
        ("stayFunding", codes(Accommodation.Funding.self)),
        ("accommodationState", codes(Accommodation.State.self)),
        ("accommodationKind", codes(AccommodationKind.self)),
        ("attendance", codes(Appointment.Attendance.self)),
        ("interpreterState", codes(Appointment.Interpreter.self)),
        ("appointmentKind", codes(Appointment.Kind.self)),
        ("appointmentParty", codes(Appointment.Party.self)),
        ("appointmentPlace", codes(Appointment.Place.self)),
        ("allocationDecision", codes(Candidacy.Decision.self)),
        ("householdRefusalReason", codes(Candidacy.HouseholdReason.self)),
        ("landlordRefusalReason", codes(Candidacy.LandlordReason.self)),
        ("candidacyState", codes(Candidacy.State.self)),
        ("centreKind", codes(CentreKind.self)),
        ("compositionKind", codes(CompositionKind.self)),
        ("consentKind", codes(ConsentKind.self)),
        ("postalSituation", codes(ContactRules.PostalSituation.self)),
        ("contractType", codes(ContractType.self)),
        ("conventionKind", codes(Convention.Kind.self)),
        ("conventionLevel", codes(Convention.Level.self)),
        ("conventionParty", codes(Convention.Party.self)),
        ("conventionState", codes(Convention.State.self)),
        ("amendmentDecider", codes(ConventionAmendment.Decider.self)),
        ("amendmentDecision", codes(ConventionAmendment.Decision.self)),
        ("amendmentProposer", codes(ConventionAmendment.Proposer.self)),
        ("amendmentReason", codes(ConventionAmendment.Reason.self)),
        ("conventionClause", codes(ConventionClause.self)),
        ("commitmentMatter", codes(ConventionCommitment.Matter.self)),
        ("commitmentState", codes(ConventionCommitment.State.self)),
        ("conventionStep", codes(ConventionStep.Kind.self)),
        ("conventionSide", codes(ConventionStep.Side.self)),
        ("targetDecider", codes(ConventionTarget.Decider.self)),
        ("conventionSpan", codes(ConventionTarget.Span.self)),
        ("conventionUnit", codes(ConventionTarget.Unit.self)),
        ("deadlineAnchor", codes(DeadlineAnchor.self)),
        ("diagnosisSource", codes(Diagnosis.Source.self)),
        ("diagnosticKind", codes(DiagnosticKind.self)),
        ("dwellingStatus", codes(DwellingStatus.self)),
        ("dwellingType", codes(DwellingType.self)),
        ("dwellingUsage", codes(DwellingUsage.self)),
        ("employmentStatus", codes(EmploymentStatus.self)),
        ("energyClass", codes(EnergyClass.self)),
        ("claimDecision", codes(EnforceableRightClaim.Decision.self)),
        ("claimKind", codes(EnforceableRightClaim.Kind.self)),
        ("exitReason", codes(ExitReason.self)),
        ("exitType", codes(ExitType.self)),
        ("breakdownMatter", codes(FamilyReport.Matter.self)),
        ("followUpOutcome", codes(FollowUp.Outcome.self)),
        ("dwellingCondition", codes(FollowUpContact.Condition.self)),
    ]

    private static let storedBesides: [(list: String, codes: [String])] = [
        ("contactKind", codes(FollowUpContact.Kind.self)),
        ("contactTopic", codes(FollowUpContact.Topic.self)),
        ("frenchLevel", codes(FrenchLevel.self)),
        ("goalPriority", codes(Goal.Priority.self)),
        ("goalResponsible", codes(Goal.Responsible.self)),
        ("goalState", codes(Goal.State.self)),
        ("guaranteePayer", codes(Guarantee.Payer.self)),
        ("guaranteeRefusalReason", codes(Guarantee.RefusalReason.self)),
        ("guaranteeState", codes(Guarantee.State.self)),
        ("guaranteeClaimMatter", codes(GuaranteeClaim.Matter.self)),
        ("leadAnswer", codes(HousingLead.Answer.self)),
        ("leadSource", codes(HousingLead.Source.self)),
        ("energyClass", codes(HousingOffer.EnergyClass.self)),
        ("offerOutcome", codes(HousingOffer.Outcome.self)),
        ("offerQuota", codes(HousingOffer.Quota.self)),
        ("offerReceived", codes(HousingOffer.Received.self)),
        ("offerState", codes(HousingOffer.State.self)),
        ("identitySource", codes(IdentitySource.self)),
        ("incidentPlace", codes(Incident.Place.self)),
        ("incidentSeverity", codes(Incident.Severity.self)),
        ("kinship", codes(Kinship.self)),
        ("landlordKind", codes(LandlordKind.self)),
        ("readinessLevel", codes(LeaseReadiness.Level.self)),
        ("readinessPoint", codes(LeaseReadiness.Point.self)),
        ("arrivalRoute", codes(ArrivalRoute.self)),
        ("literacy", codes(Literacy.self)),
        ("membershipEndReason", codes(MembershipEndReason.self)),
        ("namingSystem", codes(NamingSystem.self)),
        ("noteLevel", codes(NoteLevel.self)),
        ("partnerKind", codes(PartnerKind.self)),
        ("partnerLevel", codes(PartnerLevel.self)),
        ("partnerTalkKind", codes(PartnerTalk.Kind.self)),
        ("pathwayDomain", codes(PathwayDomain.self)),
        ("permitKind", codes(PermitKind.self)),
        ("protectionAuthority", codes(ProtectionAuthority.self)),
        ("protectionEndReason", codes(ProtectionEndReason.self)),
        ("protectionKind", codes(ProtectionKind.self)),
        ("rentCheckSource", codes(RentCheck.Source.self)),
        ("rentCheckStatus", codes(RentCheck.Status.self)),
        ("role", codes(Role.self)),
        ("sex", codes(Sex.self)),
        ("socialRequestBody", codes(SocialHousingRequest.Body.self)),
        ("socialRequestOutcome", codes(SocialHousingRequest.Outcome.self)),
        ("extensionDecision", codes(StayExtension.Decision.self)),
        ("arrearsSettlement", codes(StayRules.ArrearsSettlement.self)),
        ("stock", codes(Stock.self)),
        ("contractEnding", codes(SupportContract.Ending.self)),
        ("tenancyServiceLevel", codes(TenancyService.Level.self)),
        ("tenancyServicePart", codes(TenancyService.Part.self)),
    ]
}
