import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseRulePack, type RulePack } from '#shared/domain/rule-packs/index.ts'
import { ProblemError } from '#shared/kernel/errors.ts'

const FOLDER = new URL('../../resources/rule-packs/', import.meta.url)

/** The rule packs that come with the program, in the order of their names. Throws the problem of an invalid one. */
export async function readRulePacks(): Promise<readonly RulePack[]> {
  const names = (await readdir(fileURLToPath(FOLDER))).filter(name => name.endsWith('.json')).toSorted()
  const packs: RulePack[] = []
  for (const name of names) {
    const parsed = parseRulePack(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')))
    if (!parsed.ok) throw new ProblemError(parsed.error)
    packs.push(parsed.value)
  }
  return packs
}
