import RelorefDomain

/// Every act on a household's file, one page each.
enum HouseholdActRoutes {
    static let all: [Route] =
        NoteRoutes.all + DraftRoutes.all + [FileEventsPage.route] + stays + people + papers + work + files
        + FollowUpRoutes.all + AppointmentRoutes.all + MessageRoutes.all + PathwayRoutes.all + DocumentRoutes.all
        + HousingSearchRoutes.all + AnchorRoutes.all + IncidentAct.routes + IncidentDoneAct.routes

    private static let stays: [Route] =
        AdmissionAct.routes + EntryAct.routes + CancellationAct.routes + TransferAct.routes + ExitAct.routes
        + ExtensionRequestAct.routes + ExtensionAnswerAct.routes + CareEndAct.routes + CentreStayAct.routes
        + LeaseAct.routes + SlidingLeaseAct.routes + SlideAct.routes + OtherHomeAct.routes + LeavingHomeAct.routes

    private static let people: [Route] =
        AddPersonAct.routes + BirthAct.routes + ArrivalAct.routes + ExpectationAct.routes + LeavingMemberAct.routes
        + DeathAct.routes + IdentityAct.routes + SpellingsAct.routes + PersonDetailsAct.routes + SeparationAct.routes
        + UnionAct.routes

    private static let papers: [Route] =
        PermitAct.routes + ProtectionAct.routes + ProtectionEndAct.routes + FrenchAct.routes + ConsentAct.routes
        + ConsentWithdrawalAct.routes + LettersAct.routes

    private static let work: [Route] =
        ContractAct.routes + ContractEndAct.routes + SituationAct.routes + PresentForJob.routes

    private static let files: [Route] =
        ClosingAct.routes + ReopeningAct.routes + LinkAct.routes + FileTransferAct.routes
}
