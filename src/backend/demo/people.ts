import type { CommandContext } from '#backend/rpc/context.ts'
import type { Role } from '#shared/contract/index.ts'
import { demoId } from './deterministic.ts'
import { insertAll } from './insert-all.ts'

interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly role: Role
}

/** Exactly one coordinator: who acts when a command line names nobody. */
const people: readonly DemoPerson[] = [
  { key: 'coordinator', name: 'Arta Demo (invented)', role: 'coordinator' },
  { key: 'finance', name: 'Goran Demo (invented)', role: 'finance_officer' },
  { key: 'mentor', name: 'Lejla Demo (invented)', role: 'mentor' },
  { key: 'assessor', name: 'Nikola Demo (invented)', role: 'assessor' },
  { key: 'assessor-2', name: 'Vjosa Demo (invented)', role: 'assessor' },
  { key: 'assessor-3', name: 'Марија Демо (измислено)', role: 'assessor' },
  { key: 'assessor-4', name: 'Amar Demo (invented)', role: 'assessor' },
  { key: 'director', name: 'Besnik Demo (invented)', role: 'director' },
  { key: 'auditor', name: 'Ana Demo (invented)', role: 'auditor' },
]

export const personId = (key: string): string => demoId('person', key)

/** Who the demo is built as: its only coordinator. */
export const DEMO_COORDINATOR = { id: personId('coordinator'), name: 'Arta Demo (invented)' } as const

/** Invented persons: four assessors and one of each other role, none with a passphrase. */
export async function insertPeople({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'person',
    people.map(person => ({
      id: personId(person.key),
      name: person.name,
      email: `${person.key}@example.invalid`,
    })),
  )
  await insertAll(
    trx,
    'person_role',
    people.map(person => ({
      id: demoId('person_role', person.key),
      person_id: personId(person.key),
      role: person.role,
    })),
  )
}
