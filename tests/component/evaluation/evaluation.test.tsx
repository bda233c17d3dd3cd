import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChecksOf } from '#renderer/features/checks/checks-tab.tsx'
import { callAnswers } from '../awards/fixture.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp, showPart } from '../support/show.tsx'
import {
  APPLICATION,
  ASSIGNMENTS,
  CALL,
  CHECKS,
  MEMBERS,
  MENTORS,
  MINE,
  OPENED,
  REGISTER,
} from './answers.ts'

const saved = { id: idOf('sheet', 1), version: 1, total: '76.00' }

describe('what an assessor reads', () => {
  const answers = { 'assessments.mine': () => MINE, 'assessments.open': () => OPENED }

  it('is a quiet list: declare, read, handed in, and how many are closed', async () => {
    showApp('/assessments', { role: 'assessor', answers })
    const table = await screen.findByRole('table', { name: 'Small grants' })
    expect(within(table).getByText('to be declared')).toBeTruthy()
    expect(within(table).getByText('76.00')).toBeTruthy()
    expect(screen.getByText('1 application is closed to you because of a conflict of interest.')).toBeTruthy()
    await expectAccessible()
  })

  it('opens after the declaration', async () => {
    const { user, client, address } = showApp('/assessments', {
      role: 'assessor',
      answers: { ...answers, 'assessments.declare': () => ({ recused: false }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Declare for G1-001' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/The registry knows a link/)).toBeTruthy()
    await user.click(within(dialog).getByRole('radio', { name: /No, I have no conflict/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Declare and read' }))
    await waitFor(() => expect(address()).toBe(`/assessments/${APPLICATION}`))
    expect(client.callsOf('assessments.declare')[0]?.input).toMatchObject({
      applicationId: APPLICATION,
      kind: 'none',
    })
  })

  it('stands on the left, the scores on the right, kept by themselves and handed in for good', async () => {
    const { user, client } = showApp(`/assessments/${APPLICATION}`, {
      role: 'assessor',
      answers: {
        ...answers,
        'assessments.saveDraft': () => saved,
        'assessments.submit': () => ({ ...saved, version: 2 }),
      },
    })
    expect(await screen.findByText('Books for villages')).toBeTruthy()
    expect(screen.getByText('Hidden: it would tell who applies.')).toBeTruthy()
    expect(screen.getByText('1,250.00')).toBeTruthy()
    const need = screen.getByRole('textbox', { name: /Points for Need/ })
    await user.type(need, '21')
    expect(screen.getByText('0 to 20, at most 2 decimals')).toBeTruthy()
    await user.clear(need)
    await user.type(need, '16,5')
    await user.type(screen.getByRole('textbox', { name: /Points for Fit/ }), '60')
    await waitFor(() => expect(client.callsOf('assessments.saveDraft').length).toBeGreaterThan(0), {
      timeout: 4000,
    })
    expect(client.callsOf('assessments.saveDraft').at(-1)?.input).toMatchObject({
      scores: { r1: { kind: 'score', points: '16.5' }, r2: { points: '60' } },
    })
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Hand in the scores' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Hand in the scores' }))
    await waitFor(() => expect(client.callsOf('assessments.submit')).toHaveLength(1))
    expect(client.callsOf('assessments.submit')[0]?.input).toMatchObject({ version: 1 })
  })
})

describe('the files of what an assessor reads', () => {
  it('are offered where names are shown, with the reason where they are not', async () => {
    const files = [{ id: idOf('file', 1), fileName: 'statute.pdf', size: 20_480 }]
    const shown = { ...OPENED, blind: false, applicantName: 'Village readers', files }
    const { unmount } = showApp(`/assessments/${APPLICATION}`, {
      role: 'assessor',
      answers: { 'assessments.open': () => shown },
    })
    const part = await screen.findByRole('region', { name: 'Files' })
    expect(within(part).getByRole('button', { name: 'statute.pdf' })).toBeTruthy()
    await expectAccessible()
    unmount()
    showApp(`/assessments/${APPLICATION}`, {
      role: 'assessor',
      answers: { 'assessments.open': () => OPENED },
    })
    expect(await screen.findByText(/Files could tell who applies/)).toBeTruthy()
  })
})

describe('the committee of a call', () => {
  it('shows members, how far the evaluation is, who reads what, and the register of conflicts', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/committee`, {
      answers: {
        ...callAnswers,
        'committees.members': () => MEMBERS,
        'committees.assignments': () => ASSIGNMENTS,
        'committees.conflicts': () => REGISTER,
        'committees.mentors': () => MENTORS,
        'committees.assignEvenly': () => ({ applications: 1, assigned: 1, short: [] }),
      },
    })
    expect(await screen.findByText('3 of 4, 1 recused')).toBeTruthy()
    expect(screen.getByText('1 application lacks readers.')).toBeTruthy()
    expect(await screen.findByText('score 88.00 void')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Assign readers evenly' }))
    await waitFor(() => expect(client.callsOf('committees.assignEvenly')).toHaveLength(1))
  })
})

describe('the checks of an application', () => {
  it('tell instants in the zone of the call, and which documents ran out', async () => {
    showPart(<ChecksOf applicationId={APPLICATION} />, { answers: { 'checks.get': () => CHECKS } })
    expect(await screen.findByText(/^Arta, .*21\/06\/2025.00:30$/)).toBeTruthy()
    expect(screen.getByRole('columnheader', { name: 'By whom and when (Europe/Belgrade)' })).toBeTruthy()
    expect(
      within(screen.getByRole('row', { name: /Registration certificate/ })).getByText('expired'),
    ).toBeTruthy()
    expect(within(screen.getByRole('row', { name: /Statute/ })).getByText('no end')).toBeTruthy()
  })

  it('let a document be deleted after its effect is named', async () => {
    const { user, client } = showPart(<ChecksOf applicationId={APPLICATION} />, {
      answers: { 'checks.get': () => CHECKS, 'checks.deletePaper': () => ({}) },
    })
    await user.click(await screen.findByRole('button', { name: 'Delete Registration certificate R-17' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete “Registration certificate R-17”' })
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Delete the document' }))
    await waitFor(() => expect(client.callsOf('checks.deletePaper')).toHaveLength(1))
    expect(client.callsOf('checks.deletePaper')[0]?.input).toEqual({ id: idOf('paper', 1), version: 2 })
  })

  it('answer items, decide hits with a reason, and wait with eligible for what blocks', async () => {
    const { user, client } = showPart(<ChecksOf applicationId={APPLICATION} />, {
      answers: { 'checks.get': () => CHECKS, 'checks.answer': () => ({}), 'checks.decideHit': () => saved },
    })
    expect((await screen.findByRole('button', { name: 'Eligible' })).hasAttribute('disabled')).toBe(true)
    const row = screen.getByRole('row', { name: /A1 Signed/ })
    await user.click(within(row).getByRole('radio', { name: 'yes' }))
    await waitFor(() => expect(client.callsOf('checks.answer')).toHaveLength(1))
    expect(client.callsOf('checks.answer')[0]?.input).toMatchObject({ answer: 'yes' })
    await user.click(screen.getByRole('button', { name: 'Decide on ELENA PETROVSKA' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('radio', { name: 'somebody else' }))
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Another year of birth')
    await user.click(within(dialog).getByRole('button', { name: 'Record the decision' }))
    await waitFor(() => expect(client.callsOf('checks.decideHit')).toHaveLength(1))
    expect(client.callsOf('checks.decideHit')[0]?.input).toMatchObject({
      decision: 'different',
      reason: 'Another year of birth',
    })
    await expectAccessible()
  })
})
