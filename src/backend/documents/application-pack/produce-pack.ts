import path from 'node:path'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { packData } from './data.ts'
import { writePack } from './xlsx/index.ts'

export interface PackFile {
  readonly database: string
  readonly folder: string
  readonly name: string
  readonly callId: string
  readonly language: string
}

/** Makes the file of a pack. Throws NotFound, Rule.NoForm. */
export const producePack = (task: PackFile): Promise<{ readonly path: string; readonly structure: string }> =>
  withSnapshot(task.database, async db => {
    const data = await packData(db, task.callId, task.language)
    const file = path.join(task.folder, task.name)
    await writePack(data, file, translatorOf(task.language))
    return { path: file, structure: data.identity.structure }
  })
