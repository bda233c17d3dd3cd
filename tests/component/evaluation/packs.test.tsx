import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { EvaluationOf } from '#renderer/features/evaluation/evaluation-tab.tsx'
import type { ScorePackReading } from '#shared/contract/score-packs.ts'
import { callAnswers } from '../awards/fixture.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp, showPart } from '../support/show.tsx'
import { APPLICATION, ASSIGNMENTS, CALL, MEMBERS, MINE, REGISTER, SHEETS } from './answers.ts'

const reading = (change: Partial<ScorePackReading['files'][number]>): ScorePackReading => ({
  files: [
    {
      fileName: 'first.xlsx',
      outcome: 'created',
      callCode: 'G1',
      assessor: 'Ada Reader',
      parts: [
        {
          applicationId: APPLICATION,
          referenceNo: 'G1-001',
          declared: 'none',
          scores: 'submitted',
          total: '76.50',
        },
      ],
      errors: 0,
      warnings: 0,
      problems: [],
      ...change,
    },
  ],
  created: 1,
  unchanged: 0,
  refused: 0,
})

const committee = {
  ...callAnswers,
  'committees.members': () => MEMBERS,
  'committees.assignments': () => ASSIGNMENTS,
  'committees.conflicts': () => REGISTER,
}

describe('score packs of a call', () => {
  it('are made for one assessor from their row, or for all, with a day to send them back', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/committee`, {
      answers: {
        ...committee,
        'committees.makePacks': () => ({
          token: 'token-of-the-packs-that-were-made',
          fileName: 'G1_score-packs_en.zip',
          made: [{ id: idOf('person', 3), name: 'Ada Reader' }],
          skipped: [
            {
              id: idOf('person', 4),
              name: 'Ben Done',
              messageKey: 'problem.evaluation.nothingToScore',
              details: { name: 'Ben Done', code: 'G1' },
            },
          ],
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Make the pack of Ada Reader' }))
    const dialog = await screen.findByRole('dialog', { name: 'Make Excel packs' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Send back by' }), '2025-07-15')
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Make' }))
    await waitFor(() => expect(client.callsOf('committees.makePacks')).toHaveLength(1))
    expect(client.callsOf('committees.makePacks')[0]?.input).toMatchObject({
      callId: CALL,
      personId: idOf('person', 3),
      language: 'en',
      returnBy: '2025-07-15',
    })
    expect(await within(dialog).findByText('1 pack made: Ada Reader.')).toBeTruthy()
    expect(within(dialog).getByText(/Left out: Ben Done\. Ben Done has nothing left/)).toBeTruthy()
    expect(client.saved).toEqual(['G1_score-packs_en.zip'])
  })

  it('are read several at once, checked first, each told by place and remedy', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/committee`, {
      answers: {
        ...committee,
        'committees.readPacks': input =>
          input.dryRun
            ? reading({
                outcome: 'refused',
                parts: [],
                errors: 1,
                problems: [
                  {
                    sheet: 'G1-001',
                    row: 8,
                    column: 'D',
                    value: '21',
                    severity: 'error',
                    messageKey: 'problem.score.range',
                    details: { points: '21', weight: '20' },
                    remedyKey: 'packRemedy.score.range',
                  },
                ],
              })
            : reading({}),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Read score packs' }))
    const dialog = await screen.findByRole('dialog', { name: 'Read score packs' })
    await user.click(within(dialog).getByRole('button', { name: 'Add files' }))
    expect(await within(dialog).findByText(/first\.xlsx/)).toBeTruthy()
    expect(within(dialog).getByText(/second\.xlsx/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Take second.xlsx out' }))
    await user.click(within(dialog).getByRole('button', { name: 'Only check' }))
    expect(
      await within(dialog).findByText(
        'G1-001 8 D: 21 points lie outside 0 to 20. Write points within the bounds.',
      ),
    ).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Take in' }))
    expect(
      await within(dialog).findByText('G1-001: handed in, total 76.50; declared: no conflict'),
    ).toBeTruthy()
    expect(client.callsOf('committees.readPacks').map(({ input }) => input)).toMatchObject([
      { callId: CALL, files: [{ token: 'token-of-the-first-file' }], dryRun: true },
      { dryRun: false },
    ])
    await expectAccessible()
  })
})

describe('a score sheet that came in a pack', () => {
  it('says who read it in, what is recommended, and gives the pack as it came', async () => {
    const [first, ...others] = SHEETS.sheets
    if (!first) throw new Error('There are sheets')
    const read = {
      ...first,
      intake: 'pack' as const,
      enteredBy: { id: idOf('person', 9), name: 'Cora Coordinator' },
      recommendation: 'fund_changed' as const,
      hasFile: true,
    }
    const { user, client } = showPart(<EvaluationOf applicationId={APPLICATION} />, {
      answers: {
        'committees.sheets': () => ({ ...SHEETS, sheets: [read, ...others] }),
        'committees.packFile': () => ({ token: 'token-of-the-file-that-came', fileName: 'ada.xlsx' }),
      },
    })
    expect(await screen.findByText('Excel pack, read in by Cora Coordinator')).toBeTruthy()
    expect(screen.getByText('Fund it with changes')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Pack of Ada Reader as it came in' }))
    await waitFor(() => expect(client.saved).toEqual(['ada.xlsx']))
  })
})

describe('an assessor who scores in Excel', () => {
  it('makes the own pack of a call and reads it back', async () => {
    const { user, client } = showApp('/assessments', {
      role: 'assessor',
      answers: {
        'assessments.mine': () => MINE,
        'assessments.makePack': () => ({
          token: 'token-of-the-pack-that-was-made',
          fileName: 'G1_Ada_en.xlsx',
        }),
        'assessments.readPacks': () => reading({ outcome: 'unchanged' }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Score in Excel: G1' }))
    const making = await screen.findByRole('dialog', { name: 'Score in Excel' })
    await user.click(within(making).getByRole('button', { name: 'Make' }))
    await waitFor(() => expect(client.saved).toEqual(['G1_Ada_en.xlsx']))
    await user.click(await screen.findByRole('button', { name: 'Read my pack back' }))
    const dialog = await screen.findByRole('dialog', { name: 'Read my pack back' })
    await user.click(within(dialog).getByRole('button', { name: 'Add files' }))
    await within(dialog).findByText(/first\.xlsx/)
    await user.click(within(dialog).getByRole('button', { name: 'Take in' }))
    expect(await within(dialog).findByText('there already')).toBeTruthy()
  })
})
