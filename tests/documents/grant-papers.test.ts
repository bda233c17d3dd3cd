import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DocumentSource, previewDocument, produceDocument } from '#backend/documents/produce.ts'
import type { DocumentFormat } from '#shared/contract/documents.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { type AwardFixture, FIVE, openAwardFixture } from '#tests/integration/awards/fixture.ts'
import { readParts } from './support/archive.ts'
import { pdfText } from './support/pdf-tools.ts'
import { recalculate } from './support/recalculate.ts'
import { requireWellFormed, wordText } from './support/word.ts'

let fixture: AwardFixture
let folder: string
const DIRECTOR = { as: 'director' } as const
const call: AwardFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)

const CYRILLIC = 'Удружење „Ђердап“ Љубовија'

async function decide(reference: string, over: Partial<InputOf<'decisions.decide'>>) {
  const { id, version } = await fixture.workspace.read(db =>
    db
      .selectFrom('application')
      .select(['id', 'version'])
      .where('reference_no', '=', reference)
      .executeTakeFirstOrThrow(),
  )
  await call(
    'decisions.decide',
    { applicationId: id, version, outcome: 'award', decidedOn: '2025-06-30', ...over },
    DIRECTOR,
  )
}

/** One awarded in Albanian, one in English, two in reserve, one refused; the call is decided. */
beforeAll(async () => {
  fixture = await openAwardFixture()
  for (const applied of FIVE) await fixture.add(applied)
  await fixture.workspace.write(async ({ trx }) => {
    await trx
      .updateTable('application')
      .set({ applicant_name: CYRILLIC })
      .where('reference_no', '=', 'A-3')
      .execute()
  })
  const { id } = await call('rankings.make', { callId: fixture.callId })
  await call('rankings.proposeLine', { rankingId: id })
  for (const reference of ['A-1', 'A-3']) {
    const { id: own, version } = await fixture.workspace.read(db =>
      db
        .selectFrom('application')
        .select(['id', 'version'])
        .where('reference_no', '=', reference)
        .executeTakeFirstOrThrow(),
    )
    await call('rankings.startDocCheck', { id: own, version })
  }
  await decide('A-1', { awardedMinor: 600_000, conditions: 'Two signatures' })
  await decide('A-3', { awardedMinor: 400_000 })
  await decide('A-2', { outcome: 'reserve' })
  await decide('A-5', {
    outcome: 'reject',
    reasonCode: 'below_threshold',
    reason: 'Relevance has 19.50 of 20.',
  })
  await fixture.workspace.write(async ({ trx }) => {
    await trx.updateTable('grant_call').set({ state: 'decided' }).where('id', '=', fixture.callId).execute()
  })
  folder = path.join(fixture.workspace.home, 'out')
  await mkdir(folder, { recursive: true })
})
afterAll(() => fixture.workspace.close())

const source = (
  id: DocumentSource['id'],
  more: DocumentSource['parameters'] = {},
  personId = '',
): DocumentSource => ({
  database: fixture.workspace.opened.store.paths.database,
  id,
  parameters: { call: 'G1', language: 'en', ...more },
  author: { personId, name: 'Arta', authenticated: false },
  now: '2025-06-30T12:00:00.000Z',
  appVersion: '0.0.0-test',
})
let made = 0
const make = (document: DocumentSource, format: DocumentFormat) => {
  made += 1
  return produceDocument(document, { folder, format, number: made }, () => undefined)
}
/** Throws at the first tag that does not close. */
describe('the checklist', () => {
  it('tells who answered when in the zone of the call', async () => {
    const { id: applicationId } = await fixture.workspace.read(db =>
      db.selectFrom('application').select('id').where('reference_no', '=', 'A-1').executeTakeFirstOrThrow(),
    )
    await fixture.workspace.write(async ({ trx, newId, actor }) => {
      const itemId = newId()
      await trx
        .insertInto('call_item')
        .values({
          id: itemId,
          call_id: fixture.callId,
          kind: 'administrative_criterion',
          code: 'A9',
          position: 9,
        })
        .execute()
      await trx
        .insertInto('application_check')
        .values({
          id: newId(),
          application_id: applicationId,
          item_id: itemId,
          stage: 'administrative',
          answer: 'yes',
          checked_by: actor.personId,
          checked_at: '2025-06-20T22:30:00.000Z',
        })
        .execute()
    })
    const printed = await pdfText((await make(source('admin-checklist', { application: 'A-1' }), 'pdf')).path)
    expect(printed.replaceAll(/\s+/g, ' ')).toContain('21/06/2025 00:30')
    expect(printed.replaceAll(/\s+/g, ' ')).toMatch(/Checked at \(Europe\/ ?Skopje\)/)
  })
})

describe('letters', () => {
  const letters = (language: string, more: object = {}) =>
    source('grant-letters', { language, datedOn: '2025-06-30', ...more })

  it('are filled in, one a page, in the language of each applicant, with scores and comments', async () => {
    const english = await pdfText((await make(letters('en'), 'pdf')).path)
    expect(english).toContain(`Dear ${CYRILLIC}`)
    expect(english.replaceAll(/\s+/g, ' ')).toContain('You asked for 4,000.00 EUR; 4,000.00 EUR is awarded')
    expect(english).toContain('rank 3 and an average of 75.00 points')
    expect(english).toContain('scores below a threshold: Relevance has 19.50 of 20')
    expect(english).toContain('Comment 1 on A-3')
    expect(english).not.toContain('{{')
    expect(english).not.toContain('A-1')
    const albanian = await pdfText((await make(letters('sq'), 'pdf')).path)
    expect(albanian).toMatch(/6\s000,00 EUR; jepen 6\s000,00 EUR/)
    expect(albanian).toContain('Kushtet: Two signatures')
    expect(albanian).toContain('Rëndësia')
  })

  it('open in Word with the same words, Cyrillic too', async () => {
    const { path: file } = await make(letters('en'), 'docx')
    const text = await wordText(file)
    expect(text).toContain(CYRILLIC)
    expect(text).toContain('4,000.00 EUR is awarded')
    // Whoever writes a reason may end it as a sentence; the letter's own sentence ends once.
    expect(text).toContain('Relevance has 19.50 of 20.')
    expect(text).not.toContain('20..')
    const parts = await readParts(file)
    for (const [name, { xml }] of parts) if (/\.(xml|rels)$/.test(name)) requireWellFormed(xml)
    const body = parts.get('word/document.xml')?.xml ?? ''
    // Each letter begins a page of its own: one section a letter.
    expect(body.match(/<w:sectPr/g)).toHaveLength(4)
    expect(body.match(/<w:pStyle w:val="Heading1"/g)).toHaveLength(4)
    expect(parts.has('[Content_Types].xml')).toBe(true)
  })

  it('of a kind that nobody gets in a language are not there', async () => {
    await expect(make(letters('sq', { kind: 'rejection' }), 'pdf')).rejects.toMatchObject({
      problem: { code: 'NotFound', messageKey: 'problem.awards.noSuchLetter', details: { call: 'G1' } },
    })
  })

  it('take the text that the call has for them', async () => {
    await fixture.workspace.write(async ({ trx, newId }) => {
      await trx
        .insertInto('call_text')
        .values({
          id: newId(),
          call_id: fixture.callId,
          record_id: fixture.callId,
          field: 'letter_reserve',
          language: 'en',
          text: 'Wait for us, {{applicant}}: {{ awarded }}.',
        })
        .execute()
    })
    const { path: file } = await make(letters('en', { application: 'A-2' }), 'docx')
    expect(await wordText(file)).toContain('Wait for us, Shoqata A-2: –.')
  })

  it('say nothing that no letter knows: neither stored nor sent', async () => {
    const input = { callId: fixture.callId, kind: 'rejection', language: 'en', before: null } as const
    const refused = await fixture.workspace.envelope('letters.saveText', {
      ...input,
      text: 'Dear {{aplicant}}',
    })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'Rule.MergeField', details: { fields: ['{{aplicant}}'] } },
    })
    await call('letters.saveText', { ...input, text: 'Dear {{applicant}}, no: {{reason}}' })
    expect(await fixture.workspace.envelope('letters.saveText', { ...input, text: 'Other' })).toMatchObject({
      error: { code: 'Conflict' },
    })
    const { texts, samples } = await call('letters.texts', { callId: fixture.callId })
    expect(texts.find(text => text.kind === 'rejection' && text.language === 'en')?.own).toContain('no:')
    expect(texts.find(text => text.kind === 'rejection' && text.language === 'sq')?.own).toBeNull()
    const sample = samples.find(({ reference }) => reference === 'A-5')
    const preview = await call('letters.preview', {
      applicationId: sample?.id ?? '',
      kind: 'rejection',
      language: 'en',
      text: 'Dear {{applicant}}, no: {{reason}} {{awarded}}',
    })
    expect(preview).toEqual({
      body: 'Dear Shoqata A-5, no: scores below a threshold: Relevance has 19.50 of 20 –',
      unknown: [],
    })
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('call_text')
        .set({ text: 'Dear {{aplicant}}' })
        .where('field', '=', 'letter_rejection')
        .execute(),
    )
    await expect(make(letters('en', { application: 'A-5' }), 'docx')).rejects.toMatchObject({
      problem: { code: 'Rule.MergeField' },
    })
    await call('letters.saveText', { ...input, before: 'Dear {{aplicant}}', text: '' })
  })

  it('are made for a whole call in one act, recorded, and marked as sent', async () => {
    const asked = { callId: fixture.callId, format: 'docx' as const, datedOn: '2025-06-30' }
    const done = await call('letters.make', asked)
    expect(done.letters).toBe(5)
    expect(done.files.map(file => file.language).toSorted()).toEqual(['en', 'sq'])
    const { rows } = await call('letters.list', { callId: fixture.callId })
    expect(rows.map(row => [row.reference, row.kind, row.language, row.letter?.datedOn])).toEqual(
      [
        ['A-1', 'award', 'sq', '2025-06-30'],
        ['A-2', 'reserve', 'en', '2025-06-30'],
        ['A-3', 'award', 'en', '2025-06-30'],
        ['A-4', 'reserve', 'en', '2025-06-30'],
        ['A-5', 'rejection', 'en', '2025-06-30'],
      ].filter(([reference]) => reference !== 'B-1'),
    )
  })
})

describe('the evaluation report', () => {
  it('prints every score, the averages and the register, and agrees with a recalculation', async () => {
    const { path: file, checks } = await make(source('evaluation-report'), 'xlsx')
    const { differences, errors, compared } = await recalculate(file)
    expect([differences, errors]).toEqual([[], []])
    expect(compared).toBeGreaterThan(100)
    expect(checks.map(check => [check.id, check.ok])).toEqual([
      ['EV-1', true],
      // The fixture's assessors declared nothing, and the report says so.
      ['EV-2', false],
    ])
    const preview = await previewDocument(source('evaluation-report'), { sheet: 1, offset: 0, limit: 50 })
    const rows = preview.rows.map(row => row.cells.map(cell => cell.text))
    expect(rows).toContainEqual([
      'A-1',
      'Test assessor',
      '36.00',
      '54.00',
      '90.00',
      '',
      'Comment 1 on A-1',
      'in the app',
    ])
    expect(rows).toContainEqual(['A-1', 'Average', '35.00', '53.00', '88.00', '', '', ''])
  })

  it('and every other paper leave out what the reader is recused from', async () => {
    const { people } = fixture.workspace
    await fixture.workspace.write(async ({ trx, newId, now }) => {
      await trx
        .insertInto('assignment')
        .values({
          id: newId(),
          application_id: fixture.idOf('A-4'),
          person_id: people.finance_officer,
          reader: 'further',
          state: 'recused',
          assigned_by: null,
          assigned_at: now,
        })
        .execute()
    })
    const all = async (personId: string) => {
      const texts = []
      for (const id of [
        'evaluation-report',
        'evaluation-minutes',
        'admin-checklist',
        'ranking-list',
      ] as const)
        texts.push(await pdfText((await make(source(id, {}, personId), 'pdf')).path))
      return texts.join('\n')
    }
    expect(await all(people.coordinator)).toContain('Shoqata A-4')
    expect(await all(people.finance_officer)).not.toContain('Shoqata A-4')
    const summary = source('application-summary', { application: 'A-4' }, people.finance_officer)
    await expect(make(summary, 'pdf')).rejects.toMatchObject({ problem: { code: 'Rule.Recused' } })
    const word = await wordText(
      (await make({ ...summary, author: source('ranking-list').author }, 'docx')).path,
    )
    expect(word).toContain('Projekti A-4')
  })
})

describe('the ranking list', () => {
  it('has a sheet for each lot with live totals', async () => {
    const { path: file } = await make(source('ranking-list', { language: 'sq' }), 'xlsx')
    const { differences, errors, formulas } = await recalculate(file)
    expect([differences, errors]).toEqual([[], []])
    expect(formulas).toBeGreaterThan(5)
    expect((await readFile(file)).length).toBeGreaterThan(1000)
  })
})
