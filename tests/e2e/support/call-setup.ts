import type { Page } from '@playwright/test'
import type { InputOf } from '#shared/contract/index.ts'
import { CALL_TEXT_FIELDS, NEEDED_TEXTS } from '#shared/domain/calls/index.ts'
import { ask } from './ask.ts'

/** Clocks of the call; its deadline is past, so that what comes in can be late. */
export const ZONE = 'Europe/Skopje'
export const DEADLINE = { on: '2026-02-02', utc: '2026-02-02T15:00:00.000Z' } as const

const both = (text: string) => ({ en: text, sq: `${text} (sq)` })

const patch = (): InputOf<'calls.change'>['patch'] => ({
  terms: {
    deadlineAt: DEADLINE.utc,
    questionsUntil: '2026-01-20T15:00:00.000Z',
    opensAt: '2026-01-05T08:00:00.000Z',
    blind: true,
    assessorsNeeded: 2,
    thirdReaderGap: '15',
    tieBreak: ['relevance', 'received_at'],
    reserveUntil: '2027-06-30',
  },
  lots: [
    lot('A', 'Registered organisations', 4_000_000, 1_200_000),
    lot('B', 'Small local actions', 800_000, 300_000),
  ],
  texts: Object.fromEntries(
    CALL_TEXT_FIELDS.filter(field => NEEDED_TEXTS.includes(field)).map(field => [
      field,
      both(field === 'title' ? 'Forms filled in together' : `What the call says of ${field}`),
    ]),
  ),
})

const lot = (code: string, title: string, envelopeMinor: number, maximumMinor: number) => ({
  id: null,
  code,
  title: both(title),
  envelopeMinor,
  minimumMinor: 50_000,
  maximumMinor,
  cofinancingPercent: '5',
})

/** A call of 48,000.00 in two lots with the standard form and grid, in setup, under the demo's scheme. */
export async function setUpCall(page: Page): Promise<string> {
  const { rows } = await ask(page, 'schemes.list', {})
  const scheme = rows.find(row => row.code === 'DII-S1')
  if (!scheme) throw new Error('The demo has no scheme DII-S1')
  const made = await ask(page, 'calls.create', {
    schemeId: scheme.id,
    code: 'DII-G2',
    title: 'Forms filled in together',
    kind: 'open',
    languages: ['en', 'sq'],
    zone: ZONE,
    envelopeMinor: 4_800_000,
    templateId: 'small-grants',
  })
  await ask(page, 'calls.change', { ...made, patch: patch() })
  return made.id
}

/** Bodies of the registry, by registration number, so that doubles are seen. */
export async function registerApplicants(
  page: Page,
  applicants: readonly { readonly name: string; readonly registrationNo: string }[],
): Promise<void> {
  const blank = { shortName: '', legalForm: 'NGO', taxNo: '', city: '', address: '', email: '', phone: '' }
  for (const applicant of applicants)
    await ask(page, 'organisations.create', {
      ...blank,
      ...applicant,
      country: 'XK',
      website: '',
      note: '',
      marketActor: false,
    })
}
