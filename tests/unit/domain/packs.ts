import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseRulePack, type RulePack } from '#shared/domain/rule-packs/index.ts'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../resources/rule-packs')

/** The rule packs the product ships, read as it reads them. */
export function shippedPacks(): readonly RulePack[] {
  return readdirSync(folder).map(file => {
    const raw: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
    const pack = parseRulePack(raw)
    if (!pack.ok) throw new Error(`${file}: ${JSON.stringify(pack.error)}`)
    return pack.value
  })
}
