import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { CALL_TEXT_FIELDS, NEEDED_TEXTS } from '#shared/domain/calls/index.ts'
import { type MoneyFixture, openMoneyFixture } from '#tests/integration/ledger/fixture.ts'

export type Patch = InputOf<'calls.change'>['patch']

export interface CallFixture extends MoneyFixture {
  readonly schemeId: string
  readonly call: MoneyFixture['workspace']['call']
}

export const ZONE = 'Europe/Belgrade'
/** After the tests' own time, which is 30 June 2025. */
export const DEADLINE = '2025-08-31T14:00:00.000Z'

const english = (text: string) => ({ en: text })

/** Texts that guidelines always need, in the languages given. */
export const neededTexts = (languages: readonly ('en' | 'sq')[]): NonNullable<Patch['texts']> =>
  Object.fromEntries(
    CALL_TEXT_FIELDS.filter(field => NEEDED_TEXTS.includes(field)).map(field => [
      field,
      Object.fromEntries(languages.map(language => [language, `${field} in ${language}`])),
    ]),
  )

/** What a call of the fixture's scheme needs beside its template to be declared ready. */
export const soundPatch: Patch = {
  terms: {
    deadlineAt: DEADLINE,
    questionsUntil: '2025-08-20T14:00:00.000Z',
    tieBreak: ['relevance', 'received_at'],
    thirdReaderGap: '20',
  },
  lots: [
    {
      id: null,
      code: 'L1',
      title: english('Small'),
      envelopeMinor: 600_000,
      minimumMinor: 100_000,
      maximumMinor: 300_000,
      cofinancingPercent: '10',
    },
    {
      id: null,
      code: 'L2',
      title: english('Larger'),
      envelopeMinor: 400_000,
      minimumMinor: null,
      maximumMinor: null,
      cofinancingPercent: '0',
    },
  ],
  texts: neededTexts(['en']),
}

export const schemeInput = (fixture: MoneyFixture, more: Partial<InputOf<'schemes.save'>> = {}) => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  workPackageId: fixture.workPackageId,
  lineId: fixture.lines['2.1'],
  code: 'S1',
  title: 'Grassroots scheme',
  objective: '',
  envelopeMinor: 1_500_000,
  partyCapMinor: null,
  partyCapReason: '',
  ...more,
})

/** A project with a signed budget and a scheme of 15,000.00 on its line 2.1 of 24,000.00. */
export async function openCallFixture(): Promise<CallFixture> {
  const { handlers } = await import('#backend/rpc/handlers.ts')
  const fixture = await openMoneyFixture(handlers)
  const { id } = await fixture.workspace.call('schemes.save', schemeInput(fixture))
  return { ...fixture, schemeId: id, call: fixture.workspace.call }
}

type Made = { readonly id: string; readonly version: number }

/** A call of 10,000.00 with the standard template. */
export const createCall = (
  { call, schemeId }: CallFixture,
  more: Partial<InputOf<'calls.create'>> = {},
): Promise<Made> =>
  call('calls.create', {
    schemeId,
    code: 'C1',
    title: 'First call',
    kind: 'open',
    languages: ['en'],
    zone: ZONE,
    envelopeMinor: 1_000_000,
    templateId: 'small-grants',
    ...more,
  })

/** A call with everything that it needs to open. */
export async function soundCall(
  fixture: CallFixture,
  more: Partial<InputOf<'calls.create'>> = {},
): Promise<Made> {
  const made = await createCall(fixture, more)
  const { id, version } = await fixture.call('calls.change', { ...made, patch: soundPatch })
  return { id, version }
}

/** Takes a call from where it stands along the given states. */
export async function moveAlong(
  { call }: CallFixture,
  id: string,
  states: readonly OutputOf<'calls.get'>['call']['state'][],
): Promise<void> {
  for (const to of states) {
    const { version } = (await call('calls.get', { id })).call
    await call('calls.move', { id, version, to, reason: 'as agreed' })
  }
}

export async function openCall(fixture: CallFixture): Promise<Made> {
  const { id } = await soundCall(fixture)
  await moveAlong(fixture, id, ['ready', 'open'])
  return { id, version: (await fixture.call('calls.get', { id })).call.version }
}
