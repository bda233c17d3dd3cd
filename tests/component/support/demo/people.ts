import type { Role } from '#shared/contract/index.ts'
import type { PersonRow } from '#shared/contract/users.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { idOf } from './ids.ts'

const person = (number: number, name: string, roles: Role[], passphrase = false): PersonRow => ({
  id: idOf('person', number),
  version: 1,
  name,
  email: '',
  roles,
  archived: false,
  passphrase,
})

export const PEOPLE: readonly PersonRow[] = [
  person(1, 'Arta Krasniqi', ['coordinator']),
  person(2, 'Besnik Hoxha', ['finance_officer'], true),
  person(3, 'Mira Jovanović', ['mentor']),
  person(4, 'Драган Петровски', ['director']),
  person(5, 'Elira Çela', ['auditor']),
  person(6, 'Ana Šarić', ['assessor']),
]

export function statusFor(role: Role, demo = true): WorkspaceStatus {
  const acting = PEOPLE.find(candidate => candidate.roles.includes(role))
  if (!acting) throw new Error(`Nobody is ${role}`)
  return {
    workspace: {
      id: idOf('workspace', 1),
      name: 'Demo coalition',
      baseCurrency: 'EUR',
      demo,
      folderName: 'Demo',
      integrity: 'ok',
      auditHead: 'a'.repeat(64),
    },
    session: { personId: acting.id, name: acting.name, roles: acting.roles, authenticated: false },
    people: PEOPLE.map(({ id, name, roles, passphrase }) => ({ id, name, roles, passphrase })),
    appVersion: '0.1.0',
  }
}
