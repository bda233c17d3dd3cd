import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { Hit } from '#shared/contract/checks.ts'
import { matchNames, type NameMatch, nameWords } from '#shared/domain/checks/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import type { Party } from './parties.ts'

type Found = Omit<Hit, 'decision'>

interface Subject {
  readonly name: string
  /** As the check shows it. */
  readonly shown: string
}

/** Every name that is compared with the lists: of the parties, and of whoever sits on their boards or signs for them today. */
async function subjectsOf(
  db: Reader,
  applicantName: string,
  parties: readonly Party[],
  today: string,
): Promise<readonly Subject[]> {
  const people = await db
    .selectFrom('organisation_person as person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.name', 'organisation.name as organisation'])
    .where('organisation.id', 'in', [...parties.map(({ id }) => id), ''])
    .where(eb => eb.or([eb('person.until', 'is', null), eb('person.until', '>=', today)]))
    .execute()
  const names = [applicantName, ...parties.flatMap(({ name, shortName }) => [name, shortName])].map(name => ({
    name,
    shown: name,
  }))
  const others = people.map(({ name, organisation }) => ({ name, shown: `${name} (${organisation})` }))
  const seen = new Set<string>()
  return [...names, ...others].filter(({ name, shown }) => {
    const isNew = name.trim() !== '' && !seen.has(shown)
    seen.add(shown)
    return isNew
  })
}

/** The two longest words of a name: a listed name that may be the same has one of them, misspelled in one at most. */
const telling = (name: string): readonly string[] =>
  [...nameWords(name)].toSorted((a, b) => b.length - a.length).slice(0, 2)

const holdsWord = (word: string): RawBuilder<boolean> =>
  sql<boolean>`(' ' || folded || ' ') like ${`% ${word} %`}`

async function listedLike(db: Reader, names: readonly string[]) {
  const words = [...new Set(names.flatMap(telling))]
  if (words.length === 0) return []
  return db
    .selectFrom('sanction_name')
    .select(['list', 'reference', 'name', 'note'])
    .where(eb => eb.or(words.map(holdsWord)))
    .orderBy('list')
    .orderBy('reference')
    .orderBy('name')
    .execute()
}

async function sanctionHits(db: Reader, subjects: readonly Subject[]): Promise<readonly Found[]> {
  const listed = await listedLike(
    db,
    subjects.map(({ name }) => name),
  )
  return subjects.flatMap(subject =>
    listed.flatMap(({ list, reference, name, note }) => {
      const strength = matchNames(subject.name, name)
      if (!strength) return []
      return [
        { kind: 'sanction' as const, subject: subject.shown, reference, name, from: list, strength, note },
      ]
    }),
  )
}

interface Other {
  readonly id: string
  readonly referenceNo: string
  readonly callCode: string
  readonly callId: string
  readonly applicantId: string | null
  readonly applicantName: string
  readonly title: string
}

/** How alike two applications are: the same applicant in one call, or one project handed in twice. */
function likeness(own: Other, other: Other): NameMatch | undefined {
  const sameTitle = foldText(own.title) !== '' && foldText(own.title) === foldText(other.title)
  const sameBody = own.applicantId !== null && own.applicantId === other.applicantId
  const names = matchNames(own.applicantName, other.applicantName)
  if (own.callId === other.callId) {
    if (sameBody || names === 'exact') return 'exact'
    return names ?? (sameTitle ? 'close' : undefined)
  }
  // In another call only the same project is a question: it may be paid twice.
  return sameTitle && (sameBody || names !== undefined) ? 'close' : undefined
}

async function duplicateHits(db: Reader, applicationId: string): Promise<readonly Found[]> {
  const rows: readonly Other[] = await db
    .selectFrom('application')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .select([
      'application.id',
      'application.reference_no as referenceNo',
      'call.code as callCode',
      'call.id as callId',
      'application.applicant_id as applicantId',
      'application.applicant_name as applicantName',
      'application.title',
    ])
    .where('application.state', 'not in', ['draft', 'withdrawn'])
    .orderBy('call.code')
    .orderBy('application.reference_no')
    .execute()
  const own = rows.find(({ id }) => id === applicationId)
  if (!own) return []
  return rows.flatMap(other => {
    const strength = other.id === own.id ? undefined : likeness(own, other)
    if (!strength) return []
    return [
      {
        kind: 'duplicate' as const,
        subject: own.applicantName,
        reference: other.referenceNo,
        name: other.applicantName,
        from: other.callCode,
        strength,
        note: other.title,
      },
    ]
  })
}

const keyOf = ({ kind, subject, reference, name }: Pick<Found, 'kind' | 'subject' | 'reference' | 'name'>) =>
  JSON.stringify([kind, subject, reference, name])

/** Everything that may be the same as the applicant or its application on the day `today`, with what was decided of it. */
export async function hitsOf(
  db: Reader,
  application: { readonly id: string; readonly applicant_name: string },
  parties: readonly Party[],
  today: string,
): Promise<readonly Hit[]> {
  const subjects = await subjectsOf(db, application.applicant_name, parties, today)
  const found = [...(await sanctionHits(db, subjects)), ...(await duplicateHits(db, application.id))]
  const decided = await db
    .selectFrom('match_decision as decision')
    .innerJoin('person', 'person.id', 'decision.decided_by')
    .select([
      'decision.kind',
      'decision.subject',
      'decision.matched_reference as reference',
      'decision.matched_name as name',
      'decision.decision',
      'decision.reason',
      'person.name as by',
      'decision.decided_on as on',
    ])
    .where('decision.application_id', '=', application.id)
    .execute()
  const byKey = new Map(
    decided.map(({ decision, reason, by, on, ...row }) => [keyOf(row), { decision, reason, by, on }]),
  )
  return found.map(hit => ({ ...hit, decision: byKey.get(keyOf(hit)) ?? null }))
}
