import type { StoredCall } from '#backend/features/calls/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { Answers, FormDefinition } from '#shared/domain/calls/index.ts'
import { hideNames, namesInAnswers, type ReadSection, readContent } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { partiesOf } from './links.ts'
import type { StoredApplication } from './terms.ts'

interface Version {
  readonly form: FormDefinition
  readonly answers: Answers
}

/** Every name and number that would tell who applies: of all parties, their people, and what the answers give. */
async function namesToHide(
  db: Reader,
  application: StoredApplication,
  { form, answers }: Version,
): Promise<readonly string[]> {
  const parties = await partiesOf(db, [application.id])
  const ids = [...parties.map(({ organisationId }) => organisationId), '']
  const bodies = await db
    .selectFrom('organisation')
    .select(['name', 'short_name', 'registration_no', 'tax_no', 'phone', 'address'])
    .where('id', 'in', ids)
    .execute()
  const people = await db
    .selectFrom('organisation_person')
    .select(['name', 'phone'])
    .where('organisation_id', 'in', ids)
    .execute()
  return [
    application.applicant_name,
    ...bodies.flatMap(row => [
      row.name,
      row.short_name,
      row.registration_no,
      row.tax_no,
      row.phone,
      row.address,
    ]),
    ...people.flatMap(row => [row.name, row.phone]),
    ...namesInAnswers(form, answers),
  ]
}

/** What an assessor of the call may know of an application. */
export interface Shown {
  readonly title: string
  readonly applicantName: string | null
  readonly sections: readonly ReadSection[]
}

/** An application as its call lets assessors see it: with names, or with none anywhere (HyphaApp/hypha#2361). */
export async function shownTo(
  db: Reader,
  { blind }: StoredCall,
  application: StoredApplication,
  version: Version,
  language: string,
): Promise<Shown> {
  const hide = blind === 1 ? await namesToHide(db, application, version) : null
  return {
    title: hide === null ? application.title : hideNames(application.title, hide),
    applicantName: hide === null ? application.applicant_name : null,
    sections: readContent({ ...version, language, hide }),
  }
}

/** The version of the form an application is written on, and the answers of one revision. */
export async function versionOf(
  db: Reader,
  application: StoredApplication,
  revisionId: string | null,
): Promise<
  Version & {
    readonly revisionId: string
    readonly number: number
    readonly latest: number
    readonly formVersion: number
  }
> {
  const form = await db
    .selectFrom('form_version')
    .select(['definition', 'number'])
    .where('id', '=', application.form_version_id)
    .executeTakeFirstOrThrow()
  const revisions = await db
    .selectFrom('application_revision')
    .select(['id', 'number', 'answers'])
    .where('application_id', '=', application.id)
    .orderBy('number', 'desc')
    .execute()
  const latest = revisions[0]
  const read = revisions.find(({ id }) => id === revisionId) ?? latest
  if (!latest || !read) throw new Error(`The application ${application.id} has no revision`)
  return {
    form: JSON.parse(form.definition),
    formVersion: form.number,
    answers: JSON.parse(read.answers),
    revisionId: read.id,
    number: read.number,
    latest: latest.number,
  }
}

/**
 * Whoever handles all that one assessor reads of a call, as a score pack does, must not be recused from any of it.
 * Throws Rule.Recused, without saying from which.
 */
export async function requireSightOfReader(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  { callId, personId }: { readonly callId: string; readonly personId: string },
): Promise<void> {
  const closed = await db
    .selectFrom('assignment as own')
    .innerJoin('application', 'application.id', 'own.application_id')
    .innerJoin('assignment as theirs', 'theirs.application_id', 'own.application_id')
    .select('own.id')
    .where('application.call_id', '=', callId)
    .where('theirs.person_id', '=', personId)
    .where('own.person_id', '=', actor.personId)
    .where('own.state', '=', 'recused')
    .executeTakeFirst()
  if (closed) throw new ProblemError(problem('Rule.Recused', 'problem.evaluation.packRecused'))
}
