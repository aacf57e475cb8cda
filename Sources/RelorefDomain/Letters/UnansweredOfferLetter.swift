/// The reminder to a landlord who has not answered: the dwellings, the days and how many candidates wait, and nothing of
/// any household.
enum UnansweredOfferLetter {
    static let text = LetterText(
        title: "Candidatures sans réponse",
        body: """
            {bailleur}
            {rue}
            {localité}

            Objet : les candidatures que nous vous avons envoyées

            Madame, Monsieur,

            {association} a reçu de vous une ou plusieurs propositions de logement, et vous a envoyé des candidatures. Au {jour}, nous n’avons pas noté votre réponse pour :

            {logements}

            Merci de nous dire ce que vous avez décidé, par votre lien de suivi ou auprès de {auteur}, à notre site de {site}. Un refus nous aide aussi : nous proposons alors un autre logement à ces ménages.

            Si vous nous avez répondu entre-temps, ne tenez pas compte de ce courrier.

            Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.

            ~ {association}, {auteur}
            """)
}
