/// The agreement on temporary housing (domain § 2.b): governed by the Code civil, and no lease.
enum OccupancyLetter {
    static let text = LetterText(
        title: "Convention d’occupation temporaire",
        body: """
            Entre {association}, qui met le logement à disposition, et le ménage {ménage}, qui l’occupe :

            {personnes}

            # 1. Un hébergement temporaire

            {association} met à la disposition du ménage le logement situé {adresse}, du {entrée} au {terme}. C’est un hébergement temporaire, lié à un accompagnement vers un logement durable. Cette convention relève du Code civil ; elle ne peut en aucun cas être assimilée à un bail de location, et ne donne ni droit au maintien dans les lieux ni droit au renouvellement. Elle ne dépasse pas la durée du bail par lequel l’association tient le logement.

            # 2. Durée et renouvellement

            La convention prend fin le {terme}. Avant ce jour, l’association et le ménage examinent ensemble la situation ; une prolongation fait l’objet d’un écrit.

            # 3. Participation et dépôt de garantie

            - Participation mensuelle, charges comprises : {redevance}
            - Dépôt de garantie : {dépôt}

            La participation est payée chaque mois, contre reçu. L’aide au logement versée à l’association en est déduite.

            # 4. Ce que fait l’association

            - Elle remet un logement décent, équipé, après un état des lieux signé des deux parties.
            - Elle accompagne le ménage : accès aux droits, emploi, recherche d’un logement durable. La personne qui le suit est {référent}.

            # 5. Ce que fait le ménage

            - Il occupe lui-même le logement, l’assure, l’entretient, et respecte le voisinage et le règlement de l’immeuble.
            - Il ne le prête ni ne le sous-loue.
            - Il prend part à l’accompagnement et répond aux propositions de logement.
            - Il laisse l’association entrer pour l’entretien, à un jour convenu d’avance.

            # 6. Fin de la convention

            Le ménage peut partir à tout moment, avec un préavis de {préavis}. L’association peut mettre fin à la convention avec le même préavis en cas de manquement grave : participation non payée sans accord, violences, sous-location, refus répété et sans motif d’un logement durable et adapté. Un état des lieux de sortie est fait, les clés sont rendues, le dépôt est restitué, déduction faite des sommes dues.

            # 7. Données personnelles

            L’association garde ce qui est nécessaire à l’hébergement et à l’accompagnement. Chacun peut demander à voir, à corriger ou à faire effacer ce qui le concerne, auprès de {référent}, puis de la CNIL.

            Fait en deux exemplaires.

            ~ Le ménage | L’association
            """)
}
