import path from 'node:path'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { type ScorePackWish, scorePackData } from './data.ts'
import { writeScorePack } from './xlsx/index.ts'

export interface ScorePackFile extends ScorePackWish {
  readonly database: string
  readonly folder: string
  readonly name: string
}

/** Makes the file of an assessor's score pack. Throws as `scorePackData` says. */
export const produceScorePack = (task: ScorePackFile): Promise<{ readonly path: string }> =>
  withSnapshot(task.database, async db => {
    const t = translatorOf(task.language)
    const data = await scorePackData(db, task, {
      declarations: t('scorePack.sheet.declarations'),
      textOf: reference => t('scorePack.sheet.text', { reference }),
    })
    const file = path.join(task.folder, task.name)
    await writeScorePack(data, file, t)
    return { path: file }
  })
