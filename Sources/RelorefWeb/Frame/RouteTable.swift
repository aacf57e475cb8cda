/// Every route of the product. What is not in this table does not exist; a test walks it with every role.
package enum RouteTable {
    package static let all: [Route] =
        AssetRoutes.all + HealthRoutes.all + SignInRoutes.all + HelpRoutes.all
        + EnrolmentRoutes.all + ForgottenPasswordRoutes.all + InvitationRoutes.all + OwnAccountRoutes.all
        + AdministrationRoutes.all + AccountRoutes.all + ApprovalRoutes.all + JournalRoutes.all
        + NetworkRoutes.all + ReferenceRoutes.all + DeadlineRuleRoutes.all
        + HomeRoutes.all + IndicatorRoutes.all + EditionRoutes.all
        + DwellingRecordRoutes.all + DwellingRoutes.all + DwellingActRoutes.all + CentreActRoutes.all + CentreRoutes.all
        + PartnerRoutes.all + ConventionRoutes.all + OfferRoutes.all + LandlordOfferRoutes.all + GuaranteeRoutes.all
        + JobRoutes.all
        + SearchRoutes.all + TodayRoutes.all
        + ImportRoutes.all + ImportActRoutes.all + ExportRoutes.all
        + AlertRoutes.all + UrgentRoutes.all + RetentionRoutes.all + ErasureRoutes.all
        + FamilyRoutes.all + FileFamilyRoutes.all + TranslationRoutes.all
        + OfflineRoutes.all
        + LandlordRoutes.all + LetterRoutes.all + LetterTemplateRoutes.all + FileAccessRoutes.all + FileCopyRoutes.all
        + RegistrationRoutes.all + EntryPages.all + HouseholdRoutes.all + HouseholdActRoutes.all + CorrectionRoutes.all
        + DuplicateRoutes.all + FamilyLinkRoutes.all
}
