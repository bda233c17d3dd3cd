import type { Reader } from '#backend/rpc/context.ts'
import { type Notice, notice } from '#shared/domain/notices/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

/** Somebody who might read, as the registry knows them. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** A body that takes part in an application, whatever its role. */
interface Party {
  readonly applicationId: string
  readonly organisationId: string
}

/** Applicant, patron and other parties of some applications. */
export async function partiesOf(db: Reader, applicationIds: readonly string[]): Promise<readonly Party[]> {
  if (applicationIds.length === 0) return []
  const main = await db
    .selectFrom('application')
    .select(['id', 'applicant_id', 'patron_id'])
    .where('id', 'in', [...applicationIds])
    .execute()
  const others = await db
    .selectFrom('application_party')
    .select(['application_id as applicationId', 'organisation_id as organisationId'])
    .where('application_id', 'in', [...applicationIds])
    .execute()
  const leads = main.flatMap(({ id, applicant_id, patron_id }) =>
    [applicant_id, patron_id].flatMap(organisationId =>
      organisationId === null ? [] : [{ applicationId: id, organisationId }],
    ),
  )
  return [...leads, ...others]
}

/** Words of a name in one order: lists give family names first or last. */
const nameKey = (name: string): string => foldText(name).split(' ').toSorted().join(' ')

/** Application → person → what the registry says of both. */
export type Links = ReadonlyMap<string, ReadonlyMap<string, readonly Notice[]>>

/**
 * Warnings from the registry (domain-rules.md rule 5): an assessor who is recorded as sitting on the applicant's board,
 * signing, working there or owning its bank account, or has the name or address of somebody who does, or who mentors it. They don't bar by themselves,
 * except mentoring; the assessor declares.
 */
export async function registryLinks(
  db: Reader,
  applicationIds: readonly string[],
  people: readonly Person[],
): Promise<Links> {
  const parties = await partiesOf(db, applicationIds)
  const organisationIds = [...new Set(parties.map(({ organisationId }) => organisationId))]
  if (organisationIds.length === 0 || people.length === 0) return new Map()
  const known = await db
    .selectFrom('organisation_person as person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select([
      'organisation.id',
      'organisation.name as organisation',
      'person.name',
      'person.email',
      'person.role',
      'person.person_id as personId',
      'person.until',
    ])
    .where('organisation.id', 'in', organisationIds)
    .execute()
  const mentors = await mentorsOf(db, organisationIds)
  const byOrganisation = Map.groupBy(known, row => row.id)
  const links = new Map<string, Map<string, Notice[]>>()
  for (const { applicationId, organisationId } of parties)
    for (const person of people) {
      const found = [
        ...(byOrganisation.get(organisationId) ?? []).flatMap(row => linkTo(person, row) ?? []),
        ...mentors
          .filter(row => row.organisationId === organisationId && row.personId === person.id)
          .map(({ organisation, until }) =>
            until === null
              ? notice('evaluation', 'Mentors', null, { organisation })
              : notice('evaluation', 'MentorsUntil', null, { organisation, until }),
          ),
      ]
      if (found.length === 0) continue
      const ofApplication = links.get(applicationId) ?? new Map<string, Notice[]>()
      ofApplication.set(person.id, [...(ofApplication.get(person.id) ?? []), ...found])
      links.set(applicationId, ofApplication)
    }
  return links
}

interface RegistryPerson {
  readonly organisation: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly personId: string | null
  /** The last day of the tie; null while it lasts or where none is recorded. */
  readonly until: string | null
}

function likeness(person: Person, row: RegistryPerson): 'SamePerson' | 'SameName' | 'SameMail' | undefined {
  if (person.id === row.personId) return 'SamePerson'
  if (nameKey(person.name) === nameKey(row.name)) return 'SameName'
  const mail = person.email.trim().toLowerCase()
  return mail !== '' && mail === row.email.trim().toLowerCase() ? 'SameMail' : undefined
}

function linkTo(person: Person, row: RegistryPerson): Notice | undefined {
  const code = likeness(person, row)
  if (code === undefined) return undefined
  const details = {
    name: row.name,
    organisation: row.organisation,
    roleKey: `organisationPersonRole.${row.role}`,
  }
  // A tie of the past counts, too; whoever reads the warning sees when it ended.
  return row.until === null
    ? notice('evaluation', code, null, details)
    : notice('evaluation', `${code}Until`, null, { ...details, until: row.until })
}

/** Who mentors these bodies, or did: both keep a mentor from evaluating them. */
async function mentorsOf(db: Reader, organisationIds: readonly string[]) {
  return db
    .selectFrom('mentor_link as link')
    .innerJoin('organisation', 'organisation.id', 'link.organisation_id')
    .select([
      'link.person_id as personId',
      'organisation.id as organisationId',
      'organisation.name as organisation',
      'link.until',
    ])
    .where('organisation.id', 'in', [...organisationIds])
    .execute()
}

/** Codes of links that bar by themselves. */
export const bars = (links: readonly Notice[]): boolean =>
  links.some(({ code }) => code === 'Mentors' || code === 'MentorsUntil')
