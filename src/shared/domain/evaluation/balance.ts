/** An application that needs readers, and who already has it by hand; those are kept. */
export type ToAssign = {
  readonly application: string
  /** Assigned already and still so; not moved. */
  readonly readers: readonly string[]
  /** May not read it: declared conflicts, mentors of the applicant, links in the registry, taken back by hand. */
  readonly barred: ReadonlySet<string>
}

export type Balanced = {
  readonly assigned: readonly { readonly application: string; readonly person: string }[]
  /** Applications for which too few may read, with how many readers are missing. */
  readonly short: readonly { readonly application: string; readonly missing: number }[]
}

type Slot = { readonly application: ToAssign; person: string }

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class Loads {
  readonly #loads: Map<string, number>

  constructor(assessors: readonly string[], applications: readonly ToAssign[]) {
    this.#loads = new Map(assessors.map(person => [person, 0]))
    for (const { readers } of applications) for (const person of readers) this.add(person, 1)
  }

  of(person: string): number {
    return this.#loads.get(person) ?? 0
  }

  add(person: string, change: number): void {
    const load = this.#loads.get(person)
    if (load !== undefined) this.#loads.set(person, load + change)
  }

  /** Least loaded first, by name of the record where equal: the same input always gives the same order. */
  sorted(people: readonly string[]): readonly string[] {
    return people.toSorted((a, b) => this.of(a) - this.of(b) || byText(a, b))
  }
}

/** Who holds a slot of an application, and so can't take another of it. */
const holders = (slots: readonly Slot[]): Map<ToAssign, Set<string>> => {
  const found = new Map<ToAssign, Set<string>>()
  for (const { application, person } of slots) {
    const people = found.get(application) ?? new Set(application.readers)
    found.set(application, people.add(person))
  }
  return found
}

/** Chain of slots that, each handed on to the next person, takes one from the first and gives one to the last. */
type Handover = readonly { readonly slot: Slot; readonly to: string }[]

/**
 * Looks from an assessor, over slots that could be handed on, for one who carries at least two fewer. Handing the
 * chain on evens the loads; when nobody finds one, no assignment of these slots is more even.
 */
function handover(
  start: string,
  assessors: readonly string[],
  slotsOf: ReadonlyMap<string, readonly Slot[]>,
  holding: ReadonlyMap<ToAssign, ReadonlySet<string>>,
  loads: Loads,
): Handover | undefined {
  const cameBy = new Map<string, { readonly from: string; readonly slot: Slot }>()
  const queue = [start]
  const mayTake = (next: string, { application }: Slot) =>
    next !== start &&
    !cameBy.has(next) &&
    !application.barred.has(next) &&
    !holding.get(application)?.has(next)
  for (const person of queue)
    for (const slot of slotsOf.get(person) ?? [])
      for (const next of assessors.filter(other => mayTake(other, slot))) {
        cameBy.set(next, { from: person, slot })
        if (loads.of(next) <= loads.of(start) - 2) return chainTo(next, start, cameBy)
        queue.push(next)
      }
  return undefined
}

function chainTo(
  end: string,
  start: string,
  cameBy: ReadonlyMap<string, { readonly from: string; readonly slot: Slot }>,
): Handover {
  const chain: { slot: Slot; to: string }[] = []
  for (let person = end; person !== start; ) {
    const step = cameBy.get(person)
    if (!step) break
    chain.unshift({ slot: step.slot, to: person })
    person = step.from
  }
  return chain
}

/** Slots in the order in which a person could hand them on; a chain moves few, so the index is kept by hand. */
function evenOut(slots: readonly Slot[], assessors: readonly string[], loads: Loads): void {
  const slotsOf = new Map<string, Slot[]>(assessors.map(person => [person, []]))
  for (const slot of slots) slotsOf.get(slot.person)?.push(slot)
  const holding = holders(slots)
  const hand = ({ slot, to }: Handover[number]) => {
    const from = slotsOf.get(slot.person)
    from?.splice(from.indexOf(slot), 1)
    slotsOf.get(to)?.push(slot)
    const people = holding.get(slot.application)
    people?.delete(slot.person)
    people?.add(to)
    slot.person = to
  }
  for (let goesOn = true; goesOn; ) {
    goesOn = false
    for (const person of loads.sorted(assessors).toReversed()) {
      const chain = handover(person, assessors, slotsOf, holding, loads)
      const last = chain?.at(-1)
      if (!chain || !last) continue
      // From the far end, so that nobody holds the same application twice on the way.
      for (const step of chain.toReversed()) hand(step)
      loads.add(person, -1)
      loads.add(last.to, 1)
      goesOn = true
      break
    }
  }
}

/**
 * Gives every application its readers so that all carry as nearly the same number as conflicts allow: the least loaded
 * first, then slots are handed on along chains until no chain makes it more even. What is assigned by hand stays. The
 * same input gives the same result (domain-rules.md rule 5; a mentor is barred from those they mentor).
 */
export function balance(
  applications: readonly ToAssign[],
  assessors: readonly string[],
  readersNeeded: number,
): Balanced {
  const people = [...new Set(assessors)].toSorted(byText)
  const loads = new Loads(people, applications)
  const slots: Slot[] = []
  const short: { application: string; missing: number }[] = []
  const free = (application: ToAssign) =>
    people.filter(person => !application.barred.has(person) && !application.readers.includes(person))
  // Those with the fewest choices choose first.
  const ordered = applications
    .map(application => ({ application, choices: free(application) }))
    .toSorted(
      (a, b) =>
        a.choices.length - b.choices.length || byText(a.application.application, b.application.application),
    )
  for (const { application, choices } of ordered) {
    const wanted = Math.max(0, readersNeeded - application.readers.length)
    const taken = loads.sorted(choices).slice(0, wanted)
    for (const person of taken) {
      slots.push({ application, person })
      loads.add(person, 1)
    }
    if (taken.length < wanted)
      short.push({ application: application.application, missing: wanted - taken.length })
  }
  evenOut(slots, people, loads)
  const place = new Map(applications.map(({ application }, index) => [application, index]))
  const inOrder = (id: string) => place.get(id) ?? 0
  return {
    assigned: slots
      .map(({ application, person }) => ({ application: application.application, person }))
      .toSorted((a, b) => inOrder(a.application) - inOrder(b.application) || byText(a.person, b.person)),
    short: short.toSorted((a, b) => inOrder(a.application) - inOrder(b.application)),
  }
}
