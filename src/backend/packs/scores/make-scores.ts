import { rm } from 'node:fs/promises'
import path from 'node:path'
import { requireSightOfReader, termsOf } from '#backend/features/evaluation/index.ts'
import { newId } from '#backend/platform/ids.ts'
import { zipFiles } from '#backend/platform/zip-files.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { inFileName, makePackFile, PACK_MEDIA_TYPE } from '../make-file.ts'

interface Person {
  readonly id: string
  readonly name: string
}

type Wish = Pick<ParsedInputOf<'committees.makePacks'>, 'callId' | 'language' | 'returnBy'>

/** Everybody who has an application of the call to read, by name. */
const assessorsOf = ({ db }: JobContext, callId: string): Promise<Person[]> =>
  db
    .selectFrom('person')
    .select(['person.id', 'person.name'])
    .where('person.id', 'in', eb =>
      eb
        .selectFrom('assignment')
        .innerJoin('application', 'application.id', 'assignment.application_id')
        .select('assignment.person_id')
        .where('application.call_id', '=', callId)
        .where('assignment.state', '=', 'assigned'),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()

const fileNameFor = (call: string, { name }: Person, language: string): string =>
  `${inFileName(call)}_${inFileName(name)}_${language}.xlsx`

function makeFor(context: JobContext, { callId, language, returnBy }: Wish, person: Person): Promise<string> {
  const who = { personId: person.id, makerId: context.actor.personId }
  return makePackFile(context, 'scorePack', { callId, language, returnBy, ...who })
}

async function personOf({ db }: JobContext, id: string): Promise<Person> {
  const person = await db.selectFrom('person').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
  if (!person) throw new ProblemError(problem('NotFound', 'problem.notFound.person', { id }))
  return person
}

function offer(context: JobContext, file: string, fileName: string) {
  const token = context.files.offerOutgoing({
    path: file,
    fileName,
    mediaType: fileName.endsWith('.zip') ? 'application/zip' : PACK_MEDIA_TYPE,
    temporary: true,
  })
  return { token, fileName }
}

async function makeOne(context: JobContext, wish: Wish, person: Person) {
  const { call } = await termsOf(context.db, wish.callId)
  const file = await makeFor(context, wish, person)
  return offer(context, file, fileNameFor(call.code, person, wish.language))
}

/** `assessments.makePack`: the caller's own pack. Throws as `scorePackData` says. */
export const makeOwn = async (
  context: JobContext,
  wish: ParsedInputOf<'assessments.makePack'>,
): Promise<OutputOf<'assessments.makePack'>> =>
  makeOne(context, wish, await personOf(context, context.actor.personId))

/** Why somebody gets no pack now, though others do; anything else is thrown on. */
function reasonOf(error: unknown) {
  if (!(error instanceof ProblemError)) throw error
  const { code, messageKey, details } = error.problem
  if (code !== 'Rule.NothingToScore' && code !== 'Rule.Recused') throw error
  return { messageKey, details: JSON.parse(JSON.stringify(details)) }
}

type Made = Person & { readonly file: string }
type Skipped = OutputOf<'committees.makePacks'>['skipped'][number]

/** Makes the packs one after the other; when it fails or is cancelled, none of their files stays behind. */
async function makeEach(context: JobContext, wish: Wish): Promise<{ made: Made[]; skipped: Skipped[] }> {
  const { db, actor, signal, progress } = context
  const people = await assessorsOf(context, wish.callId)
  const made: Made[] = []
  const skipped: Skipped[] = []
  try {
    for (const [index, person] of people.entries()) {
      signal.throwIfAborted()
      progress(index, people.length, 'progress.scorePacks')
      try {
        await requireSightOfReader(db, actor, { callId: wish.callId, personId: person.id })
        made.push({ ...person, file: await makeFor(context, wish, person) })
      } catch (error) {
        skipped.push({ ...person, ...reasonOf(error) })
      }
    }
  } catch (error) {
    for (const { file } of made) await rm(file, { force: true })
    throw error
  }
  return { made, skipped }
}

/** The packs of all in one archive; whoever has nothing left to do is left out. */
async function makeAll(context: JobContext, wish: Wish): Promise<OutputOf<'committees.makePacks'>> {
  const { db, folders } = context
  const { call } = await termsOf(db, wish.callId)
  const { made, skipped } = await makeEach(context, wish)
  if (made.length === 0)
    throw new ProblemError(
      problem('Rule.NothingToScore', 'problem.evaluation.nobodyToScore', { code: call.code }),
    )
  const archive = path.join(folders.exports, `packs_${newId()}.zip`)
  const names = new Map<string, number>()
  await zipFiles(
    archive,
    made.map(person => {
      const name = fileNameFor(call.code, person, wish.language)
      const number = (names.get(name) ?? 0) + 1
      names.set(name, number)
      // Two people of one name get two files.
      return { name: number === 1 ? name : name.replace(/\.xlsx$/, `_${number}.xlsx`), file: person.file }
    }),
    context.now,
  )
  return {
    ...offer(context, archive, `${inFileName(call.code)}_score-packs_${wish.language}.zip`),
    made: made.map(({ id, name }) => ({ id, name })),
    skipped,
  }
}

/** `committees.makePacks`: the pack of one assessor, or those of all in one archive. Throws as the contract says. */
export async function makeForAssessors(
  context: JobContext,
  { personId, ...wish }: ParsedInputOf<'committees.makePacks'>,
): Promise<OutputOf<'committees.makePacks'>> {
  if (personId === null) return makeAll(context, wish)
  const person = await personOf(context, personId)
  await requireSightOfReader(context.db, context.actor, { callId: wish.callId, personId })
  return { ...(await makeOne(context, wish, person)), made: [person], skipped: [] }
}
