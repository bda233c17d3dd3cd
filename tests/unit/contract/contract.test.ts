import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, joinContracts, procedures } from '#shared/contract/index.ts'
import { query, ROLES } from '#shared/contract/procedure.ts'

describe('the contract', () => {
  it('refuses a name that two parts declare', () => {
    const part = { 'a.b': query({ allowed: 'everyone', input: z.strictObject({}), output: z.null() }) }
    expect(() => joinContracts([part, part])).toThrow('The procedure a.b is declared twice')
  })

  it('lists each procedure once, under a dotted name', () => {
    const names = [...procedures.keys()]
    expect(names).toEqual(Object.keys(contract))
    expect(names.filter(name => !/^[a-z]+[A-Za-z]*\.[a-z]+[A-Za-z]*$/.test(name))).toEqual([])
    expect(names.toSorted()).toMatchSnapshot()
  })

  it('takes only the members it knows', () => {
    for (const [name, procedure] of procedures) {
      const answer = procedure.input.safeParse({ surprise: 1 })
      expect(answer.success, name).toBe(false)
    }
  })

  it('names roles that exist, and lets no mentor or assessor near money', () => {
    const money = /^(ledger|budgets|funds|rates|documents|imports|deviations)\./
    for (const [name, { allowed }] of procedures) {
      if (typeof allowed === 'string') expect(money.test(name), name).toBe(false)
      else {
        expect(
          allowed.every(role => ROLES.includes(role)),
          name,
        ).toBe(true)
        if (money.test(name))
          expect(
            allowed.filter(role => role === 'mentor' || role === 'assessor'),
            name,
          ).toEqual([])
      }
    }
  })

  it('lets an auditor read and produce, and change nothing', () => {
    const changing = [...procedures].filter(
      ([name, { kind, allowed }]) =>
        kind === 'command' &&
        Array.isArray(allowed) &&
        allowed.includes('auditor') &&
        !name.startsWith('views.'),
    )
    expect(changing.map(([name]) => name)).toEqual([])
  })

  it('publishes every input as JSON schema, so that it survives JSON', () => {
    for (const [name, procedure] of procedures)
      expect(() => z.toJSONSchema(procedure.input, { io: 'input' }), name).not.toThrow()
  })
})
