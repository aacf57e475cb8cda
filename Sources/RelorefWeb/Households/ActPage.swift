import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page of an act: its form, what stands against it, and the household beside it.
struct ActPage<Act: FileAct> {
    let request: ActRequest
    let act: Act

    private var ask: Ask { request.ask }
    private var l: Language { request.ask.l }

    /// Does the act, or shows the form again with everything that was typed (422).
    func perform(_ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        do {
            let doing = try act.read(&reading, tx)
            guard let doing, reading.errors.isEmpty else { return answer(FormRefusal(errors: reading.errors)) }
            let done = try doing(tx, author, Confirmation.given(in: ask.form))
            try tx.deleteDraft(FormDraft.id(key, by: author), by: author)
            return .redirect(to: done.link, saying: Flash(said(done, author), undo: done.undo))
        } catch let refusal as ActRefusal {
            return answer(FormRefusal(ask, refusal, fields: Act.fields))
        } catch let refusal as AuthorisedStay.Refusal {
            return answer(FormRefusal(errors: [.init(field: "terme", sentence: ask.sentence(refusal))]))
        } catch let refusal as ArrearsPlan.Refusal {
            return answer(
                FormRefusal(errors: [
                    .init(field: ArrearsWords.field(refusal), sentence: ArrearsWords.sentence(refusal, l))
                ]))
        } catch let refusal as PathwayRefusal {
            return answer(
                FormRefusal(errors: [.init(field: ask.field(refusal, Act.fields), sentence: ask.sentence(refusal))]))
        } catch let refusal as HouseholdDocument.Refusal {
            let sentence = DocumentWords(ask: ask).sentence(refusal)
            return answer(FormRefusal(errors: [.init(field: DocumentWords.field(refusal), sentence: sentence)]))
        } catch let refusal as FollowUp.Refusal {
            return answer(FormRefusal(errors: [.init(field: Act.fields["*"] ?? "", sentence: ask.sentence(refusal))]))
        } catch let refusal as Appointment.Refusal {
            return answer(FormRefusal(errors: [.init(field: Act.fields["*"] ?? "", sentence: ask.sentence(refusal))]))
        } catch let refused as AnchorRefused {
            return answer(FormRefusal(errors: [refused.error]))
        } catch let conflict as EditConflict {
            return answer(
                conflict,
                colleague: try tx.lastChange(
                    of: request.subject.nonEmpty ?? request.household.id, household: request.household.id))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }

    /// What was done, and what the rules had to say besides.
    private func said(_ done: Done, _ author: Author) -> String {
        let words = HouseholdRuleWords(ask: ask)
        return ([done.sentence] + author.notices.all.compactMap(words.notice)).joined(separator: " ")
    }

    /// The form's own address: what its draft is kept under.
    private var key: String {
        let link = request.act(Act.noun)
        return FormDraft.key(request.subject.isEmpty ? link : link.with("sujet", request.subject))
    }

    /// The form, with what was typed another day if there is a draft.
    func opened(_ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let draft = try tx.formDraft(key, by: author) else { return answer() }
        return answer(draft: draft)
    }

    private func answer(_ conflict: EditConflict, colleague: String?) -> Answer {
        let title = l("Deux changements en même temps")
        let household = ask.title(of: request.file.head?.member.identity, code: request.household.code)
        var answer = ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(request.link().path)) }
            h.div(.class("head")) { h.h1(title) }
            ConflictPage(
                ask: ask, conflict: conflict, action: request.act(Act.noun), back: request.link(), colleague: colleague
            ).write(h)
        }
        answer.status = .conflict
        return answer.opening(request.household.id)
    }

    /// - Parameter isTyped: whether the form shows what was typed, without a fault.
    func answer(_ refusal: FormRefusal? = nil, draft: FormDraft? = nil, isTyped: Bool = false) -> Answer {
        let title = Act.title(l)
        let household = ask.title(of: request.file.head?.member.identity, code: request.household.code)
        var answer = ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(request.link().path)) }
            h.div(.class("head")) { h.h1(title) }
            refusal?.summary(h, ask)
            draft?.banner(h, ask, key)
            h.div(.class("cols")) {
                // A draft shows as what was typed, without a fault.
                form(
                    h,
                    draft.map { ActForm(ask: ask.reading($0.fields), refusal: FormRefusal(errors: [])) }
                        ?? ActForm(ask: ask, refusal: isTyped ? FormRefusal(errors: []) : refusal))
                ActAside(ask: ask, file: request.file).write(h)
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer.opening(request.household.id)
    }

    private func form(_ h: HTML, _ form: ActForm) {
        h.form(
            .action(request.act(Act.noun).path), .method("post"), .novalidate, .data("draft", key),
            .data("keep", Link.drafts.path), Act.takesFiles ? .enctype("multipart/form-data") : nil
        ) {
            ask.formToken(h)
            ask.formKey(h)
            if !request.subject.isEmpty { h.input(.type("hidden"), .name("sujet"), .value(request.subject)) }
            act.write(h, form)
            form.refusal?.confirming(h, ask)
            h.div(.class("acts")) {
                h.button(Act.button(l), .class("btn"))
                h.a(l("Renoncer"), .class("btn b3"), .href(request.link().path))
                h.output(.class("small muted"), .data("kept", "")) {}
            }
        }
    }
}

/// Who the household is and where it lives, beside the form of an act.
struct ActAside {
    let ask: Ask
    let file: HouseholdFile

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.aside(.class("aside")) {
            h.section {
                h.h2(l("Le ménage"))
                h.dl(.class("facts")) {
                    for member in file.present {
                        h.dt(ask.label("kinship", member.member.membership.kinship).capitalizedFirst)
                        h.dd("\(ask.name(member.member.identity)), \(ask.age(member.member.birth))")
                    }
                }
            }
            if let home = file.home {
                h.section {
                    h.h2(l("Logement"))
                    h.dl(.class("facts")) { for fact in HousingFacts(ask: ask, home: home).short { fact.write(h) } }
                }
            }
        }
    }
}
