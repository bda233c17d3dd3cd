import path from 'node:path'
import { defineCommand, json } from '../command.ts'
import { actAs, type Connection, withBackend } from '../connection.ts'
import { misuse } from '../failure.ts'
import { offerFolder } from '../files.ts'
import { usageOf } from '../help.ts'

const DEMO_ENTRIES = /^\d{1,7}$/

interface Wishes {
  readonly demo: boolean
  readonly entries: string | undefined
  readonly name: string | undefined
  readonly coordinator: string | undefined
  readonly currency: string | undefined
}

const wrong = (key: string, details: { readonly [name: string]: string } = {}) =>
  misuse(key, usageOf(workspaceCreate), details)

/** Refuses options that contradict each other before a folder is made. */
function check({ demo, entries, name, coordinator, currency }: Wishes, as: string | undefined): void {
  if (!demo && entries !== undefined) throw wrong('needsDemo', { option: '--entries' })
  if (entries !== undefined && !DEMO_ENTRIES.test(entries))
    throw wrong('notANumber', { option: '--entries', value: entries })
  const own = Object.entries({ '--name': name, '--coordinator': coordinator, '--currency': currency })
  const [option] = own.find(([, value]) => value !== undefined) ?? []
  if (demo && option !== undefined) throw wrong('notWithDemo', { option })
  if (as !== undefined && coordinator !== undefined && as !== coordinator)
    throw wrong('coordinatorTwice', { as, coordinator })
}

async function create(connection: Connection, folder: string, wishes: Wishes, as: string | undefined) {
  const location = offerFolder(connection.backend, folder)
  if (wishes.demo) {
    const entries = wishes.entries === undefined ? {} : { entries: Number(wishes.entries) }
    return connection.call('workspace.createDemo', { location, ...entries })
  }
  return connection.call('workspace.create', {
    location,
    name: wishes.name ?? path.basename(path.resolve(folder)),
    coordinatorName: wishes.coordinator ?? as ?? 'Coordinator',
    ...(wishes.currency === undefined ? {} : { baseCurrency: wishes.currency }),
  })
}

export const workspaceCreate = defineCommand({
  words: ['workspace', 'create'],
  args: ['DIR'],
  options: {
    demo: { summary: 'fill it with the demonstration data' },
    entries: { value: 'N', summary: 'number of invented ledger entries of the demonstration' },
    name: { value: 'NAME', summary: 'name of the workspace; by default that of the folder' },
    coordinator: { value: 'NAME', summary: 'name of its first person' },
    currency: { value: 'CODE', summary: 'base currency, by default EUR' },
  },
  summary: 'Make a workspace in a new or empty folder.',
  run: async ({ args: [folder], options, as, surroundings }) => {
    check(options, as)
    return withBackend(surroundings, async connection => {
      await create(connection, folder, options, as)
      if (as !== undefined) await actAs(connection, as, surroundings.env)
      return json(await connection.call('workspace.status', {}))
    })
  },
})
