package import RelorefStorage

extension Migration {
    /// Every step of the schema, in order. A step is added at the end and never edited.
    package static let all: [Migration] = [
        .people, .journal, .reference, .centres, .households, .dwellings, .stays, .files, .figures, .work,
        .exchange, .figuresStamp, .today, .imports, .exports, .accounts, .givenUpDrafts, .erasure,
        .urgentOpenings, .fileReleases, .householdWork, .keptFacts, .householdStage,
        .records, .importsStamp, .dwellingsByPlace, .seriesByPlace, .approvals, .journalNotEmptied,
        .dwellingCodesBySite, .exitsCovered, .followUps, .landlordLinks, .arrearsPlans, .absences,
        .appointments, .calendarFeeds, .appointmentLinks,
        .pathways, .supportContracts, .readiness,
        .documents, .paperKinds,
        .offlineVisits, .offlineKeys,
        .socialRequests, .rightClaims, .searchJournal,
        .familyPages, .translations, .familyReports,
        .letters, .messages,
        .deadlineRules, .anchorEvents, .proofOfDone,
        .copyRequests, .savedExports, .incidents, .photoSubjects,
        .householdPlan, .familyPhotos,
        .colleagueMail, .numberChecks,
        .settledArrears,
        .partnerNetwork, .partnerContacts,
        .conventions, .housingOffers, .steeringCommittees,
        .offerLinks, .offerUndo, .conventionFrameworks, .guarantees, .tenancyServices, .ranksThatAreHeld,
        .jobOffers, .partnerLetters, .visitsAndNews, .manyOffers, .lostOffers, .jobUndo,
        .linksThatLast, .ledgerPutRight, .editionComments, .householdDays, .exitOrigins, .arrivalRoutes,
    ]
}
