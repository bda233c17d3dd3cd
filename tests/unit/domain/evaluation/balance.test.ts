import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Balanced, balance, type ToAssign } from '#shared/domain/evaluation/index.ts'

const PEOPLE = ['ana', 'ben', 'cat', 'dea', 'eno']
const plain = (
  application: string,
  barred: readonly string[] = [],
  readers: readonly string[] = [],
): ToAssign => ({
  application,
  readers,
  barred: new Set(barred),
})

const loadsOf = (applications: readonly ToAssign[], { assigned }: Balanced, people: readonly string[]) =>
  people.map(
    person =>
      assigned.filter(row => row.person === person).length +
      applications.filter(({ readers }) => readers.includes(person)).length,
  )

const anyCase = fc
  .record({
    people: fc.subarray(PEOPLE, { minLength: 1 }),
    needed: fc.integer({ min: 1, max: 3 }),
    rows: fc.array(
      fc.record({ barred: fc.subarray(PEOPLE), readers: fc.subarray(PEOPLE, { maxLength: 1 }) }),
      { maxLength: 9 },
    ),
  })
  .map(({ people, needed, rows }) => ({
    people,
    needed,
    applications: rows.map(({ barred, readers }, index) =>
      plain(
        `a${index}`,
        barred,
        readers.filter(person => people.includes(person) && !barred.includes(person)),
      ),
    ),
  }))

const squares = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load * load, 0)

/** The most even assignment there is, by trying all of them. */
function best(applications: readonly ToAssign[], people: readonly string[], needed: number): number {
  const choices = applications.map(({ barred, readers }) => {
    const free = people.filter(person => !barred.has(person) && !readers.includes(person))
    const wanted = Math.min(free.length, Math.max(0, needed - readers.length))
    const sets = (from: number, left: number): string[][] =>
      left === 0
        ? [[]]
        : free
            .slice(from)
            .flatMap((person, index) => sets(from + index + 1, left - 1).map(rest => [person, ...rest]))
    return sets(0, wanted)
  })
  const start = new Map(
    people.map(person => [person, applications.filter(({ readers }) => readers.includes(person)).length]),
  )
  const go = (index: number): number => {
    const options = choices[index]
    if (!options) return squares([...start.values()])
    return Math.min(
      ...options.map(set => {
        for (const person of set) start.set(person, (start.get(person) ?? 0) + 1)
        const found = go(index + 1)
        for (const person of set) start.set(person, (start.get(person) ?? 0) - 1)
        return found
      }),
    )
  }
  return go(0)
}

describe('Assigning readers evenly', () => {
  it('gives forty applications two readers each of five people: sixteen each', () => {
    const applications = Array.from({ length: 40 }, (_, index) => plain(`a${String(index).padStart(2, '0')}`))
    const found = balance(applications, PEOPLE, 2)
    expect(loadsOf(applications, found, PEOPLE)).toEqual([16, 16, 16, 16, 16])
    expect(found.short).toEqual([])
  })

  it('names the applications for which too few may read', () => {
    const found = balance([plain('a', ['ana', 'ben']), plain('b')], ['ana', 'ben'], 2)
    expect(found.short).toEqual([{ application: 'a', missing: 2 }])
    expect(found.assigned).toHaveLength(2)
  })

  it('hands on along a chain when nobody can give directly', () => {
    // ana alone may read a1 to a3 with ben, ben may hand on what cat may read.
    const applications = [
      plain('a1', ['cat']),
      plain('a2', ['cat']),
      plain('a3', ['cat']),
      plain('b1', ['ana']),
      plain('b2', ['ana']),
      plain('b3', ['ana']),
    ]
    expect(
      loadsOf(applications, balance(applications, ['ana', 'ben', 'cat'], 1), ['ana', 'ben', 'cat']),
    ).toEqual([2, 2, 2])
  })

  it('never assigns whom a conflict or mentoring bars, nobody twice, and keeps what was assigned by hand', () => {
    fc.assert(
      fc.property(anyCase, ({ people, needed, applications }) => {
        const found = balance(applications, people, needed)
        for (const application of applications) {
          const given = found.assigned
            .filter(row => row.application === application.application)
            .map(row => row.person)
          expect(new Set(given).size).toBe(given.length)
          for (const person of given) {
            expect(people).toContain(person)
            expect(application.barred.has(person)).toBe(false)
            expect(application.readers).not.toContain(person)
          }
          const missing = found.short.find(row => row.application === application.application)?.missing ?? 0
          expect(given.length + missing).toBe(Math.max(0, needed - application.readers.length))
        }
      }),
    )
  })

  it('is as even as any assignment can be', () => {
    fc.assert(
      fc.property(
        anyCase.filter(({ applications }) => applications.length <= 5),
        ({ people, needed, applications }) => {
          const found = balance(applications, people, needed)
          expect(squares(loadsOf(applications, found, people))).toBe(best(applications, people, needed))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives the same result for the same input, in whatever order people are named', () => {
    fc.assert(
      fc.property(anyCase, ({ people, needed, applications }) => {
        expect(balance(applications, people.toReversed(), needed)).toEqual(
          balance(applications, people, needed),
        )
      }),
    )
  })
})
