import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { EvaluationOf } from '#renderer/features/evaluation/evaluation-tab.tsx'
import { callAnswers } from '../awards/fixture.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp, showPart } from '../support/show.tsx'
import { APPLICATION, ASSIGNMENTS, CALL, LINKED, MEMBERS, MENTORS, SHEETS } from './answers.ts'

const committee = {
  ...callAnswers,
  'committees.members': () => MEMBERS,
  'committees.assignments': () => ASSIGNMENTS,
  'committees.conflicts': () => LINKED,
  'committees.mentors': () => MENTORS,
}
const at = `/grants/calls/${CALL}/committee`

describe('recusing a reader', () => {
  it('warns from the registry, says that the score is void, and needs a kind and a reason', async () => {
    const { user, client } = showApp(at, {
      answers: { ...committee, 'committees.recuse': () => ({ reassignedTo: 'Ben Second' }) },
    })
    const list = await screen.findByRole('grid', { name: 'Who reads what' })
    await user.dblClick(await within(list).findByText('Village readers'))
    const dialog = await screen.findByRole('dialog', { name: 'Readers of G1-001' })
    expect(await within(dialog).findByText(/Has the same name as Ada Reader/)).toBeTruthy()
    await user.click(within(dialog).getByRole('combobox', { name: 'Reader' }))
    expect(screen.queryByRole('option', { name: /Ada Reader/ })).toBeNull()
    await user.keyboard('{Escape}')
    await user.click(within(dialog).getByRole('button', { name: 'Recuse Ada Reader' }))
    expect(within(dialog).getByText(/The score of 76.00 becomes void/)).toBeTruthy()
    expect(await within(dialog).findByText(/Has the same name as Ada Reader/)).toBeTruthy()
    const act = within(dialog).getByRole('button', { name: 'Recuse Ada Reader' })
    expect(act.hasAttribute('disabled')).toBe(true)
    await expectAccessible()
    await user.click(within(dialog).getByRole('combobox', { name: /Kind of conflict/ }))
    await user.click(await screen.findByRole('option', { name: 'family' }))
    await user.type(
      within(dialog).getByRole('textbox', { name: /What came to light/ }),
      'Her brother runs it',
    )
    await user.click(act)
    await waitFor(() => expect(client.callsOf('committees.recuse')).toHaveLength(1))
    expect(client.callsOf('committees.recuse')[0]?.input).toEqual({
      applicationId: APPLICATION,
      personId: idOf('person', 3),
      kind: 'family',
      note: 'Her brother runs it',
    })
  })
})

describe('mentors', () => {
  it('are listed with the bodies they mentor and named with a first day', async () => {
    const { user, client } = showApp(at, {
      answers: { ...committee, 'committees.saveMentor': () => ({ id: idOf('mentor', 1), version: 2 }) },
    })
    const table = await screen.findByRole('table', { name: 'Mentors' })
    expect(within(table).getByText('Mira Mentor')).toBeTruthy()
    await user.click(within(table).getByRole('button', { name: /Edit the mentoring of Village readers/ }))
    const dialog = await screen.findByRole('dialog', { name: 'Mentoring' })
    await user.type(within(dialog).getByRole('textbox', { name: /Until/ }), '2025-12-31')
    await user.tab()
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('committees.saveMentor')).toHaveLength(1))
    expect(client.callsOf('committees.saveMentor')[0]?.input).toMatchObject({
      id: idOf('mentor', 1),
      version: 1,
      until: '2025-12-31',
    })
  })
})

describe('what stands behind a score', () => {
  it('shows the sheets beside each other, with differences, comments and void ones', async () => {
    showPart(<EvaluationOf applicationId={APPLICATION} />, { answers: { 'committees.sheets': () => SHEETS } })
    const table = await screen.findByRole('table', { name: 'Score sheets by criterion' })
    const need = within(table).getByRole('row', { name: /Need \(20\)/ })
    expect(within(need).getByText('18')).toBeTruthy()
    expect(within(need).getByText('10')).toBeTruthy()
    expect(within(need).getByText('8')).toBeTruthy()
    expect(within(table).getByText('Well shown')).toBeTruthy()
    expect(within(table).getByText('Void: Sister on the board')).toBeTruthy()
    expect(screen.getByText(/The totals are 20.00 points apart/)).toBeTruthy()
    await expectAccessible()
  })

  it('takes a consensus once every criterion is answered and the reason is told', async () => {
    const { user, client } = showPart(<EvaluationOf applicationId={APPLICATION} />, {
      answers: {
        'committees.sheets': () => SHEETS,
        'committees.consensus': () => ({ id: idOf('consensus', 1), version: 1 }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Record the consensus' }))
    const dialog = await screen.findByRole('dialog', { name: 'Consensus on G1-001' })
    expect(within(dialog).getByText('Ada Reader: 18 · Ben Second: 10')).toBeTruthy()
    const record = within(dialog).getByRole('button', { name: 'Record the consensus' })
    await user.type(within(dialog).getByRole('textbox', { name: /Points for Need/ }), '15')
    await user.type(
      within(dialog).getByRole('textbox', { name: /How the readers came/ }),
      'Read the need anew',
    )
    await expectAccessible()
    await user.click(record)
    await waitFor(() => expect(client.callsOf('committees.consensus')).toHaveLength(1))
    expect(client.callsOf('committees.consensus')[0]?.input).toEqual({
      applicationId: APPLICATION,
      scores: {
        r1: { kind: 'score', points: '15', comment: '' },
        r2: { kind: 'score', points: '60', comment: '' },
      },
      comment: 'Read the need anew',
    })
  })

  it('stays to be read beside the originals once it is recorded', async () => {
    const consensus = {
      scores: { r1: { kind: 'score', points: '15', comment: '' } } as const,
      total: '75.00',
      comment: 'Read the need anew',
      by: 'Mira Chair',
      at: '2025-06-20T10:00:00.000Z',
    }
    showPart(<EvaluationOf applicationId={APPLICATION} />, {
      answers: { 'committees.sheets': () => ({ ...SHEETS, consensus, mayAgree: false }) },
    })
    expect(await screen.findByText('Consensus: 75.00 points')).toBeTruthy()
    const head = screen.getByRole('columnheader', { name: 'Consensus' })
    expect(head.style.textAlign).toBe('right')
    const figures = screen.getAllByText('75.00').map(figure => figure.closest('[class*="agreed"]'))
    expect(figures).not.toContain(null)
    expect(screen.getByText('15').closest('td')?.className).toContain('agreed')
    expect(screen.getByText('Well shown')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Record the consensus' })).toBeNull()
  })
})
