import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, jobs, queries } from '#backend/features/ledger/index.ts'
import { contentPath } from '#backend/platform/atomic-file.ts'
import { sha256 } from '#backend/platform/ids.ts'
import { draftInput, type MoneyFixture, openMoneyFixture, refusal } from './fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

const CONTENT = 'Faturë nr. 12'
const save = async () => (await fixture.workspace.call('ledger.saveDraft', draftInput(fixture))).id
const folder = () => fixture.workspace.opened.store.paths.attachments

async function offer(content = CONTENT, fileName = 'fatura.pdf') {
  const file = path.join(fixture.workspace.home, fileName)
  await writeFile(file, content)
  return fixture.workspace.state.files.offerIncoming({
    path: file,
    fileName,
    mediaType: 'application/pdf',
    temporary: false,
  })
}

const attach = async (entryId: string, content?: string) =>
  fixture.workspace.call('ledger.attach', { entryId, token: await offer(content) })

describe('attachments', () => {
  it('are stored under the hash of their content and listed with who added them', async () => {
    const entryId = await save()
    const { id, hash } = await attach(entryId)
    expect(hash).toBe(sha256(CONTENT))
    expect(await readFile(contentPath(folder(), hash), 'utf8')).toBe(CONTENT)
    const { attachments, warnings } = await fixture.workspace.call('ledger.get', { id: entryId })
    expect(attachments).toMatchObject([
      {
        id,
        fileName: 'fatura.pdf',
        size: 14,
        mediaType: 'application/pdf',
        hash,
        addedBy: 'Test coordinator',
      },
    ])
    expect(warnings.map(warning => warning.code)).not.toContain('EvidenceMissing')
  })

  it('keep the same content once, and link it once to the same entry', async () => {
    const [first, second] = [await save(), await save()]
    const link = await attach(first)
    expect(await attach(first)).toEqual(link)
    expect((await attach(second)).id).not.toBe(link.id)
    const files = (await readdir(folder(), { recursive: true, withFileTypes: true })).filter(entry =>
      entry.isFile(),
    )
    expect(files.map(file => file.name)).toEqual([link.hash])
  })

  it('are handed over by a token after their bytes are proved', async () => {
    const { id } = await attach(await save())
    const answer = await fixture.workspace.call('ledger.attachmentFile', { attachmentId: id })
    expect(answer).toMatchObject({ fileName: 'fatura.pdf', mediaType: 'application/pdf' })
    const file = fixture.workspace.state.files.takeOutgoing(answer.token)
    expect(await readFile(file?.path ?? '', 'utf8')).toBe(CONTENT)
  })

  it('are refused when the stored bytes were altered or are gone', async () => {
    const { id, hash } = await attach(await save())
    const stored = contentPath(folder(), hash)
    await writeFile(stored, 'other')
    const ask = () => refusal(fixture, 'ledger.attachmentFile', { attachmentId: id })
    expect(await ask()).toMatchObject({
      code: 'StorageCorrupt',
      messageKey: 'problem.ledger.fileAltered',
      details: { fileName: 'fatura.pdf' },
    })
    await rm(stored)
    expect(await ask()).toMatchObject({ messageKey: 'problem.ledger.fileMissing' })
  })

  it('come off a draft, never off a posted entry', async () => {
    const [draft, posted] = [await save(), await save()]
    const [off, kept] = [await attach(draft), await attach(posted)]
    await fixture.workspace.call('ledger.post', { ids: [posted] })
    await fixture.workspace.call('ledger.detach', { attachmentId: off.id })
    expect((await fixture.workspace.call('ledger.get', { id: draft })).attachments).toEqual([])
    expect(await refusal(fixture, 'ledger.detach', { attachmentId: kept.id })).toMatchObject({
      code: 'Rule.Posted',
      messageKey: 'problem.ledger.postedKeepsFiles',
    })
    const { id } = await attach(posted, 'late evidence')
    expect(id).toBeTypeOf('string')
  })

  it('need a known entry, link and file', async () => {
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
    const token = await offer()
    expect(await refusal(fixture, 'ledger.attach', { entryId: unknown, token })).toMatchObject({
      messageKey: 'problem.notFound.entry',
    })
    expect(
      await refusal(fixture, 'ledger.attach', { entryId: await save(), token: 'A'.repeat(32) }),
    ).toMatchObject({ messageKey: 'problem.notFound.file' })
    expect(await refusal(fixture, 'ledger.detach', { attachmentId: unknown })).toMatchObject({
      messageKey: 'problem.notFound.attachment',
    })
    expect(await readdir(folder())).toEqual([])
  })

  it('go with a deleted draft', async () => {
    const entryId = await save()
    await attach(entryId)
    await fixture.workspace.call('ledger.deleteDraft', { id: entryId, version: 1 })
    const links = await fixture.workspace.read(db => db.selectFrom('attachment_link').selectAll().execute())
    expect(links).toEqual([])
  })
})
