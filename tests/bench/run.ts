import { benchAvailability } from './availability.ts'
import { benchExpenditureList } from './expenditure-list.ts'
import { benchFirstList } from './first-list.ts'
import { benchFollowUp } from './follow-up.ts'
import { benchGrants } from './grants.ts'
import { benchImport } from './import.ts'
import { benchListPage } from './list-page.ts'
import type { Ratio } from './measure.ts'
import { benchWindowGaps } from './window-gaps.ts'

const BENCHES: Readonly<Record<string, () => Promise<readonly Ratio[]>>> = {
  availability: benchAvailability,
  'follow-up': benchFollowUp,
  'expenditure-list': benchExpenditureList,
  grants: benchGrants,
  import: benchImport,
  'list-page': benchListPage,
  'first-list': benchFirstList,
  'window-gaps': benchWindowGaps,
}

/** `npm run bench` prints each ratio as a JSON line; names after it choose some. */
const chosen = process.argv.slice(2)
const unknown = chosen.filter(name => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0)
  throw new Error(
    `There is no measure called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`,
  )
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  for (const ratio of await bench())
    console.log(JSON.stringify({ ...ratio, within: ratio.ratio <= ratio.limit }))
}
