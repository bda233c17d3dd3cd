import type { Reader } from '#backend/rpc/context.ts'
import { foldedName, foldedNumber } from './folding.ts'
import { findNames } from './repository.ts'

/** What a new or changed record says about itself. */
export interface Candidate {
  readonly name: string
  readonly registrationNo: string
  readonly country: string
}

/** Every record's folded names and number, read once: for many candidates, as an import has them. */
export interface DuplicateIndex {
  /** Ids of records that may be the same body: same number in the country, or same name once folded. */
  readonly similarTo: (candidate: Candidate) => readonly string[]
}

const added = (map: Map<string, string[]>, key: string, id: string) => {
  const ids = map.get(key)
  if (ids) ids.push(id)
  else map.set(key, [id])
}

export async function openDuplicateIndex(db: Reader): Promise<DuplicateIndex> {
  const names = new Map<string, string[]>()
  const numbers = new Map<string, string[]>()
  for (const row of await findNames(db)) {
    for (const name of new Set([foldedName(row.name), foldedName(row.short_name)]))
      if (name !== '') added(names, name, row.id)
    const number = foldedNumber(row.registration_no)
    if (number !== '') added(numbers, `${row.country} ${number}`, row.id)
  }
  return {
    similarTo: ({ name, registrationNo, country }) => {
      const byName = names.get(foldedName(name)) ?? []
      const number = foldedNumber(registrationNo)
      const byNumber = number === '' ? [] : (numbers.get(`${country} ${number}`) ?? [])
      return [...new Set([...byNumber, ...byName])]
    },
  }
}
