import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  commands,
  confirmSecondPerson,
  type PassphraseStore,
  queries,
  type SecondPersonRules,
  type StoredPassphrase,
  verifyPassphrase,
} from '#backend/features/users/index.ts'
import { waitAfter } from '#backend/features/users/throttle.ts'
import type { Role } from '#shared/contract/index.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

const SECRET = 'gjelbër mali 7 ура'
const WRONG = { ok: false, error: { code: 'Rule.WrongPassphrase' } }

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands })
})
afterEach(() => workspace.close())

const storedFor = (role: Role) =>
  workspace.read(db =>
    db
      .selectFrom('passphrase')
      .selectAll()
      .where('person_id', '=', workspace.people[role])
      .executeTakeFirst(),
  )
const set = (next: string | null, current: string | null = null, role: Role = 'finance_officer') =>
  workspace.envelope('users.setPassphrase', { current, next }, { as: role })

describe('a passphrase', () => {
  it('is kept as an argon2id hash with the recommended cost and never in the audit', async () => {
    expect(await set(SECRET)).toMatchObject({ ok: true })
    const row = await storedFor('finance_officer')
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const { rows } = await workspace.call('users.list', {})
    expect(rows.filter(person => person.passphrase).map(person => person.id)).toEqual([
      workspace.people.finance_officer,
    ])
    const audited = await workspace.read(db =>
      db.selectFrom('audit_change').select(['table_name', 'after']).execute(),
    )
    expect(audited.some(change => change.table_name === 'passphrase')).toBe(false)
    expect(audited.some(change => change.after?.includes('argon2id') ?? false)).toBe(false)
  })

  it('has at least ten characters', async () => {
    expect(await set('too short')).toMatchObject({ ok: false, error: { code: 'Validation' } })
  })

  it('is changed and removed only with the one in force, however its letters are composed', async () => {
    await set(SECRET)
    expect(await set('another long one')).toMatchObject({ error: { code: 'Rule.PassphraseNeeded' } })
    expect(await set('another long one', 'not the right one')).toMatchObject(WRONG)
    expect(await set('another long one', SECRET.normalize('NFD'))).toMatchObject({ ok: true })
    expect(await set(null, SECRET)).toMatchObject(WRONG)
    expect(await set(null, 'another long one')).toMatchObject({ ok: true })
    expect(await storedFor('finance_officer')).toBeUndefined()
  })

  it('counts a failure although the command it was for rolled back, and says nothing of it to the caller', async () => {
    await set(SECRET)
    const answer = await set(null, 'not the right one')
    expect(answer).toMatchObject(WRONG)
    expect(JSON.stringify(answer)).not.toContain('failedPassphraseOf')
    expect(await storedFor('finance_officer')).toMatchObject({ failed_attempts: 1, locked_until: null })
  })

  it('makes the fifth failure wait, for the right one too, and forgets failures after success', async () => {
    await set(SECRET)
    for (let attempt = 0; attempt < 4; attempt += 1) await set(null, 'not the right one')
    expect(await set(SECRET, SECRET)).toMatchObject({ ok: true })
    expect(await storedFor('finance_officer')).toMatchObject({ failed_attempts: 0 })
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await set(null, 'wrong again!')).toMatchObject(WRONG)
    const locked = await storedFor('finance_officer')
    expect(locked).toMatchObject({ failed_attempts: 5 })
    expect(locked?.locked_until).not.toBeNull()
    expect(await set(null, SECRET)).toMatchObject({
      ok: false,
      error: { code: 'Rule.TooManyAttempts', details: { until: locked?.locked_until } },
    })
    expect(await storedFor('finance_officer')).toMatchObject({ failed_attempts: 5 })
  })
})

describe('the wait after wrong passphrases', () => {
  it('starts at the fifth, doubles, and ends at an hour', () => {
    expect([0, 4, 5, 6, 7, 12, 40].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 3600, 3600])
  })

  it('ends when its time is over', async () => {
    await set(SECRET)
    const row = await storedFor('finance_officer')
    const kept: { stored: StoredPassphrase | undefined } = { stored: row }
    const store: PassphraseStore = {
      read: async () => kept.stored,
      recordFailure: async (_, lockedUntil) => {
        if (kept.stored)
          kept.stored = {
            ...kept.stored,
            failed_attempts: kept.stored.failed_attempts + 1,
            locked_until: lockedUntil,
          }
      },
      recordSuccess: async () => {
        if (kept.stored) kept.stored = { ...kept.stored, failed_attempts: 0, locked_until: null }
      },
    }
    const attempt = (passphrase: string | null, now: string) =>
      verifyPassphrase(store, { personId: 'p', name: 'P', passphrase }, now)
    for (let failure = 0; failure < 5; failure += 1)
      await expect(attempt('no', '2025-01-01T00:00:00.000Z')).rejects.toBeInstanceOf(ProblemError)
    await expect(attempt(SECRET, '2025-01-01T00:00:29.000Z')).rejects.toMatchObject({
      problem: { code: 'Rule.TooManyAttempts' },
    })
    expect(await attempt(SECRET, '2025-01-01T00:00:31.000Z')).toBe(true)
    expect(kept.stored).toMatchObject({ failed_attempts: 0, locked_until: null })
    kept.stored = undefined
    expect(await attempt(null, '2025-01-01T00:01:00.000Z')).toBe(false)
  })
})

describe('the second person of an act', () => {
  const confirm = (role: Role, passphrase: string | null = null, rules: SecondPersonRules = {}) =>
    workspace.write(context =>
      confirmSecondPerson(context, { personId: workspace.people[role], passphrase }, rules),
    )

  it('is put on the audit event, authenticated only with the own passphrase', async () => {
    expect(await confirm('director')).toMatchObject({ authenticated: false })
    await set(SECRET, null, 'director')
    await expect(confirm('director')).rejects.toMatchObject({ problem: { code: 'Rule.PassphraseNeeded' } })
    expect(await confirm('director', SECRET)).toMatchObject({ name: 'Test director', authenticated: true })
    const event = await workspace.read(db =>
      db
        .selectFrom('audit_event')
        .select(['second_person_name', 'second_authenticated'])
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow(),
    )
    expect(event).toEqual({ second_person_name: 'Test director', second_authenticated: 1 })
  })

  it('is another, active person whose role may confirm', async () => {
    const refused = { problem: { code: 'Rule.SecondPerson' } }
    await expect(confirm('coordinator')).rejects.toMatchObject(refused)
    await expect(confirm('mentor')).rejects.toMatchObject(refused)
    await expect(confirm('director', null, { allowedRoles: ['finance_officer'] })).rejects.toMatchObject(
      refused,
    )
    await workspace.call('users.update', {
      id: workspace.people.director,
      version: 1,
      name: 'Gone',
      email: '',
      roles: ['director'],
      archived: true,
    })
    await expect(confirm('director')).rejects.toMatchObject(refused)
  })

  it('acts in another role where the act asks for it', async () => {
    const { id } = await workspace.call('users.create', { name: 'Second', email: '', roles: ['coordinator'] })
    const second = { personId: id, passphrase: null }
    await expect(
      workspace.write(context => confirmSecondPerson(context, second, { differentRole: true })),
    ).rejects.toMatchObject({
      problem: { code: 'Rule.SecondPerson', messageKey: 'problem.users.secondPersonSameRole' },
    })
    expect(await confirm('finance_officer', null, { differentRole: true })).toMatchObject({
      authenticated: false,
    })
  })
})
