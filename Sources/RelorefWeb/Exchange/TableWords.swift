import RelorefRecords

/// What the tables and columns of the exchange format are called on screen.
package struct TableWords {
    let l: Language

    package init(l: Language) { self.l = l }

    /// A table by its name in the exchange format.
    package func table(_ name: String) -> String { tables[name] ?? name }

    /// A table of the database, where something was written since.
    func stored(_ name: String) -> String {
        PackageTable.all.first { $0.stored == name }.map { table($0.name) } ?? others[name] ?? name
    }

    /// A column by its name in the exchange format.
    package func field(_ name: String) -> String {
        people[name] ?? homes[name] ?? stays[name] ?? dates[name] ?? offers[name] ?? name
    }

    private var tables: [String: String] {
        [
            "associations": l("Associations"), "sites": l("Sites"), "centres": l("Centres d’accueil"),
            "centre_capacities": l("Capacités des centres"), "partners": l("Partenaires"),
            "partner_names": l("Anciens noms des partenaires"), "partner_stocks": l("Parcs des bailleurs"),
            "partner_places": l("Territoires des partenaires"),
            "households": l("Ménages"), "persons": l("Personnes"), "identities": l("Identités passées"),
            "memberships": l("Appartenances aux ménages"), "expected_members": l("Arrivées attendues"),
            "protections": l("Protections"),
            "permits": l("Titres de séjour"), "french_levels": l("Niveaux de français"),
            "consents": l("Accords des ménages"), "notes": l("Notes"), "dwellings": l("Logements"),
            "dwelling_capacities": l("Capacités des logements"), "dwelling_steps": l("Étapes des logements"),
            "head_leases": l("Baux de l’association"), "dwelling_checks": l("Diagnostics"),
            "out_of_service": l("Arrêts de service"), "accommodations": l("Séjours et baux"),
            "stay_extensions": l("Prolongations"), "employment_spells": l("Contrats de travail"),
            "employment_situations": l("Situations professionnelles"), "housing_offers": l("Propositions de logement"),
        ]
    }

    private var others: [String: String] {
        [
            "partner_contact": l("Contacts des partenaires"), "partner_talk": l("Échanges avec un partenaire"),
            "partner_letter": l("Courriers aux partenaires"), "partner_mailing": l("Courriers aux partenaires"),
            "household_access": l("Accès aux dossiers"), "correction": l("Corrections"),
            "family_link": l("Liens entre dossiers"), "file_transfer": l("Transmissions de dossiers"),
            "expected_member": l("Arrivées attendues"), "account_grant": l("Droits des comptes"),
            "saved_view": l("Listes enregistrées"), "saved_export": l("Exports gardés"),
            "appointment": l("Rendez-vous"),
            "appointment_member": l("Rendez-vous"),
        ]
    }

    private var people: [String: String] {
        [
            "external_id": l("Identifiant dans votre fichier"), "household_id": l("Ménage (identifiant)"),
            "person_id": l("Personne (identifiant)"), "code": l("Code"), "figure_id": l("Compté comme (identifiant)"),
            "composition": l("Composition"), "size": l("Nombre de personnes"), "confidential": l("Confidentiel"),
            "postal": l("Courrier"), "birth_year": l("Année de naissance"), "emancipated": l("Émancipé"),
            "arrived_person_id": l("Personne arrivée (identifiant)"), "sex": l("Sexe"), "family": l("Nom de famille"),
            "given": l("Prénom"),
            "original_script": l("Nom dans l’écriture d’origine"), "aliases": l("Autres noms"),
            "system_names": l("Nom dans d’autres systèmes"),
            "birth": l("Date de naissance"), "nationalities": l("Nationalités"), "languages": l("Langues"),
            "needs_interpreter": l("Interprète nécessaire"), "phone": l("Téléphone"), "email": l("Courriel"),
            "area": l("Région d’origine"), "arrival_route": l("Voie d’arrivée"), "literacy": l("Alphabétisation"),
            "source": l("Source"),
            "identity_source": l("Source de l’identité"), "kinship": l("Lien de parenté"),
            "part_time": l("À temps partiel"), "authority": l("Autorité"), "oral": l("Français oral"),
            "written": l("Français écrit"), "level": l("Niveau ou portée"), "text": l("Texte"),
            "contract": l("Type de contrat"), "rome": l("Métier (code ROME)"),
            "weekly_hours_tenths": l("Heures par semaine (dixièmes)"), "employer_id": l("Employeur (identifiant)"),
        ]
    }

    private var homes: [String: String] {
        [
            "name": l("Nom"), "association_id": l("Association (identifiant)"), "site_id": l("Site (identifiant)"),
            "departement": l("Département"), "commune": l("Commune (code INSEE)"), "time_zone": l("Fuseau horaire"),
            "operator": l("Gestionnaire"), "kind": l("Nature"), "landlord_kind": l("Genre de bailleur"),
            "dwellings_owned": l("Logements possédés"), "centre_id": l("Centre (identifiant)"),
            "dwelling_id": l("Logement (identifiant)"), "landlord_id": l("Bailleur (identifiant)"),
            "places": l("Places"), "usage": l("Usage"), "stock": l("Parc"), "dwelling_type": l("Type de logement"),
            "surface_tenths": l("Surface (dixièmes de m²)"), "status": l("État"),
            "siret": l("SIRET"), "parent_id": l("Membre de (identifiant)"),
            "successor_id": l("Devenu (identifiant)"), "website": l("Site web"), "description": l("Description"),
            "partner_id": l("Partenaire (identifiant)"), "dwellings": l("Logements"),
            "opening_capacity": l("Places à l’ouverture"), "shared": l("Partagé"), "street": l("Rue"),
            "complement": l("Complément d’adresse"), "postal_code": l("Code postal"), "lot": l("Numéro de lot"),
            "reason": l("Raison"), "result": l("Résultat"), "notice_months": l("Préavis (mois)"),
            "subletting_allowed": l("Sous-location autorisée"), "rent_cents": l("Loyer (centimes)"),
            "charges_cents": l("Charges (centimes)"), "occupied_during_works": l("Occupé pendant les travaux"),
        ]
    }

    private var offers: [String: String] {
        [
            "floor": l("Étage"), "lift": l("Ascenseur"), "step_free": l("Accès de plain-pied"),
            "energy_class": l("Classe énergie"), "available_on": l("Libre le"), "quota": l("Contingent"),
            "received_on": l("Reçue le"), "received_how": l("Comment"),
            "candidates_asked": l("Candidatures demandées"), "answer_by": l("Réponse avant le"),
            "sent_on": l("Candidatures envoyées le"), "outcome": l("Issue"), "outcome_on": l("Issue le"),
        ]
    }

    private var stays: [String: String] {
        [
            "state": l("Avancement"), "through_project": l("Par le projet"), "exit_type": l("Type de sortie"),
            "exit_reason": l("Motif de sortie"), "follows_id": l("Suit le séjour (identifiant)"),
            "place": l("Lieu"), "funding": l("Financement"), "accommodation_id": l("Séjour (identifiant)"),
            "decision": l("Décision"), "close_reason": l("Motif de clôture"), "end_reason": l("Motif de fin"),
        ]
    }

    private var dates: [String: String] {
        [
            "opened_on": l("Ouvert le"), "closed_on": l("Clos le"), "from_day": l("À partir du"),
            "to_day": l("Jusqu’au"), "identity_from": l("Identité valable depuis"), "died_on": l("Mort le"),
            "arrived_on": l("Arrivé en France le"), "expected_on": l("Attendu le"),
            "entry_inventory_on": l("État des lieux d’entrée"), "exit_inventory_on": l("État des lieux de sortie"),
            "decided_on": l("Décidé le"), "notified_on": l("Notifié le"), "ended_on": l("Terminé le"),
            "issued_on": l("Délivré le"), "expires_on": l("Expire le"), "assessed_on": l("Évalué le"),
            "given_on": l("Donné le"), "withdrawn_on": l("Retiré le"), "at": l("Moment"),
            "service_from": l("En service depuis"), "service_to": l("En service jusqu’au"), "done_on": l("Fait le"),
            "named_from": l("Porte son nom depuis"), "merged_on": l("Devenu un autre le"), "as_of": l("Au"),
            "planned_from": l("Entrée prévue"), "planned_to": l("Sortie prévue"),
            "care_end_on": l("Fin de prise en charge"), "term_on": l("Terme"), "signed_on": l("Signé le"),
            "slid_on": l("Glissé le"), "requested_on": l("Demandé le"), "new_term_on": l("Nouveau terme"),
        ]
    }
}
